"""What gathers around a participation: consents, support, occupation, activity, plan, meetings, board."""

from collections.abc import Iterator
from datetime import date, timedelta

from stegvis.store.invented_register import backgrounds
from stegvis.store.invented_register.chance import Chance, monday_of, workday_before
from stegvis.store.invented_register.setting import Setting
from stegvis.store.invented_register.sheaf import Sheaf
from stegvis.store.models import (
    ActivityWeek,
    Attendance,
    Consent,
    ConsentKind,
    Extension,
    FollowUp,
    FollowUpRule,
    MeansOfSupport,
    Meeting,
    Occasion,
    Occupation,
    Participation,
    PlanGoal,
    PlanStep,
    Rhythm,
    StageMove,
)

WEEK, MONTH = timedelta(weeks=1), timedelta(days=30)
WEEKS_OF_ACTIVITY, DAYS_OF_ATTENDANCE, MEETINGS, FOLLOW_UPS = 26, 56, 6, 3
GROUP_DAYS = (1, 3)
GOALS = (
    ("Komma upp på morgonen fyra dagar i veckan", ("Prova en morgonrutin", "Promenera före lunch", "Följa upp")),
    ("Vara på plats tre dagar i veckan", ("Börja med två halvdagar", "Öka till tre dagar", "Pröva en hel dag")),
    ("Prova en arbetsuppgift på riktigt", ("Besöka en arbetsplats", "Prata med handledaren", "Prova i två veckor")),
    ("Veta vilka studier som passar", ("Träffa studievägledaren", "Läsa om två utbildningar", "Göra en ansökan")),
    ("Förstå mina ersättningar", ("Samla papper", "Möte med handläggaren", "Göra en budget")),
)
MEETINGS_ABOUT = (
    ("Hur veckan har varit", "Fortsätter som planerat."),
    ("Planen och nästa steg", "Ett nytt steg i planen."),
    ("Möte med remittenten", "Alla är överens om nästa steg."),
    ("Hälsa och sömn", "Provar en ny rutin i två veckor."),
)


def add_around(row: Participation, setting: Setting, sheaf: Sheaf, chance: Chance) -> None:
    """Adds everything that a started participation has gathered until today. The row itself is in the sheaf already."""
    started_on, until = row.started_on, row.exited_on or setting.today
    if started_on is None or row.is_registered_in_error:
        return
    _consents(row, setting, sheaf, chance)
    for state in (*_before(row, chance), *_after(row, chance), *_later(row, chance)):
        sheaf.add(state)
    _activity(row, started_on, until, sheaf, chance)
    if setting.meets_in_groups:
        _attendance(row, max(started_on, until - timedelta(days=DAYS_OF_ATTENDANCE)), until, sheaf, chance)
    _plan(row, started_on, until, sheaf, chance)
    _meetings(row, started_on, until, sheaf, chance)
    _follow_ups(row, setting, sheaf, chance)
    _board(row, setting, until, sheaf)
    if chance.is_one_in(8):
        _extend(row, setting, sheaf, chance)


def _consents(row: Participation, setting: Setting, sheaf: Sheaf, chance: Chance) -> None:
    """Secrecy and measurement, evaluation often; the newest have not been asked yet now and then."""
    assert row.started_on is not None
    is_new = (setting.today - row.started_on).days < 14
    for text in setting.consents:
        if (is_new and chance.is_one_in(4)) or (text.kind == ConsentKind.EVALUATION and chance.is_one_in(3)):
            continue
        consent = Consent(
            participant=row.participant, intervention=setting.intervention, text=text, given_on=row.started_on
        )
        sheaf.add(consent)
        if text.kind == ConsentKind.SECRECY:
            for party in setting.parties[:3]:
                sheaf.add(Consent.parties.through(consent=consent, operator=party))


def _before(row: Participation, chance: Chance) -> Iterator[MeansOfSupport | Occupation]:
    support = chance.word(backgrounds.SUPPORT_BEFORE)
    second = chance.word(backgrounds.SECOND_SUPPORT) if chance.is_one_in(4) else support
    share = 100 if second == support else chance.choice((60, 70, 75, 80))
    yield MeansOfSupport(participation=row, occasion=Occasion.BEFORE, support=support, per_cent=share)
    if second != support:
        yield MeansOfSupport(participation=row, occasion=Occasion.BEFORE, support=second, per_cent=100 - share)
    yield _occupied(row, Occasion.BEFORE, chance.word(backgrounds.OCCUPATION_BEFORE), chance)


def _after(row: Participation, chance: Chance) -> Iterator[MeansOfSupport | Occupation]:
    if row.exit_code is None:
        return
    occupation, support = backgrounds.AFTER.get(row.exit_code.national, ("none", "social_assistance"))
    yield MeansOfSupport(participation=row, occasion=Occasion.AFTER, support=support, per_cent=100)
    yield _occupied(row, Occasion.AFTER, occupation, chance)


def _later(row: Participation, chance: Chance) -> Iterator[Occupation]:
    """Half a year and a year after the exit: most are where they were."""
    if row.exit_code is None:
        return
    occupation, _ = backgrounds.AFTER.get(row.exit_code.national, ("none", ""))
    for occasion, asked in ((Occasion.MONTHS_6, row.asked_6_months), (Occasion.MONTHS_12, row.asked_12_months)):
        if asked and not chance.is_one_in(5):
            yield _occupied(row, occasion, "job_seeking" if chance.is_one_in(5) else occupation, chance)


def _occupied(row: Participation, occasion: Occasion, occupation: str, chance: Chance) -> Occupation:
    extent = None if occupation in {"none", "job_seeking"} else chance.choices(*_EXTENTS)[0]
    hours = None if extent is None else extent * 40 // 100
    return Occupation(participation=row, occasion=occasion, occupation=occupation, per_cent=extent, hours=hours)


_EXTENTS = tuple(backgrounds.EXTENTS), tuple(backgrounds.EXTENTS.values())


def _activity(row: Participation, started_on: date, until: date, sheaf: Sheaf, chance: Chance) -> None:
    """From the hours at the start to those at the exit, a little up and down from week to week."""
    weeks = max(1, (until - started_on).days // 7)
    first = row.hours_before or 0
    last = row.hours_after if row.hours_after is not None else first + chance.randint(0, 10)
    for week in range(max(0, weeks - WEEKS_OF_ACTIVITY), weeks):
        hours = first + (last - first) * week / weeks + chance.uniform(-1.5, 1.5)
        monday_on = monday_of(started_on) + week * WEEK
        sheaf.add(ActivityWeek(participation=row, monday_on=monday_on, minutes=max(0, round(hours * 4)) * 15))


def _attendance(row: Participation, first: date, until: date, sheaf: Sheaf, chance: Chance) -> None:
    for number in range((until - first).days + 1):
        day = first + timedelta(days=number)
        if day.weekday() in GROUP_DAYS:
            sheaf.add(Attendance(participation=row, on=day, is_present=not chance.is_one_in(7)))


def _plan(row: Participation, started_on: date, until: date, sheaf: Sheaf, chance: Chance) -> None:
    for text, steps in chance.sample(GOALS, chance.choice((1, 1, 2))):
        set_on = min(until, workday_before(started_on + 2 * WEEK))
        goal = sheaf.add(PlanGoal(participation=row, text=text, set_on=set_on))
        due_on = set_on
        done = []
        for step in steps:
            due_on = workday_before(due_on + chance.randint(2, 6) * WEEK)
            is_done = due_on < until and not chance.is_one_in(6)
            done.append(due_on if is_done else None)
            sheaf.add(PlanStep(goal=goal, text=step, due_on=due_on, done_on=done[-1]))
        goal.reached_on = done[-1] if all(done) else None


def _meetings(row: Participation, started_on: date, until: date, sheaf: Sheaf, chance: Chance) -> None:
    day = started_on
    for _ in range(MEETINGS):
        agenda, outcome = chance.choice(MEETINGS_ABOUT)
        sheaf.add(Meeting(participation=row, on=day, agenda=agenda, outcome=outcome))
        day = workday_before(day + chance.randint(3, 6) * WEEK)
        if day > until:
            return


def _follow_ups(row: Participation, setting: Setting, sheaf: Sheaf, chance: Chance) -> None:
    """Those of the last months that have fallen due, most of them done, and the next one of each rule."""
    for rule in setting.rhythm:
        for due_on in _due(rule, row, setting.today)[-FOLLOW_UPS:]:
            is_late = setting.today - 2 * WEEK <= due_on < setting.today and chance.is_one_in(5)
            is_done = due_on < setting.today and not is_late
            sheaf.add(
                FollowUp(
                    participation=row,
                    rule=rule,
                    label=rule.label,
                    due_on=due_on,
                    done_on=due_on if is_done else None,
                    note="Går framåt (påhittat)." if is_done else "",
                )
            )


def _due(rule: FollowUpRule, row: Participation, today: date) -> list[date]:
    """The days of the rule until the exit, up to the first one after today."""
    assert row.started_on is not None
    first, last, number = row.started_on, row.exited_on or date.max, rule.number
    match rule.rhythm:
        case Rhythm.WEEKS_AFTER_START:
            days = [first + number * WEEK]
        case Rhythm.WEEKS_BEFORE_END:
            days = [row.planned_end_on - number * WEEK] if row.planned_end_on else []
        case Rhythm.MONTHS_AFTER_EXIT:
            days, last = ([row.exited_on + number * MONTH] if row.exited_on else []), date.max
        case _:
            step = number * (MONTH if rule.rhythm == Rhythm.EVERY_MONTHS else WEEK)
            days = [first + step * time for time in range(1, (today - first) // step + 2)]
    return [workday_before(day) for day in days if day <= last]


def _board(row: Participation, setting: Setting, until: date, sheaf: Sheaf) -> None:
    """The card moves on as the weeks go by; who has just started has not been put on the board yet."""
    assert row.started_on is not None
    length = timedelta(weeks=setting.weeks) / len(setting.stages)
    reached = min(len(setting.stages), round((until - row.started_on) / length))
    for number, stage in enumerate(setting.stages[:reached]):
        sheaf.add(StageMove(participation=row, stage=stage, moved_on=workday_before(row.started_on + number * length)))
    row.stage = setting.stages[reached - 1] if reached and row.exited_on is None else None


def _extend(row: Participation, setting: Setting, sheaf: Sheaf, chance: Chance) -> None:
    """The planned end is moved once."""
    assert row.started_on is not None and row.planned_end_on is not None
    decided_on = workday_before(row.planned_end_on - 3 * WEEK)
    if decided_on >= min(setting.today, row.exited_on or setting.today):
        return
    earlier, row.planned_end_on = row.planned_end_on, workday_before(row.planned_end_on + setting.weeks // 2 * WEEK)
    reason = chance.choice(("Behöver mer tid (påhittat)", "Väntar på arbetsträning (påhittat)"))
    sheaf.add(
        Extension(
            participation=row, decided_on=decided_on, earlier_end_on=earlier, end_on=row.planned_end_on, reason=reason
        )
    )
