"""The life of a report so far and what comes next, as somebody may see it: stations, steps and whose turn it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from stegvis.actions.access import PERMISSIONS, Actor
from stegvis.actions.access.permit import may_here
from stegvis.actions.event_names import event_name
from stegvis.store.models import Edition, EditionStep
from stegvis.store.reports.life.turns import Holder, who_may
from stegvis.store.reports.stepping import sent_back
from stegvis.vocabulary import Wording
from stegvis.vocabulary.report_life import BY_ACTION, LIFE, ReportState, Transition, next_step, open_steps
from stegvis.vocabulary.roles import Role

BEGUN_ELSEWHERE = "begin_report"
"""Taken from the list of what is owed, before there is an edition."""


@dataclass(frozen=True, slots=True)
class Station:
    """A state on the way. `at` is when the edition came there last, None while it has not (or has gone back)."""

    state: ReportState
    is_now: bool
    at: datetime | None


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step in words, by whom and in which role, with its note and the digest that it concerns."""

    label: Wording
    by: str
    role: Wording | None
    at: datetime
    note: str
    digest: str


@dataclass(frozen=True, slots=True)
class Turn:
    """The next step: who may take it, and whom the four eyes stop."""

    step: Transition
    holders: tuple[Holder, ...]
    roles: tuple[Role, ...]

    @property
    def free(self) -> tuple[Holder, ...]:
        """Those who may take it."""
        return tuple(one for one in self.holders if not one.is_stopped)


@dataclass(frozen=True, slots=True)
class Way:
    """The life of the report so far and what comes next, as the actor may see it.

    `steps` are those that the actor may take now, the next of the life first; `stopped` the ones that the four eyes
    keep from the actor alone, each with who else can take it.
    """

    stations: tuple[Station, ...]
    turn: Turn | None
    steps: tuple[Transition, ...]
    stopped: tuple[Turn, ...]
    taken: tuple[StepTaken, ...]
    returned: StepTaken | None


def way_of(by: Actor, found: Edition, state: ReportState, rows: tuple[EditionStep, ...]) -> Way:
    """The way of the report, its `rows` being the steps that were taken."""
    onward, back = next_step(state), sent_back(state, rows)
    turn = _turn(found, onward) if onward else None
    steps, stopped = _open_to(by, found, state, turn)
    return Way(
        stations=_stations(state, rows),
        turn=turn,
        steps=steps,
        stopped=stopped,
        taken=tuple(map(_taken, rows)),
        returned=_taken(back) if back else None,
    )


def may_take(by: Actor, step: Transition, edition: Edition) -> bool:
    """True when the actor may take the step from the report's own page, if it is its turn."""
    return step.action != BEGUN_ELSEWHERE and may_here(by, step.action, edition.intervention)


def _open_to(
    by: Actor, edition: Edition, state: ReportState, turn: Turn | None
) -> tuple[tuple[Transition, ...], tuple[Turn, ...]]:
    """The steps that the actor may take now, the next of the life first; and those that four eyes keep from them."""
    onward = turn.step if turn else None
    steps = sorted((one for one in open_steps(state) if may_take(by, one, edition)), key=lambda one: one != onward)
    turns = [turn if turn and one == onward else _turn(edition, one) for one in steps if one.four_eyes]
    stopped = tuple(one for one in turns if by.account not in {holder.account for holder in one.free})
    kept_away = {one.step for one in stopped}
    return tuple(one for one in steps if one not in kept_away), stopped


def _turn(edition: Edition, step: Transition) -> Turn:
    roles = PERMISSIONS[step.action]
    return Turn(step, who_may(edition, step, roles), tuple(role for role in Role if role in roles))


def _stations(state: ReportState, rows: tuple[EditionStep, ...]) -> tuple[Station, ...]:
    way = _SENT_BACK if state is ReportState.RETURNED else LIFE
    reached: Mapping[str, datetime] = {one.led_to: one.at for one in rows}
    now = way.index(state)
    return tuple(
        Station(one, place == now, reached.get(one) if place <= now else None) for place, one in enumerate(way)
    )


_WRITTEN = LIFE.index(ReportState.SUBMITTED)
_SENT_BACK = (LIFE[0], ReportState.SUBMITTED, ReportState.RETURNED, *LIFE[_WRITTEN:])
"""The way of a report that was sent back: it has been handed in, and is to be handed in once more."""


def _taken(row: EditionStep) -> StepTaken:
    label = event_name(BY_ACTION[row.action].event)
    role = Role(row.role).label if row.role in set(Role) else None
    return StepTaken(label, row.by, role, row.at, row.note, row.digest)
