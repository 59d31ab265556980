"""What stands in the catalogue: a measure with its words, its source, and invented rows that show who is counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stegvis.measures.facts import FACT_TABLES
from stegvis.measures.nodes import Measure
from stegvis.vocabulary import Period, Wording

Value = int | str | bool | date | None
_PLAIN: dict[str, Value] = {
    "intervention": "stigen",
    "orientation": "individual",
    "gender": "women",
    "consented": True,
    "violence_asked": 0,
    "declined": False,
    "span": "start_to_exit",
    "asked_before": True,
    "asked_after": True,
    "cost_type": "intervention",
    "budget": 0,
    "outcome": 0,
}
"""What an invented row holds where its example says nothing; the rest is missing."""


@dataclass(frozen=True, slots=True)
class InventedRow:
    """One invented row of facts: whom or what it is about, and the columns that matter.

    Raises KeyError when the table has no such column. All names and dates are invented.
    """

    table: str
    name: str
    note: Wording
    given: tuple[tuple[str, Value], ...]

    def __post_init__(self) -> None:
        for column, _ in self.given:
            FACT_TABLES[self.table].column(column)

    def full(self, number: int) -> dict[str, Value]:
        """The whole row: what is given, plain values elsewhere, `number` for keys that are numbers."""
        given = dict(self.given)
        numbers = dict.fromkeys(("participation", "person", "screening"), number)
        plain = {**_PLAIN, **numbers, **given}
        return {column.name: plain.get(column.name) for column in FACT_TABLES[self.table].columns}


@dataclass(frozen=True, slots=True)
class Expected:
    """One result that an example must give; the names are those of a result row."""

    numerator: int
    denominator: int | None = None
    value: float | None = None
    answered: int | None = None
    not_answered: int | None = None
    not_asked: int | None = None
    split: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """Invented rows, a period, and what the measure must be. At most five rows, so that they can be grasped."""

    period: Period
    rows: tuple[InventedRow, ...]
    expected: tuple[Expected, ...]

    def __post_init__(self) -> None:
        if not 3 <= len(self.rows) <= 5:
            raise ValueError("An example has three to five rows.")
        if len({row.name for row in self.rows}) != len(self.rows):
            raise ValueError("Each row of an example has a name of its own.")


@dataclass(frozen=True, slots=True)
class CatalogueMeasure:
    """A measure that Stegvis ships. `explanation` says who is counted and what is divided by what."""

    measure: Measure
    label: Wording
    explanation: Wording
    source: Wording
    examples: tuple[Example, ...]

    def __post_init__(self) -> None:
        if not self.examples:
            raise ValueError(f"{self.measure.id}: a measure is shown with an example.")

    @property
    def id(self) -> str:
        """The measure's id."""
        return self.measure.id


def invented(table: str, name: str, sv: str, en: str, **given: Value) -> InventedRow:
    """An invented row of a table, with its note in both languages."""
    return InventedRow(table, name, Wording(sv, en), tuple(given.items()))


def counted(number: int) -> tuple[Expected, ...]:
    """The result of a count."""
    return (Expected(number, value=number),)


def divided(numerator: int, denominator: int, question: tuple[int, int, int] | None = None) -> tuple[Expected, ...]:
    """The result of a share, mean or ratio; `question` is answered, not answered, not asked."""
    return (_divided(numerator, denominator, question, ()),)


def spread(
    parts: Mapping[tuple[str, ...], int], denominator: int, question: tuple[int, int, int]
) -> tuple[Expected, ...]:
    """The result of a distribution: how many are in each part."""
    return tuple(_divided(number, denominator, question, split) for split, number in parts.items())


def middle(value: float, total: int, rows: int) -> tuple[Expected, ...]:
    """The result of a median: the value, the numbers added up, and how many they are."""
    return (Expected(total, rows, value),)


def _divided(
    numerator: int, denominator: int, question: tuple[int, int, int] | None, split: tuple[str, ...]
) -> Expected:
    answered, not_answered, not_asked = question or (None, None, None)
    value = numerator / denominator if denominator else None
    return Expected(numerator, denominator, value, answered, not_answered, not_asked, split)
