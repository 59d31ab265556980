"""The participants of an intervention as a list; one is found by number, or by identity number."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.find_participant import find_participant
from stegvis.actions.list_participants import Listed, ParticipantList, Which, list_participants
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.web.pages.participant.words import sign_text, step_text, weeks_text, who_text
from stegvis.web.routes import actor
from stegvis.web.sent_back import nothing_to_send_back, send_back, sent_back
from stegvis.web.way_on import intervention_address, participant_address

SHOW, NUMBER, PAGE, IDENTITY = "visa", "nummer", "sida", "identity_number"
NOBODY = Wording("Ingen med det numret är registrerad här.", "Nobody with that number is registered here.")
_ADDRESSED = {Which.UNDER_WAY: "pagar", Which.WAITING: "vantar", Which.ENDED: "avslutade"}


@dataclass(frozen=True, slots=True)
class ListLine:
    """One row."""

    who: str
    address: str
    group: str
    where: str
    time: str
    next_step: str
    signs: tuple[str, ...]


@require_safe
def participants(request: HttpRequest, number: int) -> HttpResponse:
    """Those under way, those who wait (`?visa=vantar`), those who have left; or one local number (`?nummer=`)."""
    show = request.GET.get(SHOW, "")
    which = next((one for one, word in _ADDRESSED.items() if word == show), Which.UNDER_WAY)
    wanted, page = _number(request.GET.get(NUMBER, "")), _number(request.GET.get(PAGE, ""))
    found = list_participants(by=actor(request), intervention=number, which=which, local_number=wanted, page=page or 1)
    if wanted is not None and len(found.rows) == 1:
        return redirect(participant_address(found.rows[0].participant))
    left = sent_back(request)
    context = _context(found, wanted) | {"error": left.errors.get(IDENTITY, "")}
    return render(request, "participant/list.html", context, status=left.status)


@require_POST
def find(request: HttpRequest, number: int) -> HttpResponse:
    """Leads to whoever has the identity number. It stands in no address: it is sent, and not shown again."""
    here = reverse("participants", args=[number])
    typed = request.POST.get(IDENTITY, "")
    try:
        participant = find_participant(by=actor(request), intervention=number, identity_number=typed)
        why = NOBODY
    except InvalidFields as invalid:
        participant, why = None, next(iter(invalid.fields.values()))
    if participant is None:
        return send_back(request, {IDENTITY: why}, typed=QueryDict(), page=here)
    nothing_to_send_back(request, here)
    return redirect(participant_address(participant))


def _context(found: ParticipantList, wanted: int | None) -> dict[str, Any]:
    here = reverse("participants", args=[found.intervention])
    labels = {Which.UNDER_WAY: _("Under way"), Which.WAITING: _("Before the start"), Which.ENDED: _("Have left")}
    which = f"{here}?{SHOW}={_ADDRESSED[found.which]}&{PAGE}="
    return {
        "name": found.name,
        "intervention": found.intervention,
        "back": intervention_address(found.intervention),
        "here": here,
        "wanted": wanted,
        "tabs": [
            (label, f"{here}?{SHOW}={_ADDRESSED[one]}", wanted is None and one is found.which, found.numbers[one])
            for one, label in labels.items()
        ],
        "lines": [_line(one) for one in found.rows],
        "heading": labels[found.which],
        "page": found.page,
        "pages": found.pages,
        "earlier": f"{which}{found.page - 1}" if found.page > 1 else "",
        "later": f"{which}{found.page + 1}" if found.page < found.pages else "",
        "names": {"number": NUMBER, "identity": IDENTITY},
    }


def _line(one: Listed) -> ListLine:
    decisions = {"waiting": _("In the queue"), "accepted": _("Accepted"), "declined": _("Declined")}
    if one.exited_on:
        where, time = one.exit_reason, _("ended %(day)s") % {"day": one.exited_on}
    elif one.started_on:
        where = one.stage or _("Under way")
        time = (
            weeks_text(one.weeks_left) if one.weeks_left is not None else _("since %(day)s") % {"day": one.started_on}
        )
    else:
        where = decisions.get(one.decision, _("Referred"))
        time = _("referred %(day)s") % {"day": one.referred_on} if one.referred_on else ""
    return ListLine(
        who_text(one.local_number),
        participant_address(one.participant),
        str(one.group or ""),
        where,
        time,
        step_text(one.next_step),
        tuple(sign_text(sign) for sign in one.signs),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
