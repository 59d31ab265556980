"""`protect`: which numbers of a family of publications can be shown."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from stegvis.actions.protect_family import ProtectedFamily, protect_family
from stegvis.cli.commands.command import DONE, Command, Options
from stegvis.cli.terminal import Terminal, one_line
from stegvis.cli.words import WORDS
from stegvis.vocabulary import Wording
from stegvis.vocabulary.cells import WITHHELD_SIGN
from stegvis.vocabulary.wording import Language

REFUSED = 3


def _options(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "family",
        type=Path,
        metavar=WORDS["placeholder.family"].in_language(language),
        help=WORDS["option.family"].in_language(language),
    )
    parser.add_argument("--json", action="store_true", help=WORDS["option.json"].in_language(language))


def _protect(options: Options, terminal: Terminal) -> int:
    def progress(safe: int, groups: int) -> None:
        terminal.progress(safe, groups, options.family.name, doing="protecting")

    done = protect_family(options.family, progress=progress)
    terminal.clear()
    if options.json:
        terminal.out(json.dumps(done.as_json(terminal.language), ensure_ascii=False))
    elif done.reason is None:
        for line in _lines(done, terminal):
            terminal.out(line)
    if done.reason is not None:
        terminal.say(terminal.word("protect.refused", reason=done.reason.in_language(terminal.language)))
    return DONE if done.reason is None else REFUSED


def _lines(done: ProtectedFamily, terminal: Terminal) -> Iterator[str]:
    """A table of what is shown, then what it cost and what the audit found."""
    protection = done.protection
    rows = [(terminal.word("protect.cell"), terminal.word("protect.value"))]
    rows += [(cell, WITHHELD_SIGN if value is None else str(value)) for cell, value in done.shown]
    width = max(len(one_line(name)) for name, _ in rows)
    yield from (f"{one_line(name):<{width}}  {value:>8}" for name, value in rows)
    yield ""
    yield terminal.word(
        f"protect.{protection.status.value}",
        visible=len(protection.visible),
        hidden=len(protection.hidden),
        weight=protection.weight_hidden,
        bound=protection.lower_bound,
    )
    audit = protection.audit
    seconds = f"{protection.seconds:.1f}"
    yield terminal.word(
        "protect.audit", groups=audit.groups, provable=audit.provable, solver=audit.solver, seconds=seconds
    )


PROTECT = Command(
    WORDS["protect"],
    Wording("stegvis protect familj.json --json", "stegvis protect family.json --json"),
    _options,
    _protect,
    WORDS["protect.more"],
)
