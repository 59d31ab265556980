"""Copies of the whole store that can be put back: making them, reading them, putting them back."""
