"""XLSX and CSV as sheets. The reading itself is done in the child process of `guard_sheets`."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from stegvis.documents.sheets import Sheet, SheetCell
from stegvis.vocabulary import BadInput, Wording

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 60_000, 200, 2_000_000
MOST_SIGNS = 20_000_000
"""In all sheets together: a small file may say a long text in every cell, or have one wide row above narrow ones."""
DELIMITERS = ";,\t"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
OTHER_KINDS = (b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf")
"""How files begin that are no table whatever they are called: old Excel or one locked with a password, PDF, RTF."""
_SAMPLE_LINES = 30


def sheets_of(content: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets in the file's content, whatever it is called. Raises BadInput."""
    if not content.strip():
        raise BadInput(name, EMPTY)
    if content.startswith(b"PK"):
        return tuple(_workbook(content, name, Room(name)))
    if content.startswith(OTHER_KINDS) or (b"\x00" in content[:4096] and not content.startswith(UTF_16)):
        raise BadInput(name, OTHER_KIND)
    return (_csv(content, name),)


@dataclass(slots=True)
class Room:
    """How many cells and signs the file may still hold."""

    name: str
    cells: int = MOST_CELLS
    signs: int = MOST_SIGNS

    def take(self, *, cells: int = 0, signs: int = 0) -> None:
        """Takes so much of it. Raises BadInput when there is no more."""
        self.cells -= cells
        self.signs -= signs
        if min(self.cells, self.signs) < 0:
            raise BadInput(self.name, TOO_MUCH)


def _workbook(content: bytes, name: str, room: Room) -> Iterator[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for title in book.sheet_names:
            rows = book.get_sheet_by_name(title).iter_rows()
            yield _sheet(_stored(title), ([_plain(cell) for cell in row] for row in rows), room)
    except (CalamineError, ValueError, OSError) as broken:
        raise BadInput(name, DAMAGED) from broken


def _csv(content: bytes, name: str) -> Sheet:
    text = _decoded(content)
    csv.field_size_limit(100_000)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        return _sheet("", ([_stored(cell) or None for cell in row] for row in rows), Room(name))
    except csv.Error as broken:
        raise BadInput(name, DAMAGED) from broken


def _decoded(content: bytes) -> str:
    """UTF-8, with or without its mark, or what Excel on Windows writes."""
    for encoding in ("utf-16",) if content.startswith(UTF_16) else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _delimiter(text: str) -> str:
    """The sign that parts the first lines into most columns, the same number in most lines."""
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]

    def evenness(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=lambda one: (counts.count(one) * (one > 0), one), default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(DELIMITERS, key=evenness)


def _sheet(title: str, rows: Iterable[list[SheetCell]], room: Room) -> Sheet:
    kept: list[tuple[SheetCell, ...]] = []
    for row in rows:
        while row and row[-1] in (None, ""):
            row.pop()
        if len(row) > MOST_COLUMNS:
            raise BadInput(room.name, TOO_WIDE)
        if len(kept) < MOST_ROWS:
            room.take(signs=sum(len(cell) for cell in row if isinstance(cell, str)))
            kept.append(tuple(row))
        elif row:
            raise BadInput(room.name, TOO_LONG)
    while kept and not kept[-1]:
        kept.pop()
    width = max(map(len, kept), default=0)
    room.take(cells=width * len(kept))
    return Sheet(title, tuple(row + (None,) * (width - len(row)) for row in kept))


def _stored(text: str) -> str:
    """The text without margins, and without the one sign that no database takes."""
    return text.replace("\0", "").strip()


def _plain(cell: object) -> SheetCell:
    match cell:
        case datetime():
            return cell.date()
        case time() | timedelta():
            return str(cell)
        case str():
            return _stored(cell) or None
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return int(cell)
        case bool() | int() | float() | date():
            return cell
        case _:
            return None


EMPTY = Wording(
    "filen är tom. Kontrollera att den sparats klart.", "the file is empty. Check that it has been saved in full."
)
OTHER_KIND = Wording(
    "filen är varken Excel (.xlsx) eller CSV, eller låst med lösenord. Spara den som .xlsx utan lösenord.",
    "the file is neither Excel (.xlsx) nor CSV, or is locked with a password. Save it as .xlsx without one.",
)
DAMAGED = Wording(
    "filen är skadad och går inte att läsa. Öppna den i Excel, spara den på nytt och försök igen.",
    "the file is damaged and cannot be read. Open it in Excel, save it again and try once more.",
)
TOO_LONG = Wording(
    f"filen har fler än {MOST_ROWS} rader. Dela upp den i flera filer.",
    f"the file has more than {MOST_ROWS} rows. Split it into several files.",
)
TOO_WIDE = Wording(
    f"filen har fler än {MOST_COLUMNS} kolumner. Ta bort dem som inte behövs.",
    f"the file has more than {MOST_COLUMNS} columns. Remove those that are not needed.",
)
TOO_MUCH = Wording(
    "filen packar upp till mycket mer än en lista över deltagare. Ta bort blad, kolumner och rader som inte behövs.",
    "the file unpacks to far more than a list of participants. Remove sheets, columns and rows that are not needed.",
)
