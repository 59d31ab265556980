"""The timeline as a page shows it: what is late, what is to come, and what has been, month by month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stegvis.actions.show_participant import Kind, Moment, ParticipantView, What
from stegvis.vocabulary import Period
from stegvis.vocabulary.days_in_words import period_in_words
from stegvis.web.language import current_language
from stegvis.web.pages.participant.line_html import Line, line_html
from stegvis.web.pages.participant.words import kind_text, said, what_text

SHOW, TIME = "visa", "insats"
_ADDRESSED = {Kind.WAY: "vagen", Kind.MEETING: "moten", Kind.FOLLOW_UP: "uppfoljningar", Kind.PLAN: "plan"} | {
    Kind.QUESTIONNAIRE: "enkater",
    Kind.CONSENT: "samtycken",
}
_IN_TEXT = frozenset({What.EXTENDED, What.MOVED})
"""These go on with their text, without a colon."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month's things, the latest first, as items of a list."""

    name: str
    lines: tuple[SafeString, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A link that narrows the line to one kind; `number`: how many there are."""

    label: str
    address: str
    is_chosen: bool
    number: int


@dataclass(frozen=True, slots=True)
class ShownTimeline:
    """What should have been done by now, the oldest first; to come, the soonest first; and what has been."""

    filters: tuple[Filter, ...]
    late: tuple[SafeString, ...]
    to_come: tuple[SafeString, ...]
    months: tuple[Month, ...]


def shown_timeline(found: ParticipantView, show: str, keep: str, csrf: str) -> ShownTimeline:
    """The line of one kind ("moten"), or of all ("" or anything else). `keep` is the query that stays in links.

    `csrf` is the token of the page.
    """
    kind = next((one for one, word in _ADDRESSED.items() if word == show), None)
    moments = [one for one in found.timeline if kind in (None, one.kind)]
    several = len({one.participation for one in found.timeline}) > 1
    lines = [_line(one, found.today, several) for one in moments]
    undone = [line for line, one in zip(lines, moments, strict=True) if one.is_to_come][::-1]
    been = [line for line, one in zip(lines, moments, strict=True) if not one.is_to_come]
    late = _items((line for line in undone if line.is_late), csrf)
    to_come = _items((line for line in undone if not line.is_late), csrf)
    return ShownTimeline(_filters(found, kind, keep), late, to_come, _months(been, csrf))


def _items(lines: Iterable[Line], csrf: str) -> tuple[SafeString, ...]:
    return tuple(line_html(one, csrf) for one in lines)


def _months(lines: list[Line], csrf: str) -> tuple[Month, ...]:
    grouped = groupby(lines, key=lambda one: (one.on.year, one.on.month))
    return tuple(Month(_month(year, month), _items(group, csrf)) for (year, month), group in grouped)


def _month(year: int, month: int) -> str:
    first = date(year, month, 1)
    return period_in_words(Period.of_months(first, first), current_language()).capitalize()


def _line(one: Moment, today: date, several: bool) -> Line:
    text = said(one.text)
    heading = what_text(one.what)
    if text:
        heading += f" {text}" if one.what in _IN_TEXT else f": {text}"
    if one.kind is Kind.QUESTIONNAIRE and one.note:
        heading += f", {said(one.note)}"
    tick, undo = _ticks(one)
    return Line(
        one.on,
        one.kind,
        heading,
        "" if one.kind is Kind.QUESTIONNAIRE else said(one.note),
        one.intervention if several else "",
        _address(one),
        tick,
        undo,
        one.is_to_come and one.on < today,
    )


def _address(one: Moment) -> str:
    match one.what:
        case What.MET:
            return reverse("change_meeting", args=[one.participation, one.number])
        case What.ASKED | What.ANSWERED:
            return reverse("asking", args=[one.number])
        case What.PLANNED_END:
            return reverse("exit_form", args=[one.participation])
    return ""


def _ticks(one: Moment) -> tuple[str, str]:
    """Where it is ticked off, and where that is taken back."""
    match one.what:
        case What.FOLLOW_UP_DUE:
            return reverse("tick_own_follow_up", args=[one.number, "klar"]), ""
        case What.STEP_DUE:
            return reverse("tick_own_step", args=[one.number, "klar"]), ""
        case What.FOLLOWED_UP:
            return "", reverse("tick_own_follow_up", args=[one.number, "ogjord"])
        case _:
            return "", ""


def _filters(found: ParticipantView, chosen: Kind | None, keep: str) -> tuple[Filter, ...]:
    numbers = {kind: sum(one.kind is kind for one in found.timeline) for kind in Kind}
    here = reverse("participant", args=[found.number])
    rest = f"&{keep}" if keep else ""
    everything = Filter(_("Everything"), f"{here}?{keep}#tidslinje", chosen is None, len(found.timeline))
    kinds = (
        Filter(kind_text(kind), f"{here}?{SHOW}={_ADDRESSED[kind]}{rest}#tidslinje", kind is chosen, numbers[kind])
        for kind in Kind
        if numbers[kind]
    )
    return (everything, *kinds)
