"""Stegvis: follow-up and reporting for coordinated rehabilitation."""

__version__ = "0.1.0"
