"""Goals worded by hand: a new wording is a new dated version, and the old one stays."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.db import transaction

from stegvis.measures.goal_checks import require_measurable
from stegvis.measures.goal_json import goal_json, goal_of_json
from stegvis.measures.goals import Goal as WordedGoal
from stegvis.measures.goals import GoalKind, Target
from stegvis.measures.goals import GoalVersion as Worded
from stegvis.measures.nodes import Measure
from stegvis.store.models import Goal, GoalVersion, Intervention
from stegvis.store.names import words_key
from stegvis.store.organisation.claiming import as_shown, claim
from stegvis.store.tables.compiled_query import CompiledForScopes, CompiledRows
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

_EARLIER = Wording(
    "Det finns en nyare formulering, från {day}. Välj den dagen eller en senare.",
    "There is a newer wording, of {day}. Choose that day or a later one.",
)
_KIND = Wording(
    "Målet mäts med ett mått. Skriv ett nytt mål om det i stället ska bedömas av styrgruppen.",
    "The goal is measured. Write a new goal if the steering group is to judge it instead.",
)


@dataclass(frozen=True, slots=True)
class GoalWording:
    """A wording with its target and the days it holds; `share` and `count` come from reports that were read in."""

    stated_on: date
    ends_on: date | None
    text: str
    target: Target | None
    share: float | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class StoredGoal:
    """A goal with its wordings, latest first."""

    number: int
    wordings: tuple[GoalWording, ...]

    @property
    def now(self) -> GoalWording:
        """The wording stated last."""
        return self.wordings[0]


def goals_of(intervention: Intervention) -> tuple[StoredGoal, ...]:
    """The intervention's goals in the order in which they came."""
    return _grouped(_versions().of(intervention.pk))


def measured_goals(intervention: Intervention) -> tuple[WordedGoal, ...]:
    """The goals as `measures` judges them. A goal read from reports is judged from its first target on."""
    return tuple(_worded(goal) for goal in goals_of(intervention))


def measured_goals_of(interventions: Iterable[int]) -> Mapping[int, tuple[WordedGoal, ...]]:
    """The goals of many interventions, by the intervention's number, in one query."""
    numbers = tuple(dict.fromkeys(interventions))
    found: dict[int, list[GoalVersion]] = {}
    for one in _VERSIONS_OF_MANY.of([], numbers=numbers) if numbers else ():
        found.setdefault(one.goal.intervention_id, []).append(one)
    return {number: tuple(_worded(goal) for goal in _grouped(own)) for number, own in found.items()}


_VERSIONS_OF_MANY = CompiledForScopes[GoalVersion](
    lambda interventions: (
        GoalVersion.objects.filter(goal__intervention__in=interventions)
        .select_related("goal")
        .order_by("goal", "-stated_on", "-id")
    )
)


@transaction.atomic
def save_goal(
    intervention: Intervention,
    version: int,
    wording: GoalWording,
    measures: Mapping[str, Measure],
    *,
    goal: int | None = None,
    by: Actor,
) -> None:
    """A new goal, or a new wording of the one with that number.

    A wording of the same day takes the place of that day's. Raises InvalidFields, BadInput when its target cannot be
    measured, and Changed.
    """
    stored = {one.number: one for one in goals_of(intervention)}
    before = stored.get(goal) if goal is not None else None
    _require_fit(wording, before)
    require_measurable(_worded(StoredGoal(goal or 0, (wording,))), measures, intervention.name)
    now = _as_shown(before.now) if before else {}
    # A new goal is in nobody's way.
    claim(intervention, f"goal {goal}", version, mine=_as_shown(wording) if before else {}, stored=lambda: now)
    row = Goal.objects.get(pk=before.number) if before else _new_goal(intervention, wording.text)
    values = {"text": wording.text.strip(), "target": _plain(wording), "ends_on": wording.ends_on}
    same_day = row.versions.filter(stated_on=wording.stated_on, goalmention=None).last()
    if same_day is not None:
        GoalVersion.objects.filter(pk=same_day.pk).update(**values)
    else:
        GoalVersion.objects.create(goal=row, stated_on=wording.stated_on, **values)
    event = "goal_reworded" if before else "goal_set"
    record(event, by=by, subject=intervention.name, details={"goal": row.pk, "from": wording.stated_on.isoformat()})


@cache
def _versions() -> CompiledRows[GoalVersion]:
    latest_first = GoalVersion.objects.order_by("goal", "-stated_on", "-id")
    return CompiledRows(lambda of: latest_first.filter(goal__intervention=of[0]))


def _grouped(versions: Iterable[GoalVersion]) -> tuple[StoredGoal, ...]:
    """The goals of versions that come goal by goal, latest first."""
    goals: dict[int, list[GoalWording]] = {}
    for one in versions:
        goals.setdefault(one.goal_id, []).append(
            GoalWording(one.stated_on, one.ends_on, one.text, _target(one), one.share, one.count)
        )
    return tuple(StoredGoal(number, tuple(wordings)) for number, wordings in goals.items())


def _require_fit(wording: GoalWording, before: StoredGoal | None) -> None:
    if before is None:
        return
    if wording.stated_on < before.now.stated_on:
        day = before.now.stated_on.isoformat()
        raise InvalidFields({"stated_on": Wording(_EARLIER.sv.format(day=day), _EARLIER.en.format(day=day))})
    if before.now.target is not None and wording.target is None:
        raise InvalidFields({"kind": _KIND})


def _as_shown(wording: GoalWording) -> Mapping[str, str]:
    return {
        "text": wording.text.strip(),
        "stated_on": as_shown(wording.stated_on),
        "ends_on": as_shown(wording.ends_on),
    }


def _new_goal(intervention: Intervention, text: str) -> Goal:
    key = words_key(text)
    others = Goal.objects.filter(intervention=intervention, words_key=key).count()
    return Goal.objects.create(intervention=intervention, words_key=key, occurrence=others + 1)


def _plain(wording: GoalWording) -> dict[str, object] | None:
    """The target as `goal_json` writes it."""
    if wording.target is None:
        return None
    target: dict[str, object] = json.loads(goal_json(_worded(StoredGoal(0, (wording,)))))["versions"][0]["target"]
    return target


def _target(version: GoalVersion) -> Target | None:
    if version.target is None:
        return None
    plain = {"valid_from": version.stated_on.isoformat(), "text": version.text, "target": version.target}
    goal = {"id": str(version.goal_id), "kind": GoalKind.QUANTITATIVE, "versions": [plain]}
    return goal_of_json(json.dumps(goal), version.text).versions[0].target


def _worded(goal: StoredGoal) -> WordedGoal:
    kind = GoalKind.QUANTITATIVE if goal.now.target else GoalKind.QUALITATIVE
    fitting = [one for one in goal.wordings if (one.target is not None) == (kind is GoalKind.QUANTITATIVE)]
    # Of two wordings of one day the later counts; each ends where the next begins.
    by_day = {one.stated_on: one for one in reversed(fitting)}
    days = sorted(by_day)
    ends = [day - timedelta(days=1) for day in days[1:]]
    versions = tuple(
        Worded(day, by_day[day].text, by_day[day].target, _earlier(by_day[day].ends_on, end))
        for day, end in zip(days, [*ends, None], strict=True)
    )
    return WordedGoal(str(goal.number), kind, versions)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(day for day in (one, other) if day) if one or other else None
