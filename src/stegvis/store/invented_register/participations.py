"""One invented participation: its days from the signalled need to the exit, its background, and what came of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from stegvis.store.invented_register import backgrounds
from stegvis.store.invented_register.chance import Chance, workday_before
from stegvis.store.invented_register.setting import Setting
from stegvis.store.models import Decision, Participant, Participation

HALF_A_YEAR, A_YEAR = timedelta(days=183), timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Leaver:
    """How an exit is told: its class, and the person's words in the self-assessment, empty where nothing was said."""

    exit_class: str
    is_asked: bool
    feeling: str = ""
    activity: str = ""
    day_structure: str = ""


def referred(setting: Setting, person: Participant, referred_on: date, chance: Chance) -> Participation:
    """A referral with nothing decided yet."""
    return Participation(
        participant=person,
        intervention=setting.intervention,
        referrer=chance.word(backgrounds.REFERRERS),
        signalled_on=workday_before(referred_on - timedelta(days=chance.randint(3, 40))),
        referred_on=referred_on,
        visited_on=workday_before(referred_on + timedelta(days=4)) if chance.is_one_in(3) else None,
    )


def started(setting: Setting, person: Participant, started_on: date, chance: Chance) -> Participation:
    """A participation that goes on."""
    row = referred(setting, person, workday_before(started_on - timedelta(days=chance.randint(10, 70))), chance)
    assert row.referred_on is not None
    row.visited_on = row.visited_on and min(row.visited_on, started_on)
    row.decision = Decision.ACCEPTED
    row.decided_on = min(started_on, row.referred_on + timedelta(days=7))
    row.first_meeting_on = workday_before(started_on - timedelta(days=chance.randint(0, 9)))
    row.first_meeting_on = max(row.first_meeting_on, row.referred_on)
    row.started_on = started_on
    row.planned_end_on = workday_before(started_on + timedelta(weeks=setting.weeks))
    row.group = _group(setting, started_on) if setting.meets_in_groups else None
    row.education = chance.word(backgrounds.EDUCATIONS)
    row.support_time = chance.word(backgrounds.SUPPORT_TIMES)
    row.hours_before = backgrounds.hours_at_start(chance)
    row.violence_asked = chance.choices((0, 1, 2), (45, 40, 15))[0]
    return row


def leave(row: Participation, setting: Setting, exited_on: date, leaver: Leaver, chance: Chance) -> None:
    """Ends the participation on that day."""
    assert row.hours_before is not None
    row.exited_on = exited_on
    row.exit_code = chance.choice(setting.exit_codes[leaver.exit_class])
    row.taken_over_by = chance.choice(setting.parties) if setting.parties else None
    row.exit_asked = leaver.is_asked
    row.feeling, row.activity, row.day_structure = leaver.feeling, leaver.activity, leaver.day_structure
    row.hours_after = backgrounds.hours_at_exit(chance, row.hours_before, leaver.activity)
    row.asked_6_months = None if exited_on + HALF_A_YEAR > setting.today else not chance.is_one_in(4)
    row.asked_12_months = None if exited_on + A_YEAR > setting.today else not chance.is_one_in(3)


def _group(setting: Setting, started_on: date) -> int:
    """A new group each quarter of a year, counted from the agreement's start."""
    return (started_on - setting.agreement.start).days // 91 + 1
