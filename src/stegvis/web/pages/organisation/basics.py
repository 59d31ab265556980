"""What an intervention is: name, owner, provider, parties, kind, target group, and what is fixed once it has begun."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.change_intervention import Basics, change_intervention
from stegvis.actions.set_up_intervention import FollowUpMethod
from stegvis.actions.show_intervention_settings import LOCKED, Settings, show_intervention_settings
from stegvis.vocabulary.orientation import Orientation
from stegvis.web.form_page import Given
from stegvis.web.forms import Dropdown, PageForm, Radios
from stegvis.web.pages.organisation.facts import basics_facts
from stegvis.web.pages.organisation.fields import Operators, number_or_none, offer, operator_choices
from stegvis.web.pages.organisation.section_page import section_page, version_of
from stegvis.web.pages.organisation.words import METHODS, ORIENTATIONS, pairs
from stegvis.web.routes import actor


class BasicsForm(PageForm):
    """What is fixed is told above the form and is no field of it."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=500)
    owner = Dropdown(label=gettext_lazy("Owner"), required=False)
    provider = Dropdown(label=gettext_lazy("Run by"), required=False)
    parties = Operators(label=gettext_lazy("Cooperating parties"), required=False)
    kind = forms.CharField(
        label=gettext_lazy("Kind of intervention"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("In your own words, such as work training or rehabilitation in groups."),
    )
    target_group = forms.CharField(
        label=gettext_lazy("Target group"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    orientation = Radios(label=gettext_lazy("Aimed at"), choices=pairs(ORIENTATIONS), required=False)
    method = Radios(label=gettext_lazy("How it is followed up"), choices=pairs(METHODS), required=False)
    is_esf_financed = forms.BooleanField(label=gettext_lazy("Financed by the ESF"), required=False)

    def __init__(self, *args: Any, settings: Settings, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", operator_choices(settings.operators, "–"))
        offer(self, "provider", operator_choices(settings.operators, "–"))
        offer(self, "parties", operator_choices(settings.operators))
        if not settings.operators:
            del self.fields["parties"]
        # A page opened before the first participant came may still hold them: the action says why they are refused.
        for name in LOCKED if settings.is_locked else ():
            if name not in self.data:
                del self.fields[name]


@require_http_methods(["GET", "POST"])
def basics_page(request: HttpRequest, number: int) -> HttpResponse:
    """The form of what the intervention is."""
    settings = show_intervention_settings(by=actor(request), intervention=number, action="change_intervention")

    stored = settings.basics
    initial = {
        **{name: getattr(stored, name) or "" for name in Basics.__slots__},
        "parties": [str(one.number) for one in settings.operators if one.number in stored.parties],
    }

    def save(given: Given) -> None:
        change_intervention(
            by=actor(request),
            intervention=number,
            version=version_of(given, settings),
            basics=_basics(initial | given.values),
        )

    return section_page(
        request,
        settings,
        "grunder",
        _("The basics"),
        save,
        partial(BasicsForm, settings=settings),
        initial=initial,
        template="organisation/basics.html",
        context={"fixed": [one for one in basics_facts(settings) if one.is_locked]},
    )


def _basics(values: dict[str, Any]) -> Basics:
    return Basics(
        values["name"],
        number_or_none(values["owner"]),
        number_or_none(values["provider"]),
        frozenset(int(one) for one in values.get("parties", ())),
        Orientation(values["orientation"]) if values["orientation"] else None,
        FollowUpMethod(values["method"]) if values["method"] else None,
        bool(values["is_esf_financed"]),
        values["kind"],
        values["target_group"],
    )
