"""What is known of a participation in other tables: consent, and what the person lives on and does."""

from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q, QuerySet

from stegvis.store.clock import today
from stegvis.store.models import Consent, ConsentKind, Intervention, MeansOfSupport, Occasion, Occupation
from stegvis.store.register_facts.rows import FactRow

_SUPPORTS = {Occasion.BEFORE: "support_before", Occasion.AFTER: "support_after"}
_OCCUPATIONS = {
    Occasion.BEFORE: "occupation_before",
    Occasion.AFTER: "occupation_after",
    Occasion.MONTHS_6: "occupation_6_months",
    Occasion.MONTHS_12: "occupation_12_months",
}


Given = dict[tuple[object, object], list[date]]
"""When consents in force were given, by (participant, intervention)."""


def consents_given(interventions: QuerySet[Intervention]) -> Given:
    """Consents to measurement that are in force today."""
    in_force = Q(withdrawn_on=None) | Q(withdrawn_on__gt=today())
    found = Consent.objects.filter(
        in_force, intervention__in=interventions, text__kind=ConsentKind.MEASUREMENT, given_on__lte=today()
    )
    given: Given = {}
    for participant, intervention, given_on in found.order_by().values_list(
        "participant_id", "intervention_id", "given_on"
    ):
        given.setdefault((participant, intervention), []).append(given_on)
    return given


def has_consented(times: Sequence[FactRow], at: int, given: Sequence[date]) -> bool:
    """Whether a consent is for this one of a person's times in an intervention, in their order.

    As `store.consents.consents_of` has it: what was given up to the exit of an earlier time is not for this one, nor
    what was given after its own exit when there is a later time.
    """
    ended = [row["exited_on"] for row in times[:at]]
    last = times[at]["exited_on"] if times[at + 1 :] else None
    return any(
        all(not isinstance(day, date) or given_on > day for day in ended)
        and (not isinstance(last, date) or given_on <= last)
        for given_on in given
    )


def main_states(interventions: QuerySet[Intervention]) -> dict[int, FactRow]:
    """Main means of support and occupation of each participation, by the columns of the facts.

    The main one has the largest share; of several with the same, the one registered first.
    """
    found: dict[int, FactRow] = {}
    for table, word, columns in ((MeansOfSupport, "support", _SUPPORTS), (Occupation, "occupation", _OCCUPATIONS)):
        rows = table._default_manager.filter(
            participation__intervention__in=interventions,
            participation__is_registered_in_error=False,
            occasion__in=columns,
        )
        by_share = rows.order_by(F("per_cent").asc(nulls_first=True), "-id")
        for participation, occasion, value in by_share.values_list("participation_id", "occasion", word):
            # The last one written stays: that with the largest share.
            found.setdefault(participation, {})[columns[occasion]] = value
    return found
