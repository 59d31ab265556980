"""The commands: their options, and which action each calls."""

from collections.abc import Mapping

from stegvis.cli.commands.account import ACCOUNT, CONVERT
from stegvis.cli.commands.command import Command
from stegvis.cli.commands.reading import CHECK, READ
from stegvis.cli.commands.running import DEMO, IMPORT, MIGRATE, SERVE

__all__ = ["COMMANDS", "Command"]

COMMANDS: Mapping[str, Command] = {
    "read": READ,
    "check": CHECK,
    "account": ACCOUNT,
    "convert": CONVERT,
    "import": IMPORT,
    "demo": DEMO,
    "serve": SERVE,
    "migrate": MIGRATE,
}
