"""Figures out of grids: rows matched to the form's rows, columns to genders, whatever their order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stegvis.documents.nodes import TableCell
from stegvis.forms.nodes import Mark, MarkKind, Show
from stegvis.forms.reading import UnforeseenColumn, Unread
from stegvis.forms.recognise.form_marks import show_marks
from stegvis.forms.recognise.grid_shapes import gender_of, is_numeric, is_rule
from stegvis.forms.recognise.stream import Grid
from stegvis.forms.recognise.words import match_words, split_words
from stegvis.vocabulary import Blank, Figure, Gender, Number, Place
from stegvis.vocabulary.swedish import parse_cell

Row = Sequence[TableCell]
_LABEL_LINES = 6
_RUN_TOGETHER = re.compile(r"(?<=[?).])\s+(?=[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: the gender it counts, or None when its heading names none."""

    index: int
    heading: str
    gender: Gender | None
    place: Place


@dataclass(slots=True)
class Found:
    """What grids gave: figures, the first reading of a cell first; columns no form foresaw; what found no place."""

    figures: dict[tuple[str, Gender], Figure] = field(default_factory=dict)
    columns: dict[str, UnforeseenColumn] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def add(self, figure: Figure) -> None:
        """Keeps the figure; a blank gives way to a number found later."""
        key = (figure.measure, figure.gender)
        known = self.figures.get(key)
        if known is None or (isinstance(known.cell, Blank) and not isinstance(figure.cell, Blank)):
            self.figures[key] = figure


@dataclass(slots=True)
class _Logical:
    """A row of the form put together from the grid's rows: its label may span several, one holds the values."""

    show: Show
    label: Row
    values: Row | None = None


def match_label(text: str, rows: Iterable[Show]) -> Show | None:
    """The form's row that a row label belongs to, or None."""
    words = split_words(text)
    if not words:
        return None
    for show in rows:
        if any(_label_matches(words, mark) for mark in show_marks(show)):
            return show
    return None


def _label_matches(words: tuple[str, ...], mark: Mark) -> bool:
    wanted = split_words(mark.words)
    begins = range(len(words)) if mark.kind is MarkKind.FLOW else _openings(words)
    for begin in begins:
        end = match_words(words, begin, wanted)
        if end is None or (mark.kind is MarkKind.LINE and end < len(words)):
            continue
        if mark.until is None or _holds(words[end:], split_words(mark.until)):
            return True
    return False


def _openings(words: tuple[str, ...]) -> range:
    numbering = 1 if words[0].isdigit() and len(words) > 1 else 0
    return range(numbering, numbering + 1)


def _holds(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return any(match_words(words, begin, wanted) is not None for begin in range(len(words)))


def read_grids(grids: Sequence[Grid], rows: Sequence[Show], columns: Sequence[Gender]) -> Found:
    """The figures of the grids of one report. `rows` and `columns` are the form's own."""
    found = Found()
    reader = _GridReader(rows, columns, found)
    for number, grid in enumerate(grids):
        reader.read(grid, number)
    reader.close()
    return found


class _GridReader:
    """Goes through grids row by row; a heading row holds until the next, also over page breaks."""

    def __init__(self, rows: Sequence[Show], columns: Sequence[Gender], found: Found) -> None:
        self.shows, self.foreseen, self.found = rows, columns, found
        self.columns: tuple[Column, ...] = ()
        # The same columns when the heading row lacks the empty corner over the labels, else none.
        self.cornerless: tuple[Column, ...] = ()
        self.measures: dict[int, Show] = {}
        self.current: _Logical | None = None
        self.orphan: Row | None = None
        # The measures of the last labels set beside each other, and of the rows read so far.
        self.beside: Sequence[Show] = ()
        self.begun: list[Show] = []
        self._torn = False
        self._known: dict[str, Show | None] = {}

    def read(self, grid: Grid, number: int) -> None:
        """Reads one grid, the `number`th."""
        self._torn = any(not row[0].text and any(is_numeric(cell.text) for cell in row[1:]) for row in grid.rows)
        rows = [part for row in grid.rows if _says_something(row) for part in self._parted(_unmerged(row))]
        index = 0
        while index < len(rows):
            index += self._row(rows, index, number)

    def _show(self, label: str) -> Show | None:
        if label not in self._known:
            self._known[label] = match_label(label, self.shows)
        return self._known[label]

    def _parted(self, row: Row) -> list[Row]:
        """The row, or one for each label when labels of several rows ran together in its first cell.

        The values are the last label's; where none before it is known to be torn off that is not sure enough,
        and the row stands alone with the label it begins with.
        """
        first = row[0]
        labels = [part for part in _RUN_TOGETHER.split(first.text) if part]
        known = [self._show(label) for label in labels]
        if len(labels) < 2 or None in known or len(set(known)) < len(known):
            return [row]
        empty = [TableCell("", place=cell.place) for cell in row[1:]]
        values = list(row[1:])
        if any(cell.text for cell in values) and not self._torn:
            self._unread(row)
            return []
        return [
            [TableCell(label, place=first.place), *(values if number == len(labels) else empty)]
            for number, label in enumerate(labels, start=1)
        ]

    def close(self) -> None:
        """Hands in the last row."""
        self._hand_in()
        self._drop_orphan()

    def _row(self, rows: Sequence[Row], index: int, number: int) -> int:
        """Reads the row at `index`, with those that continue its label; returns how many were read."""
        row = rows[index]
        if self._beside_each_other(row, rows[index + 1] if index + 1 < len(rows) else None):
            self.found.used.add(number)
            return 2
        if self._heading(row):
            self.found.used.add(number)
            return 1
        if self.measures and self._transposed(row):
            return 1
        spanned = self._begins(rows, index)
        if spanned:
            self.found.used.add(number)
            return spanned
        if not self._gender_below(row):
            self._continues(row)
        return 1

    def _heading(self, row: Row) -> bool:
        texts = [cell.text for cell in row]
        if any(is_numeric(text) for text in texts[1:]):
            return False
        measures = {i: show for i, text in enumerate(texts) if i and (show := self._show(text))}
        genders = {i: gender for i, text in enumerate(texts) if i and (gender := gender_of(text))}
        if measures and len(measures) >= len(genders) and not self._show(texts[0]):
            self.close()
            self.measures, self.columns = measures, ()
            return True
        if not genders or self._show(texts[0]):
            return False
        self.close()
        self.measures = {}
        self.columns = tuple(
            Column(i, cell.text, genders.get(i), cell.place) for i, cell in enumerate(row) if cell.text and i
        )
        self.cornerless = _without_corner(row)
        return True

    def _beside_each_other(self, row: Row, below: Row | None) -> bool:
        """True for a row of labels only, measures and genders, with a row of their numbers below."""
        if below is None or len(row) < 2 or not row[0].text or not _all_values(below) or not below[0].text:
            return False
        pairs = [(label, cell) for label, cell in zip(row, below, strict=False) if label.text]
        shown = [show for label, _ in pairs if (show := self._show(label.text))]
        genders = [gender_of(label.text) for label, _ in pairs if not self._show(label.text)]
        if None in genders or Gender.ALL in genders or not (shown or self.beside):
            return False
        self.close()
        self.beside = shown or self.beside
        for label, cell in pairs:
            show, gender = self._show(label.text), gender_of(label.text) or Gender.ALL
            measure, of = (show, Gender.ALL) if show else (counted(self.beside), gender)
            self.found.add(_figure(measure, of, cell, label.place))
        return True

    def _gender_below(self, row: Row) -> bool:
        """True for a row "Kvinnor | 8" in a table without heading, under the rows of the measures."""
        gender = gender_of(row[0].text)
        if gender is None or gender is Gender.ALL or self.columns or len(row) != 2 or self.current is None:
            return False
        self.found.add(_figure(counted([*self.begun, self.current.show]), gender, row[1], row[0].place))
        return True

    def _transposed(self, row: Row) -> bool:
        gender = gender_of(row[0].text) if row[0].text else Gender.ALL
        if gender is None:
            return False
        for index, show in self.measures.items():
            if index < len(row):
                self.found.add(_figure(show, gender, row[index], row[0].place))
        if gender not in self.foreseen:
            self._unforeseen(Column(0, row[0].text, gender, row[0].place))
        return True

    def _begins(self, rows: Sequence[Row], index: int) -> int:
        """When a row of the form begins here: how many rows of the grid its label takes, else 0."""
        if not rows[index][0].text:
            return 0
        label = ""
        for spanned in range(1, _LABEL_LINES + 1):
            if index + spanned > len(rows):
                return 0
            row = rows[index + spanned - 1]
            if spanned > 1 and (self._heading_like(row) or not row[0].text or self._show(row[0].text)):
                return 0
            label = f"{label} {row[0].text}"
            show = self._show(label)
            if show is not None:
                self._begin(show, rows[index : index + spanned])
                return spanned
            if _has_values(row) and spanned > 1:
                return 0
        return 0

    def _heading_like(self, row: Row) -> bool:
        return sum(gender_of(cell.text) is not None for cell in row[1:]) >= 2

    def _begin(self, show: Show, spanned: Sequence[Row]) -> None:
        begun = _Logical(show, spanned[0], next((row for row in spanned if _has_values(row)), None))
        if begun.values is None and self.orphan is not None:
            # Values torn off by a page break stand before their label.
            begun.values, self.orphan = self.orphan, None
        self._hand_in()
        self._drop_orphan()
        self.begun.append(show)
        self.current = begun

    def _continues(self, row: Row) -> None:
        """A row without a label of the form: values torn from their label, more of the label, or unread."""
        if not _has_values(row):
            return
        if not row[0].text:
            self._drop_orphan()
            self.orphan = row
            return
        if (
            self.current is not None
            and self.current.values is None
            and row[0].text[:1] in "(abcdefghijklmnopqrstuvwxyzåäö"
        ):
            self.current.values = row
            return
        self._unread(row)

    def _hand_in(self) -> None:
        if self.current is None:
            return
        current, self.current = self.current, None
        if current.values is None and self.orphan is not None:
            current.values, self.orphan = self.orphan, None
        values = current.values if current.values is not None else current.label
        shifted = bool(self.cornerless) and len(values) == len(self.cornerless) + 1
        columns = self.cornerless if shifted else self.columns or self._assumed(values)
        for column in columns:
            cell = values[column.index] if column.index < len(values) else TableCell("")
            self._cell(current, column, cell)
        self._beyond(current, values, columns)

    def _cell(self, row: _Logical, column: Column, cell: TableCell) -> None:
        if column.gender is not None:
            self.found.add(_figure(row.show, column.gender, cell, row.label[0].place))
        elif cell.text:
            self.found.unread.append(Unread(f"{row.label[0].text}: {column.heading} {cell.text}", _place(cell, row)))
        if column.gender is None or column.gender not in self.foreseen:
            self._unforeseen(column)

    def _beyond(self, row: _Logical, values: Row, columns: Sequence[Column]) -> None:
        known = {column.index for column in columns} | {0}
        for index, cell in enumerate(values):
            if index not in known and is_numeric(cell.text):
                self.found.unread.append(Unread(f"{row.label[0].text}: {cell.text}", _place(cell, row)))

    def _assumed(self, row: Row) -> tuple[Column, ...]:
        """Without a heading row the columns are taken to be the form's own, when there are as many."""
        width = len(row) - 1
        genders = tuple(self.foreseen) if width == len(self.foreseen) else (Gender.ALL,) if width == 1 else ()
        return tuple(Column(i, gender.value, gender, row[0].place) for i, gender in enumerate(genders, start=1))

    def _unforeseen(self, column: Column) -> None:
        self.found.columns.setdefault(
            column.heading.casefold(), UnforeseenColumn(column.heading, column.gender, column.place)
        )

    def _drop_orphan(self) -> None:
        if self.orphan is not None:
            self._unread(self.orphan)
            self.orphan = None

    def _unread(self, row: Row) -> None:
        text = " | ".join(cell.text for cell in row).strip(" |")
        if any(map(str.isdigit, text)):
            self.found.unread.append(Unread(text, row[0].place))


def counted(rows: Sequence[Show]) -> Show:
    """The row that a gender named beside several belongs to: a number that was reached, not one that was planned."""
    return next((show for show in reversed(rows) if not show.measure.startswith("planned")), rows[-1])


def _without_corner(row: Row) -> tuple[Column, ...]:
    genders = [gender_of(cell.text) for cell in row]
    if None in genders or len(set(genders)) < len(genders):
        return ()
    return tuple(
        Column(i, cell.text, gender, cell.place)
        for i, (cell, gender) in enumerate(zip(row, genders, strict=True), start=1)
    )


def _all_values(row: Row) -> bool:
    return any(cell.text for cell in row) and all(not cell.text or is_numeric(cell.text) for cell in row)


def _says_something(row: Row) -> bool:
    return any(cell.text for cell in row) and not is_rule([cell.text for cell in row])


def _unmerged(row: Row) -> Row:
    """The row with the repeats of a merged cell emptied; two equal numbers are two numbers."""
    return [
        TableCell("", place=cell.place) if i and cell.text == row[i - 1].text and _is_words(cell.text) else cell
        for i, cell in enumerate(row)
    ]


def _is_words(text: str) -> bool:
    return len(text) > 3 and not isinstance(parse_cell(text), Number)


def _place(cell: TableCell, row: _Logical) -> Place:
    return cell.place if cell.place != Place() else row.label[0].place


def _has_values(row: Row) -> bool:
    return any(cell.text for cell in row[1:])


def _figure(show: Show, gender: Gender, cell: TableCell, row_place: Place) -> Figure:
    raw = " ".join(cell.text.split())
    place = cell.place if cell.place != Place() else row_place
    return Figure(show.measure, gender, parse_cell(raw), raw, place)
