"""Tables that came as plain lines: a cell a line, as copied out of a PDF, or rows with semicolons between cells.

Only the headings of the columns show such a table, so it is read when nothing else fits and left as text else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stegvis.documents.nodes import Table, TableCell
from stegvis.documents.readers.text_inline import clean_inline
from stegvis.documents.readers.text_lines import Item, SourceLine
from stegvis.vocabulary import Place

_TOTALS = frozenset({"antal", "totalt", "total", "summa", "samtliga", "antal totalt", "totalt antal"})
_GENDERS = frozenset(
    {
        *("kvinnor", "män", "kvinna", "man", "varav kvinnor", "varav män", "antal kvinnor", "antal män", "hen"),
        *("icke-binära", "ickebinära", "icke binära", "annat kön", "okänt kön", "okänt"),
    }
)
_NUMBER = re.compile(r"[~≈<>±+\-−–≤≥]?\s?\d(?:[\d .,\u00a0]{0,12}\d)?\s?%?(?:\s?\([^()]{1,40}\))?")
_SIGNS = frozenset({"x", "-", "–", "—", "−", "...", "…"})
_BULLET = re.compile(r"[-–—*+•·▪●○◦]\s|\d{1,3}[.)]\s")
_LONGEST_LINE, _LONGEST_LABEL = 200, 400
_MOST_BLANK = 12


@dataclass(frozen=True, slots=True)
class _Group:
    """The lines of a label and the value lines and blank lines under it."""

    label: tuple[SourceLine, ...]
    under: tuple[SourceLine, ...]

    @property
    def values(self) -> list[SourceLine]:
        return [line for line in self.under if not line.is_blank]

    @property
    def trailing(self) -> int:
        """How many blank lines stand last."""
        return len(self.under) - max((n for n, line in enumerate(self.under, 1) if not line.is_blank), default=0)


def stacked_tables(items: Sequence[Item], *, markup: bool) -> list[Item]:
    """The same items with such tables put together, in time proportional to the number of lines."""
    result: list[Item] = []
    index = 0
    while index < len(items):
        found = _with_semicolons(items, index, markup) or _stacked(items, index, markup)
        if found is None:
            result.append(items[index])
            index += 1
        else:
            table, index = found
            result.append(table)
    return result


def _line(items: Sequence[Item], index: int) -> SourceLine | None:
    item = items[index] if index < len(items) else None
    return item if isinstance(item, SourceLine) else None


def _bare(text: str) -> str:
    return text.strip().strip("*_").strip()


def _is_heading(text: str) -> bool:
    return len(text) < 40 and _bare(text).casefold() in _TOTALS | _GENDERS


def _is_value(text: str) -> bool:
    bare = _bare(text)
    return len(bare) <= 60 and (bool(_NUMBER.fullmatch(bare)) or bare.casefold() in _SIGNS)


def _stacked(items: Sequence[Item], index: int, markup: bool) -> tuple[Table, int] | None:
    """The table of one cell a line whose headings begin at `index`, and the index after it."""
    before = _line(items, index - 1) if index else None
    if before is not None and _is_heading(before.text):
        return None
    heads: list[SourceLine] = []
    while (line := _line(items, index + len(heads))) is not None and _is_heading(line.text):
        heads.append(line)
    names = [_bare(head.text).casefold() for head in heads]
    if len(names) < 2 or len(set(names)) < len(names) or not _GENDERS.intersection(names):
        return None
    groups, end = _groups(items, index + len(heads))
    rows = _rows(groups, len(heads), markup, at_end=end >= len(items))
    if rows is None:
        return None
    top = (TableCell("", place=heads[0].place), *(_cell([head], markup) for head in heads))
    last = groups[-1].under
    # The blank lines after the last row part the table from what follows.
    return Table(top, tuple(rows), place=heads[0].place), end - (1 if last[-1].is_blank else 0)


def _groups(items: Sequence[Item], index: int) -> tuple[list[_Group], int]:
    """The groups of label and values from `index`, up to the last that holds a value; and the index after it."""
    groups: list[_Group] = []
    kept, end = 0, index
    while (group := _group(items, index)) is not None:
        groups.append(group)
        index += len(group.label) + len(group.under)
        if group.values:
            kept, end = len(groups), index
    return groups[:kept], end


def _group(items: Sequence[Item], index: int) -> _Group | None:
    label: list[SourceLine] = []
    while (line := _line(items, index + len(label))) is not None and _may_be_label(line):
        label.append(line)
        if sum(len(part.text) for part in label) > _LONGEST_LABEL:
            return None
    under: list[SourceLine] = []
    at = index + len(label)
    while (line := _line(items, at + len(under))) is not None and (line.is_blank or _is_value(line.text)):
        under.append(line)
    if not label or not under or (len(under) > _MOST_BLANK and all(line.is_blank for line in under)):
        return None
    return _Group(tuple(label), tuple(under))


def _may_be_label(line: SourceLine) -> bool:
    text = line.text.strip()
    if not text or len(text) > _LONGEST_LINE or "\t" in text or "|" in text:
        return False
    return not (_is_heading(text) or _is_value(text) or _BULLET.match(text))


def _rows(groups: Sequence[_Group], width: int, markup: bool, *, at_end: bool) -> list[tuple[TableCell, ...]] | None:
    """The rows, or None when some group cannot be told cell by cell."""
    if not groups:
        return None
    parted = min((group.trailing for group in groups[:-1] if len(group.values) == width), default=0)
    rows = []
    for number, group in enumerate(groups, start=1):
        gap = parted if number < len(groups) else int(not at_end)
        cells = _values(group, width, gap, is_last=number == len(groups))
        if cells is None:
            return None
        label = _cell(group.label, markup)
        rows.append((label, *(_cell([cell], markup) for cell in cells)))
    return rows


def _values(group: _Group, width: int, gap: int, *, is_last: bool) -> Sequence[SourceLine] | None:
    """One line a column. A blank line is a blank cell only when the lines then add up."""
    values = group.values
    if len(values) == width:
        return values
    fits = len(group.under) >= width + gap if is_last else len(group.under) == width + gap
    if len(values) > width or not fits or any(not line.is_blank for line in group.under[width:]):
        return None
    return group.under[:width]


def _cell(lines: Sequence[SourceLine], markup: bool) -> TableCell:
    text = " ".join(line.text for line in lines)
    return TableCell(" ".join((clean_inline(text) if markup else text).split()), place=lines[0].place)


def _with_semicolons(items: Sequence[Item], index: int, markup: bool) -> tuple[Table, int] | None:
    """The table of rows with semicolons whose heading row stands at `index`, and the index after it."""
    line = _line(items, index)
    if line is None or ";" not in line.text:
        return None
    corner, *heads = _split(line.text)
    if _is_heading(corner):
        corner, heads = "", [corner, *heads]
    if not heads or not all(map(_is_heading, heads)) or (len(heads) < 2 and corner):
        return None
    rows: list[tuple[TableCell, ...]] = []
    cursor = end = index + 1
    while (below := _line(items, cursor)) is not None:
        cells = _semicolon_cells(below.text, len(heads))
        if cells:
            rows.append(_cells(cells, below.place, markup))
            end = cursor + 1
        elif not below.is_blank:
            break
        cursor += 1
    return (Table(_cells([corner, *heads], line.place, markup), tuple(rows), place=line.place), end) if rows else None


def _split(text: str) -> list[str]:
    cells = [cell.strip().strip('"').strip() for cell in text.strip().split(";")]
    return cells[:-1] if len(cells) > 2 and not cells[-1] else cells


def _semicolon_cells(text: str, width: int) -> list[str] | None:
    """Label and one cell a column, or None for a line that is no such row."""
    cells = [cell.strip().strip('"').strip() for cell in text.strip().split(";")]
    if len(cells) == width + 2 and not cells[-1]:
        cells.pop()
    if len(cells) != width + 1 or not cells[0]:
        return None
    return cells if all(not cell or _is_value(cell) for cell in cells[1:]) else None


def _cells(texts: Sequence[str], place: Place, markup: bool) -> tuple[TableCell, ...]:
    cleaned = (clean_inline(text) if markup else text for text in texts)
    return tuple(TableCell(" ".join(text.split()), place=place) for text in cleaned)
