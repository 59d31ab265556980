"""Facts and expected results written as text, a row a line: columns between bars, nothing for what is missing."""

from collections.abc import Iterator
from datetime import date

from stegvis.measures.facts import FACT_TABLES, FactColumn, Kind
from stegvis.measures.nodes import Measure
from stegvis.measures.result import UNKNOWN_GROUP, MeasureRow
from stegvis.vocabulary import Period

Row = dict[str, object]
DEFAULTS: Row = {"intervention": "oak", "orientation": "individual", "gender": "women", "consented": True}
_WHOLE = ("denominator", "answered", "not_answered", "not_asked", "squares")


def facts_rows(table: str, text: str) -> list[Row]:
    """Rows with words; keys are numbered, and columns that the text leaves out hold their defaults or nothing."""
    layout = FACT_TABLES[table]
    return [_filled(table, at, {k: _fact(layout.column(k), v) for k, v in row.items()}) for at, row in _rows(text)]


def expected_rows(measure: Measure, by: tuple[str, ...], text: str) -> tuple[MeasureRow, ...]:
    """The rows that a measure must give; columns that the text leaves out are None."""
    return tuple(_expected(measure, by, row) for _, row in _rows(text))


def period_of(text: str) -> Period:
    """`2023-01`, `2023-01..2023-03` or `2023-01-05..2023-01-05`."""
    first, last = (text.split("..") * 2)[:2]
    if len(first) == len("2023-01"):
        return Period.of_months(date.fromisoformat(f"{first}-01"), date.fromisoformat(f"{last}-01"))
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    head, *lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    for at, cells in enumerate(lines, start=1):
        yield at, dict(zip(head, cells, strict=True))


def _filled(table: str, at: int, given: Row) -> Row:
    row: Row = {column.name: DEFAULTS.get(column.name) for column in FACT_TABLES[table].columns}
    for name in ("participation", "person", "screening"):
        if name in row:
            row[name] = at
    return row | given


def _fact(column: FactColumn, text: str) -> object:
    if not text:
        return None
    match column.kind:
        case Kind.NUMBER:
            return int(text)
        case Kind.DATE:
            return date.fromisoformat(text)
        case Kind.FLAG:
            return {"T": True, "F": False}[text]
        case Kind.CODE:
            return text


def _expected(measure: Measure, by: tuple[str, ...], row: dict[str, str]) -> MeasureRow:
    strangers = set(row) - {"period", "numerator", "value", *by, *(c.name for c in measure.split), *_WHOLE}
    assert not strangers, f"The expected rows have columns that nobody asks for: {strangers}"
    return MeasureRow(
        measure=measure.id,
        period=period_of(row["period"]),
        group=tuple((name, row[name] or UNKNOWN_GROUP) for name in by),
        split=tuple(row[column.name] or UNKNOWN_GROUP for column in measure.split),
        numerator=int(row["numerator"]),
        value=float(row["value"]) if row["value"] else None,
        **{name: int(row[name]) if row.get(name) else None for name in _WHOLE},
    )
