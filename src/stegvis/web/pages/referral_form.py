"""A referral arrives, and is decided."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.decide_referral import (
    Decided,
    DecisionForm,
    decide_referral,
    judge_decision,
    show_decision_form,
)
from stegvis.actions.register_referral import (
    Referral,
    ReferralForm,
    judge_referral,
    register_referral,
    show_referral_form,
)
from stegvis.vocabulary import InvalidFields
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, Dropdown, PageForm, Radios, Year
from stegvis.web.pages.participant.words import who_text
from stegvis.web.pages.refused import refused
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number
from stegvis.web.way_on import intervention_address, participant_address


class ReferralFields(PageForm):
    """Who, by whom and when."""

    gender = Radios(label=gettext_lazy("Gender"), help_text=gettext_lazy("As the person states it."))
    birth_year = Year(label=gettext_lazy("Year of birth"), required=False)
    referrer = Dropdown(label=gettext_lazy("Referred by"))
    referred_on = DayField(label=gettext_lazy("The referral arrived"))
    signalled_on = DayField(label=gettext_lazy("The need was signalled"), required=False)
    visited_on = DayField(
        label=gettext_lazy("Visit before the decision"),
        help_text=gettext_lazy("If there was or will be one."),
        required=False,
    )

    def __init__(self, *, shown: ReferralForm, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offer({"gender": shown.genders, "referrer": shown.referrers})


class DecisionFields(PageForm):
    """What comes of it."""

    decision = Radios(label=gettext_lazy("Decision"))
    decided_on = DayField(label=gettext_lazy("Day of the decision"))
    declined_because = forms.CharField(
        label=gettext_lazy("Why it is declined"),
        help_text=gettext_lazy("A few words, when it is declined. Nothing about health."),
        max_length=300,
        required=False,
    )

    def __init__(self, *, shown: DecisionForm, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offer({"decision": shown.decisions})


@require_http_methods(["GET", "POST"])
def referral_form(request: HttpRequest, number: int) -> HttpResponse:
    """A referral to the intervention; `?deltagare=` names a participant that is known."""
    by, back = actor(request), intervention_address(number)
    participant = row_number(request.GET.get("deltagare", ""))
    try:
        shown = show_referral_form(by=by, intervention=number, participant=participant)
    except InvalidFields as why:
        return refused(request, _("Register a referral"), why, back)

    def act(given: Given) -> Done:
        referral = Referral(**given.values)
        referred = register_referral(by=by, intervention=number, referral=referral, participant=participant)
        said = _("Participant %(number)s: the referral is registered.") % {"number": referred.local_number}
        return Done(reverse("decision_form", args=[referred.participation]), said)

    who = who_text(shown.local_number) if shown.local_number else _("A new participant")
    page = FormPage(
        title=_("Register a referral"),
        back=back,
        form=partial(ReferralFields, shown=shown),
        initial=shown.known,
        submit=_("Register"),
        lead=f"{who} · {shown.name}",
        participant=participant,
        focus_first=True,
        judge=lambda stated: judge_referral(by=by, intervention=number, stated=stated),
    )
    return form_page(request, act, page)


@require_http_methods(["GET", "POST"])
def decision_form(request: HttpRequest, number: int) -> HttpResponse:
    """What comes of a referral; who is accepted goes on to the start."""
    by = actor(request)
    shown = show_decision_form(by=by, participation=number)

    def act(given: Given) -> Done:
        decided = Decided(**given.values)
        decide_referral(by=by, participation=number, decided=decided, version=given.version)
        return Done(participant_address(shown.participant), _("The decision is registered."))

    who = who_text(shown.local_number)
    page = FormPage(
        title=_("Decide on a referral"),
        back=participant_address(shown.participant),
        back_name=who,
        form=partial(DecisionFields, shown=shown),
        initial=shown.known,
        version=shown.version,
        submit=_("Register"),
        lead=f"{who} · {shown.intervention}",
        participant=shown.participant,
        judge=lambda stated: judge_decision(by=by, participation=number, stated=stated),
    )
    return form_page(request, act, page)
