"""Agreements made by hand: a first term, an extension, and the agreement that follows."""

from datetime import date

from django.db import transaction

from stegvis.store.clock import today
from stegvis.store.models import Agreement, AgreementTerm, Intervention
from stegvis.store.organisation.report_calendar import refresh_calendar
from stegvis.store.organisation.terms import spans_of
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Period, Wording
from stegvis.vocabulary.actor import Actor

_ENDS_BEFORE = Wording("Sista dagen är före första dagen.", "The last day is before the first day.")
YEARS_BACK, YEARS_AHEAD = 40, 30
"""An agreement outside of these is a slip of the pen, and would owe reports without end."""
_SAME = Wording("Avtalet slutar redan den dagen.", "The agreement already ends on that day.")


@transaction.atomic
def state_agreement(intervention: Intervention, start: date, end: date, *, by: Actor) -> None:
    """A new term of the agreement that starts on the day, or a new agreement. Earlier terms stay, the reports follow.

    Raises InvalidFields when it ends before it starts, lies in another age, changes nothing, or overlaps another one.
    """
    year = today().year
    for name, day in (("start", start), ("end", end)):
        if not year - YEARS_BACK <= day.year <= year + YEARS_AHEAD:
            raise InvalidFields({name: _another_age(year)})
    if end < start:
        raise InvalidFields({"end": _ENDS_BEFORE})
    for other in spans_of(intervention):
        if other == Period(start, end):
            raise InvalidFields({"end": _SAME})
        if other.start != start and other.overlaps(Period(start, end)):
            raise InvalidFields({"start": _overlaps(other)})
    agreement, is_new = Agreement.objects.get_or_create(intervention=intervention, start=start)
    AgreementTerm.objects.create(agreement=agreement, end=end, stated_on=_on_or_after_the_last(agreement))
    refresh_calendar(intervention, spans_of(intervention))
    event = "agreement_made" if is_new else "agreement_extended"
    record(event, by=by, subject=intervention.name, details={"start": start.isoformat(), "end": end.isoformat()})


def _on_or_after_the_last(agreement: Agreement) -> date:
    """Today; or the last term's day, when a report read in told of a later one: what is stated last is in force."""
    latest = agreement.terms.order_by("stated_on").last()
    return max(today(), latest.stated_on) if latest else today()


def _another_age(year: int) -> Wording:
    first, last = year - YEARS_BACK, year + YEARS_AHEAD
    return Wording(f"Kontrollera året: det ska vara {first}–{last}.", f"Check the year: it must be {first}–{last}.")


def _overlaps(other: Period) -> Wording:
    return Wording(
        f"Det finns redan ett avtal {other}. För att förlänga det, behåll dess första dag.",
        f"There is already an agreement {other}. To extend it, keep its first day.",
    )
