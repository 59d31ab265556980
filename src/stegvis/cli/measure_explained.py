"""A measure explained, to read in the terminal: what it is, and who is counted in each invented example."""

from collections.abc import Iterator, Mapping
from typing import Any

from stegvis.actions.measure_facts import word_on_screen
from stegvis.cli.measure_tables import value_on_screen
from stegvis.cli.terminal import Terminal
from stegvis.vocabulary.written import written_number

Part = Mapping[str, Any]


def measure_explained(told: Part, terminal: Terminal) -> str:
    """The explanation as lines of text."""
    return "\n".join([f"{told['label']} ({told['measure']})", "", *_about(told, terminal), *_examples(told, terminal)])


def _about(told: Part, terminal: Terminal) -> Iterator[str]:
    divided = ", ".join(f"{terminal.word(f'column.{one}')} ({one})" for one in told["divided_by"])
    yield terminal.wrapped(told["explanation"])
    yield ""
    for key, value in (
        ("source", told["source"]),
        ("class", terminal.word(f"class.{told['class']}")),
        ("unit", terminal.word(f"unit.{told['unit']}")),
        ("divided", divided or terminal.word("explained.undivided")),
        ("definition", f"sha256 {told['definition']}"),
    ):
        yield terminal.wrapped(f"{terminal.word(f'explained.{key}')}: {value}")


def _examples(told: Part, terminal: Terminal) -> Iterator[str]:
    for example in told["examples"]:
        yield ""
        yield terminal.word("explained.example", start=example["period"]["start"], end=example["period"]["end"])
        yield from (terminal.wrapped(row["sentence"]) for row in example["rows"])
        yield terminal.wrapped(f"→ {'; '.join(_results(told, example['results'], terminal))}")


def _results(told: Part, results: list[Part], terminal: Terminal) -> Iterator[str]:
    for one in results:
        part = " → ".join(word_on_screen(column, word, terminal.language) for column, word in one["split"].items())
        yield f"{part}: {_result(told, one, terminal)}" if part else _result(told, one, terminal)
    first = results[0]
    if first["answered"] is not None:
        yield terminal.word(
            "explained.question", **{name: first[name] for name in ("answered", "not_answered", "not_asked")}
        )


def _result(told: Part, one: Part, terminal: Terminal) -> str:
    value = value_on_screen(one, terminal)
    if one["denominator"] is None:
        return value
    numerator, denominator = (written_number(one[name], terminal.language) for name in ("numerator", "denominator"))
    if told["statistic"] == "median":
        return terminal.word("explained.median", value=value, denominator=denominator)
    return f"{numerator} / {denominator} = {value}"
