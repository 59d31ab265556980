"""Registering a consent."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.register_consent import ConsentForm, register_consent, show_consent_form
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, PageForm, Radios
from stegvis.web.forms.choices import choices
from stegvis.web.language import current_language
from stegvis.web.routes import actor


class ConsentFields(PageForm):
    """Which consent, when, and for secrecy between whom."""

    kind = Radios(label=gettext_lazy("Consent"))
    given_on = DayField(label=gettext_lazy("Given on"))
    parties = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Between whom secrecy is lifted"),
        help_text=gettext_lazy("For the consent on secrecy only."),
        widget=forms.CheckboxSelectMultiple,
        coerce=int,
        required=False,
    )

    def __init__(self, *, shown: ConsentForm, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offer({"kind": shown.kinds})
        parties = self.fields["parties"]
        assert isinstance(parties, forms.TypedMultipleChoiceField)
        parties.choices = choices(shown.parties)


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, number: int, participation: int) -> HttpResponse:
    """A consent that was signed is registered."""
    by = actor(request)
    shown = show_consent_form(by=by, participant=number, participation=participation)

    def act(given: Given) -> Done:
        register_consent(by=by, participant=number, participation=participation, **given.values)
        return Done(reverse("consents", args=[number]), _("The consent is registered."))

    language = current_language()
    page = FormPage(
        title=_("Register a consent"),
        back=reverse("consents", args=[number]),
        form=partial(ConsentFields, shown=shown),
        initial={"given_on": shown.today},
        submit=_("Register"),
        lead=_("Participant %(number)s · %(intervention)s")
        % {"number": shown.local_number, "intervention": shown.intervention},
        participant=number,
        template="consents_register.html",
        context={
            "texts": [(name.in_language(language), version, text.split("\n\n")) for name, version, text in shown.texts]
        },
    )
    return form_page(request, act, page)
