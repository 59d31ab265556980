"""Lines cut into cells at tabs or Markdown bars; what looks like a value, and what like a column heading."""

import re
from collections.abc import Sequence
from dataclasses import replace

from stegvis.documents.readers.text_aligned import aligned_rows
from stegvis.documents.readers.text_inline import clean_inline
from stegvis.documents.readers.text_lines import Item, Origin, SourceLine, SourceRow

MAX_COLUMNS = 200

_VALUE = re.compile(r"(?:(?:ca|cirka|drygt|över|under|minst|högst|knappt)\.?\s+)?[~≈<>±+\-−–≤≥]?\s*\d", re.IGNORECASE)
_SIGNS = frozenset({"x", "-", "–", "—", "−", "‥", "..", "...", "…", "*", "?", "n/a", "na", "saknas", "okänt"})
# "Okänt" may stand in a cell, and as the heading of a column.
_NAMES_TOO = frozenset({"saknas", "okänt"})
_NUMBER_WORDS = {
    *("noll", "en", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"),
    *("ingen", "inga", "inget", "samtliga", "alla", "hälften"),
}
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SEPARATOR = re.compile(r"[\s|:+=\-–—]+$")
_MARKED = re.compile(r"\s*(?:[-–—*•·▪●○◦‣⁃]|\d{1,3}[.)])\t+[^\t]*$")
HEADING_LENGTH = 60


def is_value(text: str) -> bool:
    """True for what stands in a cell of figures: a number, a sign for none, or a number written as a word."""
    bare = text.strip().strip("*_").strip()
    if len(bare) > HEADING_LENGTH:
        return False
    return bool(_VALUE.match(bare)) or bare.casefold() in _SIGNS or bare.casefold() in _NUMBER_WORDS


def is_separator(text: str) -> bool:
    """True for the line of dashes between a table's header and its rows."""
    barred = "|" in text and "-" in text
    return (barred or ("--" in text and ("\t" in text or "+" in text))) and bool(_SEPARATOR.match(text))


def find_rows(items: Sequence[Item]) -> list[Item]:
    """The same items with every line that is a row of a table cut into cells, and separator lines left out.

    Raises TooManyColumns when a row has more than MAX_COLUMNS cells.
    """
    found: list[Item] = []
    pipes = _pipe_lines(items)
    for index, item in enumerate(items):
        if not isinstance(item, SourceLine):
            found.append(item)
        elif index in pipes:
            _add_pipe_line(found, item)
        elif "\t" in item.text:
            found.extend(_tab_row(item, _next_line(items, index)))
        elif not is_separator(item.text):
            found.append(item)
    return aligned_rows(found, is_value)


class TooManyColumns(Exception):
    """A row with more cells than any report has. `line` is where it stands."""

    def __init__(self, line: SourceLine, count: int) -> None:
        super().__init__(f"{count} columns")
        self.line = line
        self.count = count


def _checked(row: SourceRow) -> SourceRow:
    if len(row.cells) > MAX_COLUMNS and row.line:
        raise TooManyColumns(row.line, len(row.cells))
    return row


def _next_line(items: Sequence[Item], index: int) -> str:
    following = items[index + 1] if index + 1 < len(items) else None
    return following.text if isinstance(following, SourceLine) else ""


def _tab_row(line: SourceLine, following: str) -> list[Item]:
    if is_separator(line.text):
        return []
    cells = tuple(cell.strip() for cell in line.text.rstrip("\r\n ").split("\t"))
    filled = [cell for cell in cells if cell]
    indented = not cells[0] and len(filled) == 1 and not is_value(filled[0])
    below = "\t" in following.strip() or (filled[:1] == ["Antal"] and "\t" in following.lstrip())
    headed = indented and len(cells) == 2 and below and len(filled[0]) <= HEADING_LENGTH
    if not filled or (indented and not headed) or _MARKED.match(line.text):
        return [_without_tabs(line)]
    return [_checked(SourceRow(cells, (line.place,) * len(cells), Origin.TABS, line=line))]


def _without_tabs(line: SourceLine) -> SourceLine:
    return SourceLine(line.text.replace("\t", " ").strip(), line.place, line.runs, line.soft)


def _pipe_lines(items: Sequence[Item]) -> frozenset[int]:
    """Indexes of the lines that belong to Markdown tables: with outer bars, or around a line of dashes and bars."""
    found: set[int] = set()
    for index, item in enumerate(items):
        if not isinstance(item, SourceLine) or "|" not in item.text or index in found:
            continue
        text = item.text.strip()
        if text.startswith("|") and text.count("|") >= 2:
            found.add(index)
        elif is_separator(text):
            found.update(_around(items, index))
    return frozenset(found)


def _around(items: Sequence[Item], separator: int) -> list[int]:
    """The line of dashes, the line above it and the lines below it as long as they hold bars."""
    indexes = [separator - 1, separator] if separator and _has_bar(items[separator - 1]) else [separator]
    below = separator + 1
    while below < len(items) and _has_bar(items[below]):
        indexes.append(below)
        below += 1
    return indexes


def _has_bar(item: Item) -> bool:
    return isinstance(item, SourceLine) and "|" in item.text


def _add_pipe_line(found: list[Item], line: SourceLine) -> None:
    """Add the row; a line of dashes makes the row above it a header when that starts the table."""
    if is_separator(line.text):
        above = found[-1] if found else None
        second = found[-2] if len(found) > 1 else None
        starts = not (isinstance(second, SourceRow) and second.origin is Origin.PIPES)
        if isinstance(above, SourceRow) and above.origin is Origin.PIPES and starts:
            found[-1] = replace(above, header=True)
        return
    cells = tuple(cell.strip().replace("\\|", "|") for cell in _split_bars(line.text))
    if len(cells) > 1 and any(cells):
        found.append(_checked(SourceRow(cells, (line.place,) * len(cells), Origin.PIPES, line=line)))
    else:
        found.append(SourceLine(" ".join(cells).strip(), line.place, line.runs, line.soft))


def _split_bars(text: str) -> list[str]:
    bare = text.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return re.split(r"(?<!\\)\|", bare)


def is_heading_row(row: SourceRow, following: Sequence[SourceRow]) -> bool:
    """True when the row heads the columns of the rows that follow it."""
    cells = [clean_inline(cell).strip() for cell in row.cells]
    while cells and not cells[-1]:
        cells.pop()
    rest = cells[1:]
    if not rest or row.continues:
        return False
    if any(not cell or len(cell) > HEADING_LENGTH for cell in rest):
        return row.header
    if all(_YEAR.match(cell) for cell in rest):
        return bool(following) and not cells[0]
    if any(is_value(cell) and cell.casefold() not in _NAMES_TOO for cell in rest):
        return False
    if not cells[0] or (row.header and following):
        return True
    return _heads_values(cells, following) or _heads_words(cells, following)


def _heads_values(cells: Sequence[str], following: Sequence[SourceRow]) -> bool:
    """A header with a named corner shows by the figures under it."""
    under = [row.cells[1:] for row in following[:4] if len(row.cells) <= len(cells) + 1]
    filled = [cell for rest in under for cell in rest if cell.strip()]
    return bool(filled) and all(is_value(cell) for cell in filled)


def _heads_words(cells: Sequence[str], following: Sequence[SourceRow]) -> bool:
    """A table of words in three columns or more: short headings without colon or digit.

    Two columns of words may as well be questions and answers, so their first row stays a row.
    """
    if len(cells) < 3:
        return False
    if any(not cell or ":" in cell or "?" in cell or any(map(str.isdigit, cell)) for cell in cells):
        return False
    same = [row for row in following if len(row.cells) == len(cells)]
    return bool(same)
