"""My day: what is due today and this week, each to be done from the list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.complete_follow_up import complete_follow_up
from stegvis.actions.complete_step import complete_step
from stegvis.actions.list_editions import ListedReport
from stegvis.actions.show_my_day import Due, DueKind, MyDay, show_my_day
from stegvis.vocabulary.days_in_words import day_in_words
from stegvis.web.language import current_language
from stegvis.web.pages.participant.words import who_text
from stegvis.web.pages.reports.ways import shown_way
from stegvis.web.routes import actor
from stegvis.web.way_on import intervention_address, participant_address
from stegvis.web.words import period_text

DONE, NOT_DONE = "klar", "ogjord"


@dataclass(frozen=True, slots=True)
class DueLine:
    """One line: what, about whom, by when, and how it is done: a form page (`address`) or a tick (`tick`)."""

    what: str
    who: str
    person: str
    intervention: str
    intervention_address: str
    when: str
    is_late: bool
    address: str = ""
    verb: str = ""
    tick: str = ""


@dataclass(frozen=True, slots=True)
class DueGroup:
    """Lines under one heading."""

    id: str
    heading: str
    lines: tuple[DueLine, ...]


@require_safe
def my_day(request: HttpRequest) -> HttpResponse:
    """The page."""
    found = show_my_day(by=actor(request))
    groups = (
        DueGroup("forsenat", _("Late"), _lines(found.late, found)),
        DueGroup("idag", _("Today"), _lines(found.due_today, found)),
        DueGroup("veckan", _("The next six days"), _lines(found.this_week, found)),
        DueGroup("vantar", _("Reports that wait for you"), tuple(_waiting(one) for one in found.waiting)),
        DueGroup("rapporter", _("Reports to be handed in"), _lines(_not_waiting(found), found)),
    )
    context = {
        "day": day_in_words(found.today, current_language()),
        "groups": [group for group in groups if group.lines],
        "more": found.more,
        "sees_participants": found.sees_participants,
    }
    return render(request, "my_day.html", context)


@require_POST
def tick_follow_up(request: HttpRequest, number: int, state: str) -> HttpResponse:
    """Ticks a follow-up off, or takes the tick back."""
    return _tick(request, "tick_follow_up", complete_follow_up, number, state)


@require_POST
def tick_step(request: HttpRequest, number: int, state: str) -> HttpResponse:
    """Ticks a step off, or takes the tick back."""
    return _tick(request, "tick_step", complete_step, number, state)


def _tick(request: HttpRequest, name: str, act: Callable[..., object], number: int, state: str) -> HttpResponse:
    is_done = state == DONE
    act(by=actor(request), number=number, is_done=is_done)
    if is_done:
        undo = reverse(name, kwargs={"number": number, "state": NOT_DONE})
        messages.success(request, _("Done."), extra_tags=undo)
    else:
        messages.success(request, _("Back on the list."))
    return redirect("my_day")


def _lines(due: Iterable[Due], day: MyDay) -> tuple[DueLine, ...]:
    return tuple(_line(one, day) for one in due)


def _line(one: Due, day: MyDay) -> DueLine:
    what, verb, address, tick = _doing(one, day)
    return DueLine(
        what=what,
        who=who_text(one.local_number) if one.local_number is not None else "",
        person=participant_address(one.participant) if one.participant is not None else "",
        intervention=one.intervention_name,
        intervention_address=intervention_address(one.intervention),
        when=_when(one.due_on, day.today),
        is_late=one.due_on < day.today,
        address=address,
        verb=verb,
        tick=tick,
    )


def _not_waiting(day: MyDay) -> Iterable[Due]:
    """The reports to write, but for those that stand among those that wait."""
    waiting = {one.way.due for one in day.waiting}
    return (one for one in day.reports if one.number not in waiting)


def _waiting(one: ListedReport) -> DueLine:
    way, language = shown_way(one.way), current_language()
    return DueLine(
        what=f"{one.form.in_language(language)}, {period_text(one.period)}",
        who="",
        person="",
        intervention=one.intervention_name,
        intervention_address=intervention_address(one.intervention),
        when=one.state.label.in_language(language),
        is_late=False,
        address=way.address,
        verb=way.verb,
    )


def _doing(one: Due, day: MyDay) -> tuple[str, str, str, str]:
    """What is to be done, the word on its button, and where the button leads: to a form, or to a tick."""
    match one.kind:
        case DueKind.FOLLOW_UP:
            return one.label, _("Done"), "", _tick_address("tick_follow_up", one.number)
        case DueKind.STEP:
            return one.label, _("Done"), "", _tick_address("tick_step", one.number)
        case DueKind.EXIT:
            return _("The planned time is over"), _("Register exit"), reverse("exit_form", args=[one.number]), ""
        case DueKind.REFERRAL:
            return _("Referral to decide"), _("Decide"), reverse("decision_form", args=[one.number]), ""
        case DueKind.QUESTIONNAIRE:
            return _("Questionnaire without an answer"), _("Open"), reverse("asking", args=[one.number]), ""
        case DueKind.REPORT:
            form, way = day.forms.get(one.label), shown_way(day.ways.get(one.number))
            title = form.in_language(current_language()) if form else one.label
            return title, way.verb, *((way.address, "") if way.is_begun else ("", way.address))


def _when(due_on: date, today: date) -> str:
    days = (due_on - today).days
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
    if days == 1:
        return _("tomorrow")
    return day_in_words(due_on, current_language())


def _tick_address(name: str, number: int) -> str:
    return reverse(name, kwargs={"number": number, "state": DONE})
