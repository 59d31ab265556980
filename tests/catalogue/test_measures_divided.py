"""Participants and exits divided by everything that reports are divided by, and what answers are divided by."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from stegvis.catalogue.measures import load_measures
from stegvis.catalogue.measures.entry import InventedRow
from stegvis.catalogue.measures.examples import facts_of
from stegvis.catalogue.measures.invented import JANUARY_TO_AUGUST, leaver, participant
from stegvis.measures.engines.memory import MemoryEngine
from stegvis.measures.facts import ANSWERS, SCREENINGS
from stegvis.measures.result import MeasureRow
from stegvis.vocabulary import BadInput

STARTED = date(2023, 2, 1)


def stays(name: str, **given: Any) -> InventedRow:
    return participant(name, "är kvar", "is still there", started_on=STARTED, **given)


def left(name: str, **given: Any) -> InventedRow:
    return leaver(name, "avslutade", "left", **given)


ROWS = (
    stays("Anna", referrer="school", municipality=1480, group=1, support_time="none"),
    left("Bo", gender="men", intervention="bron", municipality=1480, group=2, support_time="over_5_years"),
    left("Cilla", orientation="structural", referrer="psychiatry", municipality=1490, group=2, support_time="none"),
)
BY_EACH = {
    "gender": ({"women": 2, "men": 1}, {"women": 1, "men": 1}),
    "referrer": ({"school": 1, "psychiatry": 1, "unknown": 1}, {"school": 0, "psychiatry": 1, "unknown": 1}),
    "municipality": ({"1480": 2, "1490": 1}, {"1480": 1, "1490": 1}),
    "intervention": ({"stigen": 2, "bron": 1}, {"stigen": 1, "bron": 1}),
    "orientation": ({"individual": 2, "structural": 1}, {"individual": 1, "structural": 1}),
    "group": ({"1": 1, "2": 2}, {"1": 0, "2": 2}),
    "support_time": ({"none": 2, "over_5_years": 1}, {"none": 1, "over_5_years": 1}),
}


def counted(name: str, *by: str) -> tuple[MeasureRow, ...]:
    measure = load_measures()[name].measure
    return MemoryEngine(facts_of(measure, ROWS)).measure([measure], [JANUARY_TO_AUGUST], by)[0].rows


@pytest.mark.parametrize("dimension", BY_EACH)
def test_participants_and_exits_are_divided_by_each_dimension(dimension: str) -> None:
    for name, expected in zip(("participants", "exits"), BY_EACH[dimension], strict=True):
        assert {row.group[0][1]: row.numerator for row in counted(name, dimension)} == expected
        assert sum(expected.values()) == counted(name)[0].numerator


def test_dimensions_are_combined() -> None:
    cells = {tuple(word for _, word in row.group): row.numerator for row in counted("participants", "group", "gender")}
    assert {cell: number for cell, number in cells.items() if number} == {
        ("1", "women"): 1,
        ("2", "women"): 1,
        ("2", "men"): 1,
    }


def test_every_measure_of_participations_can_be_divided_by_every_dimension() -> None:
    about = [one.measure for one in load_measures().values()]
    of_participations = [one for one in about if {total.table for total in one.totals} == {"participations"}]
    assert len(of_participations) > 40
    assert all(set(BY_EACH) <= set(one.groupings) for one in of_participations)


def test_answers_are_divided_by_few_things_and_answers_about_violence_by_gender_at_most() -> None:
    assert set(ANSWERS.groupings) == {"intervention", "orientation", "gender", "item"}
    assert SCREENINGS.groupings == ("gender",)
    with pytest.raises(BadInput, match="kan inte delas upp efter referrer"):
        counted("soc13.total_change", "referrer")


def test_the_counting_notices_who_is_in_which_group() -> None:
    moved = (replace(ROWS[0], given=(*ROWS[0].given, ("gender", "men"))), *ROWS[1:])
    measure = load_measures()["participants"].measure
    (table,) = MemoryEngine(facts_of(measure, moved)).measure([measure], [JANUARY_TO_AUGUST], ("gender",))
    assert {row.group[0][1]: row.numerator for row in table.rows} == {"women": 1, "men": 2}
