"""A start: twelve fields at most, the rest on the participant's page later."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.register_start import (
    Start,
    Started,
    StartForm,
    judge_referred_start,
    judge_start,
    register_referred_start,
    register_start,
    show_referred_start,
    show_start,
)
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, Dropdown, PageForm, Radios, WholeNumber, Year, YesNo
from stegvis.web.forms.choices import NO
from stegvis.web.pages.participant.words import who_text
from stegvis.web.pages.refused import refused
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number
from stegvis.web.way_on import intervention_address, participant_address

KNOWN = "deltagare"


class StartFields(PageForm):
    """In the order in which a conversation goes; who is only counted needs the first three."""

    has_consent = YesNo(
        label=gettext_lazy("Consents to measurement"),
        help_text=gettext_lazy("No, or a protected identity: only year and gender are counted, nothing else is kept."),
    )
    started_on = DayField(label=gettext_lazy("First day"))
    gender = Radios(label=gettext_lazy("Gender"), help_text=gettext_lazy("As the person states it."))
    birth_year = Year(label=gettext_lazy("Year of birth"))
    referrer = Dropdown(label=gettext_lazy("Referred by"), required=False)
    municipality = Dropdown(label=gettext_lazy("Municipality"), required=False)
    support = Dropdown(label=gettext_lazy("Means of support"), required=False)
    occupation = Dropdown(label=gettext_lazy("Occupation"), required=False)
    hours_before = WholeNumber(
        label=gettext_lazy("Activity, hours a week"),
        help_text=gettext_lazy("At the start. 100 per cent is 40 hours."),
        required=False,
        digits=2,
    )
    education = Dropdown(label=gettext_lazy("Highest education"), required=False)
    support_time = Dropdown(label=gettext_lazy("Time on public support"), required=False)
    group = WholeNumber(label=gettext_lazy("Group"), required=False, digits=3)

    def __init__(self, *, shown: StartForm, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        options = {
            "gender": shown.genders,
            "referrer": shown.referrers,
            "municipality": shown.municipalities,
            "support": shown.supports,
            "occupation": shown.occupations,
            "education": shown.educations,
            "support_time": shown.support_times,
        }
        self.offer(options)
        if not shown.has_groups:
            del self.fields["group"]
        if not shown.asks_consent:
            del self.fields["has_consent"]
        if self.data.get("has_consent") == NO:
            # Who is only counted is not asked for it.
            self.fields["birth_year"].required = False


@require_http_methods(["GET", "POST"])
def start_in_intervention(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody starts without a referral; `?deltagare=` names a participant that is known."""
    participant = row_number(request.GET.get(KNOWN, ""))
    by, back = actor(request), intervention_address(number)
    try:
        shown = show_start(by=by, intervention=number, participant=participant)
    except InvalidFields as why:
        return refused(request, _("Register a start"), why, back)

    def act(given: Given) -> Done:
        start, has_consent = _start(given)
        return _done(
            shown,
            register_start(by=by, intervention=number, start=start, has_consent=has_consent, participant=participant),
        )

    def judge(stated: Mapping[str, Any]) -> Mapping[str, Wording]:
        return judge_start(by=by, intervention=number, stated=stated, participant=participant)

    return form_page(request, act, _page(shown, back, _("Register a start"), judge))


@require_http_methods(["GET", "POST"])
def start_referred(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody who was referred starts; or a start is put right."""
    by = actor(request)
    shown = show_referred_start(by=by, participation=number)

    def act(given: Given) -> Done:
        start, has_consent = _start(given)
        version = given.version
        return _done(
            shown,
            register_referred_start(by=by, participation=number, start=start, has_consent=has_consent, version=version),
        )

    def judge(stated: Mapping[str, Any]) -> Mapping[str, Wording]:
        return judge_referred_start(by=by, participation=number, stated=stated)

    assert shown.participant is not None
    title = _("Register a start") if shown.asks_consent else _("Change the start")
    return form_page(request, act, _page(shown, participant_address(shown.participant), title, judge))


def _page(shown: StartForm, back: str, title: str, judge: Callable[..., Mapping[str, Wording]]) -> FormPage:
    who = who_text(shown.local_number) if shown.local_number else _("A new participant")
    return FormPage(
        title=title,
        back=back,
        form=partial(StartFields, shown=shown),
        initial=shown.known,
        version=shown.version,
        submit=_("Register"),
        lead=f"{who} · {shown.name}",
        participant=shown.participant,
        focus_first=True,
        judge=judge,
    )


def _start(given: Given) -> tuple[Start, bool]:
    values = dict(given.values)
    has_consent = values.pop("has_consent", True)
    municipality = values.pop("municipality", "")
    if not has_consent:
        return Start(values["gender"], 0, values["started_on"]), False
    return Start(**values, municipality=int(municipality) if municipality else None), True


def _done(shown: StartForm, started: Started) -> Done:
    if started.participant is None:
        return Done(intervention_address(shown.intervention), _("Counted, and nothing else is kept."))
    said = _("Participant %(number)s: the start is registered.") % {"number": started.local_number}
    return Done(participant_address(started.participant), said)
