"""Our own compiled account read back: each chapter names its form, so mixed forms are no difficulty."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stegvis.forms.account.words import WORDS
from stegvis.forms.nodes import Form
from stegvis.forms.reading import FormMatch, ReportReading
from stegvis.forms.recognise.hits import Finder
from stegvis.forms.recognise.regions import Region, is_group_heading, orientation_of
from stegvis.forms.recognise.report import Setting, read_report
from stegvis.forms.recognise.stream import Stream
from stegvis.forms.recognise.words import fold
from stegvis.instruments import Instrument
from stegvis.vocabulary.orientation import Orientation

CONFIDENCE = 0.99
_FORM_LINE = re.compile(
    r"^\W*(?:Formulär|Form)\W*:\s*(?P<title>.+?)\s*\((?P<id>[a-z][a-z0-9_]*) (?P<version>[\w.-]+)\)\W*$"
)
_FINDINGS = {fold(WORDS["findings"].sv), fold(WORDS["findings"].en)}
_GROUPS = {fold(text) for key, one in WORDS.items() if key.startswith("group.") for text in (one.sv, one.en)}
_COUNTED = tuple(fold(text.partition("{")[0]) for text in (WORDS["group.count"].sv, WORDS["group.count"].en))
# A chart ends its chapter; it is known by its title or, where that stands elsewhere, by its alternative text.
_CHARTS = (
    *(fold(text) for text in (WORDS["chart.exits"].sv, WORDS["chart.exits"].en)),
    "stapeldiagram över avslut",
    "bar chart of exits",
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: the lines of its heading and of its last line, and the form that it names."""

    heading: int
    first: int
    last: int
    form: Form
    orientation: Orientation | None


def chapters(stream: Stream, forms: Sequence[Form]) -> list[Chapter]:
    """The chapters of an account; empty when the document is none."""
    known = {form.id: form for form in forms}
    named = [(number, last, found["id"]) for number, last, found in _form_lines(stream) if found["id"] in known]
    found: list[Chapter] = []
    orientation: Orientation | None = None
    for index, (line, last, form_id) in enumerate(named):
        heading = _line_before(stream, line)
        after = named[index - 1][1] if index else -1
        orientation = _group(stream, after, heading, orientation)
        end = _line_before(stream, named[index + 1][0]) if index + 1 < len(named) else _findings(stream, line)
        found.append(Chapter(heading, last + 1, _end(stream, last + 1, end), known[form_id], orientation))
    return found


def read_chapters(
    finder: Finder, found: Sequence[Chapter], instruments: Sequence[Instrument]
) -> tuple[tuple[ReportReading, ...], FormMatch]:
    """The reports of the chapters, and the form that most of them have."""
    reports = tuple(_read(finder, chapter, instruments) for chapter in found)
    most = Counter(chapter.form.id for chapter in found).most_common(1)[0][0]
    return reports, FormMatch(next(chapter.form for chapter in found if chapter.form.id == most), CONFIDENCE)


def _read(finder: Finder, chapter: Chapter, instruments: Sequence[Instrument]) -> ReportReading:
    stream = finder.stream
    start, end = _offset(stream, chapter.first), _offset(stream, chapter.last)
    place = stream.lines[chapter.heading].place
    name = stream.lines[chapter.heading].text.strip(" *_#") if chapter.heading < chapter.first - 1 else None
    region = Region(start, max(end, start), start, name, place, chapter.orientation)
    return read_report(finder, region, Setting(FormMatch(chapter.form, CONFIDENCE), instruments))


def _form_lines(stream: Stream) -> Iterator[tuple[int, int, re.Match[str]]]:
    """The lines that name a form, with the line where they end: a narrow page may break them in two."""
    for number, line in enumerate(stream.lines):
        if not line.text.lstrip(" *").startswith("Form"):
            continue
        for last in (number, number + 1):
            if last < len(stream.lines):
                text = " ".join(one.text for one in stream.lines[number : last + 1])
                found = _FORM_LINE.match(text)
                if found:
                    yield number, last, found
                    break


def _line_before(stream: Stream, number: int) -> int:
    number -= 1
    while number > 0 and not stream.lines[number].text.strip():
        number -= 1
    return max(number, 0)


def _group(stream: Stream, first: int, last: int, before: Orientation | None) -> Orientation | None:
    for number in range(last - 1, first, -1):
        text = stream.lines[number].text
        if _is_group(text):
            return orientation_of(text)
    return before


def _is_group(text: str) -> bool:
    return fold(text) in _GROUPS or is_group_heading(text)


def _findings(stream: Stream, after: int) -> int:
    """The line of the chapter of findings, or the end of the document."""
    lines = range(after + 1, len(stream.lines))
    found = [number for number in lines if fold(stream.lines[number].text) in _FINDINGS]
    first_level = [number for number in found if stream.lines[number].level == 1]
    return (first_level or found or [len(stream.lines)])[-1]


def _end(stream: Stream, first: int, last: int) -> int:
    """The chapter's last line, before its chart and before the heading of the next group."""
    for number in range(first, last):
        folded = fold(stream.lines[number].text)
        if folded.startswith(_CHARTS):
            return number
        following = stream.lines[number + 1].text if number + 1 < last else ""
        if _is_group(stream.lines[number].text) and fold(following).startswith(_COUNTED):
            return number
    return last


def _offset(stream: Stream, line: int) -> int:
    return stream.offsets[line] if line < len(stream.offsets) else len(stream.text) + 1
