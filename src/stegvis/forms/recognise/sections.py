"""Where a form's sections stand in a stretch of a stream."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stegvis.forms.nodes import Form, Section
from stegvis.forms.recognise.form_marks import section_marks
from stegvis.forms.recognise.hits import Finder, Hit

# So many short headings out of the form's order are no chance.
_PERMUTED = 2


@dataclass(frozen=True, slots=True)
class Found:
    """A section's heading found: its number in the form and its hit."""

    order: int
    section: Section
    hit: Hit


@dataclass(frozen=True, slots=True)
class Span:
    """A section with all that stands under it: from its heading's `start` to `end`.

    `absent` are the sections whose headings were not found and that would have stood here.
    """

    section: Section
    start: int
    content: int
    end: int
    absent: tuple[Section, ...] = ()


def section_hits(finder: Finder, form: Form, first: int, last: int) -> list[Found]:
    """The hits of every section's marks between two offsets, in order of place; of overlapping ones the first."""
    found = [
        Found(order, section, hit)
        for order, section in enumerate(form.sections)
        for mark in section_marks(section)
        for hit in finder.between(mark, first, last)
    ]
    kept: list[Found] = []
    reached: dict[int, int] = {}
    for one in sorted(found, key=lambda one: (one.hit.start, -one.hit.end, one.order)):
        if one.hit.start >= reached.get(one.order, -1):
            reached[one.order] = max(one.hit.end, one.hit.start + 1)
            kept.append(one)
    return kept


def in_order(hits: Sequence[Found]) -> list[Found]:
    """The largest choice of hits in which each section comes once and in the form's order.

    Of equally large choices the one with the earliest headings. A long heading weighs a little more.
    Linear in hits times sections.
    """
    best: dict[int, tuple[float, int | None]] = {}
    chain: list[int | None] = []
    for number, found in enumerate(hits):
        before: tuple[float, int | None] = (0.0, None)
        for order, ending in best.items():
            last = ending[1]
            if order < found.order and last is not None and hits[last].hit.end <= found.hit.end and ending > before:
                before = ending if ending[0] > before[0] else before
        chain.append(before[1])
        weight = before[0] + 1 + (found.hit.words >= 3) / 20
        if found.order not in best or weight > best[found.order][0]:
            best[found.order] = (weight, number)
    if not best:
        return []
    at: int | None = max(best.values(), key=lambda ending: ending[0])[1]
    chosen: list[Found] = []
    while at is not None:
        chosen.append(hits[at])
        at = chain[at]
    return _with_strays(chosen[::-1], hits)


def _with_strays(chosen: list[Found], hits: Sequence[Found]) -> list[Found]:
    """Adds sections that stand out of the form's order when their heading is too long to be chance, or when so
    many stand there that the document has an order of its own."""
    known = {found.order for found in chosen}
    strays = {found.order: found for found in reversed(hits) if found.order not in known}
    permuted = len(strays) >= _PERMUTED
    chosen += [found for found in strays.values() if found.hit.words >= 3 or permuted]
    return sorted(chosen, key=lambda found: found.hit.start)


def spans(form: Form, hits: Sequence[Found], first: int, last: int) -> Iterator[Span]:
    """The stretch cut into the sections found; what stands before the first one belongs to the form's first."""
    present = {found.order for found in hits}
    opening = hits[0].hit.start if hits else last
    lead = form.sections[0] if 0 not in present else Section("head", form.sections[0].heading, ())
    missing = [order for order in range(len(form.sections)) if order not in present]
    first_order = min(present, default=len(form.sections))
    yield Span(lead, first, first, opening, tuple(form.sections[o] for o in missing if o and o < first_order))
    for index, found in enumerate(hits):
        end = hits[index + 1].hit.start if index + 1 < len(hits) else last
        following = min((order for order in present if order > found.order), default=len(form.sections))
        absent = tuple(form.sections[order] for order in missing if found.order < order < following)
        yield Span(found.section, found.hit.start, min(found.hit.end, end), end, absent)
