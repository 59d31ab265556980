"""A report arrives at the association: its registry number and the day."""

from datetime import date

from django.db import transaction

from stegvis.forms.package.document import Arrival
from stegvis.store.clock import today
from stegvis.store.models import Edition, EditionStep
from stegvis.store.reports.life.handed_in import last_handed_in
from stegvis.store.reports.stepping import Signed, take_step
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

__all__ = ["Arrival", "receive"]

LONGEST = 100


@transaction.atomic
def receive(edition: Edition, arrival: Arrival, *, by: Actor, version: int, role: str) -> EditionStep:
    """Writes the arrival and takes the step. Raises InvalidFields by the fields of Arrival, and as `take_step`."""
    _require_possible(edition, arrival)
    step = take_step(edition, "receive_report", by=by, version=version, signed=Signed(role=role))
    edition.registry_number, edition.received_on = arrival.registry_number.strip(), arrival.received_on
    edition.save(update_fields=["registry_number", "received_on"])
    return step


def _require_possible(edition: Edition, arrival: Arrival) -> None:
    wrong = {}
    if not arrival.registry_number.strip():
        wrong["registry_number"] = _NO_NUMBER
    if len(arrival.registry_number.strip()) > LONGEST:
        wrong["registry_number"] = _TOO_LONG
    handed_in = last_handed_in(edition)
    submitted_on = handed_in.submitted_on if handed_in else None
    if arrival.received_on is None:
        wrong["received_on"] = _NO_DAY
    elif arrival.received_on > today():
        wrong["received_on"] = _TO_COME
    elif submitted_on and arrival.received_on < submitted_on:
        wrong["received_on"] = _before(submitted_on)
    if wrong:
        raise InvalidFields(wrong)


_NO_NUMBER = Wording("Skriv diarienumret.", "Write the registry number.")
_TOO_LONG = Wording(
    f"Diarienumret får ha högst {LONGEST} tecken; korta det.",
    f"The registry number may have {LONGEST} characters at most; shorten it.",
)
_NO_DAY = Wording("Skriv vilken dag rapporten kom.", "Write the day on which the report arrived.")
_TO_COME = Wording(
    "Dagen har inte varit än; välj i dag eller tidigare.", "That day is to come; choose today or an earlier one."
)


def _before(submitted_on: date) -> Wording:
    return Wording(
        f"Rapporten lämnades in {submitted_on}; den kan inte ha kommit före det.",
        f"The report was handed in on {submitted_on}; it cannot have arrived before that.",
    )
