"""How a participation runs: length, places, hours, intake, queue."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.set_places import Places, set_places
from stegvis.actions.show_intervention_settings import Intake, show_intervention_settings
from stegvis.web.form_page import Given
from stegvis.web.forms import PageForm, Radios
from stegvis.web.pages.organisation.fields import WholeNumber
from stegvis.web.pages.organisation.section_page import section_page, version_of
from stegvis.web.pages.organisation.words import INTAKES, pairs
from stegvis.web.routes import actor

HOURS_IN_A_WEEK = 168


class PlacesForm(PageForm):
    """All of it may be left open."""

    weeks = WholeNumber(label=gettext_lazy("Length in weeks"), required=False, min_value=1)
    extension_weeks = WholeNumber(
        label=gettext_lazy("Possible extension in weeks"),
        required=False,
        help_text=gettext_lazy("0 if a participation is never extended."),
    )
    places = WholeNumber(label=gettext_lazy("Places at the same time"), required=False, min_value=1)
    hours_a_week = WholeNumber(label=gettext_lazy("Hours a week"), required=False, max_value=HOURS_IN_A_WEEK)
    intake = Radios(label=gettext_lazy("How participants start"), choices=pairs(INTAKES), required=False)
    queue_rule = forms.CharField(
        label=gettext_lazy("Who gets the next place"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=gettext_lazy("The rule for those who wait, such as the order of referral."),
    )


@require_http_methods(["GET", "POST"])
def places_page(request: HttpRequest, number: int) -> HttpResponse:
    """The form of how a participation runs."""
    settings = show_intervention_settings(by=actor(request), intervention=number, action="set_places")

    def save(given: Given) -> None:
        intake = given.values["intake"]
        places = Places(**{**given.values, "intake": Intake(intake) if intake else None})
        set_places(by=actor(request), intervention=number, version=version_of(given, settings), places=places)

    initial = {name: getattr(settings.places, name) for name in Places.__slots__}
    return section_page(request, settings, "upplagg", _("Length and places"), save, PlacesForm, initial=initial)
