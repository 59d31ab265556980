"""Invented answers: the self-assessment as the columns of the exit have it, and the progression card."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from stegvis.measures.codes import SELF_RATED_CHANGE
from stegvis.store.invented_register.chance import Chance
from stegvis.store.invented_register.setting import Setting
from stegvis.store.invented_register.sheaf import Sheaf
from stegvis.store.models import AnsweredBy, AnswerKind, Asking, Participation, StoredAnswer

SELF_ASSESSMENT, PROGRESSION = "self_assessment", "progression"
VERSION = "2"
FIRST_DAY = date(2022, 1, 1)
"""The version asks from then on."""
QUARTER = timedelta(weeks=13)
INDICATORS = tuple(str(number) for number in range(1, 10))
HOW = {AnsweredBy.LINK: 6, AnsweredBy.TABLET: 3, AnsweredBy.PAPER: 2}


def add_askings(row: Participation, setting: Setting, sheaf: Sheaf, chance: Chance) -> None:
    """Adds what the person was asked at the start, every third month and at the exit."""
    if row.started_on is None or row.started_on < FIRST_DAY or row.is_registered_in_error:
        return
    level = chance.uniform(1.8, 3.2)
    _self_assessment_at_start(row, setting, sheaf, chance, level)
    if row.exited_on is not None and row.exit_asked:
        _self_assessment_at_exit(row, row.exited_on, sheaf, chance, level)
    if setting.uses_progression_card:
        for occasion, on in _occasions(row, row.started_on, setting.today):
            level += chance.uniform(-0.1, 0.5)
            answers = {item: _points(chance, level) for item in INDICATORS if not chance.is_one_in(25)}
            _add(row, PROGRESSION, occasion, on, dict.fromkeys(INDICATORS) | answers, sheaf, chance)


def _self_assessment_at_start(row: Participation, setting: Setting, sheaf: Sheaf, chance: Chance, level: float) -> None:
    assert row.started_on is not None
    is_pending = (setting.today - row.started_on).days < 10 and chance.is_one_in(2)
    answers = None if is_pending else _state(chance, level) | {"hours": row.hours_before}
    _add(row, SELF_ASSESSMENT, "start", row.started_on, answers, sheaf, chance)


def _self_assessment_at_exit(row: Participation, on: date, sheaf: Sheaf, chance: Chance, level: float) -> None:
    told = {name: _value(getattr(row, name)) for name in ("feeling", "activity", "day_structure")}
    step = 0.8 if row.feeling == "better" else 0.0
    answers: Mapping[str, int | None] | None = None
    if any(value is not None for value in told.values()):
        answers = _state(chance, level + step) | {"hours": row.hours_after} | told
    _add(row, SELF_ASSESSMENT, "exit", on, answers, sheaf, chance)


def _state(chance: Chance, level: float) -> dict[str, int | None]:
    return {item: _points(chance, level) for item in ("physical_health", "mental_health", "structure", "work")}


def _points(chance: Chance, level: float) -> int:
    return min(5, max(1, round(chance.gauss(level, 0.7))))


def _value(word: str) -> int | None:
    """The value of the option that stands for the word: they are numbered in the order of the code list."""
    return SELF_RATED_CHANGE.words.index(word) + 1 if word else None


def _occasions(row: Participation, started_on: date, today: date) -> Iterator[tuple[str, date]]:
    yield "start", started_on
    until = row.exited_on or today
    for number in range(1, (until - started_on) // QUARTER + 1):
        yield "every_third_month", started_on + number * QUARTER
    if row.exited_on is not None:
        yield "exit", row.exited_on


def _add(
    row: Participation,
    questionnaire: str,
    occasion: str,
    on: date,
    answers: Mapping[str, int | None] | None,
    sheaf: Sheaf,
    chance: Chance,
) -> None:
    """One asking; `answers` None was not answered, an item without a value was left out."""
    asking = sheaf.add(
        Asking(
            intervention=row.intervention,
            participation=row,
            questionnaire=questionnaire,
            version=VERSION,
            occasion=occasion,
            asked_on=on,
            answered_on=None if answers is None else on,
            answered_by="" if answers is None else chance.choices(tuple(HOW), tuple(HOW.values()))[0],
        )
    )
    for item, value in (answers or {}).items():
        kind = AnswerKind.NOT_GIVEN if value is None else AnswerKind.GIVEN
        sheaf.add(StoredAnswer(asking=asking, item=item, kind=kind, value=value))
