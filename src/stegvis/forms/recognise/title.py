"""What a document says of itself at its beginning: title, year, who asked for it, and its contents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.documents.nodes import TableCell
from stegvis.forms.nodes import Form
from stegvis.forms.reading import ContentsEntry
from stegvis.forms.recognise.grid_shapes import is_numeric
from stegvis.forms.recognise.hits import Finder, Hit
from stegvis.forms.recognise.stream import Stream
from stegvis.forms.recognise.words import plain, split_words
from stegvis.vocabulary import Period
from stegvis.vocabulary.swedish import parse_period

_TOP = 60
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTHS = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_AFTER_TITLE = re.compile(rf"[\s:,(–-]*(?:(?:{_MONTHS})[a-zåäö]*[\s–-]*){{0,2}}(?:19|20)\d\d(?!\d)", re.I)
_ASSOCIATION = re.compile(
    r"\b(?:finansiella\s+)?samordnings-?\s*förbund(?:et)?\s+((?:[A-ZÅÄÖ][\wåäöÅÄÖ&/-]*\s?){1,4})", re.I
)
_CONTENTS = {"innehållsförteckning", "innehåll", "contents", "table of contents"}
_ENTRY = re.compile(r"^(?P<name>\S.*?)(?:\s*[.…·_]{2,}\s*|\t+\s*|\s{3,}|\s+)(?P<page>\d{1,4})$")


@dataclass(frozen=True, slots=True)
class Contents:
    """The document's own table of contents and where it ends."""

    entries: tuple[ContentsEntry, ...] = ()
    end: int = 0


def title_hit(finder: Finder, form: Form) -> Hit | None:
    """The form's title as it stands in the document: the earliest, and of those the longest."""
    hits = [hit for mark in form.title_marks for hit in finder.all(mark)]
    return min(hits, key=lambda hit: (hit.start, -hit.end), default=None)


def printed_title(finder: Finder, form: Form) -> str | None:
    """The title as printed, with the year after it; capitals are put right. None when it is not there."""
    hit = title_hit(finder, form)
    if hit is None:
        return None
    text = finder.stream.text
    after = _AFTER_TITLE.match(text, hit.end)
    title = " ".join(plain(text[hit.start : after.end() if after else hit.end]).split()).strip(" *_:#")
    return title.capitalize() if title.isupper() else title


def title_year(finder: Finder, form: Form, first_report: int) -> int | None:
    """The year that stands in the title, or else on the lines before the first report; None when none does."""
    stream = finder.stream
    top = "\n".join(line.text for line in stream.lines[:_TOP])[: max(first_report, 0)]
    for text in (printed_title(finder, form) or "", top):
        found = _YEAR.search(text)
        if found:
            return int(found[0])
    return None


def title_period(finder: Finder, form: Form) -> Period | None:
    """The month that stands after the title of a form for one month ("Månadsrapport mars 2023"), else None."""
    title = printed_title(finder, form) if form.period.months == 1 else None
    period = parse_period(title) if title else None
    return period if period and period == Period.of_months(period.start, period.start) else None


def issuer(stream: Stream, form: Form, first_section: int) -> str | None:
    """The association named before the first section, else the form's own issuer."""
    top = stream.text[: max(first_section, 0)]
    found = _ASSOCIATION.search(top)
    if found and found[1][0].isupper():
        words = []
        for word in found[1].split():
            if not word[0].isupper():
                break
            words.append(word)
        line_rest = found[1].split("\n")[0].split()
        name = [word for word in words if word in line_rest]
        if name:
            return "Samordningsförbundet " + " ".join(_cased(word) for word in name).strip(" .,")
    return form.issuer


def _cased(word: str) -> str:
    return word.capitalize() if word.isupper() and len(word) > 4 else word


def read_contents(stream: Stream) -> Contents:
    """The table of contents, when the document has one near its beginning; else an empty one."""
    for number, line in enumerate(stream.lines[: _TOP * 3]):
        if line.grid is not None and _is_contents(line.grid.rows):
            return _from_grids(stream, number)
        if " ".join(split_words(line.text)) in _CONTENTS:
            return _after_heading(stream, number + 1)
    return Contents()


def _is_contents(rows: tuple[tuple[TableCell, ...], ...]) -> bool:
    pages = [row[-1].text for row in rows if len(row) >= 2]
    numbers = [int(page) for page in pages if page.isdigit()]
    return (
        len(rows) >= 3
        and len(numbers) >= len(rows) - 1
        and numbers == sorted(numbers)
        and all(row[0].text and not is_numeric(row[0].text) and len(row) == 2 for row in rows)
    )


def _from_grids(stream: Stream, number: int) -> Contents:
    entries: list[ContentsEntry] = []
    while number < len(stream.lines) and (grid := stream.lines[number].grid) is not None:
        if not (_is_contents(grid.rows) or (entries and all(row[-1].text.isdigit() for row in grid.rows))):
            break
        entries += [_entry(row[0].text, row[-1].text, row[0]) for row in grid.rows if row[-1].text.isdigit()]
        number += 1
    return Contents(tuple(entries), _offset(stream, number))


def _entry(name: str, page: str, cell: TableCell) -> ContentsEntry:
    return ContentsEntry(name.strip(" .*_"), int(page) if page.isdigit() else None, cell.place)


def _after_heading(stream: Stream, number: int) -> Contents:
    while number < len(stream.lines) and stream.lines[number].grid is None and not stream.lines[number].text.strip():
        number += 1
    if number < len(stream.lines) and (grid := stream.lines[number].grid) is not None and len(grid.rows[0]) == 2:
        return _from_grids(stream, number)
    entries = list(_entry_lines(stream, number))
    return Contents(tuple(entry for entry, _ in entries), _offset(stream, entries[-1][1] + 1 if entries else number))


def _entry_lines(stream: Stream, number: int) -> Iterator[tuple[ContentsEntry, int]]:
    while number < len(stream.lines) and stream.lines[number].grid is None:
        found = _ENTRY.match(stream.lines[number].text.strip())
        if not found or len(found["name"]) > 120:
            return
        yield ContentsEntry(found["name"].strip(" .*_"), int(found["page"]), stream.lines[number].place), number
        number += 1


def _offset(stream: Stream, number: int) -> int:
    return stream.offsets[number] if number < len(stream.offsets) else len(stream.text)
