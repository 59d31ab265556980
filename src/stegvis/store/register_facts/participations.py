"""Participations as facts, with words for codes.

Those who are only counted (`CountedOnly`) come as rows too, when a period is given: without consent, with nothing but
intervention and gender. The law's forerunner system counted them in their calendar year alone and gave them no exit;
so each is there in every period that shares a day with the year. It started the day before the period, and is thus
neither new in it nor gone at its end, and participants less exits are still those who go on. A period over a turn of
the year counts the people of both years, also when they are the same: nobody can know.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.db.models import QuerySet

from stegvis.measures.facts import PARTICIPATIONS
from stegvis.store.models import CountedOnly, Decision, Intervention, Participation
from stegvis.store.register_facts.rows import FactRow, orientation_of
from stegvis.store.register_facts.states import Given, consents_given, has_consented, main_states
from stegvis.vocabulary import Period

COUNTED_ONLY_FROM = 10**12
"""Numbers of those who are only counted: beyond all that a table gives out."""
_COLUMNS = {
    "participation": "id",
    "person": "participant_id",
    "intervention": "intervention_id",
    "orientation": "intervention__orientation",
    "gender": "participant__gender",
    "group": "group",
    "municipality": "participant__municipality",
    "referrer": "referrer",
    "education": "education",
    "support_time": "support_time",
    "birth_year": "participant__birth_year",
    "signalled_on": "signalled_on",
    "referred_on": "referred_on",
    "first_meeting_on": "first_meeting_on",
    "started_on": "started_on",
    "exited_on": "exited_on",
    "exit_class": "exit_code__exit_class",
    "exit_code": "exit_code__national",
    "exit_asked": "exit_asked",
    "feeling": "feeling",
    "activity": "activity",
    "day_structure": "day_structure",
    "hours_before": "hours_before",
    "hours_after": "hours_after",
    "asked_6_months": "asked_6_months",
    "asked_12_months": "asked_12_months",
    "violence_asked": "violence_asked",
    "decision": "decision",
    "decided_on": "decided_on",
}
"""What stands in the row of a participation, by its name in the facts; the last two do not go there themselves."""
_NOTHING: FactRow = {column.name: None for column in PARTICIPATIONS.columns}


def participation_rows(
    interventions: QuerySet[Intervention], period: Period | None = None, *, with_states: bool = True
) -> list[FactRow]:
    """A row for each participation in the interventions that counts, and for each who is only counted in the period.

    Five queries, whatever the number of rows. Words that nobody has filled in are missing. Without states (means of
    support, occupations) it is faster by two queries, for measures that do not ask for them.
    """
    states = main_states(interventions) if with_states else {}
    rows = made_rows(participation_values(interventions), states, consents_given(interventions))
    return rows if period is None else [*rows, *counted_only_rows(interventions, period)]


def participation_values(interventions: QuerySet[Intervention]) -> "QuerySet[Participation, tuple[Any, ...]]":
    """What `made_rows` takes, of every participation that counts; places by `place_of`."""
    found = Participation.counted.filter(intervention__in=interventions)
    return found.order_by("id").values_list(*_COLUMNS.values())


def place_of(column: str) -> int:
    """Where a column of the facts stands in `participation_values`. Raises ValueError when it does not."""
    return list(_COLUMNS).index(column)


def made_rows(found: Iterable[Sequence[Any]], states: Mapping[int, FactRow], given: Given) -> list[FactRow]:
    """The rows of these participations; all times of a person in an intervention are needed for any of them."""
    rows = []
    for values in found:
        known: FactRow = dict(zip(_COLUMNS, values, strict=True))
        rows.append(_row(known, states.get(values[0], {})))
    _mark_consents(rows, given)
    return rows


def _mark_consents(rows: list[FactRow], consents: Given) -> None:
    """Who has consented in each time in an intervention; nobody to begin with."""
    times: dict[tuple[object, object], list[FactRow]] = {}
    for row in rows:
        times.setdefault((row["person"], row["intervention"]), []).append(row)
    for (person, intervention), given in consents.items():
        mine = sorted(times.get((person, str(intervention)), ()), key=_begins)
        for at, row in enumerate(mine):
            row["consented"] = has_consented(mine, at, given)


def _begins(row: FactRow) -> date:
    begins = row["started_on"] or row["referred_on"]
    return begins if isinstance(begins, date) else date.min


def _row(known: FactRow, states: FactRow) -> FactRow:
    is_declined, decided_on = known.pop("decision") == Decision.DECLINED, known.pop("decided_on")
    row = _NOTHING | {name: None if value == "" else value for name, value in known.items()} | states
    row["intervention"] = str(known["intervention"])
    row["orientation"] = orientation_of(known["orientation"])
    row["consented"], row["declined"] = False, is_declined
    row["waiting_ended_on"] = known["started_on"] or (decided_on if is_declined else None)
    return row


def counted_only_rows(interventions: QuerySet[Intervention], period: Period) -> Iterator[FactRow]:
    """A row for each who is only counted, as the period sees them. One query."""
    return made_counted_only(counted_only_values(interventions), period)


def counted_only_values(interventions: QuerySet[Intervention]) -> "QuerySet[CountedOnly, tuple[Any, ...]]":
    """What `made_counted_only` takes; the intervention first."""
    found = CountedOnly.objects.filter(intervention__in=interventions).order_by("id")
    return found.values_list("intervention_id", "intervention__orientation", "gender", "participants", "year")


def made_counted_only(found: Iterable[Sequence[Any]], period: Period) -> Iterator[FactRow]:
    """The rows of these numbers, as the period sees them."""
    numbers = count(COUNTED_ONLY_FROM)
    for intervention, orientation, gender, participants, year in found:
        if not period.start.year <= year <= period.end.year:
            continue
        for _ in range(participants):
            number = next(numbers)
            yield _NOTHING | {
                "participation": number,
                "person": number,
                "intervention": str(intervention),
                "orientation": orientation_of(orientation),
                "gender": gender,
                "consented": False,
                "declined": False,
                "started_on": period.start - timedelta(days=1),
                "violence_asked": 0,
            }
