"""Cutting the stream of a form that repeats into one region for each intervention."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from stegvis.forms.nodes import Ask, Form, Mark
from stegvis.forms.recognise.form_marks import ask_marks, section_marks
from stegvis.forms.recognise.hits import Finder
from stegvis.forms.recognise.sections import Found, in_order, section_hits
from stegvis.forms.recognise.stream import Stream
from stegvis.forms.recognise.words import fold, split_words
from stegvis.vocabulary import Place
from stegvis.vocabulary.orientation import Orientation

_INDIVIDUAL = re.compile(r"individ\w*(?:riktad\w*|inriktad\w*)|individual")
_STRUCTURAL = re.compile(r"struktur\w*(?:riktad\w*|gripande|inriktad\w*)|structural")
_GROUP_WORDS = {"insatser", "insats", "projekt", "interventions", "intervention", "och", "på", "nivå", "insatserna"}
_BEFORE_NAME = re.compile(
    r"^(?:(?:\d{1,2}\.)+\d{0,2}\s+)?(?:(?:insats|projekt)(?:ens|ets)?\s*(?:namn)?\s*:\s*|namn på insatsen\s*:\s*)?",
    re.I,
)
_NAME_LONG, _NAME_WORDS = 90, 12
_CALL_WORDS = 4
_EARLY = 3
# Fewer headings out of order are chance.
_PERMUTED = 4


@dataclass(frozen=True, slots=True)
class Region:
    """The stretch of one report: from its name (or first heading) at `start` to `end`."""

    start: int
    end: int
    content: int
    name: str | None
    place: Place
    orientation: Orientation | None = None


def orientation_of(text: str) -> Orientation | None:
    """The orientation that the text names, as the heading of such a group does; None when it names none."""
    folded = fold(text)
    if _STRUCTURAL.search(folded):
        return Orientation.STRUCTURAL
    return Orientation.INDIVIDUAL if _INDIVIDUAL.search(folded) else None


def is_group_heading(text: str) -> bool:
    """True for the heading of a group of interventions ("Strukturinriktade insatser")."""
    words = split_words(text)
    if not 1 <= len(words) <= 4 or orientation_of(text) is None:
        return False
    return all(word in _GROUP_WORDS or word == "in" or orientation_of(word) for word in words) or len(words) <= 2


def cut_regions(
    finder: Finder, form: Form, first: int, last: int, known: Collection[str] = frozenset()
) -> list[Region]:
    """One region for each intervention, in order; empty when no section of the form is found.

    `known` are names of interventions, folded, that the document lists elsewhere.
    """
    hits = [hit for hit in section_hits(finder, form, first, last) if hit.order or hit.section.marks]
    hits = [hit for hit, after in zip(hits, [*hits[1:], None], strict=True) if not _is_name(finder, hit, after)]
    names = _Names(finder.stream, form, first, known)
    starts = _beginnings(form, hits, names)
    named = [names.before(hit.hit.start) for hit in starts]
    openings = [name[0] if name else hit.hit.start for hit, name in zip(starts, named, strict=True)]
    regions = []
    orientation: Orientation | None = None
    before = first
    for index, (hit, name) in enumerate(zip(starts, named, strict=True)):
        orientation = _group_between(finder.stream, before, openings[index]) or orientation
        end = openings[index + 1] if index + 1 < len(openings) else last
        end = _without_group(finder.stream, hit.hit.end, end)
        place = finder.stream.place_at(openings[index])
        content = name[1] if name else hit.hit.start
        regions.append(Region(openings[index], end, content, name[2] if name else None, place, orientation))
        before = openings[index]
    return regions


def single_regions(finder: Finder, form: Form, last: int) -> Iterator[Region]:
    """The regions of a form that holds one report: one for each whole report that the document holds.

    What follows under the form's title again without being a whole report (a list of other reports) is left out.
    """
    start = 0
    while True:
        hits = section_hits(finder, form, start, last)
        chosen = in_order(hits)
        end = _next_title(finder, form, chosen, hits, last)
        if start and len(chosen) * 2 < len(form.sections):
            return
        yield Region(start, end, start, None, finder.stream.place_at(start))
        if end >= last:
            return
        start = end


def _next_title(finder: Finder, form: Form, chosen: Sequence[Found], hits: Sequence[Found], last: int) -> int:
    """Where the form's title stands again after the last section, with the form begun anew; else `last`."""
    if not chosen:
        return last
    done, begun = chosen[-1].hit.end, chosen[0]
    again = [hit.hit.start for hit in hits if hit.hit.start > done and hit.order <= begun.order + 1]
    again += [hit.start for mark in _name_marks(form) for hit in finder.between(mark, done, last)]
    again.sort()
    titles = [hit.start for mark in form.title_marks for hit in finder.between(mark, done, last)]
    return min((title for title in titles if again and title < again[-1]), default=last)


def _name_marks(form: Form) -> Iterator[Mark]:
    """The marks of the question for the intervention's name."""
    for item in form.sections[0].items:
        if isinstance(item, Ask) and item.field == "intervention":
            yield from ask_marks(item)


def _is_name(finder: Finder, found: Found, after: Found | None) -> bool:
    """True for a name taken for a misspelt heading ("Syftet"): the form's first sections follow right after it."""
    if after is None or not after.order < min(found.order, _EARLY + 1):
        return False
    stream = finder.stream
    between = stream.text[found.hit.end : after.hit.start]
    written = fold(stream.text[found.hit.start : found.hit.end])
    exact = any(fold(mark.words) == written for mark in section_marks(found.section))
    return not exact and not any(map(str.isalnum, between))


def _beginnings(form: Form, hits: Sequence[Found], names: "_Names") -> list[Found]:
    """The hits where a new report begins: the form starts over and a name stands before."""
    rank = _ranks(form, hits)
    orders = [rank[hit.order] for hit in hits]
    whole = any(_follows(orders, index) > 1 for index in range(len(hits)))
    beginnings: list[Found] = []
    reached = len(form.sections)
    for index, found in enumerate(hits):
        order = orders[index]
        if order > reached:
            reached = order
            continue
        follows = _follows(orders, index)
        named = names.before(found.hit.start) is not None
        early = order < _EARLY + 1 and follows >= 2
        if (not beginnings and follows >= 1 + whole) or (named and (early or follows >= 4)):
            beginnings.append(found)
            reached = order
    return beginnings


def _ranks(form: Form, hits: Sequence[Found]) -> dict[int, int]:
    """Which place each section has in the document: the form's own, unless every report has the same other order."""
    own = {order: order for order in range(len(form.sections))}
    found = [hit.order for hit in hits]
    again = next((index for index, order in enumerate(found) if order in found[:index]), len(found))
    opening = found[:again]
    if len(opening) < _PERMUTED or opening == sorted(opening):
        return own
    repeated = any(found[at : at + len(opening)] == opening for at in range(again, len(found)))
    if again < len(found) and not repeated:
        return own
    # The lowest numbers are kept for sections that only later reports have.
    absent = [order for order in own if order not in opening and order < min(opening)]
    rest = [order for order in own if order not in opening and order not in absent]
    return {order: place for place, order in enumerate([*absent, *opening, *rest])}


def _follows(orders: Sequence[int], index: int) -> int:
    """How many sections follow in the form's order, this one counted, before the order breaks off."""
    reached, count = orders[index], 1
    for order in orders[index + 1 :]:
        if order > reached:
            reached, count = order, count + 1
        elif order < orders[index] or order <= min(reached, _EARLY):
            break
    return count


class _Names:
    """Finds the short line just before a heading: the intervention's name.

    Fields of the form's head may stand between ("Rapporten gäller tiden: …"); one of them may be the name itself.
    """

    def __init__(self, stream: Stream, form: Form, first: int, known: Collection[str]) -> None:
        self._stream, self._form, self._first, self._known = stream, form, first, known
        self._fields = {
            fold(label): item.field
            for section in form.sections
            if not section.marks
            for item in section.items
            if isinstance(item, Ask)
            for label in (item.label.sv, item.label.en)
        }

    def before(self, offset: int) -> tuple[int, int, str] | None:
        """The name before `offset` as (start, end, text), or None."""
        stream = self._stream
        number = stream.line_at(offset) - 1
        while number >= 0 and stream.offsets[number] >= self._first:
            line = stream.lines[number]
            if line.grid is not None:
                return None
            field, answer = self._field_at(number)
            if field == "intervention" and answer:
                return stream.offsets[number], stream.line_end(number), answer
            if field is None and line.text.strip(" *_-"):
                printed = _is_heading_of(self._form, line.text) or _is_title(self._form, line.text)
                return None if printed else self._as_name(number)
            number -= 1
        return None

    def _field_at(self, number: int) -> tuple[str | None, str]:
        """The head's field on a line and its answer, also when the label stands on a line of its own before it."""
        line = self._stream.lines[number]
        label, _, answer = line.text.partition(":")
        field = self._fields.get(fold(label))
        if field is None and number and self._stream.lines[number - 1].block == line.block:
            before, _, rest = self._stream.lines[number - 1].text.partition(":")
            field, answer = (None if rest.strip() else self._fields.get(fold(before))), line.text
        return field, answer.strip(" *_")

    def _as_name(self, number: int) -> tuple[int, int, str] | None:
        line = self._stream.lines[number]
        text = _BEFORE_NAME.sub("", line.text.strip(" *_"))
        words = text.split()
        if len(text) > _NAME_LONG or len(words) > _NAME_WORDS or is_group_heading(text):
            return None
        if not any(map(str.isalpha, text)) or text[:1] in '-–•·>"”“(':
            return None
        listed = line.level is not None or fold(text) in self._known
        call = text.endswith(("!", "?")) and len(words) <= _CALL_WORDS
        if text.endswith((".", "!", "?", ":", ",", ";")) and not (text.endswith("...") or listed or call):
            return None
        return self._stream.offsets[number], self._stream.line_end(number), text


def _is_heading_of(form: Form, text: str) -> bool:
    folded = fold(text)
    return any(fold(mark.words) == folded for section in form.sections for mark in section.marks)


def _is_title(form: Form, text: str) -> bool:
    folded = fold(text)
    return any(folded.startswith(fold(mark.words)) for mark in form.title_marks)


def _group_between(stream: Stream, start: int, end: int) -> Orientation | None:
    """The orientation of the last group heading between two offsets."""
    found = None
    for number in range(stream.line_at(start), stream.line_at(end) + 1):
        line = stream.lines[number]
        if start <= stream.offsets[number] < end and line.grid is None and is_group_heading(line.text):
            found = orientation_of(line.text)
    return found


def _without_group(stream: Stream, start: int, end: int) -> int:
    """The region's end, moved before a group heading that stands last in it."""
    number = stream.line_at(end - 1) if end > start else 0
    while number >= 0 and stream.offsets[number] > start:
        line = stream.lines[number]
        if line.grid is not None or (line.text.strip() and not is_group_heading(line.text)):
            return end
        if line.text.strip():
            return stream.offsets[number]
        number -= 1
    return end
