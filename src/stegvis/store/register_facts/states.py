"""What is known of a participation in other tables: consent, and what the person lives on and does."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

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
    return given_times(consent_values(interventions, today()))


def consent_values(interventions: QuerySet[Intervention], day: date) -> "QuerySet[Consent, tuple[Any, ...]]":
    """Participant, intervention and day of consents to measurement that are in force on the day."""
    in_force = Q(withdrawn_on=None) | Q(withdrawn_on__gt=day)
    found = Consent.objects.filter(
        in_force, intervention__in=interventions, text__kind=ConsentKind.MEASUREMENT, given_on__lte=day
    )
    return found.order_by("id").values_list("participant_id", "intervention_id", "given_on")


def given_times(values: Iterable[Sequence[Any]]) -> Given:
    """The same by participant and intervention."""
    given: Given = {}
    for participant, intervention, given_on in values:
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
    return main_ones(state_values(interventions))


def state_values(interventions: QuerySet[Intervention]) -> "tuple[QuerySet[Any, tuple[Any, ...]], ...]":
    """Participation, occasion and word of means of support, and of occupations: the main one of several last."""
    return tuple(
        table._default_manager.filter(
            participation__intervention__in=interventions,
            participation__is_registered_in_error=False,
            occasion__in=columns,
        )
        .order_by(F("per_cent").asc(nulls_first=True), "-id")
        .values_list("participation_id", "occasion", word)
        for table, word, columns in ((MeansOfSupport, "support", _SUPPORTS), (Occupation, "occupation", _OCCUPATIONS))
    )


def main_ones(values: Iterable[Iterable[Sequence[Any]]]) -> dict[int, FactRow]:
    """The states by participation, of means of support and of occupations as `state_values` has them."""
    found: dict[int, FactRow] = {}
    for rows, columns in zip(values, (_SUPPORTS, _OCCUPATIONS), strict=True):
        for participation, occasion, value in rows:
            # The last one written stays: that with the largest share.
            found.setdefault(participation, {})[columns[occasion]] = value
    return found
