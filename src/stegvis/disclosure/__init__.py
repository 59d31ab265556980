"""Release: raw tables in, tables that point out nobody out.

The room stands ready; its content comes with its own issue of the project plan.
"""
