"""Inviting somebody to a role."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.invite_person import DAYS, Invited, invitation_address, invite_person, show_inviting_form
from stegvis.vocabulary.option import Option
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, Dropdown, PageForm, Radios
from stegvis.web.forms.choices import NOTHING, choices
from stegvis.web.language import current_language
from stegvis.web.routes import actor

LINK = "invitation_link"
"""In the session: the link that was just made. It is shown once."""


class InvitationForm(PageForm):
    """To whom, to what, and when."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("The name to log in with."))
    role = Radios(label=_("Role"))
    place = Dropdown(label=_("Where"))
    from_on = DayField(label=_("First day"))
    to_on = DayField(label=_("Last day"), required=False, help_text=_("Empty: no end is set."))

    def __init__(self, *, roles: Sequence[Option], places: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name, options in (("role", roles), ("place", places)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", NOTHING), *choices(options)] if name == "place" else choices(options)


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """The form; what it makes is a link, shown once on the page of people."""
    shown = show_inviting_form(by=actor(request))

    def act(given: Given) -> Done:
        made = invite_person(by=actor(request), **given.values)
        link = request.build_absolute_uri(invitation_address(made.secret))
        request.session[LINK] = {"name": made.name, "email": made.email, "address": link}
        if settings.SENDS_EMAIL:
            transaction.on_commit(partial(_send, made, link))
        return Done(reverse("people"), str(_("The invitation is made.")))

    page = FormPage(
        title=str(_("Invite somebody")),
        back=reverse("people"),
        form=partial(InvitationForm, roles=shown.roles, places=shown.places),
        initial={"from_on": shown.first_day, "role": _only(shown.roles), "place": _only(shown.places)},
        submit=str(_("Make the invitation")),
        lead=_("The person gets a link that is used once and opens for %(days)s days.") % {"days": DAYS},
    )
    return form_page(request, act, page)


def take_link(request: HttpRequest) -> dict[str, str] | None:
    """The link that was just made, the first time that somebody asks."""
    link: dict[str, str] | None = request.session.pop(LINK, None)
    return {**link, "sent": "1" if settings.SENDS_EMAIL else ""} if link else None


def _only(options: Sequence[Option]) -> str:
    """The only choice that there is, or nothing."""
    return options[0].value if len(options) == 1 else ""


def _send(made: Invited, link: str) -> None:
    role = made.role.label.in_language(current_language())
    words = {"name": made.name, "role": role, "place": made.place, "link": link, "days": DAYS}
    text = render_to_string("invitation_letter.txt", words)
    send_mail(str(_("Your invitation to Stegvis")), text, None, [made.email])
