"""Costs, plans and places as facts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet, Sum

from stegvis.store.models import AgreementTerm, CostLine, Intervention, PlannedParticipants
from stegvis.store.register_facts.rows import FactRow, orientation_of, orientations
from stegvis.vocabulary import Period
from stegvis.vocabulary.period import month_end

MONTHS = 12


def cost_rows(interventions: QuerySet[Intervention]) -> list[FactRow]:
    """Twelve rows for each intervention, year and type of cost; the year's kronor are spread evenly over its months.

    What does not divide evenly goes to the first months, so that the months add up to the year. An outcome that is
    not known yet counts as nothing so far. Funders are added up.
    """
    orientation = orientations(interventions)
    lines = CostLine.objects.filter(intervention__in=interventions).order_by("intervention", "year", "cost_type")
    summed = lines.values_list("intervention", "year", "cost_type").annotate(Sum("budget"), Sum("outcome"))
    return [
        {
            "intervention": str(number),
            "orientation": orientation[number],
            "cost_type": cost_type,
            "month_on": date(year, month, 1),
            "budget": month_share(budget, month),
            "outcome": month_share(outcome or 0, month),
        }
        for number, year, cost_type, budget, outcome in summed
        for month in range(1, MONTHS + 1)
    ]


def plan_rows(interventions: QuerySet[Intervention]) -> list[FactRow]:
    """A row for each intervention, gender and span that participants are planned for."""
    return plan_rows_of(plan_values(interventions))


def plan_values(interventions: QuerySet[Intervention]) -> "QuerySet[PlannedParticipants, tuple[Any, ...]]":
    """What `plan_rows_of` takes."""
    plans = PlannedParticipants.objects.filter(intervention__in=interventions).order_by("id")
    return plans.values_list("intervention", "intervention__orientation", "gender", "from_on", "to_on", "participants")


def plan_rows_of(values: Iterable[Sequence[Any]]) -> list[FactRow]:
    """The rows of these plans."""
    names = ("intervention", "orientation", "gender", "from_on", "to_on", "participants")
    rows = (dict(zip(names, one, strict=True)) for one in values)
    return [
        row | {"intervention": str(row["intervention"]), "orientation": orientation_of(row["orientation"])}
        for row in rows
    ]


def capacity_rows(interventions: QuerySet[Intervention]) -> list[FactRow]:
    """A row for each intervention and month of its agreements, the places that it has now times the days agreed on.

    Days of two agreements are not counted twice. An intervention without an agreement or places has none.
    """
    places = {number: places or 0 for number, places in interventions.values_list("pk", "places")}
    orientation = orientations(interventions)
    spans = _agreed(interventions)
    return [
        {
            "intervention": str(number),
            "orientation": orientation[number],
            "month_on": month,
            "place_days": days * places[number],
        }
        for number in places
        if places[number]
        for month, days in sorted(_days_by_month(spans.get(number, [])).items())
    ]


def month_share(kronor: int, month: int) -> int:
    """The month's part of a year's kronor: whole ones, and the first months take what is left over."""
    each, left = divmod(kronor, MONTHS)
    return each + (month <= left)


def _agreed(interventions: QuerySet[Intervention]) -> dict[int, list[Period]]:
    """The span of each agreement with the term that was stated last, by intervention."""
    terms = AgreementTerm.objects.filter(agreement__intervention__in=interventions).order_by("stated_on", "id")
    last = {
        agreement: (number, start, end)
        for agreement, number, start, end in terms.values_list(
            "agreement", "agreement__intervention", "agreement__start", "end"
        )
    }
    found: dict[int, list[Period]] = {}
    for number, start, end in last.values():
        if start <= end:
            found.setdefault(number, []).append(Period(start, end))
    return found


def _days_by_month(spans: list[Period]) -> dict[date, int]:
    """How many days of each month lie in a span."""
    days: dict[date, int] = {}
    reached = date.min
    for span in sorted(spans):
        for month in _months(max(span.start, reached), span.end):
            days[month.start.replace(day=1)] = days.get(month.start.replace(day=1), 0) + month.days
        reached = max(reached, span.end + timedelta(days=1))
    return days


def _months(start: date, end: date) -> Iterator[Period]:
    """The span cut at the turn of each month; nothing when it is empty."""
    while start <= end:
        yield Period(start, min(end, month_end(start)))
        start = month_end(start) + timedelta(days=1)
