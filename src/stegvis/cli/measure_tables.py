"""A counted measure as a table to read in the terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from stegvis.actions.measure_facts import word_on_screen
from stegvis.cli.terminal import Terminal
from stegvis.vocabulary.written import written_number

Row = Mapping[str, Any]
NOTHING = "–"


def measure_table(rows: Sequence[Row], terminal: Terminal) -> str:
    """The rows of one measure under its label, a line for each period, group and part; empty columns are left out."""
    first = rows[0]
    columns = [*_words(rows, terminal), *_numbers(rows, terminal)]
    lines = ("  ".join(cells).rstrip() for cells in zip(*columns, strict=True))
    return "\n".join([f"{first['label']} ({first['measure']})", *(f"  {line}" for line in lines)])


def _words(rows: Sequence[Row], terminal: Terminal) -> Iterator[list[str]]:
    """The columns that say what a row is about."""
    periods = [f"{row['period']['start']} – {row['period']['end']}" for row in rows]
    yield _left([terminal.word("column.period"), *periods])
    for kind in ("group", "split"):
        for column in rows[0][kind]:
            name = terminal.word(f"column.{column}")
            yield _left([name, *(word_on_screen(column, row[kind][column], terminal.language) for row in rows)])


def _numbers(rows: Sequence[Row], terminal: Terminal) -> Iterator[list[str]]:
    """The value and what it is made of."""
    yield _right([terminal.word("column.value"), *(value_on_screen(row, terminal) for row in rows)])
    for name in ("numerator", "denominator", "answered", "not_answered", "not_asked"):
        if rows[0][name] is not None:
            cells = [written_number(row[name], terminal.language) for row in rows]
            yield _right([terminal.word(f"column.{name}"), *cells])


def value_on_screen(row: Row, terminal: Terminal) -> str:
    """A row's value: shares in per cent, a dash where nothing can be told."""
    if row["value"] is None:
        return NOTHING
    if row["unit"] == "share":
        return f"{written_number(round(100 * row['value'], 1), terminal.language)} %"
    return written_number(round(row["value"], 2), terminal.language)


def _left(cells: Sequence[str]) -> list[str]:
    width = max(map(len, cells))
    return [cell.ljust(width) for cell in cells]


def _right(cells: Sequence[str]) -> list[str]:
    width = max(map(len, cells))
    return [cell.rjust(width) for cell in cells]
