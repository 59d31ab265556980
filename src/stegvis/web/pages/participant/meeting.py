"""A meeting: when, about what, what was agreed, and when that is followed up."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.actions.hold_meeting import (
    MeetingForm,
    MeetingGiven,
    change_meeting,
    hold_meeting,
    judge_meeting,
    remove_meeting,
    show_meeting_form,
)
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, PageForm
from stegvis.web.pages.participant.words import who_text
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address

LONGEST = 10_000


class MeetingFields(PageForm):
    """A meeting that was, or is to be, held."""

    on = DayField(label=gettext_lazy("Day"))
    agenda = forms.CharField(
        label=gettext_lazy("What it is about"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        required=False,
    )
    outcome = forms.CharField(
        label=gettext_lazy("What was agreed"),
        help_text=gettext_lazy("Leave it empty for a meeting to come."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST,
        required=False,
    )


class NewMeetingFields(MeetingFields):
    """With the day when it is followed up."""

    follow_up_on = DayField(
        label=gettext_lazy("Follow up on"),
        help_text=gettext_lazy("If a day is set, it stands in My day then."),
        required=False,
    )


@require_http_methods(["GET", "POST"])
def new_meeting(request: HttpRequest, number: int) -> HttpResponse:
    """A new meeting of the participation."""
    by = actor(request)
    shown = show_meeting_form(by=by, participation=number)

    def act(given: Given) -> Done:
        meeting = hold_meeting(by=by, participation=number, meeting=MeetingGiven(**given.values))
        undo = reverse("remove_meeting", args=[number, meeting])
        return Done(participant_address(shown.participant), _("The meeting is saved."), undo)

    page = FormPage(
        title=_("Note a meeting"),
        back=participant_address(shown.participant),
        back_name=who_text(shown.local_number),
        form=NewMeetingFields,
        initial={"on": shown.today},
        lead=_lead(shown),
        participant=shown.participant,
        judge=lambda stated: judge_meeting(by=by, participation=number, stated=stated),
    )
    return form_page(request, act, page)


@require_http_methods(["GET", "POST"])
def change_meeting_page(request: HttpRequest, number: int, meeting: int) -> HttpResponse:
    """A meeting that is stored."""
    by = actor(request)
    shown = show_meeting_form(by=by, participation=number, meeting=meeting)
    assert shown.meeting is not None
    stored = shown.meeting

    def act(given: Given) -> Done:
        change_meeting(by=by, participation=number, number=meeting, meeting=MeetingGiven(**given.values))
        return Done(participant_address(shown.participant), _("The meeting is saved."))

    page = FormPage(
        title=_("Meeting"),
        back=participant_address(shown.participant),
        back_name=who_text(shown.local_number),
        form=MeetingFields,
        initial={"on": stored.on, "agenda": stored.agenda, "outcome": stored.outcome},
        lead=_lead(shown),
        participant=shown.participant,
        judge=lambda stated: judge_meeting(by=by, participation=number, stated=stated),
        template="participant/meeting_form.html",
        context={"remove": reverse("remove_meeting", args=[number, meeting])},
    )
    return form_page(request, act, page)


@require_POST
def remove_meeting_page(request: HttpRequest, number: int, meeting: int) -> HttpResponse:
    """Takes a meeting away that was none."""
    participant = remove_meeting(by=actor(request), participation=number, number=meeting)
    messages.success(request, _("The meeting is removed."))
    return redirect(participant_address(participant))


def _lead(shown: MeetingForm) -> str:
    first = " · " + _("This is the first meeting.") if shown.is_first and shown.meeting is None else ""
    return f"{who_text(shown.local_number)} · {shown.intervention}{first}"
