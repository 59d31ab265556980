"""Invented answers to questionnaires, before and after in one row, with scores that add up."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stegvis.measures import codes
from stegvis.measures.invented_facts.interventions import LAST_DAY, Interventions
from stegvis.measures.invented_facts.participations import Columns, Flags, Numbers, number_of

ROWS_A_PARTICIPATION = 1.8
EXITED_SHARE = 0.72  # of all participations, roughly: only they have a later occasion
A_YEAR = 365


@dataclass(frozen=True, slots=True)
class Item:
    """A question, or a scale that adds up others (`sum_of` their words). Its questionnaire stands before the dot."""

    word: str
    lowest: int
    highest: int
    reversed: bool = False
    sum_of: tuple[str, ...] = ()

    @property
    def questionnaire(self) -> str:
        """What the item belongs to: "soc13" of "soc13.total"."""
        return self.word.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The items of one questionnaire with their numbers, and how often each intervention uses it."""

    items: tuple[Item, ...]
    numbers: tuple[int, ...]
    shares: NDArray[np.float64]


def invent_questionnaires(
    items: Sequence[Item], interventions: Interventions, random: np.random.Generator
) -> tuple[Questionnaire, ...]:
    """The questionnaires of the items, numbered from 1 in their order; about half of the interventions use each."""
    found = dict.fromkeys(item.questionnaire for item in items)
    used = {}
    rows = 0.0
    for name in found:
        uses = random.random(len(interventions)) < 0.5
        uses[int(random.integers(len(interventions)))] = True
        used[name] = np.where(uses, random.uniform(0.3, 1.0, len(interventions)), 0)
        length = sum(item.questionnaire == name for item in items)
        rows += float((used[name] * interventions.sizes).sum() * length * EXITED_SHARE)
    scale = ROWS_A_PARTICIPATION * interventions.sizes.sum() / max(rows, 1)
    return tuple(
        Questionnaire(
            tuple(item for item in items if item.questionnaire == name),
            tuple(number for number, item in enumerate(items, start=1) if item.questionnaire == name),
            np.minimum(used[name] * scale, 0.95),
        )
        for name in found
    )


def invent_answers(
    questionnaire: Questionnaire, participations: Columns, interventions: Interventions, random: np.random.Generator
) -> tuple[Columns, ...]:
    """The answers from start to exit, and of some from the exit to a year later: for each span its columns."""
    exited_on, exited = participations["exited_on"]
    at = participations["intervention"][0] - 1
    people = np.flatnonzero(exited & (random.random(len(at)) < questionnaire.shares[at]))
    answering = interventions.answering[at][people]
    start = _Occasion.invented(questionnaire, random.normal(0, 1, len(people)), answering, random)
    leaving = start.moved(questionnaire, 0.35, answering, random)
    later = leaving.moved(questionnaire, 0.05, answering * 0.8, random)
    followed = np.flatnonzero((exited_on[people] + A_YEAR <= LAST_DAY) & (random.random(len(people)) < 0.3))
    return (
        _pairs(questionnaire, participations, people, (start, leaving), "start_to_exit"),
        _pairs(
            questionnaire,
            participations,
            people[followed],
            (leaving.of(followed), later.of(followed)),
            "exit_to_12_months",
        ),
    )


@dataclass(frozen=True, slots=True)
class _Occasion:
    """One row for each person, one column for each item: answers, and which of them were given. And who was asked."""

    answers: NDArray[np.int16]
    given: Flags
    asked: Flags

    @classmethod
    def invented(
        cls, questionnaire: Questionnaire, level: Numbers, answering: Numbers, random: np.random.Generator
    ) -> "_Occasion":
        """Answers around each person's level, 0 being in the middle of the scale."""
        people, items = len(level), questionnaire.items
        answers = np.zeros((people, len(items)), dtype=np.int16)
        for place, item in enumerate(items):
            if not item.sum_of:
                middle, step = (item.lowest + item.highest) / 2, (item.highest - item.lowest) / 5
                drawn = middle + step * (level * (-1 if item.reversed else 1) + random.normal(0, 0.6, people))
                answers[:, place] = np.clip(np.rint(drawn), item.lowest, item.highest)
        asked = random.random(people) < 0.92
        given = (asked & (random.random(people) < answering))[:, None] & (random.random(answers.shape) < 0.985)
        return cls(answers, given, asked)._scored(items)

    def moved(
        self, questionnaire: Questionnaire, steps: float, answering: Numbers, random: np.random.Generator
    ) -> "_Occasion":
        """A later occasion, on average so many steps better."""
        level = np.zeros(len(self.answers))
        plain = [place for place, item in enumerate(questionnaire.items) if not item.sum_of]
        for place in plain:
            item = questionnaire.items[place]
            sign = -1 if item.reversed else 1
            level += sign * (self.answers[:, place] - (item.lowest + item.highest) / 2) / (item.highest - item.lowest)
        mean = level / max(len(plain), 1) * 5
        return self.invented(questionnaire, mean + random.normal(steps, 0.7, len(mean)), answering, random)

    def of(self, people: Numbers) -> "_Occasion":
        """The occasion of some of the people."""
        return _Occasion(self.answers[people], self.given[people], self.asked[people])

    def _scored(self, items: tuple[Item, ...]) -> "_Occasion":
        """Scales add up their items, the reversed ones turned; there is no score when an item is missing."""
        places = {item.word: place for place, item in enumerate(items)}
        for place, item in enumerate(items):
            for word in item.sum_of:
                part = items[places[word]]
                answer = self.answers[:, places[word]]
                self.answers[:, place] += part.lowest + part.highest - answer if part.reversed else answer
            if item.sum_of:
                self.given[:, place] = self.given[:, [places[word] for word in item.sum_of]].all(axis=1)
        return self


def _pairs(
    questionnaire: Questionnaire,
    participations: Columns,
    people: Numbers,
    occasions: tuple[_Occasion, _Occasion],
    span: str,
) -> Columns:
    """One row for each person and item."""
    items = len(questionnaire.items)
    before, after = occasions
    columns: dict[str, tuple[Numbers, Flags]] = {}

    def put(name: str, values: Numbers, present: Flags | None = None) -> None:
        columns[name] = (values, np.ones(len(values), dtype=np.bool_) if present is None else present)

    for name in ("participation", "intervention", "orientation", "gender"):
        put(name, np.repeat(participations[name][0][people], items))
    put("item", np.tile(np.array(questionnaire.numbers, dtype=np.int16), len(people)))
    put("span", np.full(len(people) * items, number_of(codes.SPAN, span), dtype=np.int8))
    days = A_YEAR if span == "exit_to_12_months" else 0
    put("answered_on", np.repeat(participations["exited_on"][0][people] + days, items))
    put("asked_before", np.repeat(before.asked, items))
    put("asked_after", np.repeat(after.asked, items))
    put("before", before.answers.ravel(), before.given.ravel())
    put("after", after.answers.ravel(), after.given.ravel())
    return columns
