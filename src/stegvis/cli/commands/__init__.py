"""The commands: their options, and which action each calls."""

from collections.abc import Mapping

from stegvis.cli.commands.account import ACCOUNT, CONVERT
from stegvis.cli.commands.attack import ATTACK
from stegvis.cli.commands.border import KEY, PACKAGE, RECEIVE, VERIFY
from stegvis.cli.commands.command import Command
from stegvis.cli.commands.facts import FACTS
from stegvis.cli.commands.inviting import INVITE
from stegvis.cli.commands.measure import MEASURE
from stegvis.cli.commands.protect import PROTECT
from stegvis.cli.commands.reading import CHECK, READ
from stegvis.cli.commands.reminding import REMIND
from stegvis.cli.commands.running import DEMO, IMPORT, INDEX, MIGRATE, SERVE
from stegvis.cli.commands.upkeep import BACKUP, DOCTOR, RESEAL, RESTORE

__all__ = ["COMMANDS", "Command"]

COMMANDS: Mapping[str, Command] = {
    "read": READ,
    "check": CHECK,
    "account": ACCOUNT,
    "convert": CONVERT,
    "measure": MEASURE,
    "facts": FACTS,
    "protect": PROTECT,
    "attack": ATTACK,
    "import": IMPORT,
    "package": PACKAGE,
    "receive": RECEIVE,
    "verify": VERIFY,
    "key": KEY,
    "demo": DEMO,
    "serve": SERVE,
    "migrate": MIGRATE,
    "doctor": DOCTOR,
    "backup": BACKUP,
    "restore": RESTORE,
    "reseal": RESEAL,
    "index": INDEX,
    "invite": INVITE,
    "remind": REMIND,
}
