"""A row's label may be broken over lines or torn from its figures by a page break: here they meet again.

A row with a label and nothing in its cells may also be just that: a question nobody filled in. It only
gets figures when they stand on a line of their own, without any label.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from stegvis.documents.readers.text_lines import Origin, SourceLine, SourceRow
from stegvis.documents.readers.text_rows import is_value
from stegvis.vocabulary import Place

_MARKUP = re.compile(r"(?:</?[a-z]{1,6}>|[*_\s])+", re.IGNORECASE)
_OWN_ROW = re.compile(r"(?:varav|därav|därutöver|av dem|av dessa)\b", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"(?:[,\-/(]|\b(?:och|eller|av|i|för|med|som|inte|är|på|till|under|den|de|det|en|ett|att|om))$"
)


class Gap(Enum):
    """A blank line between rows."""

    GAP = "gap"


@dataclass(slots=True)
class LabelledRow:
    """One row of the finished table: the first cell is its label."""

    cells: list[str]
    places: list[Place]
    origin: Origin
    after_gap: bool = False
    continues: bool = False

    @property
    def label(self) -> str:
        return self.cells[0]

    @property
    def has_values(self) -> bool:
        return any(self.cells[1:])

    @property
    def is_nameless(self) -> bool:
        return not self.label and self.has_values and not self.continues

    @property
    def awaits_values(self) -> bool:
        return bool(self.label) and not self.has_values and not self.continues

    def add_label(self, text: str) -> None:
        self.cells[0] = f"{self.cells[0]} {text}".strip()


def is_tail(label: str, text: str) -> bool:
    """True when `text` can only be read as the end of `label`."""
    bare = _MARKUP.sub("", text[:20], count=1) if _MARKUP.match(text) else text
    if not label or not bare:
        return False
    if label.count("(") > label.count(")"):
        return True
    return not _OWN_ROW.match(bare) and (bare[0] in "(,.;/)" or bare[0].islower())


def merge_rows(entries: Sequence[SourceRow | SourceLine | Gap], width: int) -> list[LabelledRow]:
    """The logical rows of a table of `width` columns, labels and figures joined."""
    merger = _Merger(width)
    for entry in entries:
        if isinstance(entry, Gap):
            merger.gap = True
        elif isinstance(entry, SourceLine):
            merger.add_line(entry)
        else:
            merger.add_row(entry)
    merger.flush()
    return _adopt(merger.rows)


class _Merger:
    def __init__(self, width: int) -> None:
        self.width = width
        self.rows: list[LabelledRow] = []
        self.heads: list[SourceLine] = []
        self.gap = False

    def add_line(self, line: SourceLine) -> None:
        """A line without cells: the end of the label above it, or the start of the next one."""
        last = self.rows[-1] if self.rows else None
        touches = last is not None and not self.gap and not self.heads
        if last and touches and (is_tail(last.label, line.text) or last.is_nameless):
            if last.is_nameless:
                last.places[0] = line.place
            last.add_label(line.text.strip())
        else:
            self.heads.append(line)

    def add_row(self, source: SourceRow) -> None:
        self.gap |= source.starts
        row = self._row(source)
        last = self.rows[-1] if self.rows else None
        if self.heads:
            self._join_heads(row)
            self.rows.append(row)
        elif last and self._ends_label(last, row):
            last.add_label(row.label)
        elif last and self._fills(last, row):
            last.add_label(row.label)
            last.cells[1:], last.places[1:] = row.cells[1:], row.places[1:]
        elif last and self._completes(last, source):
            last.cells.extend(source.cells)
            last.places.extend(source.places)
        else:
            self.rows.append(row)
        self.gap = False

    def flush(self) -> None:
        """Lines left over at the end are rows without figures."""
        for line in self.heads:
            self.rows.append(LabelledRow([line.text.strip()], [line.place], Origin.SPACES))
        self.heads = []

    def _row(self, source: SourceRow) -> LabelledRow:
        cells, places = list(source.cells), list(source.places)
        nameless = len(cells) == self.width - 1 and all(map(is_value, cells)) and source.origin is not Origin.GRID
        if nameless and (self.heads or self.width > 2) and not self._awaits(cells):
            cells, places = ["", *cells], [places[0], *places]
        return LabelledRow(cells, places, source.origin, self.gap, source.continues)

    def _awaits(self, cells: Sequence[str]) -> bool:
        """True when the row above is short by exactly these cells."""
        return bool(self.rows) and not self.gap and len(self.rows[-1].cells) + len(cells) == self.width

    def _join_heads(self, row: LabelledRow) -> None:
        """Put the waiting lines before the row's label, or make them rows where they are rows of their own."""
        if row.origin is Origin.SPACES:
            self._split_heads(row)
        if self.heads:
            row.cells[0] = " ".join([*(line.text.strip() for line in self.heads), row.label]).strip()
            row.places[0] = self.heads[0].place
        row.after_gap = self.gap
        self.heads = []

    def _split_heads(self, row: LabelledRow) -> None:
        """Without tabs a row whose cells are all blank is just a line; a label that is complete is such a row."""
        groups: list[list[SourceLine]] = []
        for line in self.heads:
            if groups and _goes_on(" ".join(part.text for part in groups[-1]), line.text):
                groups[-1].append(line)
            else:
                groups.append([line])
        joins = groups and (not row.label or _goes_on(" ".join(part.text for part in groups[-1]), row.label))
        self.heads = groups.pop() if joins else []
        for group in groups:
            label = " ".join(line.text.strip() for line in group)
            self.rows.append(LabelledRow([label], [group[0].place], Origin.SPACES))

    def _ends_label(self, last: LabelledRow, row: LabelledRow) -> bool:
        if not row.awaits_values or (row.origin is Origin.GRID and not self.gap):
            return False
        return is_tail(last.label, row.label) and (last.has_values or _goes_on(last.label, row.label))

    def _fills(self, last: LabelledRow, row: LabelledRow) -> bool:
        """True for a label on one line whose figures stand beside its second half."""
        if not (last.awaits_values and row.label and row.has_values) or row.origin is Origin.GRID:
            return False
        starts_lower = self.rows[0].label[:1].islower()
        return is_tail(last.label, row.label) and not starts_lower and _goes_on(last.label, row.label)

    def _completes(self, last: LabelledRow, source: SourceRow) -> bool:
        short = len(last.cells) + len(source.cells) == self.width and not self.gap
        return short and source.origin is Origin.TABS and all(map(is_value, source.cells))


def _goes_on(label: str, text: str) -> bool:
    """True when `text` goes on where `label` broke off."""
    return is_tail(label, text) or bool(_UNFINISHED.search(label.strip()))


def _adopt(rows: list[LabelledRow]) -> list[LabelledRow]:
    """Give figures without a label to the label without figures beside them.

    A page break puts the figures before their label, so the next row is asked first when a blank line
    stands between; else the row above.
    """
    result: list[LabelledRow] = []
    index = 0
    while index < len(rows):
        row = rows[index]
        after = rows[index + 1] if index + 1 < len(rows) else None
        before = result[-1] if result else None
        forward = after is not None and after.awaits_values
        backward = before is not None and before.awaits_values
        if not row.is_nameless or not (forward or backward):
            result.append(row)
        elif after and forward and (after.after_gap or row.after_gap or not backward):
            result.append(_joined(after, row))
            index += 1
        elif before:
            result[-1] = _joined(before, row)
        index += 1
    return result


def _joined(label: LabelledRow, values: LabelledRow) -> LabelledRow:
    return LabelledRow(
        [label.label, *values.cells[1:]], [label.places[0], *values.places[1:]], values.origin, label.after_gap
    )
