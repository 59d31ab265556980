"""The agreement: its days, and an extension that leaves the earlier terms in sight."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.extend_agreement import extend_agreement
from stegvis.actions.show_intervention_settings import show_intervention_settings
from stegvis.web.form_page import Given
from stegvis.web.forms import DayField, PageForm
from stegvis.web.pages.organisation.section_page import section_page
from stegvis.web.routes import actor


class AgreementForm(PageForm):
    """Two days."""

    start = DayField(
        label=gettext_lazy("First day of the agreement"),
        help_text=gettext_lazy("Keep the day to extend the agreement. Another day makes a new agreement."),
    )
    end = DayField(label=gettext_lazy("Last day of the agreement"))


@require_http_methods(["GET", "POST"])
def agreement_page(request: HttpRequest, number: int) -> HttpResponse:
    """The form of the agreement."""
    settings = show_intervention_settings(by=actor(request), intervention=number, action="extend_agreement")

    def save(given: Given) -> None:
        extend_agreement(by=actor(request), intervention=number, **given.values)

    latest = settings.agreements[-1] if settings.agreements else None
    return section_page(
        request,
        settings,
        "avtal",
        _("Extend the agreement") if latest else _("Agreement"),
        save,
        AgreementForm,
        lead=_("What it said before stays, and the reports to come follow the new days.") if latest else "",
        initial={"start": latest.start, "end": latest.end} if latest else {},
    )
