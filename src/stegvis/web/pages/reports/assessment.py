"""The steering group's assessment beside the report's figures: what differs, and the page that explains it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.explain_assessment import explain_assessment
from stegvis.actions.look_over_assessment import AssessmentLookedOver, look_over_assessment
from stegvis.actions.look_over_report import LookedOver
from stegvis.actions.show_edition import show_edition_head
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import PageForm
from stegvis.web.pages.reports.shown_remarks import ShownRemark, shown_remarks
from stegvis.web.routes import actor

PLACE = "#bedomning"


class ExplainForm(PageForm):
    """Why a sentence stays."""

    explanation = forms.CharField(
        label=gettext_lazy("Why it is to stay"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Stands beside the assessment, and is signed with it. Leave it empty to take an explanation back."
        ),
    )


def shown_on_assessment(number: int, looked: AssessmentLookedOver) -> tuple[ShownRemark, ...]:
    """The remarks in their order, as a page shows them."""
    by_section = shown_remarks(LookedOver(number, looked.remarks)).by_section
    return tuple(one for remarks in by_section.values() for one in remarks)


@require_http_methods(["GET", "POST"])
def explain_page(request: HttpRequest, number: int, at: int) -> HttpResponse:
    """The chair explains the remark with that place among them, from 1."""
    head = show_edition_head(by=actor(request), edition=number)
    looked = look_over_assessment(by=actor(request), edition=number)
    back = reverse("edition", args=[number]) + PLACE
    if not 1 <= at <= len(looked.remarks):
        messages.info(request, _("There is nothing to explain in the assessment now."))
        return redirect(back)
    remark = looked.remarks[at - 1]

    def act(given: Given) -> Done:
        explain_assessment(
            by=actor(request),
            edition=number,
            version=given.version or 0,
            about=remark.about,
            explanation=given.values["explanation"],
        )
        kept = given.values["explanation"].strip()
        return Done(
            back, _("The explanation stands beside the assessment.") if kept else _("The remark is open again.")
        )

    page = FormPage(
        title=f"{_('Keep and explain')}: {head.name}",
        back=back,
        form=ExplainForm,
        initial={"explanation": remark.explanation or ""},
        version=head.version,
        submit=_("Save the explanation"),
        template="reports/explain_assessment.html",
        context={"remark": shown_on_assessment(number, looked)[at - 1]},
    )
    return form_page(request, act, page)
