"""`facts generate`, `facts check` and `facts layout`: what measures are counted from."""

import argparse
import json
from functools import partial
from pathlib import Path

from stegvis.cli.commands.command import DONE, Command, Options
from stegvis.cli.parsing import Parser
from stegvis.cli.terminal import Terminal
from stegvis.cli.words import WORDS
from stegvis.vocabulary import Wording
from stegvis.vocabulary.wording import Language

TASKS = {
    "generate": "stegvis facts generate --participations 10000 --seed 1 --out {folder}",
    "check": "stegvis facts check --facts {folder}",
    "layout": "stegvis facts layout",
}


def _options(parser: argparse.ArgumentParser, language: Language) -> None:
    def word(key: str) -> str:
        return WORDS[key].in_language(language)

    tasks = parser.add_subparsers(
        dest="task", required=True, metavar=word("facts.task"), title=word("facts.tasks"), parser_class=Parser
    )
    parsers = {}
    for name, example in TASKS.items():
        summary = word(f"facts.{name}")
        epilog = f"{word('example')}:\n  {example.format(folder='fakta' if language == 'sv' else 'facts')}"
        parsers[name] = tasks.add_parser(
            name, help=summary, language=language, description=f"{summary[0].upper()}{summary[1:]}.", epilog=epilog
        )
        parsers[name].add_argument(
            "--language", choices=("sv", "en"), default=argparse.SUPPRESS, help=word("option.language")
        )
    for name in ("participations", "seed"):
        metavar = word("placeholder.seed" if name == "seed" else "placeholder.number")
        parsers["generate"].add_argument(
            f"--{name}", type=int, required=True, metavar=metavar, help=word(f"option.{name}")
        )
    folder = word("placeholder.folder")
    parsers["generate"].add_argument("--out", type=Path, required=True, metavar=folder, help=word("option.out.folder"))
    parsers["generate"].add_argument("--json", action="store_true", help=word("option.json"))
    parsers["check"].add_argument("--facts", type=Path, required=True, metavar=folder, help=word("option.facts"))


def _run(options: Options, terminal: Terminal) -> int:
    return {"generate": _generate, "check": _check, "layout": _layout}[options.task](options, terminal)


def _generate(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.generate_facts import generate_invented_facts

    rows = generate_invented_facts(
        options.out,
        participations=options.participations,
        seed=options.seed,
        progress=partial(terminal.progress, doing="progress.inventing"),
    )
    if options.json:
        terminal.out(json.dumps({"out": str(options.out), "invented": True, "seed": options.seed, "rows": rows}))
        return DONE
    for table, count in rows.items():
        terminal.out(terminal.word("facts.written", table=table, rows=count))
    terminal.out(terminal.word("facts.invented", folder=options.out))
    return DONE


def _check(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.check_facts import check_facts_folder

    for note in check_facts_folder(options.facts):
        terminal.say(terminal.word("facts.note", note=note.in_language(terminal.language)))
    terminal.out(terminal.word("facts.fine"))
    return DONE


def _layout(_options: Options, terminal: Terminal) -> int:
    from stegvis.actions.check_facts import facts_layout

    terminal.out(facts_layout().rstrip("\n"))
    return DONE


FACTS = Command(
    WORDS["facts"],
    Wording(
        "stegvis facts generate --participations 10000 --seed 1 --out fakta",
        "stegvis facts generate --participations 10000 --seed 1 --out facts",
    ),
    _options,
    _run,
)
