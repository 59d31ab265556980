"""What is counted: measure definitions and the engines that count them.

The room stands ready; its content comes with its own issue of the project plan.
"""
