"""The manual page of the measures, written from the catalogue: docs/measures.md."""

from collections.abc import Iterator

from stegvis.catalogue.measures.entry import CatalogueMeasure, Example, Expected, InventedRow, Value
from stegvis.catalogue.measures.examples import Counted, counted_rows
from stegvis.catalogue.measures.shelf import TOPICS, TYPED_BY_HAND
from stegvis.measures.expressions import Column, columns_of
from stegvis.measures.facts import FACT_TABLES
from stegvis.measures.nodes import Measure, Statistic

_HEAD = """# Measures

Every number that Stegvis counts, with its definition in words and an example that shows who is counted.
This page is written by `python -m stegvis.catalogue.measures`; a test fails when it is out of date.
All persons in the examples are invented.

A measure divides a numerator by a denominator; a count has no denominator. The period is chosen when the measure is
used: the same definition serves month, quarter, half-year and year. The class says how carefully it is released:
A participation, B outcomes, C health and means of support, D violence.
"""


def manual_page() -> str:
    """The page as Markdown, ending with a line break."""
    return "\n".join([_HEAD, *_contents(), *_typed_by_hand(), *_divisions(), *_topics()]).rstrip() + "\n"


def _contents() -> Iterator[str]:
    yield "| measure | på svenska | class |\n|---|---|---|"
    for _, measures in TOPICS:
        for one in measures:
            yield f"| [`{one.id}`](#{_anchor(one)}) {one.label.en} | {one.label.sv} | {one.measure.privacy} |"


def _typed_by_hand() -> Iterator[str]:
    yield "\nTyped by hand, since the facts do not hold it:\n"
    for name, reason in TYPED_BY_HAND.items():
        yield f"- `{name}`: {reason.en}"


def _divisions() -> Iterator[str]:
    """What each kind of row can be divided by, with the words for what cannot be."""
    yield "\nBy what results can be divided depends on the rows that are counted:\n"
    yield "| rows | can be divided by |\n|---|---|"
    for table in FACT_TABLES.values():
        yield f"| {table.name} | {', '.join(f'`{name}`' for name in table.groupings)} |"
    yield (
        "\nA measure of two tables, such as a cost per participation, can be divided by what both have.\n"
        "Answers to questionnaires are divided only by intervention, orientation, gender and item: neither by\n"
        "referrer nor by municipality, group or time on support, where groups would be small. Answers about violence\n"
        "are divided by gender at most."
    )


def _topics() -> Iterator[str]:
    for topic, measures in TOPICS:
        yield f"\n## {topic.en} – {topic.sv}"
        for measure in measures:
            yield from _section(measure)


def _section(entry: CatalogueMeasure) -> Iterator[str]:
    measure = entry.measure
    yield f'\n<a id="{_anchor(entry)}"></a>\n\n### `{entry.id}`: {entry.label.en} – {entry.label.sv}\n'
    yield f"{entry.explanation.en}\n\n*{entry.explanation.sv}*\n"
    yield f"Source: {entry.source.en}. Class {measure.privacy}. Counted in {measure.unit}. {_divided(measure)}"
    for example in entry.examples:
        yield from _example(measure, example)


def _divided(measure: Measure) -> str:
    listed = ", ".join(f"`{name}`" for name in measure.groupings)
    return f"Can be divided by {listed}." if listed else "Cannot be divided."


def _example(measure: Measure, example: Example) -> Iterator[str]:
    yield f"\nWho is counted from {example.period.start} to {example.period.end}?\n"
    heads = ["invented", "facts", "what is particular", *_number_heads(measure)]
    yield _line(heads)
    yield _line(["---"] * len(heads))
    for counted in counted_rows(measure, example):
        row = counted.row
        yield _line([row.name, _facts(measure, row), row.note.en, *_numbers(measure, counted)])
    yield f"\n{_results(measure, example)}"


def _number_heads(measure: Measure) -> list[str]:
    heads = ["counted"] if measure.statistic is Statistic.COUNT else ["numerator", "denominator"]
    return [*heads, "question"] if measure.question else heads


def _numbers(measure: Measure, counted: Counted) -> list[str]:
    numbers = [counted.numerator] if counted.denominator is None else [counted.numerator, counted.denominator]
    answer = [str(counted.answer or "")] if measure.question else []
    return [*(str(number) for number in numbers), *answer]


def _facts(measure: Measure, row: InventedRow) -> str:
    """What is given of the columns that the measure reads; a missing value is left out."""
    read = {column.name for total in measure.totals for column in total.columns() if column.table == row.table}
    read |= {column.name for column in measure.split}
    read |= {column.name for column in _asked_columns(measure)}
    return ", ".join(_fact(name, value) for name, value in row.given if name in read and value is not None)


def _asked_columns(measure: Measure) -> Iterator[Column]:
    if measure.question is not None:
        yield measure.question.answer
        yield from columns_of(measure.question.asked) if measure.question.asked is not None else ()


def _fact(name: str, value: Value) -> str:
    if isinstance(value, bool):
        return name if value else f"not {name}"
    return f"{name} {value}"


def _results(measure: Measure, example: Example) -> str:
    lines = [_result(measure, one) for one in example.expected]
    first = example.expected[0]
    asked = f"Answered {first.answered}, not answered {first.not_answered}, not asked {first.not_asked}."
    return " ".join([*lines, asked] if first.answered is not None else lines)


def _result(measure: Measure, expected: Expected) -> str:
    part = f"{' → '.join(expected.split)}: " if expected.split else ""
    if expected.value is None:
        return f"{part}nothing can be told."
    value = f"{expected.value:.4g}" if expected.value < 1000 else f"{expected.value:.0f}"
    match measure.statistic:
        case Statistic.COUNT:
            return f"{part}**{value}**."
        case Statistic.MEDIAN:
            return f"{part}the median of {expected.denominator} is **{value}**."
        case Statistic.RATIO:
            return f"{part}{expected.numerator} / {expected.denominator} = **{value}**."


def _anchor(entry: CatalogueMeasure) -> str:
    return entry.id.replace("_", "-").replace(".", "-")


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
