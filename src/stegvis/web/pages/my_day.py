"""My day: what is due today and this week, each to be done from the list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.complete_follow_up import complete_follow_up
from stegvis.actions.complete_step import complete_step
from stegvis.actions.list_editions import ListedReport, MovedReport
from stegvis.actions.show_my_day import FIRST, Due, DueKind, MyDay, show_my_day
from stegvis.vocabulary.days_in_words import day_in_words
from stegvis.web.addresses import KEPT
from stegvis.web.language import current_language
from stegvis.web.more_rows import more_address, number_shown
from stegvis.web.pages.due_lines import due_line, link, post_button, way_button
from stegvis.web.pages.participant.words import who_text
from stegvis.web.pages.questionnaires.hand_out import WHICH
from stegvis.web.pages.reports.ways import shown_way
from stegvis.web.routes import actor
from stegvis.web.way_on import intervention_address, participant_address
from stegvis.web.words import period_text

DONE, NOT_DONE = "klar", "ogjord"
MESSAGES = "besked"
"""Where the page says what was done."""


@dataclass(frozen=True, slots=True)
class DueGroup:
    """Lines under one heading, as items of a list."""

    id: str
    heading: str
    lines: tuple[SafeString, ...]


@require_safe
def my_day(request: HttpRequest) -> HttpResponse:
    """The page."""
    at_most = number_shown(request, FIRST)
    found = show_my_day(by=actor(request), at_most=at_most)
    csrf = get_token(request)
    groups = (
        DueGroup("forsenat", _("Late"), _lines(found.late, found, csrf)),
        DueGroup("idag", _("Today"), _lines(found.due_today, found, csrf)),
        DueGroup("veckan", _("The next six days"), _lines(found.this_week, found, csrf)),
        DueGroup("vantar", _("Reports waiting for you"), tuple(_waiting(one) for one in found.waiting)),
        DueGroup("andrade", _("Signed reports whose facts have changed"), tuple(map(_moved, found.moved))),
        DueGroup("rapporter", _("Reports to be handed in"), _lines(_not_waiting(found), found, csrf)),
    )
    context = {
        "day": day_in_words(found.today, current_language()),
        "groups": [group for group in groups if group.lines],
        "is_more": found.is_more,
        "more_address": more_address(request, at_most, FIRST) if found.is_more else "",
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
    # From the message the keyboard goes on to its button and the rest of the list, not through the menu once more.
    return redirect(f"{reverse('my_day')}#{MESSAGES}")


def _lines(due: Iterable[Due], day: MyDay, csrf: str) -> tuple[SafeString, ...]:
    return tuple(_line(one, day, csrf) for one in due)


def _line(one: Due, day: MyDay, csrf: str) -> SafeString:
    """What, about whom, by when, and how it is done: on a page of its own, or at once."""
    what, verb, address, is_at_once = _doing(one, day)
    who = who_text(one.local_number) if one.local_number is not None else ""
    where = link(intervention_address(one.intervention), one.intervention_name)
    if one.participant is not None:
        where = format_html("{} · {}", link(participant_address(one.participant), who), where)
    about = who or one.intervention_name
    do: str = ""
    if address:
        do = post_button(address, verb, f"{what}, {about}", csrf) if is_at_once else way_button(address, verb, about)
    return due_line(what=what, where=where, when=_when(one.due_on, day.today), is_late=one.due_on < day.today, do=do)


def _not_waiting(day: MyDay) -> Iterable[Due]:
    """The reports to write, but for those that stand among those that wait."""
    waiting = {one.way.due for one in day.waiting}
    return (one for one in day.reports if one.number not in waiting)


def _waiting(one: ListedReport) -> SafeString:
    way, language = shown_way(one.way), current_language()
    return due_line(
        what=f"{one.form.in_language(language)}, {period_text(one.period)}",
        where=link(intervention_address(one.intervention), one.intervention_name),
        when=one.state.label.in_language(language),
        is_late=False,
        do=way_button(way.address, way.verb, one.intervention_name) if way.address else "",
    )


def _moved(one: MovedReport) -> SafeString:
    what = f"{one.form.in_language(current_language())}, {period_text(one.period)}"
    return due_line(
        what=what,
        where=link(intervention_address(one.intervention), one.intervention_name),
        when="",
        is_late=False,
        do=way_button(reverse("changed_facts", args=[one.number]), _("See what has changed"), what),
    )


def _doing(one: Due, day: MyDay) -> tuple[str, str, str, bool]:
    """What is to be done, the word on its button, where that leads, and whether it is done at once."""
    match one.kind:
        case DueKind.FOLLOW_UP:
            return one.label, _("Done"), _tick_address("tick_follow_up", one.number), True
        case DueKind.STEP:
            return one.label, _("Done"), _tick_address("tick_step", one.number), True
        case DueKind.EXIT:
            return _("The planned time is over"), _("Register exit"), _address("exit_form", one.number), False
        case DueKind.REFERRAL:
            return _("Referral to decide"), _("Decide"), _address("decision_form", one.number), False
        case DueKind.QUESTIONNAIRE:
            return _("Questionnaire without an answer"), _("Open"), _address("asking", one.number), False
        case DueKind.WANTED:
            what = day.questionnaires[one.label].in_language(current_language())
            address = f"{_address('hand_out_questionnaire', one.number)}?{WHICH}={one.label}"
            return what, _("Hand out"), address, False
        case DueKind.REPORT:
            form, way = day.forms.get(one.label), shown_way(day.ways.get(one.number))
            title = form.in_language(current_language()) if form else one.label
            title = f"{title}, {period_text(one.period)}" if one.period else title
            return title, way.verb, way.address, not way.is_begun


def _when(due_on: date, today: date) -> str:
    days = (due_on - today).days
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
    if days == 1:
        return _("tomorrow")
    return day_in_words(due_on, current_language())


@lru_cache(maxsize=KEPT)
def _address(name: str, number: int) -> str:
    return reverse(name, args=[number])


@lru_cache(maxsize=KEPT)
def _tick_address(name: str, number: int) -> str:
    return reverse(name, kwargs={"number": number, "state": DONE})
