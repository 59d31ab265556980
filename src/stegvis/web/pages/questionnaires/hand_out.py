"""Handing a questionnaire to a participant: two fields."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.hand_out_questionnaire import HandedOut, HandOutForm, hand_out_questionnaire, show_hand_out_form
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import Dropdown, PageForm
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address

WHICH = "val"
"""In the address: which questionnaire and occasion are chosen already."""


class HandOutFields(PageForm):
    """Which questionnaire, and in which language."""

    questionnaire = Dropdown(label=gettext_lazy("Questionnaire and occasion"))
    language = Dropdown(
        label=gettext_lazy("Language"),
        help_text=gettext_lazy("The person can change it while answering."),
        nothing=None,
    )

    def __init__(self, *, shown: HandOutForm, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offer({"questionnaire": shown.questionnaires, "language": shown.languages})


def _before(one: HandedOut) -> str:
    """A line on what was handed out before."""
    language = current_language()
    words = (
        _("%(title)s, %(occasion)s: answered, handed out %(day)s")
        if one.is_answered
        else _("%(title)s, %(occasion)s: no answer yet, handed out %(day)s")
    )
    named = {"title": one.title.in_language(language), "occasion": one.occasion.in_language(language).lower()}
    return words % {**named, "day": one.on}


@require_http_methods(["GET", "POST"])
def hand_out(request: HttpRequest, number: int) -> HttpResponse:
    """The form; leads on to the questionnaire's page, where it is answered."""
    by = actor(request)
    shown = show_hand_out_form(by=by, participation=number)
    asked_for = request.GET.get(WHICH, "")
    chosen = asked_for if asked_for in {one.value for one in shown.questionnaires} else shown.proposed

    def act(given: Given) -> Done:
        made = hand_out_questionnaire(by=by, participation=number, **given.values)
        return Done(reverse("asking", args=[made]), _("The questionnaire is handed out."))

    who = _("Participant %(number)s") % {"number": shown.local_number}
    page = FormPage(
        title=_("Hand out a questionnaire"),
        back=participant_address(shown.participant),
        back_name=who,
        form=partial(HandOutFields, shown=shown),
        initial={"questionnaire": chosen, "language": "sv"},
        submit=_("Hand out"),
        lead=f"{who} · {shown.intervention}",
        participant=shown.participant,
        template="questionnaires/hand_out.html",
        context={"shown": shown, "before": tuple(map(_before, shown.handed_out))},
    )
    return form_page(request, act, page)
