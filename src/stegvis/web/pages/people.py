"""Who has which role where; roles are ended and given back here, and invitations withdrawn."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.end_assignment import end_assignment, give_back_assignment
from stegvis.actions.list_people import HeldRole, Person, State, Waiting, list_people
from stegvis.actions.withdraw_invitation import withdraw_invitation
from stegvis.vocabulary import InvalidFields
from stegvis.web.language import current_language
from stegvis.web.pages.invite import take_link
from stegvis.web.routes import actor

BADGES = {State.IN_FORCE: "", State.LATER: "info-inverted", State.ENDED: "default-inverted"}


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role of somebody; `state` is empty while it is in force. `end` and `give_back`: where that is done."""

    role: str
    place: str
    days: str
    state: str
    badge: str
    end: str
    give_back: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody with their roles."""

    name: str
    email: str
    roles: tuple[RoleLine, ...]


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """An invitation that nobody has accepted yet."""

    name: str
    email: str
    role: str
    place: str
    expires_on: str
    withdraw: str


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The page of all people at the places that one manages."""
    found = list_people(by=actor(request))
    working = [one for one in found.people if any(role.state is not State.ENDED for role in one.roles)]
    context = {
        "working": [_line(one) for one in working],
        "earlier": [_line(one) for one in found.people if one not in working],
        "waiting": [_waiting(one) for one in found.waiting],
        "link": take_link(request),
    }
    return render(request, "people.html", context)


@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Ends a role at once."""
    try:
        end_assignment(by=actor(request), number=number)
    except InvalidFields as invalid:
        return _refused(request, invalid)
    undo = reverse("give_back_assignment", kwargs={"number": number})
    messages.success(request, _("The role is ended. It opens nothing from now on."), extra_tags=undo)
    return redirect("people")


@require_POST
def give_back(request: HttpRequest, number: int) -> HttpResponse:
    """Undoes the ending."""
    try:
        give_back_assignment(by=actor(request), number=number)
    except InvalidFields as invalid:
        return _refused(request, invalid)
    messages.success(request, _("The role is as it was before."))
    return redirect("people")


@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraws an invitation."""
    withdraw_invitation(by=actor(request), number=number)
    messages.success(request, _("The invitation is withdrawn. Its link opens no more."))
    return redirect("people")


def _refused(request: HttpRequest, invalid: InvalidFields) -> HttpResponse:
    for reason in invalid.fields.values():
        messages.error(request, reason.in_language(current_language()))
    return redirect("people")


def _line(person: Person) -> PersonLine:
    return PersonLine(person.name, person.email, tuple(_role(one) for one in person.roles))


def _role(held: HeldRole) -> RoleLine:
    address = {"number": held.number}
    return RoleLine(
        role=held.role.label.in_language(current_language()),
        place=held.place or _("reports that name no association"),
        days=f"{held.from_on} – {held.to_on}" if held.to_on else _("from %(day)s") % {"day": held.from_on},
        state={State.IN_FORCE: "", State.LATER: _("begins later"), State.ENDED: _("ended")}[held.state],
        badge=BADGES[held.state],
        end=reverse("end_assignment", kwargs=address) if held.can_end else "",
        give_back=reverse("give_back_assignment", kwargs=address) if held.can_give_back else "",
    )


def _waiting(one: Waiting) -> WaitingLine:
    return WaitingLine(
        name=one.name,
        email=one.email,
        role=one.role.label.in_language(current_language()),
        place=one.place or _("reports that name no association"),
        expires_on=one.expires_on.isoformat(),
        withdraw=reverse("withdraw_invitation", kwargs={"number": one.number}) if one.can_withdraw else "",
    )
