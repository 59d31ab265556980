"""Who the participant is and how to reach the person. All of it is optional but the gender."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stegvis.actions.change_participant import (
    Contact,
    Details,
    DetailsForm,
    change_participant,
    judge_details,
    show_details_form,
)
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import Dropdown, PageForm, Radios, Year
from stegvis.web.pages.participant.words import who_text
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address


class DetailsFields(PageForm):
    """A covered number that is left as it is stays."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200, required=False)
    identity_number = forms.CharField(
        label=gettext_lazy("Identity number"),
        help_text=gettext_lazy("YYYYMMDD-NNNN, coordination numbers too. Kept encrypted. Leave it empty if you can."),
        max_length=20,
        required=False,
    )
    gender = Radios(label=gettext_lazy("Gender, as the person states it"))
    birth_year = Year(label=gettext_lazy("Birth year"), required=False)
    municipality = Dropdown(label=gettext_lazy("Municipality"), required=False)
    phone = forms.CharField(label=gettext_lazy("Phone"), max_length=40, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=200,
        required=False,
        error_messages={"invalid": gettext_lazy("Write the address as name@place.se.")},
    )
    wishes = forms.CharField(
        label=gettext_lazy("Contact wishes"),
        help_text=gettext_lazy("For example: text me, do not call before ten."),
        max_length=300,
        required=False,
    )

    def __init__(self, *, shown: DetailsForm, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offer({"gender": shown.genders, "municipality": shown.municipalities})
        for name in ("name", "identity_number", "phone", "email"):
            # The browser would fill in the case worker's own.
            self.fields[name].widget.attrs["autocomplete"] = "off"


@never_cache
@require_http_methods(["GET", "POST"])
def details_form(request: HttpRequest, number: int) -> HttpResponse:
    """The form."""
    by = actor(request)
    shown = show_details_form(by=by, participant=number)

    def act(given: Given) -> Done:
        change_participant(by=by, participant=number, details=_details(given.values), version=given.version)
        return Done(participant_address(number), _("Saved."))

    page = FormPage(
        title=_("Name and contact"),
        back=participant_address(number),
        back_name=who_text(shown.local_number),
        form=partial(DetailsFields, shown=shown),
        initial=_initial(shown.details),
        version=shown.version,
        lead=who_text(shown.local_number),
        participant=number,
        judge=lambda stated: judge_details(by=by, participant=number, stated=stated),
    )
    return form_page(request, act, page)


def _details(given: dict[str, Any]) -> Details:
    municipality = given["municipality"]
    return Details(
        given["name"],
        given["identity_number"],
        given["gender"],
        given["birth_year"],
        int(municipality) if municipality else None,
        Contact(given["phone"], given["email"], given["wishes"]),
    )


def _initial(details: Details) -> dict[str, Any]:
    return {
        "name": details.name,
        "identity_number": details.identity_number,
        "gender": details.gender,
        "birth_year": details.birth_year,
        "municipality": str(details.municipality or ""),
        "phone": details.contact.phone,
        "email": details.contact.email,
        "wishes": details.contact.wishes,
    }
