"""What can be said about one row of facts: frozen expressions that refuse to be built wrong.

Missing values follow SQL: a comparison with a missing value is itself missing, `either` is true when one side is,
`both` is false when one side is, and only what is true counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from stegvis.measures.facts import FACT_TABLES, FactColumn, Kind


class Comparison(StrEnum):
    """How two values are compared."""

    EQUAL = "equal"
    LESS = "less"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a fact table. Raises ValueError when the table has no such column."""

    table: str
    name: str

    def __post_init__(self) -> None:
        if self.table not in FACT_TABLES:
            raise ValueError(f"There is no fact table {self.table}.")
        if self.name not in {column.name for column in FACT_TABLES[self.table].columns}:
            raise ValueError(f"The fact table {self.table} has no column {self.name}.")

    @property
    def fact(self) -> FactColumn:
        """The column as the layout describes it."""
        return FACT_TABLES[self.table].column(self.name)

    @property
    def kind(self) -> Kind:
        """What the column holds."""
        return self.fact.kind


@dataclass(frozen=True, slots=True)
class Known:
    """A whole number written in the definition. Raises ValueError for anything else."""

    value: int
    kind: ClassVar[Kind] = Kind.NUMBER

    def __post_init__(self) -> None:
        if type(self.value) is not int:
            raise ValueError(f"A definition knows whole numbers, not {self.value!r}.")


@dataclass(frozen=True, slots=True)
class IsMissing:
    """True where the column holds nothing."""

    column: Column
    kind: ClassVar[Kind] = Kind.FLAG


@dataclass(frozen=True, slots=True)
class IsOneOf:
    """True where the column's code is one of the words; missing where the code is. Sorted, each word once."""

    column: Column
    words: tuple[str, ...]
    kind: ClassVar[Kind] = Kind.FLAG

    def __post_init__(self) -> None:
        codes = self.column.fact.codes
        if codes is None:
            raise ValueError(f"{self.column.name} holds no codes.")
        if not self.words or list(self.words) != sorted(set(self.words)):
            raise ValueError(f"The words asked of {self.column.name} must be sorted, each once, and at least one.")
        strangers = sorted(set(self.words) - set(codes.words))
        if strangers and not codes.is_open:
            raise ValueError(f"{self.column.name} has no code {strangers[0]}; it has {', '.join(codes.words)}.")


@dataclass(frozen=True, slots=True)
class Compare:
    """Two numbers or two dates compared by size. At least one is read from the row: 1 = 1 says nothing of anyone."""

    how: Comparison
    left: "Expression"
    right: "Expression"
    kind: ClassVar[Kind] = Kind.FLAG

    def __post_init__(self) -> None:
        _require_a_column(self.left, self.right)
        _require_same_table(self.left, self.right)
        if self.left.kind is not self.right.kind:
            raise ValueError(f"A {self.left.kind} cannot be compared with a {self.right.kind}.")
        if self.left.kind in {Kind.FLAG, Kind.CODE}:
            raise ValueError("Codes are asked for with IsOneOf, and a flag is already true or false.")


@dataclass(frozen=True, slots=True)
class Both:
    """True where both sides are."""

    left: "Expression"
    right: "Expression"
    kind: ClassVar[Kind] = Kind.FLAG

    def __post_init__(self) -> None:
        _require_flags(self.left, self.right)
        _require_same_table(self.left, self.right)


@dataclass(frozen=True, slots=True)
class Either:
    """True where one side is, or both."""

    left: "Expression"
    right: "Expression"
    kind: ClassVar[Kind] = Kind.FLAG

    def __post_init__(self) -> None:
        _require_flags(self.left, self.right)
        _require_same_table(self.left, self.right)


@dataclass(frozen=True, slots=True)
class Opposite:
    """True where the flag is false; missing where it is missing."""

    flag: "Expression"
    kind: ClassVar[Kind] = Kind.FLAG

    def __post_init__(self) -> None:
        _require_flags(self.flag)


@dataclass(frozen=True, slots=True)
class Plus:
    """The sum of two numbers; missing where one of them is."""

    left: "Expression"
    right: "Expression"
    kind: ClassVar[Kind] = Kind.NUMBER

    def __post_init__(self) -> None:
        _require_numbers(self.left, self.right)
        _require_a_column(self.left, self.right)
        _require_same_table(self.left, self.right)


@dataclass(frozen=True, slots=True)
class Minus:
    """The first number less the second; missing where one of them is."""

    left: "Expression"
    right: "Expression"
    kind: ClassVar[Kind] = Kind.NUMBER

    def __post_init__(self) -> None:
        _require_numbers(self.left, self.right)
        _require_a_column(self.left, self.right)
        _require_same_table(self.left, self.right)


@dataclass(frozen=True, slots=True)
class Times:
    """The product of two numbers; missing where one of them is."""

    left: "Expression"
    right: "Expression"
    kind: ClassVar[Kind] = Kind.NUMBER

    def __post_init__(self) -> None:
        _require_numbers(self.left, self.right)
        _require_a_column(self.left, self.right)
        _require_same_table(self.left, self.right)


@dataclass(frozen=True, slots=True)
class DaysBetween:
    """Whole days from the first date to the second (the same day is 0); missing where one of them is."""

    start: Column
    end: Column
    kind: ClassVar[Kind] = Kind.NUMBER

    def __post_init__(self) -> None:
        _require_same_table(self.start, self.end)
        if self.start.kind is not Kind.DATE or self.end.kind is not Kind.DATE:
            raise ValueError("Days are counted between two dates.")


Expression = (
    Column | Known | IsMissing | IsOneOf | Compare | Both | Either | Opposite | Plus | Minus | Times | DaysBetween
)


def columns_of(expression: Expression) -> Iterator[Column]:
    """The columns that an expression reads, in reading order, repeated as they stand."""
    match expression:
        case Column():
            yield expression
        case Known():
            return
        case IsMissing(column) | IsOneOf(column):
            yield column
        case Opposite(flag):
            yield from columns_of(flag)
        case DaysBetween(start, end):
            yield from (start, end)
        case Compare(_, left, right) | Both(left, right) | Either(left, right):
            yield from columns_of(left)
            yield from columns_of(right)
        case Plus(left, right) | Minus(left, right) | Times(left, right):
            yield from columns_of(left)
            yield from columns_of(right)


def tables_of(expression: Expression) -> frozenset[str]:
    """The fact tables that an expression reads: one, or none for a known value."""
    return frozenset(column.table for column in columns_of(expression))


def _require_same_table(*parts: Expression) -> None:
    tables = sorted({table for part in parts for table in tables_of(part)})
    if len(tables) > 1:
        raise ValueError(f"An expression speaks of one row: {tables[0]} and {tables[1]} cannot be mixed.")


def _require_a_column(left: Expression, right: Expression) -> None:
    """What reads no column is the same for every row, also for one that knows nothing."""
    if not tables_of(left) and not tables_of(right):
        raise ValueError("An expression reads at least one column; two known numbers say nothing of a row.")


def _require_flags(*parts: Expression) -> None:
    for part in parts:
        if part.kind is not Kind.FLAG:
            raise ValueError(f"A condition is needed, not a {part.kind}.")


def _require_numbers(*parts: Expression) -> None:
    for part in parts:
        if part.kind is not Kind.NUMBER:
            raise ValueError(f"A number is needed, not a {part.kind}.")
