"""The `stegvis` command."""

from stegvis.cli.main import main

__all__ = ["main"]
