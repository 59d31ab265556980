"""The HTTP API.

The room stands ready; its content comes with its own issue of the project plan.
"""
