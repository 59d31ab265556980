"""What cannot be right about a participation: for each field concerned, one sentence to stand beside it.

The rules ask no database: what they need to know stands in `Ground`, so that an import of thousands of rows asks once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from stegvis.store.register.entries import Exit, Referral, Start, Stay
from stegvis.vocabulary import Period, Wording

YOUNGEST, OLDEST = 15, 100
"""Ages at the start: younger is a child, older a slip of the pen."""
LONGEST_WEEK = 80
"""Hours of activity a week."""
START_AHEAD, EXIT_AHEAD = timedelta(days=90), timedelta(days=31)
"""How far ahead a day may be registered that is agreed but has not come."""
EARLIEST = date(2004, 1, 1)
"""The law on financial coordination (2003:1210) is in force from this day."""
Fault = tuple[str, Wording]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the rules weigh an entry against: the day it is, the spans of the intervention's agreements (none: not

    known, so not asked), and the same person's other stays in the same intervention.
    """

    today: date
    agreements: tuple[Period, ...] = ()
    others: tuple[Stay, ...] = ()


def referral_faults(referral: Referral, ground: Ground) -> Mapping[str, Wording]:
    """Faults of a referral, by field."""
    return _first_of_each(_of_referral(referral, ground))


def start_faults(
    start: Start, ground: Ground, *, referred_on: date | None = None, exited_on: date | None = None
) -> Mapping[str, Wording]:
    """Faults of a start, by field; `referred_on` and `exited_on` are those of the participation, when known."""
    return _first_of_each(_of_start(start, ground, referred_on, exited_on))


def exit_faults(exit_: Exit, ground: Ground, *, started_on: date) -> Mapping[str, Wording]:
    """Faults of an exit, by field."""
    return _first_of_each(_of_exit(exit_, ground, started_on))


def _first_of_each(faults: Iterator[Fault]) -> Mapping[str, Wording]:
    """One sentence a field: the first is the one to put right first."""
    found: dict[str, Wording] = {}
    for name, reason in faults:
        found.setdefault(name, reason)
    return found


def _of_referral(referral: Referral, ground: Ground) -> Iterator[Fault]:
    yield from _day("referred_on", referral.referred_on, ground, ahead=timedelta(0))
    if referral.signalled_on:
        yield from _day("signalled_on", referral.signalled_on, ground, ahead=timedelta(0))
        if referral.signalled_on > referral.referred_on:
            yield "signalled_on", SIGNALLED_LATE
    if referral.visited_on:
        yield from _day("visited_on", referral.visited_on, ground, ahead=START_AHEAD)
    if referral.birth_year is not None:
        yield from _birth_year(referral.birth_year, referral.referred_on)


def _of_start(start: Start, ground: Ground, referred_on: date | None, exited_on: date | None) -> Iterator[Fault]:
    yield from _day("started_on", start.started_on, ground, ahead=START_AHEAD)
    if referred_on and start.started_on < referred_on:
        yield "started_on", _before("Starten", "The start", start.started_on, "remissen", "the referral", referred_on)
    if exited_on and exited_on < start.started_on:
        yield "started_on", _exit_before_start(exited_on, start.started_on)
    if ground.agreements and not any(span.start <= start.started_on <= span.end for span in ground.agreements):
        yield "started_on", _outside(ground.agreements)
    for other in ground.others:
        if other.overlaps(Stay(start.started_on, exited_on)):
            yield "started_on", _overlapping(other)
    yield from _birth_year(start.birth_year, start.started_on)
    yield from _hours("hours_before", start.hours_before)
    if start.group is not None and not 1 <= start.group <= 999:
        yield "group", GROUP


def _of_exit(exit_: Exit, ground: Ground, started_on: date) -> Iterator[Fault]:
    if exit_.exited_on < started_on:
        yield "exited_on", _exit_before_start(exit_.exited_on, started_on)
    yield from _day("exited_on", exit_.exited_on, ground, ahead=EXIT_AHEAD)
    for other in ground.others:
        if other.overlaps(Stay(started_on, exit_.exited_on)):
            yield "exited_on", _overlapping(other)
    yield from _hours("hours_after", exit_.hours_after)


def _day(field: str, day: date, ground: Ground, *, ahead: timedelta) -> Iterator[Fault]:
    if day > ground.today + ahead:
        yield field, _too_far(day, ahead.days)
    if day < EARLIEST:
        yield field, TOO_EARLY


def _birth_year(birth_year: int, on: date) -> Iterator[Fault]:
    age = on.year - birth_year
    if not YOUNGEST <= age <= OLDEST:
        yield "birth_year", _age(birth_year, age)


def _hours(field: str, hours: int | None) -> Iterator[Fault]:
    if hours is not None and not 0 <= hours <= LONGEST_WEEK:
        yield field, HOURS


def _too_far(day: date, days: int) -> Wording:
    if not days:
        return Wording(f"{day} har inte varit än. Skriv dagen då det hände.", f"{day} has not come yet.")
    return Wording(
        f"{day} är mer än {days} dagar framåt. Registrera det när dagen är nära.",
        f"{day} is more than {days} days ahead. Register it when the day is near.",
    )


def _before(what: str, what_en: str, day: date, of: str, of_en: str, other: date) -> Wording:
    return Wording(
        f"{what} {day} är före {of} {other}. Kontrollera vilken dag som är fel.",
        f"{what_en} {day} is before {of_en} {other}. Check which day is wrong.",
    )


def _exit_before_start(exited_on: date, started_on: date) -> Wording:
    return _before("Avslutet", "The exit", exited_on, "starten", "the start", started_on)


def _outside(agreements: tuple[Period, ...]) -> Wording:
    spans = ", ".join(f"{span.start}–{span.end}" for span in agreements)
    return Wording(
        f"Starten är utanför insatsens avtal, som gäller {spans}. Kontrollera dagen, eller be att avtalet förlängs.",
        f"The start is outside the intervention's agreement, {spans}. Check the day, or have the agreement extended.",
    )


def _overlapping(other: Stay) -> Wording:
    span = f"{other.started_on}–{other.exited_on or ''}"
    return Wording(
        f"Personen deltar redan i insatsen {span}. Avsluta det deltagandet först, eller kontrollera dagen.",
        f"The person already takes part in the intervention {span}. Register that exit first, or check the day.",
    )


def _age(birth_year: int, age: int) -> Wording:
    if birth_year < 1000:
        return FOUR_DIGITS
    if age < 0:
        return BORN_LATER
    return Wording(
        f"Födelseåret {birth_year} ger åldern {age} år. En deltagare är {YOUNGEST}–{OLDEST} år: kontrollera året.",
        f"The birth year {birth_year} makes the age {age}. A participant is {YOUNGEST}–{OLDEST}: check the year.",
    )


FOUR_DIGITS = Wording(
    "Skriv födelseåret med fyra siffror, till exempel 1985.", "Write the birth year with four digits, such as 1985."
)
BORN_LATER = Wording(
    "Personen skulle inte vara född än. Kontrollera födelseåret.",
    "The person would not be born yet. Check the year of birth.",
)
HOURS = Wording(
    f"Aktiviteten är 0–{LONGEST_WEEK} timmar i veckan. 100 procent är 40 timmar.",
    f"Activity is 0–{LONGEST_WEEK} hours a week. 100 per cent is 40 hours.",
)
GROUP = Wording("Gruppens nummer är 1–999.", "The group's number is 1–999.")
TOO_EARLY = Wording(
    "Dagen är före 2004, då samordningsförbunden kom till. Kontrollera året.",
    "The day is before 2004, when coordination associations began. Check the year.",
)
SIGNALLED_LATE = Wording(
    "Behovet signaleras före remissen. Kontrollera vilken dag som är fel.",
    "The need is signalled before the referral. Check which day is wrong.",
)
