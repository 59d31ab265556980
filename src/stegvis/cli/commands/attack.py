"""`attack`: what a reader could derive from a draft, group by group, and how."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from stegvis.actions.attack_family import RULES, AttackedFamily, attack_family
from stegvis.cli.commands.command import DONE, Command, Options
from stegvis.cli.terminal import Terminal, one_line
from stegvis.cli.words import WORDS
from stegvis.vocabulary import Wording
from stegvis.vocabulary.wording import Language


def _options(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "family",
        type=Path,
        metavar=WORDS["placeholder.family"].in_language(language),
        help=WORDS["option.draft"].in_language(language),
    )
    parser.add_argument("--rule", choices=RULES, help=WORDS["option.rule"].in_language(language))
    parser.add_argument("--json", action="store_true", help=WORDS["option.json"].in_language(language))


def _attack(options: Options, terminal: Terminal) -> int:
    attacked = attack_family(options.family, rule=options.rule, in_words=not options.json)
    if options.json:
        terminal.out(json.dumps(attacked.as_json(), ensure_ascii=False))
    else:
        for line in _lines(attacked, terminal):
            terminal.out(line)
    return DONE


def _lines(attacked: AttackedFamily, terminal: Terminal) -> Iterator[str]:
    """How many small groups can be worked out, then how each of them is."""
    key = "found" if attacked.derivations else "none" if attacked.at_risk else "no_small"
    yield terminal.word(f"attack.{key}", provable=len(attacked.derivations), at_risk=attacked.at_risk)
    for derivation in attacked.derivations:
        yield terminal.wrapped(one_line(derivation.in_language(terminal.language)))


ATTACK = Command(
    WORDS["attack"],
    Wording("stegvis attack familj.json --rule row", "stegvis attack family.json --rule row"),
    _options,
    _attack,
    WORDS["attack.more"],
)
