"""Invented participations: waiting, start, exit, what became of it, and what was said about it afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from stegvis.measures import codes
from stegvis.measures.codes import CodeList
from stegvis.measures.facts import PARTICIPATIONS, FactTable
from stegvis.measures.facts_files import arrow_schema
from stegvis.measures.invented_facts.interventions import LAST_DAY, Interventions, Piece

Flags = NDArray[np.bool_]
Numbers = NDArray[Any]
Columns = Mapping[str, tuple[Numbers, Flags]]
"""The values of each column, and where they are missing."""

NEVER_STARTED = 0.06
FIRST_YEAR_OF_BIRTH, LAST_YEAR_OF_BIRTH = 1957, 2004

GENDERS = {"nonbinary": 0.008, "unknown": 0.012}
REFERRERS = (0.24, 0.21, 0.22, 0.09, 0.08, 0.06, 0.03, 0.05, 0.02)
EDUCATIONS = (0.13, 0.27, 0.45, 0.15)
SUPPORT_TIMES = (0.07, 0.2, 0.2, 0.16, 0.2, 0.17)
SUPPORTS_BEFORE = (0.2, 0.09, 0.03, 0.07, 0.03, 0.09, 0.37, 0.02, 0.03, 0.07)
OCCUPATIONS_BEFORE = (0.05, 0.03, 0.02, 0.14, 0.08, 0.68)

EXIT_CODES = {
    "positive": {"regular_work": 28, "subsidised_work": 17, "studies": 16, "job_seeking": 24, "work_training": 15},
    "unclear": {"joint_employment_support": 21, "back_to_referrer": 52, "other_preparatory": 27},
    "other": {
        "medical_treatment": 30,
        "sickness_compensation": 14,
        "daily_activity": 5,
        "parental_leave": 7,
        "pension": 4,
        "moved": 13,
        "drop_out": 20,
        "other": 7,
    },
}
# What somebody does and lives on after each exit, when it is not as it was before.
OCCUPATION_AFTER = {
    "regular_work": "work",
    "subsidised_work": "subsidised_work",
    "studies": "studies",
    "job_seeking": "job_seeking",
    "work_training": "work_training",
    "joint_employment_support": "job_seeking",
}
SUPPORT_AFTER = {
    "regular_work": "no_public",
    "subsidised_work": "no_public",
    "studies": "study_support",
    "job_seeking": "unemployment_benefit",
    "work_training": "activity_grant",
    "joint_employment_support": "activity_grant",
    "sickness_compensation": "sickness_compensation",
    "medical_treatment": "sickness_benefit",
    "parental_leave": "other_public",
    "pension": "other_public",
}
# Better, unchanged, worse, by class of exit.
FEELINGS = {"positive": (0.72, 0.21, 0.07), "unclear": (0.5, 0.36, 0.14), "other": (0.32, 0.42, 0.26)}


@dataclass(frozen=True, slots=True)
class Invented:
    """What is being made: the columns so far, their missing places, and where chance comes from."""

    random: np.random.Generator
    rows: int
    columns: dict[str, tuple[Numbers, Flags]]

    @property
    def all(self) -> Flags:
        """True everywhere."""
        return np.ones(self.rows, dtype=np.bool_)

    def happens(self, chance: float | Numbers) -> Flags:
        """True in places, by chance."""
        return self.random.random(self.rows, dtype=np.float32) < chance

    def put(self, name: str, values: Numbers, present: Flags | None = None) -> None:
        """A column; missing where `present` is false."""
        self.columns[name] = (values, self.all if present is None else present)

    def drawn(self, shares: Numbers | tuple[float, ...]) -> NDArray[np.int8]:
        """Numbers from 1, each as often as its share says."""
        limits = np.cumsum(shares) / np.sum(shares)
        places = np.searchsorted(limits[:-1], self.random.random(self.rows, dtype=np.float32))
        return (places + 1).astype(np.int8)


def number_of(listed: CodeList, word: str) -> int:
    """The number of a word in a closed list."""
    return next(code.number for code in listed.codes if code.word == word)


def invent_participations(
    interventions: Interventions, piece: Piece, numbers: NDArray[np.int64], random: np.random.Generator
) -> Columns:
    """The participations of a piece under the `numbers` given, sorted as the piece."""
    made = Invented(random, len(piece), {})
    at = piece.intervention - 1
    made.put("participation", numbers)
    made.put("intervention", piece.intervention)
    made.put("orientation", interventions.orientation[at])
    made.put("municipality", interventions.municipality[at], made.happens(0.98))
    _who(made, interventions.women[at], numbers)
    started, began_on = _waiting(made, piece)
    exited, exited_on = _exits(made, interventions.mean_days[at], started, began_on)
    class_of, code_of = _reasons(made, interventions.positive[at], exited)
    _self_assessment(made, interventions.answering[at], class_of, exited)
    _hours(made, class_of, started, exited)
    _support_and_occupation(made, code_of, started, exited, exited_on)
    times = 1 + made.happens(0.3).astype(np.int8)
    made.put("violence_asked", np.where(made.happens(interventions.asked_about_violence[at]) & started, times, 0))
    return made.columns


def table_of(table: FactTable, columns: Columns) -> pa.Table:
    """The columns as Arrow, in the types of the layout."""
    schema = arrow_schema(table)
    arrays = []
    for field in schema:
        values, present = columns[field.name]
        narrow = values if field.type == pa.bool_() else values.astype(_narrow(field.type))
        missing = None if present.all() else ~present
        arrays.append(pa.array(narrow, pa.int32() if pa.types.is_date(field.type) else field.type, mask=missing))
        if pa.types.is_date(field.type):
            arrays[-1] = arrays[-1].view(pa.date32())
    return pa.Table.from_arrays(arrays, schema=schema)


def participations_table(columns: Columns) -> pa.Table:
    """Participations as Arrow."""
    return table_of(PARTICIPATIONS, columns)


def _narrow(kind: pa.DataType) -> str:
    return "int32" if pa.types.is_date(kind) else str(kind)


def _who(made: Invented, women: Numbers, numbers: NDArray[np.int64]) -> None:
    """Some persons come twice: such a row is the same person as the row before it."""
    again = made.happens(0.08)
    again[0] = False
    again[1:] &= ~again[:-1]
    first = np.arange(made.rows) - again
    chance = made.random.random(made.rows, dtype=np.float32)
    other = GENDERS["nonbinary"] + GENDERS["unknown"]
    gender = np.select(
        [chance < GENDERS["nonbinary"], chance < other, chance < other + (1 - other) * women],
        [number_of(codes.GENDER, word) for word in ("nonbinary", "unknown", "women")],
        number_of(codes.GENDER, "men"),
    )
    born = made.random.integers(FIRST_YEAR_OF_BIRTH, LAST_YEAR_OF_BIRTH + 1, made.rows, dtype=np.int16)
    made.put("person", numbers[first])
    made.put("gender", gender[first])
    made.put("birth_year", born[first], made.happens(0.99))
    made.put("education", made.drawn(EDUCATIONS)[first], made.happens(0.9)[first])
    made.put("referrer", made.drawn(REFERRERS), made.happens(0.97))
    made.put("support_time", made.drawn(SUPPORT_TIMES), made.happens(0.93))
    made.put("consented", made.happens(0.82))


def _waiting(made: Invented, piece: Piece) -> tuple[Flags, Numbers]:
    """Who started, and when."""
    began_on = piece.first_day + (made.random.random(made.rows, dtype=np.float32) * piece.days).astype(np.int32)
    referral = made.random.gamma(1.6, 9, made.rows).astype(np.int32)
    meeting = made.random.gamma(2, 9, made.rows).astype(np.int32)
    wait = meeting + made.random.gamma(1.2, 12, made.rows).astype(np.int32)
    signalled_on = began_on - wait - referral
    never = made.happens(NEVER_STARTED)
    still_waiting = never & (signalled_on > LAST_DAY - 120)
    declined = never & ~still_waiting
    started = ~never
    made.put("signalled_on", signalled_on, made.happens(0.95))
    made.put("referred_on", signalled_on + referral, made.happens(0.97))
    made.put("waiting_ended_on", began_on, ~still_waiting)
    made.put("declined", declined, ~still_waiting)
    made.put("first_meeting_on", signalled_on + referral + meeting, started & made.happens(0.96))
    made.put("started_on", began_on, started)
    made.put("group", 1 + (began_on - piece.first_day.min()) // 60 % 30_000, made.happens(0.6))
    return started, began_on


def _exits(made: Invented, mean_days: Numbers, started: Flags, began_on: Numbers) -> tuple[Flags, Numbers]:
    """Who has left by the last day of the facts, and when."""
    days = made.random.gamma(3, 1, made.rows) / 3 * mean_days
    exited_on = began_on + np.maximum(days, 1).astype(np.int32)
    exited = started & (exited_on <= LAST_DAY)
    made.put("exited_on", exited_on, exited)
    return exited, exited_on


def _reasons(made: Invented, positive: Numbers, exited: Flags) -> tuple[Numbers, Numbers]:
    """The class and the reason of each exit, as places from 0 in their lists."""
    chance = made.random.random(made.rows, dtype=np.float32)
    class_of = np.where(chance < positive, 0, np.where(chance < positive + (1 - positive) * 0.6, 1, 2))
    code_of = np.zeros(made.rows, dtype=np.int8)
    for place, word in enumerate(codes.EXIT_CLASS.words):
        chosen = class_of == place
        reasons = np.array([number_of(codes.EXIT_CODE, code) for code in EXIT_CODES[word]], dtype=np.int8)
        drawn = made.drawn(tuple(EXIT_CODES[word].values()))
        code_of[chosen] = reasons[drawn[chosen] - 1]
    known = exited & made.happens(0.985)
    made.put("exit_class", class_of + 1, known)
    made.put("exit_code", code_of, known)
    return class_of, code_of


def _self_assessment(made: Invented, answering: Numbers, class_of: Numbers, exited: Flags) -> None:
    """Whether people were asked, whether they answered, and what."""
    asked = made.happens(0.88)
    handed_in = exited & asked & made.happens(answering)
    made.put("exit_asked", asked, exited)
    limits = np.array([np.cumsum(FEELINGS[word])[:2] for word in codes.EXIT_CLASS.words])[class_of]
    leaning = made.random.random(made.rows, dtype=np.float32)
    for name, spread, answered in (("feeling", 0.0, 0.97), ("activity", 0.25, 0.95), ("day_structure", 0.3, 0.93)):
        chance = np.where(made.happens(spread), made.random.random(made.rows, dtype=np.float32), leaning)
        answer = 1 + (chance >= limits[:, 0]).astype(np.int8) + (chance >= limits[:, 1]).astype(np.int8)
        made.put(name, answer, handed_in & made.happens(answered))


def _hours(made: Invented, class_of: Numbers, started: Flags, exited: Flags) -> None:
    """Hours of activity a week: many have none at the start; more after a positive exit."""
    before = np.where(made.happens(0.55), 0, made.random.gamma(1.5, 5, made.rows)).astype(np.int16)
    gain = made.random.gamma(2, 1, made.rows) * np.array([7.0, 2.5, 1.0])[class_of] - 2
    after = np.clip(before + gain, 0, 40).astype(np.int16)
    made.put("hours_before", np.minimum(before, 40), started & made.happens(0.93))
    made.put("hours_after", after, exited & made.happens(0.87))


def _support_and_occupation(
    made: Invented, code_of: Numbers, started: Flags, exited: Flags, exited_on: Numbers
) -> None:
    """Means of support and occupation at the start, at the exit, and 6 and 12 months later."""
    support, occupation = made.drawn(SUPPORTS_BEFORE), made.drawn(OCCUPATIONS_BEFORE)
    made.put("support_before", support, started & made.happens(0.97))
    made.put("occupation_before", occupation, started & made.happens(0.97))
    support_after = _after(code_of, SUPPORT_AFTER, codes.SUPPORT, support, made.happens(0.85))
    occupation_after = _after(code_of, OCCUPATION_AFTER, codes.OCCUPATION, occupation, made.happens(0.95))
    told = exited & made.happens(0.93)
    made.put("support_after", support_after, told)
    made.put("occupation_after", occupation_after, told)
    later = occupation_after
    for months, days in ((6, 184), (12, 366)):
        due = exited & (exited_on + days <= LAST_DAY)
        asked = due & made.happens(0.6)
        later = np.where(made.happens(0.82), later, made.drawn(OCCUPATIONS_BEFORE))
        made.put(f"asked_{months}_months", asked, due)
        made.put(f"occupation_{months}_months", later, asked & made.happens(0.68))


def _after(
    code_of: Numbers, becomes: Mapping[str, str], listed: CodeList, before: Numbers, changes: Flags
) -> NDArray[np.int8]:
    """What follows from the reason of the exit; as before where nothing does, or where nothing changed."""
    follows = np.zeros(len(codes.EXIT_CODE.codes) + 1, dtype=np.int8)
    for reason, word in becomes.items():
        follows[number_of(codes.EXIT_CODE, reason)] = number_of(listed, word)
    new = follows[code_of]
    return np.where(changes & (new > 0), new, before).astype(np.int8)
