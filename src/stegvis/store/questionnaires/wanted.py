"""Questionnaires that an occasion wants and nobody has handed out: at the start, every third month, at the exit, after.

Wanted are the self-assessment at the start and the exit, and whatever the participant was given before on its further
occasions: a questionnaire that an intervention does not use is not asked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from stegvis.catalogue.questionnaire_files import load_questionnaires
from stegvis.instruments import Occasion, Questionnaire
from stegvis.store.models import Decision, Intervention, Participation
from stegvis.store.questionnaires.asking import SELF_ASSESSMENT
from stegvis.store.questionnaires.available import PERSONS, shelf_of
from stegvis.store.register.due import FIRST, Due, DueKind, DueList
from stegvis.store.register.follow_ups import months_later
from stegvis.store.tables.compiled_query import CompiledForScopes

WITHIN = timedelta(days=28)
"""What an occasion wants is told so long; later it would be another occasion."""
EARLY = timedelta(days=30)
"""What was handed out so long before the day was handed out for it."""
SLACK = timedelta(days=3)
LONGEST = 24
"""Months after the start in which every third one is looked for."""
MOST = 1000
"""Rows that are read: those of a few weeks; more than a registrar can do."""
AFTER_EXIT = ((Occasion.EXIT, 0), (Occasion.AFTER_6_MONTHS, 6), (Occasion.AFTER_12_MONTHS, 12))
ABOUT = ("intervention", "intervention__name", "pk", "participant", "participant__local_number")
COLUMNS = (*ABOUT, "started_on", "exited_on", "exit_asked", "intervention__association")
HANDED_OUT = ("askings__questionnaire", "askings__occasion", "askings__asked_on")


@dataclass(slots=True)
class _Candidate:
    """A participation with an occasion in these weeks, and what was handed out: questionnaire, occasion, day."""

    about: tuple[Any, ...]
    started_on: date
    exited_on: date | None
    exit_asked: bool | None
    association: int
    handed_out: list[tuple[str, str, date]] = field(default_factory=list)


def wanted_questionnaires(
    interventions: QuerySet[Intervention], until: date, at_most: int = FIRST
) -> tuple[DueList, Mapping[str, Questionnaire]]:
    """What the occasions up to the day want, earliest first, and the questionnaires by the label of their line.

    A label names questionnaire and occasion, "self_assessment:start", as the form that hands it out does. One query,
    and one for each association whose own questionnaires were handed out.
    """
    known: dict[tuple[int, str], Questionnaire | None] = {}
    told: dict[str, Questionnaire] = {}
    found = []
    for one in _candidates(interventions, until):
        for day, occasion in _occasions(one, until):
            for name in sorted({SELF_ASSESSMENT, *(given for given, _, _ in one.handed_out)}):
                questionnaire = _questionnaire(known, one.association, name, until)
                if questionnaire and occasion in questionnaire.occasions and _is_wanted(one, name, occasion, day):
                    label = f"{name}:{occasion}"
                    told[label] = questionnaire
                    found.append(Due(DueKind.WANTED, one.about[2], day, label, *one.about))
    found.sort(key=lambda due: (due.due_on, due.intervention_name, due.local_number or 0, due.label))
    return DueList(tuple(found[:at_most]), is_more=len(found) > at_most), told


def _candidates(interventions: QuerySet[Intervention], until: date) -> Iterable[_Candidate]:
    found: dict[int, _Candidate] = {}
    for row in _ROWS.values([interventions], until):
        about, columns, (questionnaire, occasion, on) = tuple(row[:5]), row[5:9], row[9:]
        one = found.setdefault(about[2], _Candidate(about, *columns))
        if questionnaire is not None:
            one.handed_out.append((questionnaire, occasion, on))
    return found.values()


def _rows(interventions: QuerySet[Intervention], until: date) -> QuerySet[Participation, tuple[Any, ...]]:
    rows = (
        Participation.counted.filter(_in_these_weeks(until), intervention__in=interventions, started_on__lte=until)
        .exclude(decision=Decision.DECLINED)
        .order_by("-started_on", "pk")
    )
    return rows.values_list(*COLUMNS, *HANDED_OUT)[:MOST]


_ROWS = CompiledForScopes[Participation](_rows)


def _in_these_weeks(until: date) -> Q:
    """A start, an exit, or one so many months ago, that lies in the weeks that are told of.

    Months end on different days: the days themselves are compared afterwards.
    """
    spans = {
        months: (months_later(until - WITHIN, -months) - SLACK, months_later(until, -months) + SLACK)
        for months in range(0, LONGEST + 1, 3)
    }
    wanted = Q(started_on__range=spans[0])
    for _, months in AFTER_EXIT:
        wanted |= Q(exited_on__range=spans[months])
    takes_part = Q(exited_on=None) | Q(exited_on__gt=until - WITHIN)
    for months in range(3, LONGEST + 1, 3):
        wanted |= takes_part & Q(started_on__range=spans[months])
    return wanted


def _occasions(one: _Candidate, until: date) -> Iterator[tuple[date, Occasion]]:
    """The occasions of the participation in these weeks."""
    days = [(one.started_on, Occasion.START)]
    gone = (until.year - one.started_on.year) * 12 + until.month - one.started_on.month
    for months in (gone - 1, gone):
        if months in range(3, LONGEST + 1, 3):
            day = months_later(one.started_on, months)
            days += [(day, Occasion.EVERY_THIRD_MONTH)] if one.exited_on is None or day < one.exited_on else []
    if one.exited_on:
        days += [(months_later(one.exited_on, months), occasion) for occasion, months in AFTER_EXIT]
    yield from ((day, occasion) for day, occasion in days if until - WITHIN <= day <= until)


def _is_wanted(one: _Candidate, name: str, occasion: Occasion, day: date) -> bool:
    """True unless it was handed out for the occasion, or its questions were answered in the form of the exit."""
    if name == SELF_ASSESSMENT and occasion is Occasion.EXIT and one.exit_asked:
        return False
    given = [on for questionnaire, at, on in one.handed_out if (questionnaire, at) == (name, occasion)]
    if occasion is Occasion.EVERY_THIRD_MONTH:
        return not any(on >= day - EARLY for on in given)
    return not given


def _questionnaire(
    known: dict[tuple[int, str], Questionnaire | None], association: int, name: str, on: date
) -> Questionnaire | None:
    """The version to hand out, if it is about one person; shipped ones without a query."""
    key = (association, name)
    if key not in known:
        shipped = load_questionnaires().get(name)
        found = shipped.version_on(on) if shipped else shelf_of(association).version_on(name, on)
        usable = found is not None and found.respondent in PERSONS and not found.without_text
        known[key] = found if usable else None
    return known[key]
