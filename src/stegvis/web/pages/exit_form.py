"""An exit: eight fields, and the way to undo it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.actions.register_exit import Exit, ExitForm, judge_exit, register_exit, show_exit_form
from stegvis.actions.undo_exit import undo_exit
from stegvis.vocabulary import InvalidFields
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, Dropdown, PageForm, Radios, WholeNumber
from stegvis.web.language import current_language
from stegvis.web.pages.participant.words import who_text
from stegvis.web.pages.refused import refused
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address


class ExitFields(PageForm):
    """What the report needs, in the order in which a conversation goes."""

    exited_on = DayField(label=gettext_lazy("Last day"))
    exit_code = Dropdown(label=gettext_lazy("Why it ended"))
    feeling = Radios(label=gettext_lazy("How the person feels"), required=False)
    activity = Radios(label=gettext_lazy("Time in activity"), required=False)
    day_structure = Radios(label=gettext_lazy("Structure of the day"), required=False)
    hours_after = WholeNumber(
        label=gettext_lazy("Activity, hours a week"),
        help_text=gettext_lazy("At the exit. 100 per cent is 40 hours."),
        required=False,
        digits=2,
    )
    occupation = Dropdown(label=gettext_lazy("Occupation after"), required=False)
    support = Dropdown(label=gettext_lazy("Means of support after"), required=False)

    def __init__(self, *, shown: ExitForm, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        answers = dict.fromkeys(("feeling", "activity", "day_structure"), shown.answers)
        others = {"exit_code": shown.reasons, "occupation": shown.occupations, "support": shown.supports}
        self.offer(answers | others)


@require_http_methods(["GET", "POST"])
def exit_form(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody leaves; or an exit is put right."""
    by = actor(request)
    try:
        shown = show_exit_form(by=by, participation=number)
    except InvalidFields as why:
        return refused(request, _("Register an exit"), why, reverse("start_referred", args=[number]))

    def act(given: Given) -> Done:
        values = dict(given.values)
        exit_ = Exit(**values | {"exit_code": int(values["exit_code"])})
        register_exit(by=by, participation=number, exit_=exit_, version=given.version)
        about, back = {"number": shown.local_number}, participant_address(shown.participant)
        if shown.is_exited:
            return Done(back, _("Participant %(number)s: the exit is changed.") % about)
        said = _("Participant %(number)s: the exit is registered.") % about
        return Done(back, said, undo=reverse("undo_exit", args=[number]))

    title = _("Change the exit") if shown.is_exited else _("Register an exit")
    began = _("started %(day)s") % {"day": shown.started_on}
    who = who_text(shown.local_number)
    page = FormPage(
        title=title,
        back=participant_address(shown.participant),
        back_name=who,
        form=partial(ExitFields, shown=shown),
        initial=shown.known,
        version=shown.version,
        submit=_("Save the change") if shown.is_exited else _("Register"),
        lead=f"{who} · {shown.intervention}, {began}",
        participant=shown.participant,
        focus_first=True,
        judge=lambda stated: judge_exit(by=by, participation=number, stated=stated),
        template="exit_form.html",
        context={"number": number, "is_exited": shown.is_exited},
    )
    return form_page(request, act, page)


@require_POST
def undo_exit_page(request: HttpRequest, number: int) -> HttpResponse:
    """The exit was not; the participation goes on."""
    try:
        participant = undo_exit(by=actor(request), participation=number)
    except InvalidFields as why:
        messages.info(request, why.fields[""].in_language(current_language()))
        return redirect("exit_form", number=number)
    messages.success(request, _("The exit is undone; the participation goes on."))
    return redirect(participant_address(participant))
