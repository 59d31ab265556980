"""A participant: where the person stands, what comes next, and everything that has happened on one line."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from stegvis.actions.show_participant import Chosen, ParticipantView, Standing, TimeView, show_participant
from stegvis.web.pages.participant.hours_chart import hours_chart
from stegvis.web.pages.participant.timeline import SHOW, TIME, shown_timeline
from stegvis.web.pages.participant.words import said, sign_text, standing_text, step_text, weeks_text, who_text
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number
from stegvis.web.way_on import intervention_address


@dataclass(frozen=True, slots=True)
class Button:
    """A way on; the first of the page is the main one."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A time in an intervention, as a link."""

    name: str
    intervention: str
    standing: str
    address: str
    is_chosen: bool


@never_cache
@require_safe
def participant(request: HttpRequest, number: int) -> HttpResponse:
    """The page. `?insats=` tells which time in an intervention is shown in full, `?visa=` narrows the timeline."""
    chosen = row_number(request.GET.get(TIME, ""))
    found = show_participant(by=actor(request), participant=number, participation=chosen)
    show, keep = request.GET.get(SHOW, ""), f"{TIME}={chosen}" if chosen else ""
    at, told = found.at, found.chosen
    context = {
        "found": found,
        "who": who_text(found.local_number),
        "at": at,
        "told": told,
        "is_mistake": at is not None and at.standing is Standing.IN_ERROR,
        "back": intervention_address(at.intervention) if at else reverse("my_day"),
        "facts": _facts(found),
        "signs": [sign_text(one) for one in told.signs] if told else [],
        "next_step": step_text(told.next_step) if told else "",
        "add_goal": reverse("set_plan_goal", args=[at.participation]) if at else "",
        "add_follow_up": reverse("add_follow_up", args=[at.participation]) if at else "",
        "buttons": _buttons(at) if at else [],
        "more": _more(found, at),
        "times": [_time(one, found) for one in found.times],
        "chart": hours_chart(told.hours) if told else None,
        "askings": [(one, said(one.title), said(one.occasion)) for one in told.askings] if told else [],
        "consents": [(said(one.name), one) for one in told.consents] if told else [],
        "answers": reverse("participant_answers", args=[at.participation]) if at and told and told.askings else "",
        "timeline": shown_timeline(found, show, keep, get_token(request)),
    }
    return render(request, "participant/page.html", context)


def _facts(found: ParticipantView) -> list[tuple[str, str]]:
    told, at = found.chosen, found.at
    facts = [
        (_("Gender"), said(found.gender)),
        (_("Birth year"), str(found.birth_year or "")),
        (_("Municipality"), found.municipality),
        (_("Phone"), found.contact.phone),
        (_("E-mail"), found.contact.email),
        (_("Contact wishes"), found.contact.wishes),
    ]
    if told and at:
        facts += [(_("Referred by"), said(told.referrer)), (_("Group"), str(at.group or ""))]
        facts += [(_("Taken over by"), told.taken_over_by), *_states(told)]
    return [(label, text) for label, text in facts if text]


def _states(told: Chosen) -> list[tuple[str, str]]:
    headings = (
        ("before", _("Means of support before"), _("Occupation before")),
        ("after", _("Means of support after"), _("Occupation after")),
        ("6_months", "", _("Occupation after 6 months")),
        ("12_months", "", _("Occupation after 12 months")),
    )
    found = []
    for occasion, support, occupation in headings:
        for heading, states in ((support, told.supports), (occupation, told.occupations)):
            shares = states.get(occasion, ())
            texts = [said(one.label) + (f" {one.per_cent} %" if one.per_cent is not None else "") for one in shares]
            if heading and texts:
                found.append((heading, ", ".join(texts)))
    return found


def _buttons(at: TimeView) -> list[Button]:
    """What is done most at this point of the way; the first one is what comes next."""
    return [Button(str(_LABELS[page]), reverse(page, args=[at.participation])) for page in _PAGES[at.standing]]


def _more(found: ParticipantView, at: TimeView | None) -> list[Button]:
    """What is done seldom."""
    ways = [(_("Name and contact"), "change_participant", found.number)]
    if at:
        ways += [
            (_("Means of support"), "set_means_of_support", at.participation),
            (_("Occupation"), "set_occupations", at.participation),
        ]
        if at.started_on:
            ways.append((_("Change the start"), "start_referred", at.participation))
        if at.exited_on:
            ways.append((_("Change the exit"), "exit_form", at.participation))
        ways.append((_("Registered in error"), "error_form", at.participation))
    ways.append((_("A new start or referral"), "new_starts", found.number))
    return [Button(label, reverse(page, args=[number])) for label, page, number in ways]


def _time(one: TimeView, found: ParticipantView) -> TimeLine:
    here = reverse("participant", args=[found.number])
    is_chosen = found.at is not None and one.participation == found.at.participation
    counts = one.standing is not Standing.IN_ERROR
    left = found.chosen.weeks_left if is_chosen and found.chosen and counts else None
    standing = standing_text(one) + (f", {weeks_text(left)}" if left is not None else "")
    address = f"{here}?{TIME}={one.participation}"
    return TimeLine(one.name, intervention_address(one.intervention), standing, address, is_chosen)


_LABELS = {
    "decision_form": gettext_lazy("Decide on the referral"),
    "start_referred": gettext_lazy("Register start"),
    "hold_meeting": gettext_lazy("Note a meeting"),
    "register_hours": gettext_lazy("Hours"),
    "extend_form": gettext_lazy("Extend"),
    "exit_form": gettext_lazy("Register exit"),
    "take_over_form": gettext_lazy("Who takes over"),
    "after_6_months": gettext_lazy("After 6 months"),
    "after_12_months": gettext_lazy("After 12 months"),
    "hand_out_questionnaire": gettext_lazy("Hand out a questionnaire"),
}
_PAGES = {
    Standing.REFERRED: ("decision_form", "start_referred", "hold_meeting"),
    Standing.WAITING: ("start_referred", "decision_form", "hold_meeting"),
    Standing.ACCEPTED: ("start_referred", "decision_form", "hold_meeting"),
    Standing.DECLINED: ("decision_form",),
    Standing.UNDER_WAY: ("hold_meeting", "register_hours", "hand_out_questionnaire", "extend_form", "exit_form"),
    Standing.EXITED: ("after_6_months", "after_12_months", "take_over_form", "hand_out_questionnaire"),
    Standing.IN_ERROR: (),
}
