"""What is known of a participation in other tables: consent, and what the person lives on and does."""

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


def consented(interventions: QuerySet[Intervention]) -> set[tuple[object, object]]:
    """Who has consented to measurement in which intervention, as (participant, intervention): in force today."""
    in_force = Q(withdrawn_on=None) | Q(withdrawn_on__gt=today())
    found = Consent.objects.filter(
        in_force, intervention__in=interventions, text__kind=ConsentKind.MEASUREMENT, given_on__lte=today()
    )
    return set(found.order_by().values_list("participant_id", "intervention_id"))


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
