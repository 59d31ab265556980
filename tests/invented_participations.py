"""Participations for tests of reports: who started and left when, and how it went; all of it invented."""

from dataclasses import dataclass
from datetime import date

from stegvis.store.models import ExitCode, Intervention, Participant, Participation


@dataclass(frozen=True)
class Took:
    """One participation; `reason` is the national reason of an exit."""

    gender: str = "women"
    started_on: date = date(2026, 1, 12)
    exited_on: date | None = None
    reason: str = "regular_work"
    feeling: str = ""
    activity: str = ""
    exit_asked: bool | None = None


EXIT = date(2026, 5, 29)


def leavers(gender: str, number: int, reason: str = "regular_work", feeling: str = "better") -> list[Took]:
    """So many who left in May 2026 and were asked."""
    return [Took(gender, exited_on=EXIT, reason=reason, feeling=feeling, activity=feeling, exit_asked=True)] * number


USUAL = (
    *leavers("women", 8),
    *leavers("men", 7),
    *leavers("women", 6, "back_to_referrer", "unchanged"),
    *leavers("men", 6, "back_to_referrer", "worse"),
    *[Took("women")] * 9,
    *[Took("men")] * 8,
)
"""44 participations, 27 exits: 15 positive and 12 unclear; large enough for most of it to be shown."""


def take_part(intervention: Intervention, took: tuple[Took, ...] = USUAL) -> list[Participation]:
    """Writes the participations, a person each, in their order."""
    codes = {one.national: one for one in ExitCode.objects.filter(association=intervention.association)}
    first = Participant.objects.filter(controller=intervention.provider).count() + 1
    people = Participant.objects.bulk_create(
        Participant(controller=intervention.provider, local_number=first + at, gender=one.gender)
        for at, one in enumerate(took)
    )
    return Participation.objects.bulk_create(
        Participation(
            participant=person,
            intervention=intervention,
            decision="accepted",
            referred_on=one.started_on,
            started_on=one.started_on,
            exited_on=one.exited_on,
            exit_code=codes[one.reason] if one.exited_on else None,
            feeling=one.feeling,
            activity=one.activity,
            exit_asked=one.exit_asked,
        )
        for person, one in zip(people, took, strict=True)
    )
