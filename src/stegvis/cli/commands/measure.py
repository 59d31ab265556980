"""`measure`: the catalogue's measures counted from facts."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from stegvis.cli.commands.command import DONE, Command, Options
from stegvis.cli.periods import parse_period
from stegvis.cli.terminal import Terminal
from stegvis.cli.words import WORDS
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.wording import Language

ENGINES = ("memory", "duckdb", "sqlite", "postgresql", "spark")


def _options(parser: argparse.ArgumentParser, language: Language) -> None:
    def word(key: str) -> str:
        return WORDS[key].in_language(language)

    def several(name: str, placeholder: str, help_word: str) -> None:
        parser.add_argument(
            name, nargs="+", action="extend", default=[], metavar=word(placeholder), help=word(help_word)
        )

    parser.add_argument("--facts", type=Path, metavar=word("placeholder.folder"), help=word("option.facts"))
    parser.add_argument("--engine", choices=ENGINES, default="duckdb", help=word("option.engine"))
    several("--period", "placeholder.span", "option.periods")
    several("--measure", "placeholder.measure", "option.measure")
    several("--by", "placeholder.column", "option.by")
    parser.add_argument("--list", action="store_true", help=word("option.list"))
    parser.add_argument("--explain", metavar=word("placeholder.measure"), help=word("option.explain"))
    parser.add_argument("--json", action="store_true", help=word("option.json"))


def _run(options: Options, terminal: Terminal) -> int:
    if options.list:
        return _list(options, terminal)
    return _explain(options, terminal) if options.explain is not None else _count(options, terminal)


def _list(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.measure_facts import listed_measures

    measures = [(name, label.in_language(terminal.language)) for name, label in listed_measures()]
    if options.json:
        rows = [{"measure": name, "label": label} for name, label in measures]
        terminal.out(json.dumps({"measures": rows}, ensure_ascii=False))
        return DONE
    width = max(len(name) for name, _ in measures)
    for name, label in measures:
        terminal.out(f"{name:<{width}}  {label}")
    return DONE


def _explain(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.explain_measure import explain_measure, named_explanation

    told = named_explanation(explain_measure(options.explain), terminal.language)
    if options.json:
        terminal.out(json.dumps(told, ensure_ascii=False))
        return DONE
    from stegvis.cli.measure_explained import measure_explained

    terminal.out(measure_explained(told, terminal))
    return DONE


def _count(options: Options, terminal: Terminal) -> int:
    if options.facts is None or not options.period:
        raise BadInput("measure", WORDS["measure.needs"])
    periods = [parse_period(text) for text in _parts("--period", options.period)]
    measures, by = _parts("--measure", options.measure), _parts("--by", options.by)
    from stegvis.actions.measure_facts import measure_facts, named_rows

    counting = measure_facts(
        options.facts,
        engine=options.engine,
        periods=periods,
        measures=measures,
        by=by,
    )
    for note in counting.notes:
        terminal.say(terminal.word("facts.note", note=note.in_language(terminal.language)))
    if counting.left_out:
        terminal.say(terminal.word("measure.left_out", by=", ".join(by), measures=", ".join(counting.left_out)))
    if counting.unanswered:
        terminal.say(terminal.word("measure.unanswered", measures=", ".join(counting.unanswered)))
    terminal.say(terminal.word("measure.raw"))
    if counting.about_violence:
        terminal.say(terminal.word("measure.violence", measures=", ".join(counting.about_violence)))
    tables = [list(named_rows(one, terminal.language)) for one in counting.measures]
    if options.json:
        head = {"released": False, "engine": options.engine, "by": by}
        rest = {"left_out": counting.left_out, "unanswered": counting.unanswered}
        rows = [row for table in tables for row in table]
        terminal.out(json.dumps({**head, **rest, "rows": rows}, ensure_ascii=False))
        return DONE
    from stegvis.cli.measure_tables import measure_table

    for table in tables:
        if table:
            terminal.out(f"{measure_table(table, terminal)}\n")
    return DONE


def _parts(option: str, given: Sequence[str]) -> list[str]:
    """What was given, apart from each other: by spaces or by commas, each once. Raises BadInput when it is empty."""
    parts = list(dict.fromkeys(part.strip() for text in given for part in text.split(",") if part.strip()))
    if given and not parts:
        raise BadInput(option, WORDS["option.empty"])
    return parts


MEASURE = Command(
    WORDS["measure"],
    Wording(
        "stegvis measure --facts fakta --period 2023-01..2023-08 --measure participants feels_better --by gender",
        "stegvis measure --facts facts --period 2023-01..2023-08 --measure participants feels_better --by gender",
    ),
    _options,
    _run,
    WORDS["measure.more"],
)
