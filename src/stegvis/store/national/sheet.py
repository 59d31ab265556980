"""The sheet that staff key into Uppföljning Finsam: one row an intervention, for a calendar year.

Source: the user guide of Uppföljning Finsam (domain.md 1.2). The national system takes numbers, money and what is set
for an intervention, and no person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from stegvis.store.access.assignments import Interventions
from stegvis.store.models import CostLine, EnteredCount, Intervention, PlannedParticipants
from stegvis.store.models.intervention import FollowUpMethod
from stegvis.store.register_facts.taking_part import taking_part
from stegvis.store.reports.accounts.standings import AT_THE_ASSOCIATION, figures_of, handed_in
from stegvis.vocabulary import Cell, Gender, Number, Period
from stegvis.vocabulary.gender import PARTS
from stegvis.vocabulary.orientation import Orientation

PARTICIPANTS = "participants"
ByGender = Mapping[Gender, Cell]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """An intervention's row. `participants` is empty when nothing was counted or released for the year.

    `planned` by gender as planned; `budget` and `outcome` in kronor, None when nothing is entered or known.
    """

    number: int
    name: str
    orientation: Orientation | None
    kind: str
    target_group: str
    method: FollowUpMethod | None
    is_esf_financed: bool
    planned: Mapping[Gender, int]
    participants: ByGender
    budget: int | None
    outcome: int | None


def year_of(year: int) -> Period:
    """The calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def page_of(among: Interventions, page: int, on_a_page: int) -> Interventions:
    """The interventions on the page (1 …) of a sheet in the order of the names."""
    numbers = among.order_by("name_key", "pk").values_list("pk", flat=True)
    return Intervention.objects.filter(pk__in=list(numbers[(page - 1) * on_a_page : page * on_a_page]))


def released_lines(among: Interventions, year: int) -> tuple[SheetLine, ...]:
    """With the participants that the reports on the calendar year have told of. Five queries."""
    reports = handed_in(among, AT_THE_ASSOCIATION, year_of(year))
    figures = figures_of(reports, (PARTICIPANTS,))
    told = {one.intervention: {gender: cell for (_, gender), cell in figures[one.revision].items()} for one in reports}
    return _lines(among, year, told)


def own_lines(among: Interventions, year: int) -> tuple[SheetLine, ...]:
    """With the operator's own numbers: from the register, those who are only counted with them, or as typed in.

    Raw numbers: for the operator's own eyes, and for keying in. Seven queries.
    """
    return _lines(among, year, {**_typed(among, year), **_registered(among, year)})


def _registered(among: Interventions, year: int) -> dict[int, ByGender]:
    period, scope = year_of(year), among.filter(method=FollowUpMethod.REGISTER)
    people = taking_part(scope, period)
    return {
        number: _with_all({gender: people.get((number, gender), 0) for gender in PARTS})
        for number in scope.values_list("pk", flat=True)
    }


def _with_all(parts: Mapping[Gender, int]) -> ByGender:
    return {gender: Number(people) for gender, people in ((Gender.ALL, sum(parts.values())), *parts.items())}


def _typed(among: Interventions, year: int) -> dict[int, ByGender]:
    period = year_of(year)
    rows = EnteredCount.objects.filter(
        intervention__in=among,
        measure=PARTICIPANTS,
        period_start=period.start,
        period_end=period.end,
        value__isnull=False,
    )
    found: dict[int, dict[Gender, Cell]] = {}
    for number, gender, value in rows.values_list("intervention", "gender", "value"):
        found.setdefault(number, {})[Gender(gender)] = Number(value or 0)
    return dict(found)


def _lines(among: Interventions, year: int, told: Mapping[int, ByGender]) -> tuple[SheetLine, ...]:
    planned, money = _planned(among, year), _money(among, year)
    return tuple(
        _line(one, planned.get(one.pk, {}), told.get(one.pk, {}), money.get(one.pk, (None, None)))
        for one in among.order_by("name_key", "pk")
    )


def _line(
    one: Intervention, planned: Mapping[Gender, int], told: ByGender, money: tuple[int | None, int | None]
) -> SheetLine:
    return SheetLine(
        number=one.pk,
        name=one.name,
        orientation=Orientation(one.orientation) if one.orientation else None,
        kind=one.kind,
        target_group=one.target_group,
        method=FollowUpMethod(one.method) if one.method else None,
        is_esf_financed=one.is_esf_financed,
        planned=planned,
        participants=told,
        budget=money[0],
        outcome=money[1],
    )


def _planned(among: Interventions, year: int) -> dict[int, dict[Gender, int]]:
    """What is planned in spans that begin in the year."""
    rows = PlannedParticipants.objects.filter(intervention__in=among, from_on__year=year).order_by()
    found: dict[int, dict[Gender, int]] = {}
    for number, gender, total in rows.values_list("intervention", "gender").annotate(Sum("participants")):
        found.setdefault(number, {})[Gender(gender)] = total
    return found


def _money(among: Interventions, year: int) -> dict[int, tuple[int | None, int | None]]:
    """Budget and outcome; an outcome that lacks a line's is not known."""
    found: dict[int, tuple[int | None, int | None]] = {}
    lines: dict[int, list[CostLine]] = {}
    for one in CostLine.objects.filter(intervention__in=among, year=year):
        lines.setdefault(one.intervention_id, []).append(one)
    for number, own in lines.items():
        found[number] = (sum(one.budget for one in own), _outcome(own))
    return found


def _outcome(lines: Iterable[CostLine]) -> int | None:
    values = [one.outcome for one in lines]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
