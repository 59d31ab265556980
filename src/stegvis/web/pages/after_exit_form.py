"""After the exit: who goes on, and what the person does later."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.follow_up_after_exit import LaterForm, Months, follow_up_after_exit, show_later_form
from stegvis.actions.take_over import TakeOverForm, show_take_over_form, take_over
from stegvis.vocabulary import InvalidFields
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import Dropdown, PageForm, YesNo
from stegvis.web.pages.participant.words import who_text
from stegvis.web.pages.refused import refused
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address


class LaterFields(PageForm):
    """Asked or not, and the answer."""

    is_asked = YesNo(label=gettext_lazy("Was the person asked?"))
    occupation = Dropdown(
        label=gettext_lazy("Occupation"),
        help_text=gettext_lazy("Leave it empty when there was no answer."),
        required=False,
    )

    def __init__(self, *, shown: LaterForm, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offer({"occupation": shown.occupations})


class TakeOverFields(PageForm):
    """Who goes on."""

    operator = Dropdown(label=gettext_lazy("Who goes on with the person"), required=False)

    def __init__(self, *, shown: TakeOverForm, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offer({"operator": shown.operators})


@require_http_methods(["GET", "POST"])
def after_6_months(request: HttpRequest, number: int) -> HttpResponse:
    """What the person does half a year later."""
    return _later_form(request, number, 6)


@require_http_methods(["GET", "POST"])
def after_12_months(request: HttpRequest, number: int) -> HttpResponse:
    """What the person does a year later."""
    return _later_form(request, number, 12)


def _later_form(request: HttpRequest, number: int, months: Months) -> HttpResponse:
    by = actor(request)
    title = _("%(months)s months after the exit") % {"months": months}
    try:
        shown = show_later_form(by=by, participation=number, months=months)
    except InvalidFields as why:
        return refused(request, title, why, reverse("exit_form", args=[number]))

    def act(given: Given) -> Done:
        follow_up_after_exit(by=by, participation=number, months=months, **given.values, version=given.version)
        return Done(participant_address(shown.participant), _("The follow-up is registered."))

    about = who_text(shown.local_number) + f" · {shown.intervention}"
    ended = _("the exit was %(day)s") % {"day": shown.exited_on}
    page = FormPage(
        title=title,
        back=participant_address(shown.participant),
        back_name=who_text(shown.local_number),
        form=partial(LaterFields, shown=shown),
        initial=shown.known,
        version=shown.version,
        submit=_("Register"),
        lead=f"{about}, {ended}",
        participant=shown.participant,
    )
    return form_page(request, act, page)


@require_http_methods(["GET", "POST"])
def take_over_form(request: HttpRequest, number: int) -> HttpResponse:
    """Who goes on with the person."""
    by, title = actor(request), _("Who takes over")
    try:
        shown = show_take_over_form(by=by, participation=number)
    except InvalidFields as why:
        return refused(request, title, why, reverse("exit_form", args=[number]))

    def act(given: Given) -> Done:
        chosen = given.values["operator"]
        take_over(by=by, participation=number, operator=int(chosen) if chosen else None, version=given.version)
        return Done(participant_address(shown.participant), _("Who takes over is registered."))

    who = who_text(shown.local_number)
    page = FormPage(
        title=title,
        back=participant_address(shown.participant),
        back_name=who,
        form=partial(TakeOverFields, shown=shown),
        initial={"operator": shown.operator},
        version=shown.version,
        lead=f"{who} · {shown.intervention}",
        participant=shown.participant,
    )
    return form_page(request, act, page)
