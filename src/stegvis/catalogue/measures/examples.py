"""Examples counted: the whole result, and what each invented row adds to it. Counted by the plain engine in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from stegvis.catalogue.measures.entry import Example, Expected, InventedRow, Value
from stegvis.measures.facts import FACT_TABLES
from stegvis.measures.nodes import Measure
from stegvis.measures.result import MeasureRow
from stegvis.measures.walk import open_words_in


class Answer(StrEnum):
    """Where a row stands in the question behind a measure."""

    ANSWERED = "answered"
    NOT_ANSWERED = "not answered"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Counted:
    """What one invented row adds to the numerator and to the denominator (None for counts) of those before it.

    `answer` is None for a measure without a question, and for a row that the question is not about.
    """

    row: InventedRow
    numerator: int
    denominator: int | None
    answer: Answer | None


def facts_of(measure: Measure, rows: Sequence[InventedRow]) -> Mapping[str, list[dict[str, Value]]]:
    """The rows as facts for an engine: every table, rows numbered from 1, and the words that the measure asks for."""
    numbered = list(enumerate(rows, start=1))
    facts = {table: [row.full(number) for number, row in numbered if row.table == table] for table in FACT_TABLES}
    every = [row for table in facts.values() for row in table]
    occurring = {(column, str(row[column])) for row in every for column in ("intervention", "item") if row.get(column)}
    words = sorted({*open_words_in(measure), *occurring})
    codes: list[dict[str, Value]] = [
        {"list": code_list, "number": number, "word": word} for number, (code_list, word) in enumerate(words, start=1)
    ]
    return {**facts, "codes": codes}


def result_of(measure: Measure, example: Example) -> tuple[Expected, ...]:
    """What the engine makes of the example, to be set beside what is expected."""
    return tuple(as_expected(row) for row in _measured(measure, example, example.rows))


def as_expected(row: MeasureRow) -> Expected:
    """A result row as an example states it."""
    return Expected(row.numerator, row.denominator, row.value, row.answered, row.not_answered, row.not_asked, row.split)


def counted_rows(measure: Measure, example: Example) -> tuple[Counted, ...]:
    """What each row of the example adds to those before it."""
    whole = replace(measure, split=())
    results = [_measured(whole, example, example.rows[:number])[0] for number in range(len(example.rows) + 1)]
    return tuple(_counted(row, *pair) for row, pair in zip(example.rows, pairwise(results), strict=True))


def _counted(row: InventedRow, before: MeasureRow, after: MeasureRow) -> Counted:
    denominator = None if after.denominator is None else after.denominator - (before.denominator or 0)
    return Counted(row, after.numerator - before.numerator, denominator, _answer(before, after))


def _answer(before: MeasureRow, after: MeasureRow) -> Answer | None:
    grown = (
        (after.answered, before.answered, Answer.ANSWERED),
        (after.not_answered, before.not_answered, Answer.NOT_ANSWERED),
        (after.not_asked, before.not_asked, Answer.NOT_ASKED),
    )
    return next((answer for now, then, answer in grown if now != then), None)


def _measured(measure: Measure, example: Example, rows: Sequence[InventedRow]) -> tuple[MeasureRow, ...]:
    # Engines take a second to load, and whoever only imports this module may never count.
    from stegvis.measures.engines.memory import MemoryEngine

    return MemoryEngine(facts_of(measure, rows)).measure([measure], [example.period])[0].rows
