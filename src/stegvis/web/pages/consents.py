"""A participant's consents."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.show_consents import GivenConsent, KindOfConsent, TimeInIntervention, show_consents
from stegvis.actions.withdraw_consent import restore_consent
from stegvis.vocabulary import InvalidFields
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One consent; `withdraw` and `restore` are the addresses where that can be done, or empty."""

    given: GivenConsent
    paragraphs: tuple[str, ...]
    withdraw: str
    restore: str


@dataclass(frozen=True, slots=True)
class KindLine:
    """One kind of consent: whether there is one, and all of them."""

    name: str
    state: str
    badge: str
    lines: tuple[ConsentLine, ...]


@dataclass(frozen=True, slots=True)
class TimeSection:
    """One time in an intervention; `add` is where a consent is registered."""

    time: TimeInIntervention
    kinds: tuple[KindLine, ...]
    add: str


@require_safe
def consents(request: HttpRequest, number: int) -> HttpResponse:
    """The page of all consents of a participant."""
    found = show_consents(by=actor(request), participant=number)
    context = {
        "local_number": found.local_number,
        "back": participant_address(number),
        "sections": [_section(one, number) for one in found.times],
        "only_count": reverse("protect_identity", args=[number]),
    }
    return render(request, "consents.html", context)


@require_POST
def restore(request: HttpRequest, number: int, consent: int) -> HttpResponse:
    """Undoes a withdrawal of the same day."""
    try:
        restore_consent(by=actor(request), participant=number, consent=consent)
        messages.success(request, _("The consent is in force again."))
    except InvalidFields as why:
        messages.error(request, why.fields[""].in_language(current_language()))
    return redirect("consents", number=number)


def _section(time: TimeInIntervention, number: int) -> TimeSection:
    add = reverse("register_consent", args=[number, time.participation])
    return TimeSection(time, tuple(_kind(one, number) for one in time.kinds), add)


def _kind(kind: KindOfConsent, number: int) -> KindLine:
    if kind.is_in_force:
        state, badge = _("given"), "success-inverted"
    elif kind.consents:
        state, badge = _("withdrawn"), "warning-inverted"
    else:
        state, badge = _("not given"), "default-inverted"
    name = kind.name.in_language(current_language())
    return KindLine(name, state, badge, tuple(_line(one, number) for one in kind.consents))


def _line(given: GivenConsent, number: int) -> ConsentLine:
    return ConsentLine(
        given=given,
        paragraphs=tuple(given.text.split("\n\n")),
        withdraw="" if given.withdrawn_on else reverse("withdraw_consent", args=[number, given.number]),
        restore=reverse("restore_consent", args=[number, given.number]) if given.can_be_restored else "",
    )
