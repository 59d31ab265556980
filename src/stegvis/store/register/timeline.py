"""A person's way on one line: what has happened and what is planned, of whatever kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stegvis.store.models import Decision
from stegvis.store.register.told import Row, Source, Told


class Kind(StrEnum):
    """What the timeline can be narrowed to."""

    WAY = "way"
    MEETING = "meeting"
    FOLLOW_UP = "follow_up"
    PLAN = "plan"
    QUESTIONNAIRE = "questionnaire"
    CONSENT = "consent"


class What(StrEnum):
    """What has happened, or is to happen."""

    SIGNALLED = "signalled"
    REFERRED = "referred"
    VISITED = "visited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WAITING = "waiting"
    STARTED = "started"
    EXTENDED = "extended"
    MOVED = "moved"
    PLANNED_END = "planned_end"
    EXITED = "exited"
    MET = "met"
    FOLLOWED_UP = "followed_up"
    FOLLOW_UP_DUE = "follow_up_due"
    GOAL_SET = "goal_set"
    GOAL_REACHED = "goal_reached"
    STEP_DONE = "step_done"
    STEP_DUE = "step_due"
    ASKED = "asked"
    ANSWERED = "answered"
    CONSENTED = "consented"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing on the line. `text` is what it is called, `note` what was written; `number` that of the row itself

    (meeting, follow-up, step, asking). `is_to_come`: it is not done yet; its day may have passed.
    """

    on: date
    kind: Kind
    what: What
    participation: int
    number: int
    text: str = ""
    note: str = ""
    is_to_come: bool = False


_DECISIONS = {
    Decision.ACCEPTED: What.ACCEPTED,
    Decision.DECLINED: What.DECLINED,
    Decision.WAITING: What.WAITING,
}


def timeline_of(told: Told) -> tuple[Happening, ...]:
    """All that has a day, the latest first; on one day what comes later on the way stands first."""
    found = [
        *_ways(told),
        *_changes(told),
        *_meetings(told),
        *_follow_ups(told),
        *_plans(told),
        *_askings(told),
        *_consents(told),
    ]
    order = {what: at for at, what in enumerate(What)}
    return tuple(sorted(found, key=lambda one: (one.on, order[one.what], one.number), reverse=True))


def _ways(told: Told) -> Iterator[Happening]:
    for one in told.participations:
        if one.is_registered_in_error:
            continue
        decision = _DECISIONS.get(Decision(one.decision)) if one.decision else None
        steps: tuple[tuple[date | None, What | None, str, str], ...] = (
            (one.signalled_on, What.SIGNALLED, "", ""),
            (one.referred_on, What.REFERRED, one.referrer, ""),
            (one.visited_on, What.VISITED, "", ""),
            (one.decided_on, decision, "", one.declined_because),
            (one.started_on, What.STARTED, "", ""),
            (one.exited_on, What.EXITED, one.exit_code.label if one.exit_code else "", ""),
            (None if one.exited_on else one.planned_end_on, What.PLANNED_END, "", ""),
        )
        for on, what, text, note in steps:
            if on is not None and what is not None:
                to_come = on > told.today or what is What.PLANNED_END
                yield Happening(on, Kind.WAY, what, one.pk, one.pk, text, note, to_come)


def _changes(told: Told) -> Iterator[Happening]:
    for one in told.of(Source.EXTENSION):
        yield _of_row(one, one.on, Kind.WAY, What.EXTENDED, text=str(one.done_on))
    for one in told.of(Source.MOVE):
        yield _of_row(one, one.on, Kind.WAY, What.MOVED)


def _meetings(told: Told) -> Iterator[Happening]:
    for one in told.of(Source.MEETING):
        yield _of_row(one, one.on, Kind.MEETING, What.MET, is_to_come=one.on is not None and one.on > told.today)


def _follow_ups(told: Told) -> Iterator[Happening]:
    for one in told.of(Source.FOLLOW_UP):
        if one.done_on:
            yield _of_row(one, one.done_on, Kind.FOLLOW_UP, What.FOLLOWED_UP)
        elif not told.is_mistake(one.participation):
            yield _of_row(one, one.on, Kind.FOLLOW_UP, What.FOLLOW_UP_DUE, is_to_come=True)


def _plans(told: Told) -> Iterator[Happening]:
    for one in told.of(Source.GOAL):
        yield _of_row(one, one.on, Kind.PLAN, What.GOAL_SET)
        if one.done_on:
            yield _of_row(one, one.done_on, Kind.PLAN, What.GOAL_REACHED)
    for one in told.of(Source.STEP):
        if one.done_on:
            yield _of_row(one, one.done_on, Kind.PLAN, What.STEP_DONE)
        elif one.on and not told.is_mistake(one.participation):
            yield _of_row(one, one.on, Kind.PLAN, What.STEP_DUE, is_to_come=True)


def _askings(told: Told) -> Iterator[Happening]:
    for one in told.askings:
        assert one.participation_id is not None
        what = What.ANSWERED if one.answered_on else What.ASKED
        on = one.answered_on or one.asked_on
        occasion = one.occasion
        yield Happening(on, Kind.QUESTIONNAIRE, what, one.participation_id, one.pk, one.questionnaire, occasion)


def _consents(told: Told) -> Iterator[Happening]:
    for number, consents in told.consents.items():
        for one in consents:
            for on, what in ((one.given_on, What.CONSENTED), (one.withdrawn_on, What.WITHDRAWN)):
                if on is not None:
                    yield Happening(on, Kind.CONSENT, what, number, one.pk, one.text.kind, one.text.version)


def _of_row(
    row: Row, on: date | None, kind: Kind, what: What, *, text: str = "", is_to_come: bool = False
) -> Happening:
    assert on is not None
    return Happening(on, kind, what, row.participation, row.number, text or row.text, row.note, is_to_come)
