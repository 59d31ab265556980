"""Rows in a row become tables: which rows belong together, and what heads them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stegvis.documents.nodes import Run, Table, TableCell
from stegvis.documents.readers.text_inline import clean_inline
from stegvis.documents.readers.text_labels import Gap, LabelledRow, is_tail, merge_rows
from stegvis.documents.readers.text_lines import Item, Origin, SourceLine, SourceRow
from stegvis.documents.readers.text_rows import find_rows, is_heading_row, is_value
from stegvis.documents.readers.text_stacked import stacked_tables
from stegvis.vocabulary import Place

_MOST_LABEL_LINES = 12
_MOST_LABEL_LENGTH = 600
_CONTENTS = re.compile(r"\W*(?:innehåll|table of contents|contents)", re.IGNORECASE)
_PAGE_LABEL = re.compile(
    r"\W*(?:(?:sida|sidan|sid|page)\W*)?\d{1,4}(?:\W{1,3}(?:av|of)?\W{0,3}\d{1,4}\W?)?\W*$", re.IGNORECASE
)


@dataclass(slots=True)
class _Region:
    """Rows that may form one table, with what stands between them."""

    header: SourceRow | None
    entries: list[SourceRow | SourceLine | Gap] = field(default_factory=list)
    strays: list[SourceLine] = field(default_factory=list)

    @property
    def last(self) -> SourceRow | None:
        return next((entry for entry in reversed(self.entries) if isinstance(entry, SourceRow)), self.header)

    @property
    def rows(self) -> list[SourceRow]:
        return [entry for entry in self.entries if isinstance(entry, SourceRow)]


def assemble_tables(items: Sequence[Item], *, markup: bool) -> list[Item]:
    """The same items with rows gathered into tables; rows that form no table become lines again."""
    found = find_rows(stacked_tables(items, markup=markup))
    furniture = _furniture(found)
    result: list[Item] = []
    index = 0
    while index < len(found):
        item = found[index]
        if isinstance(item, SourceRow):
            region, index = _gather(found, index, furniture)
            result.extend(_finish(region, markup=markup, contents=_after_contents(result)))
        else:
            result.append(item)
            index += 1
    return result


def _furniture(items: Sequence[Item]) -> frozenset[str]:
    """Short lines that come back at least three times: running page headers and footers (and form headings)."""
    lines = (item.text.strip() for item in items if isinstance(item, SourceLine))
    counts = Counter(_pattern(line) for line in lines if 0 < len(line) <= 100)
    return frozenset(line for line, count in counts.items() if count >= 3)


def _gather(items: Sequence[Item], index: int, furniture: frozenset[str]) -> tuple[_Region, int]:
    """The region that starts at `index`, and the index after it."""
    first = items[index]
    assert isinstance(first, SourceRow)
    heads = is_heading_row(first, _following(items, index))
    region = _Region(first if heads else None, [] if heads else [first])
    pending: list[SourceLine] = []
    texts = 0
    end = cursor = index + 1
    while cursor < len(items):
        item = items[cursor]
        if isinstance(item, SourceRow):
            if _begins_table(items, cursor, region, pending):
                break
            pending = _without_furniture(region, item, pending, furniture)
            if not _belongs(region, item, pending):
                break
            region.entries.extend([*_between(pending), item])
            pending, texts, end = [], 0, cursor + 1
        elif isinstance(item, SourceLine) and texts <= _MOST_LABEL_LINES:
            pending.append(item)
            texts += not item.is_blank
        else:
            break
        cursor += 1
    return region, end + _take_tails(region, items[end:cursor])


def _following(items: Sequence[Item], index: int) -> list[SourceRow]:
    """The next few rows, blank lines passed over."""
    rows: list[SourceRow] = []
    for item in items[index + 1 : index + 12]:
        if isinstance(item, SourceRow):
            rows.append(item)
        elif not (isinstance(item, SourceLine) and item.is_blank):
            break
    return rows


def _without_furniture(
    region: _Region, row: SourceRow, pending: list[SourceLine], furniture: frozenset[str]
) -> list[SourceLine]:
    """What stands between two rows less page numbers and running headers, which are kept aside.

    The lines of a label may come back as often as a running header, so a label is thought of first.
    """
    if region.header is None or not pending:
        return pending
    for unwanted in (_is_page_label, lambda text: _is_page_label(text) or _pattern(text) in furniture):
        aside = [line for line in pending if not line.is_blank and unwanted(line.text.strip())]
        kept = [line for line in pending if line not in aside]
        if _belongs(region, row, kept):
            region.strays.extend(replace(line, soft=False) for line in aside)
            return kept or [SourceLine("", aside[0].place)]
    return pending


def _is_page_label(text: str) -> bool:
    return len(text) <= 100 and bool(_PAGE_LABEL.match(text))


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _begins_table(items: Sequence[Item], index: int, region: _Region, pending: Sequence[SourceLine]) -> bool:
    """True when this row heads a table of its own."""
    row = items[index]
    assert isinstance(row, SourceRow)
    if not is_heading_row(row, _following(items, index)):
        return False
    corner_empty = not clean_inline(row.cells[0]).strip()
    same = region.header is not None and _folded(row) == _folded(region.header)
    return corner_empty or row.header or row.starts or same or (bool(pending) and not _is_words(region))


def _is_words(region: _Region) -> bool:
    """True when the table so far holds words, so that one more row of words is no header."""
    return not any(is_value(cell) for other in region.rows for cell in other.cells[1:]) and bool(region.rows)


def _folded(row: SourceRow) -> tuple[str, ...]:
    return tuple(clean_inline(cell).strip().casefold() for cell in row.cells)


def _belongs(region: _Region, row: SourceRow, pending: Sequence[SourceLine]) -> bool:
    """True when the row goes on with the region's table across what stands between."""
    if row.origin is Origin.GRID and not row.starts:
        return True
    texts = [line for line in pending if not line.is_blank]
    if not pending and not row.starts:
        return True
    if region.header is None:
        return not texts and row.origin is not Origin.GRID and len(pending) <= 2 and _matches_plain(region, row)
    if not _fits(region.header, row):
        return False
    if pending and not _may_follow_gap(row):
        return False
    if not texts:
        return row.origin is not Origin.PIPES or len(row.cells) == len(region.header.cells)
    return row.origin is not Origin.GRID and _is_label(region, row, pending, texts)


def _may_follow_gap(row: SourceRow) -> bool:
    """True for a row of figures; a line of a form that happens to hold as many cells does not go on with a table."""
    rest = row.cells[1:]
    return not row.cells[0].rstrip("*_ ").endswith(":") and any(not cell or is_value(cell) for cell in rest)


def _matches_plain(region: _Region, row: SourceRow) -> bool:
    last = region.last
    return (
        last is not None and len(last.cells) == len(row.cells) and is_value(last.cells[-1]) and is_value(row.cells[-1])
    )


def _fits(header: SourceRow, row: SourceRow) -> bool:
    """As many cells as the header, at most one more; fewer only when they are figures."""
    if len(row.cells) == len(header.cells):
        return True
    if row.origin is Origin.GRID:
        return False
    if len(row.cells) > len(header.cells):
        return len(row.cells) <= len(header.cells) + 2
    return all(is_value(cell) or not cell for cell in row.cells[1:])


def _is_label(region: _Region, row: SourceRow, pending: Sequence[SourceLine], texts: Sequence[SourceLine]) -> bool:
    """True when the lines between are a label broken over lines: the end of the last one or the start of the next."""
    if sum(len(line.text) for line in texts) > _MOST_LABEL_LENGTH:
        return False
    chunks = _chunks(pending)
    unexplained = chunks if pending[0].is_blank or not region.entries else chunks[1:]
    if not unexplained:
        return True
    touches = not pending[-1].is_blank
    nameless = not row.cells[0] and any(row.cells)
    return len(unexplained) == 1 and (touches or nameless)


def _chunks(lines: Sequence[SourceLine]) -> list[list[SourceLine]]:
    chunks: list[list[SourceLine]] = [[]]
    for line in lines:
        if line.is_blank:
            chunks.append([])
        else:
            chunks[-1].append(line)
    return [chunk for chunk in chunks if chunk]


def _between(pending: Sequence[SourceLine]) -> list[SourceLine | Gap]:
    return [Gap.GAP if line.is_blank else line for line in pending]


def _take_tails(region: _Region, rest: Sequence[Item]) -> int:
    """Add the lines right under the last row that end its label; returns how many they are."""
    last = region.last
    if last is None or last is region.header or last.origin is Origin.GRID:
        return 0
    label = last.cells[0]
    taken = 0
    for item in rest:
        nameless = not label and not last.continues
        if not isinstance(item, SourceLine) or item.is_blank or not (nameless or is_tail(label, item.text)):
            break
        region.entries.append(item)
        label += " " + item.text
        taken += 1
    return taken


def _after_contents(before: Sequence[Item]) -> bool:
    """True when the last words before the table announce a table of contents."""
    for item in reversed(before[-6:]):
        text = item.text if isinstance(item, SourceLine) else getattr(item, "text", "")
        if isinstance(text, str) and text.strip():
            return bool(_CONTENTS.match(text))
    return False


def _finish(region: _Region, *, markup: bool, contents: bool) -> list[Item]:
    if region.header is None and not _is_table(region):
        return _as_lines(region)
    width = len(region.header.cells) if region.header else max(len(row.cells) for row in region.rows)
    rows = merge_rows(region.entries, width)
    table = _build(region, rows, markup=markup, contents=contents)
    return [*([table] if table else []), *region.strays]


def _is_table(region: _Region) -> bool:
    """Without a header, only rows that look alike are a table; a form's line with tabs is not."""
    rows = [row for row in region.rows if any(row.cells)]
    if not rows:
        return False
    if rows[0].origin in {Origin.GRID, Origin.PIPES}:
        return True
    if any(row.cells[0].rstrip("*_ ").endswith(":") for row in rows):
        return False
    widths = {len(row.cells) for row in rows}
    cells = [cell for row in rows for cell in row.cells[1:] if cell]
    figures = bool(cells) and all(is_value(cell) for cell in cells)
    labelled = all(row.cells[0] for row in rows)
    if figures and labelled:
        return len(rows) >= 2 or max(widths) >= 3
    return len(widths) == 1 and len(rows) >= 2 and len(rows) + widths.pop() >= 5


def _as_lines(region: _Region) -> list[Item]:
    lines: list[Item] = []
    for entry in region.entries:
        if isinstance(entry, SourceRow):
            lines.append(_line_of(entry))
        elif isinstance(entry, SourceLine):
            lines.append(entry)
        else:
            lines.append(SourceLine("", Place()))
    return lines


def _line_of(row: SourceRow) -> SourceLine:
    if row.line is None:
        return SourceLine(" ".join(filter(None, row.cells)), row.places[0])
    runs = None if row.line.runs is None else tuple(_untabbed(run) for run in row.line.runs)
    return SourceLine(" ".join(filter(None, row.cells)), row.line.place, runs, row.line.soft)


def _untabbed(run: Run) -> Run:
    return Run(run.text.replace("\t", " "), run.strong, run.emphasis, run.link)


def _build(region: _Region, rows: list[LabelledRow], *, markup: bool, contents: bool) -> Table | None:
    rows = [row for row in rows if any(cell.strip() for cell in row.cells)]
    header = region.header
    if header is None and not rows:
        return None
    place = header.places[0] if header else rows[0].places[0]
    width = max([len(row.cells) for row in rows] + ([len(header.cells)] if header else []))
    heads = _heads(header, width, place, contents=contents and header is None, markup=markup)
    body = tuple(_cells(row.cells, row.places, width, markup=markup) for row in rows)
    return _trimmed(heads, body, place)


def _heads(
    header: SourceRow | None, width: int, place: Place, *, contents: bool, markup: bool
) -> tuple[TableCell, ...]:
    """The column headings; a column that has none is numbered, so that nothing is lost."""
    if header is None:
        names = ("Namn", "Sida") if contents and width == 2 else tuple(f"Kolumn {n}" for n in range(1, width + 1))
        return tuple(TableCell(name, place=place) for name in names)
    cells = _cells(header.cells, header.places, width, markup=markup)
    return tuple(
        cell if cell.text or not n else TableCell(f"Kolumn {n + 1}", place=cell.place) for n, cell in enumerate(cells)
    )


def _cells(cells: Sequence[str], places: Sequence[Place], width: int, *, markup: bool) -> tuple[TableCell, ...]:
    texts = [" ".join((clean_inline(cell) if markup else cell).split()) for cell in cells]
    padded = [*texts, *[""] * (width - len(texts))]
    known = [*places, *[places[-1]] * (width - len(places))]
    return tuple(TableCell(text, place=place) for text, place in zip(padded, known, strict=True))


def _trimmed(heads: tuple[TableCell, ...], body: tuple[tuple[TableCell, ...], ...], place: Place) -> Table | None:
    """The table without columns at its right edge that nobody named and nobody filled."""
    width = len(heads)
    while width > 1 and heads[width - 1].text == f"Kolumn {width}" and not any(row[width - 1].text for row in body):
        width -= 1
    heads, body = heads[:width], tuple(row[:width] for row in body)
    if width == 1 and not heads[0].text:
        return None if not body else Table((TableCell("Kolumn 1", place=place),), body, place=place)
    return Table(heads, body, place=place)
