"""Where participations come from and where they lead, counted: by intervention, origin and destination.

A participation counts in one year only: the year in which it ended or, while it goes on, the year that is not over.
So no two years share anybody, and nothing can be learnt by taking one year's numbers from another's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, Min, Q, QuerySet, Value, When

from stegvis.measures import codes
from stegvis.store.clock import today
from stegvis.store.models import Intervention, Participation
from stegvis.store.register.standing import goes_on_after
from stegvis.vocabulary import Wording


@dataclass(frozen=True, slots=True)
class End:
    """One end of a flow: an origin or a destination, with the codes that are counted to it."""

    id: str
    label: Wording
    codes: tuple[str, ...]


_REFERRERS = {code.word: code.label for code in codes.REFERRER.codes}


def _as_listed(code: str) -> End:
    return End(code, _REFERRERS[code], (code,))


ORIGINS = (
    _as_listed("employment_service"),
    _as_listed("social_insurance"),
    _as_listed("social_services"),
    _as_listed("labour_market_unit"),
    # Psychiatry by itself would tell of a diagnosis.
    End("health_care", Wording("Hälso- och sjukvården", "Health care"), ("primary_care", "psychiatry")),
    _as_listed("school"),
    _as_listed("self"),
    End("other", Wording("Annan eller inte uppgiven", "Other or not stated"), ("other", "")),
)
"""Referrers, in the order of a page."""
STILL_THERE = "still_there"
DESTINATIONS = (
    End(STILL_THERE, Wording("Kvar i insatsen", "Still in the intervention"), (STILL_THERE,)),
    End("work", Wording("Arbete", "Work"), ("regular_work", "subsidised_work")),
    End("studies", Wording("Studier", "Studies"), ("studies",)),
    End(
        "job_seeking",
        Wording("Söker arbete eller praktiserar", "Job-seeking or in placement"),
        ("job_seeking", "work_training", "joint_employment_support"),
    ),
    End("preparatory", Wording("Annan insats", "Another intervention"), ("other_preparatory",)),
    End("back", Wording("Åter till remittent", "Back to referrer"), ("back_to_referrer",)),
    End("drop_out", Wording("Avhopp", "Drop-out"), ("drop_out",)),
    # What tells of a diagnosis stands here too, never by itself.
    End(
        "other",
        Wording("Annat", "Other"),
        (
            "medical_treatment",
            "sickness_compensation",
            "daily_activity",
            "parental_leave",
            "pension",
            "moved",
            "other",
        ),
    ),
)
"""Those who are still there, then the national reasons for an exit in groups, in the order of a page."""
_ORIGIN_OF = {code: end.id for end in ORIGINS for code in end.codes}
_DESTINATION_OF = {code: end.id for end in DESTINATIONS for code in end.codes}

Flows = tuple[tuple[tuple[str, str], int], ...]
"""((origin, destination), how many), sorted; what is not there is nobody."""


def flow_counts(interventions: QuerySet[Intervention], year: int) -> Mapping[int, Flows]:
    """The flows of the year by intervention's number, without those registered in error. One query.

    This year: exits until today and those who are still there. Earlier years: exits.
    """
    day = today()
    exited = Q(exited_on__gte=date(year, 1, 1), exited_on__lte=min(date(year, 12, 31), day))
    counted = exited
    if year == day.year:
        counted |= goes_on_after(day)
    rows = (
        Participation.counted.filter(counted, intervention__in=interventions)
        .annotate(to=Case(When(exited, then=F("exit_code__national")), default=Value(STILL_THERE)))
        .order_by()
        .values_list("intervention_id", "referrer", "to")
        .annotate(number=Count("pk"))
    )
    found: dict[int, dict[tuple[str, str], int]] = {}
    for intervention, referrer, to, number in rows:
        flows = found.setdefault(intervention, {})
        ends = _ORIGIN_OF[referrer], _DESTINATION_OF[to]
        flows[ends] = flows.get(ends, 0) + number
    return {intervention: tuple(sorted(flows.items())) for intervention, flows in found.items()}


def years_with_exits(interventions: QuerySet[Intervention]) -> range:
    """This year and all before it, back to the first exit; last year first."""
    of_them = Participation.counted.filter(intervention__in=interventions)
    first = of_them.aggregate(first=Min("exited_on"))["first"]
    this_year = today().year
    return range(this_year, min(first.year if first else this_year, this_year) - 1, -1)
