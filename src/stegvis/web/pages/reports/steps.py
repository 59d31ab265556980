"""The pages on which a step in a report's life is taken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.accept_report import accept_report
from stegvis.actions.assess_report import assess_report
from stegvis.actions.correct_report import correct_report
from stegvis.actions.publish_report import publish_report
from stegvis.actions.receive_report import Arrival, receive_report
from stegvis.actions.return_report import return_report
from stegvis.actions.show_edition import EditionView, show_edition
from stegvis.actions.sign_report import sign_report
from stegvis.actions.take_back_report import take_back_report
from stegvis.actions.take_up_report import take_up_report
from stegvis.vocabulary import Changed
from stegvis.vocabulary.report_life import BY_ACTION
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, PageForm
from stegvis.web.forms.names import VERSION
from stegvis.web.language import current_language
from stegvis.web.pages.reports.assessment import shown_on_assessment
from stegvis.web.pages.reports.edition import SHORT, shown_sections
from stegvis.web.pages.reports.standing import edition_title
from stegvis.web.pages.shown_blocks import shown_text
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number
from stegvis.web.words import period_text

Save = Callable[[Given, int], None]


@dataclass(frozen=True, slots=True)
class StepPage:
    """What the page of a step shows besides its form, and what is said when it is taken."""

    action: str
    lead: str
    said: str
    form: Callable[..., PageForm]
    initial: Mapping[str, Any] = field(default_factory=dict)
    template: str = "form/page.html"
    submit: str = ""
    leads_to: str = "edition"


class NothingForm(PageForm):
    """A step that asks for nothing."""


class ReceiveForm(PageForm):
    """What the association writes on a report that arrives."""

    registry_number = forms.CharField(label=gettext_lazy("Registry number"), max_length=100)
    received_on = DayField(label=gettext_lazy("When it arrived"))


class AssessForm(PageForm):
    """The steering group's own section."""

    text = forms.CharField(
        label=gettext_lazy("The steering group's assessment"),
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=gettext_lazy(
            "Leave an empty line between paragraphs. Numbers that the report withholds cannot be told here either."
        ),
    )


class SignForm(PageForm):
    """What the chair states."""

    has_read = forms.BooleanField(
        label=gettext_lazy("I have read the report and the steering group's assessment, and sign them."), required=False
    )


class ReturnForm(PageForm):
    """What is to be added before the report is handed in again."""

    missing = forms.CharField(
        label=gettext_lazy("What is missing"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Those who write the report read this."),
    )


class CorrectForm(PageForm):
    """Why a signed report is corrected."""

    reason = forms.CharField(
        label=gettext_lazy("Why the report is corrected"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Is printed on the correction's first page. Name no person and no number of people, not even one: "
            "“Exits were registered on the wrong day.”"
        ),
    )


@require_http_methods(["GET", "POST"])
def receive_page(request: HttpRequest, number: int) -> HttpResponse:
    """The association receives the report."""

    def save(given: Given, version: int) -> None:
        arrival = Arrival(given.values["registry_number"], given.values["received_on"])
        receive_report(by=actor(request), edition=number, version=version, arrival=arrival)

    lead = _("Write the number in your registry and the day on which the report arrived.")
    return _page(request, number, save, StepPage("receive_report", lead, _("The report is received."), ReceiveForm))


@require_http_methods(["GET", "POST"])
def assess_page(request: HttpRequest, number: int) -> HttpResponse:
    """The steering group writes its section."""

    def save(given: Given, version: int) -> None:
        assess_report(by=actor(request), edition=number, version=version, text=given.values["text"])

    lead = _("The steering group's own section. It is printed in the report, after what the operator wrote.")
    template, submit = "reports/assess.html", _("Save the assessment")
    page = StepPage("assess_report", lead, _("The assessment is saved."), AssessForm, template=template, submit=submit)
    return _page(request, number, save, page)


@require_http_methods(["GET", "POST"])
def sign_page(request: HttpRequest, number: int) -> HttpResponse:
    """The chair signs what is shown here."""

    def save(given: Given, version: int) -> None:
        sign_report(by=actor(request), edition=number, version=version, has_read=given.values["has_read"])

    page = StepPage("sign_report", "", _("The report is signed."), SignForm, template="reports/sign.html")
    return _page(request, number, save, page)


@require_http_methods(["GET", "POST"])
def return_page(request: HttpRequest, number: int) -> HttpResponse:
    """The association sends the report back."""

    def save(given: Given, version: int) -> None:
        return_report(by=actor(request), edition=number, version=version, missing=given.values["missing"])

    lead = _("The report goes back to those who write it. What was handed in is kept.")
    return _page(request, number, save, StepPage("return_report", lead, _("The report is returned."), ReturnForm))


@require_http_methods(["GET", "POST"])
def accept_page(request: HttpRequest, number: int) -> HttpResponse:
    """The association accepts the report."""
    lead = _("The report is signed. When it is accepted it counts in the association's account.")
    step = StepPage("accept_report", lead, _("The report is accepted."), NothingForm)
    return _plain_page(request, number, accept_report, step)


@require_http_methods(["GET", "POST"])
def publish_page(request: HttpRequest, number: int) -> HttpResponse:
    """The report becomes public."""
    lead = _("Anybody can read a published report, without logging in. It cannot be taken back, only corrected.")
    step = StepPage("publish_report", lead, _("The report is published."), NothingForm)
    return _plain_page(request, number, publish_report, step)


@require_http_methods(["GET", "POST"])
def take_back_page(request: HttpRequest, number: int) -> HttpResponse:
    """The operator takes the report back."""
    lead = _("The report becomes a draft again, so that you can write on. What was handed in is kept.")
    said = _("The report is a draft again.")
    step = StepPage("take_back_report", lead, said, NothingForm, leads_to="write_report")
    return _plain_page(request, number, take_back_report, step)


@require_http_methods(["GET", "POST"])
def take_up_page(request: HttpRequest, number: int) -> HttpResponse:
    """The operator takes up a report that was sent back."""
    lead = _("The report becomes a draft again, so that you can add what is missing.")
    said = _("The report is a draft again.")
    step = StepPage("take_up_report", lead, said, NothingForm, leads_to="write_report")
    return _plain_page(request, number, take_up_report, step)


@require_http_methods(["GET", "POST"])
def correct_page(request: HttpRequest, number: int) -> HttpResponse:
    """The operator begins a correction, and those of the later months that follow from it."""
    shown = show_edition(by=actor(request), edition=number, language=current_language())
    here = reverse("edition", args=[number])
    if request.method == "GET" and not shown.may_correct:
        messages.info(request, _("You cannot take that step now. What comes next is told here."))
        return redirect(here)

    def act(given: Given) -> Done:
        version = _seen(request, shown)
        begun = correct_report(by=actor(request), edition=number, version=version, reason=given.values["reason"])
        said = _("The correction is begun.")
        if len(begun) > 1:
            said = _("The correction is begun, and %(number)s of later months that follow from it.") % {
                "number": len(begun) - 1
            }
        return Done(reverse("edition", args=[begun[0]]), said)

    page = FormPage(
        title=_("Correct: %(name)s") % {"name": f"{shown.name}, {period_text(shown.period)}"},
        back=here,
        form=CorrectForm,
        version=shown.version,
        submit=_("Begin the correction"),
        lead=_("What is signed stays as it is. The correction is a report of its own, with new signatures."),
        template="reports/correct.html",
        context={
            "later": [(one, period_text(one.period)) for one in shown.later_months],
            "changes": reverse("changed_facts", args=[number]) if shown.changed else "",
        },
    )
    return form_page(request, act, page)


def _plain_page(request: HttpRequest, number: int, take: Callable[..., None], step: StepPage) -> HttpResponse:
    def save(_given: Given, version: int) -> None:
        take(by=actor(request), edition=number, version=version)

    return _page(request, number, save, step)


def _page(request: HttpRequest, number: int, save: Save, step: StepPage) -> HttpResponse:
    """The form of the step; whoever cannot take it now is led to the page that says why and who can."""
    shown = show_edition(by=actor(request), edition=number, language=current_language())
    here = reverse("edition", args=[number])
    if request.method == "GET" and step.action not in {one.action for one in shown.way.steps}:
        messages.info(request, _("You cannot take that step now. What comes next is told here."))
        return redirect(here)

    def act(given: Given) -> Done:
        save(given, _seen(request, shown))
        return Done(reverse(step.leads_to, args=[number]), step.said)

    label = BY_ACTION[step.action].label.in_language(current_language())
    page = FormPage(
        title=f"{label}: {shown.name}",
        back=here,
        form=step.form,
        initial=step.initial or _initial(step.action, shown),
        version=shown.version,
        submit=step.submit or label,
        lead=step.lead,
        template=step.template,
        context=_context(shown),
    )
    return form_page(request, act, page)


def _seen(request: HttpRequest, shown: EditionView) -> int:
    """The version that the page showed. Raises Changed when it does not say: nobody steps on without having looked."""
    version = row_number(request.POST.get(VERSION, ""))
    if version is None:
        raise Changed({}, shown.version)
    return version


def _initial(action: str, shown: EditionView) -> Mapping[str, Any]:
    known: Mapping[str, Mapping[str, Any]] = {
        "receive_report": {"registry_number": shown.arrival.registry_number, "received_on": shown.today},
        "assess_report": {"text": shown.assessment},
    }
    return known.get(action, {})


def _context(shown: EditionView) -> Mapping[str, Any]:
    return {
        "number": shown.number,
        "beside": shown.beside,
        "remarks": shown_on_assessment(shown.number, shown.beside),
        "shown": shown,
        "title": edition_title(shown),
        "packed": shown.content.packed if shown.content else None,
        "digest": shown.content.digest[:SHORT] if shown.content else "",
        "sections": shown_sections(shown),
        "assessment": shown_text(shown.assessment),
    }
