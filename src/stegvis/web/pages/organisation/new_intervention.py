"""A new intervention in one short form."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.set_up_intervention import (
    FollowUpMethod,
    NewIntervention,
    Opening,
    open_new_intervention,
    set_up_intervention,
)
from stegvis.vocabulary.orientation import Orientation
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, Dropdown, PageForm, Radios
from stegvis.web.pages.organisation.fields import number_or_none, offer, operator_choices
from stegvis.web.pages.organisation.words import METHODS, ORIENTATIONS, pairs
from stegvis.web.routes import actor


class NewInterventionForm(PageForm):
    """The first day's facts; the association is asked for only when there are several to choose from."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=500)
    orientation = Radios(label=gettext_lazy("Aimed at"), choices=pairs(ORIENTATIONS))
    method = Radios(
        label=gettext_lazy("How it is followed up"),
        choices=pairs(METHODS),
        help_text=gettext_lazy("Both are fixed once the intervention has participants."),
    )
    provider = Dropdown(label=gettext_lazy("Run by"), required=False)
    new_provider = forms.CharField(
        label=gettext_lazy("Run by somebody else"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("A municipality, region, agency or company that is not in the list yet."),
    )
    start = DayField(label=gettext_lazy("First day of the agreement"), required=False)
    end = DayField(label=gettext_lazy("Last day of the agreement"), required=False)

    def __init__(self, *args: Any, opening: Opening, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "provider", operator_choices(opening.operators, "–"))
        if len(opening.associations) > 1:
            choices = [("", "–"), *((str(number), name) for number, name in opening.associations)]
            association = Dropdown(label=_("Association"), choices=choices[1:])
            association.widget.attrs["class"] = "select-field__select"
            self.fields = {"association": association, **self.fields}
        if not opening.operators:
            del self.fields["provider"]
            self.fields["new_provider"].label = gettext_lazy("Run by")
            self.fields["new_provider"].help_text = gettext_lazy("A municipality, region, agency or company.")


@require_http_methods(["GET", "POST"])
def new_intervention(request: HttpRequest) -> HttpResponse:
    """The form, and the new intervention's settings after it."""
    opening = open_new_intervention(by=actor(request))

    def act(given: Given) -> Done:
        values = given.values
        association = int(values["association"]) if "association" in values else opening.associations[0][0]
        new = NewIntervention(
            values["name"],
            Orientation(values["orientation"]),
            FollowUpMethod(values["method"]),
            number_or_none(values.get("provider", "")),
            values["new_provider"],
            values["start"],
            values["end"],
        )
        number = set_up_intervention(by=actor(request), association=association, new=new)
        message = _("The intervention is set up. Fill in the rest when you can.")
        return Done(reverse("intervention_settings", args=[number]), message)

    return form_page(
        request,
        act,
        FormPage(
            title=_("New intervention"),
            lead=_("What is known on the first day. Everything else can wait."),
            back=reverse("interventions"),
            form=partial(NewInterventionForm, opening=opening),
            submit=_("Set up the intervention"),
        ),
    )
