"""How many take part in a period, by intervention and gender, added up by the database.

The catalogue's measure `participants` over `participation_rows`, for a page of many interventions: that reads every
row of them, this one row an intervention and gender. A test holds that both say the same.
"""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Count, Q, QuerySet, Sum

from stegvis.store.models import CountedOnly, Intervention, Participation
from stegvis.vocabulary import Gender, Period

ByGender = Mapping[tuple[int, Gender], int]


def taking_part(interventions: QuerySet[Intervention], period: Period) -> ByGender:
    """Participations open some day of the period and those who are only counted in its years. Two queries.

    By intervention and gender; groups of nobody are missing.
    """
    goes_on = Q(exited_on=None) | Q(exited_on__gte=period.start)
    times = Participation.counted.filter(goes_on, intervention__in=interventions, started_on__lte=period.end)
    only_counted = CountedOnly.objects.filter(
        intervention__in=interventions, year__gte=period.start.year, year__lte=period.end.year
    )
    found: Counter[tuple[int, Gender]] = Counter()
    for rows in (
        times.order_by().values_list("intervention", "participant__gender").annotate(Count("pk")),
        only_counted.order_by().values_list("intervention", "gender").annotate(Sum("participants")),
    ):
        for intervention, gender, people in rows:
            found[intervention, Gender(gender)] += people
    return found
