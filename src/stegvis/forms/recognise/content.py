"""What stands in a section: its printed questions, its short answers, and the text that remains."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from stegvis.forms.nodes import Ask, AskKind, Form, Mark, Section, SignOff, flat_items
from stegvis.forms.recognise.form_marks import (
    ask_marks,
    date_marks,
    name_marks,
    prompts,
    show_marks,
)
from stegvis.forms.recognise.hits import Finder, Hit
from stegvis.forms.recognise.layouts import is_labels_only, printed_labels
from stegvis.forms.recognise.sections import Span
from stegvis.forms.recognise.stream import Stream

LONG_ANSWERS = {AskKind.TEXT, AskKind.GOALS, AskKind.MONEY}
NAME, DATE = "signature.by", "signature.on"
FIELDS_ONLY = {"head", "signature"}
_KEPT = {AskKind.PARTIES, AskKind.PERIOD}
_SHORT = 160
_LONG_LIST = 800
_REST = re.compile(r"[^.?!:\n]{0,80}\n?[^.?!:\n]{0,40}\?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A printed question found; `field` is the answer's name, None when nothing short is asked."""

    hit: Hit
    field: str | None = None
    kind: AskKind | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The short answer to a question: its text and the offset where it begins."""

    field: str
    kind: AskKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Content:
    """A section's short answers and the stretches of text that remain when questions and answers are left out."""

    span: Span
    answers: tuple[Answer, ...]
    pieces: tuple[tuple[int, int], ...]
    anchors: tuple[Anchor, ...]


def read_content(finder: Finder, form: Form, span: Span) -> Content:
    """The content of one section span."""
    anchors = list(_outermost(_anchors(finder, form, span)))
    answers: list[Answer] = []
    taken = [(span.start, span.content)]
    labels = printed_labels((form,))
    for index, anchor in enumerate(anchors):
        until = anchors[index + 1].hit.start if index + 1 < len(anchors) else span.end
        taken.append((anchor.hit.start, anchor.hit.end))
        if anchor.field is None or anchor.kind in LONG_ANSWERS or anchor.kind is None:
            continue
        answer = _short_answer(finder.stream, anchor, min(until, span.end))
        # A row of the form's own labels that nobody filled in is no answer to the first of them.
        answers.append(replace(answer, text="") if is_labels_only(answer.text, labels) else answer)
        if anchor.kind not in _KEPT or span.section.id in FIELDS_ONLY:
            taken.append((answer.start, answer.end))
    return Content(span, tuple(answers), tuple(_remaining(span, taken)), tuple(anchors))


def _anchors(finder: Finder, form: Form, span: Span) -> Iterator[Anchor]:
    first, last = span.start, span.end
    for section in (span.section, *span.absent):
        yield from _section_anchors(finder, section, first, last)
    # What an earlier section asks may be printed again as a lead to the answer ("Hur många … mår bättre?").
    for section in form.sections:
        for show in section.shows():
            for mark in show_marks(show):
                if len(mark.words.split()) >= 3 or mark.until:
                    hits = show_hits(finder, mark, first, last)
                    yield from (Anchor(_whole_question(finder.stream, hit)) for hit in hits)
    for mark in form.title_marks:
        yield from (Anchor(hit) for hit in finder.between(mark, first, last) if hit.words >= 2)


def show_hits(finder: Finder, mark: Mark, first: int, last: int) -> list[Hit]:
    """The hits of a row label's mark that lie within one question."""
    text = finder.stream.text
    hits = finder.between(mark, first, last)
    return [hit for hit in hits if hit.complete and "?" not in text[hit.start : hit.end].rstrip(" ?*_")]


def _whole_question(stream: Stream, hit: Hit) -> Hit:
    """The hit with the rest of the question, when its question mark follows closely."""
    found = _REST.match(stream.text, hit.end)
    return replace(hit, end=found.end()) if found else hit


def _section_anchors(finder: Finder, section: Section, first: int, last: int) -> Iterator[Anchor]:
    for mark in prompts(section):
        yield from (Anchor(hit) for hit in finder.between(mark, first, last))
    for item in flat_items(section.items):
        if isinstance(item, Ask):
            yield from _first(finder, ask_marks(item), first, last, item.field, item.kind)
        elif isinstance(item, SignOff):
            yield from _first(finder, name_marks(item), first, last, NAME, AskKind.NAME)
            yield from _first(finder, date_marks(item), first, last, DATE, AskKind.DATE)


def _first(finder: Finder, marks: Sequence[Mark], first: int, last: int, field: str, kind: AskKind) -> Iterator[Anchor]:
    hits = [hit for mark in marks for hit in finder.between(mark, first, last)]
    if hits:
        yield Anchor(min(hits, key=lambda hit: (hit.start, -hit.end)), field, kind)


def _outermost(anchors: Iterable[Anchor]) -> Iterator[Anchor]:
    """The anchors in order, without those that lie inside another."""
    end = -1
    for anchor in sorted(anchors, key=lambda one: (one.hit.start, -one.hit.end, one.field is None)):
        if anchor.hit.start >= end:
            yield anchor
            end = anchor.hit.end


def _short_answer(stream: Stream, anchor: Anchor, last: int) -> Answer:
    """What follows the question: the rest of its line, or else the next block, up to the next question."""
    begin = anchor.hit.end
    line = stream.line_at(begin)
    end = min(stream.line_end(line), last)
    if not _says(stream.text[begin:end]):
        line += 1
        while line < len(stream.lines) and not _says(stream.lines[line].text) and stream.offsets[line] < last:
            line += 1
        if line >= len(stream.lines) or stream.offsets[line] >= last:
            return _answer(anchor, "", begin, min(begin, last))
        begin = stream.offsets[line]
    end = stream.line_end(line)
    # The municipalities of a whole region fill several lines.
    longest = _LONG_LIST if anchor.kind is AskKind.PARTIES else _SHORT
    while (
        line + 1 < len(stream.lines)
        and not stream.lines[line + 1].starts
        and stream.line_end(line + 1) - begin < longest
    ):
        line += 1
        end = stream.line_end(line)
    end = min(end, last)
    return _answer(anchor, stream.text[begin:end], begin, end)


def _answer(anchor: Anchor, text: str, begin: int, end: int) -> Answer:
    assert anchor.field is not None and anchor.kind is not None
    return Answer(anchor.field, anchor.kind, clean_answer(text), begin, end)


def clean_answer(text: str) -> str:
    """The answer on one line, without emphasis signs and the colon before it."""
    return " ".join(text.split()).strip(" *_:|").strip()


def _says(text: str) -> bool:
    return bool(clean_answer(text))


def _remaining(span: Span, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = span.start
    for start, end in sorted(taken):
        if start > at:
            yield at, start
        at = max(at, end)
    if at < span.end:
        yield at, span.end
