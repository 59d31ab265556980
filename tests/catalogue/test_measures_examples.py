"""Every example of the catalogue, counted: engines give what a person would, participant by participant."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from stegvis.catalogue.measures import CatalogueMeasure, Example, load_measures
from stegvis.catalogue.measures.examples import Answer, counted_rows, result_of
from stegvis.catalogue.measures.explained import explained
from stegvis.measures.nodes import (
    DatedBy,
    DatedIn,
    DaysInPeriod,
    Measure,
    OpenAtEnd,
    OpenDuring,
    Statistic,
    When,
)
from stegvis.vocabulary import BadInput

CASES = [
    pytest.param(entry, example, id=f"{entry.id}-{number}")
    for entry in load_measures().values()
    for number, example in enumerate(entry.examples, start=1)
]
each_example = pytest.mark.parametrize(("entry", "example"), CASES)


@each_example
def test_the_plain_engine_counts_what_is_expected(entry: CatalogueMeasure, example: Example) -> None:
    counted = result_of(entry.measure, example)
    assert sorted(counted, key=str) == sorted(example.expected, key=str)


@each_example
def test_what_rows_add_is_the_result(entry: CatalogueMeasure, example: Example) -> None:
    rows = counted_rows(entry.measure, example)
    assert sum(row.numerator for row in rows) == sum(one.numerator for one in example.expected)
    if entry.measure.statistic is not Statistic.COUNT:
        assert sum(row.denominator or 0 for row in rows) == example.expected[0].denominator
    if entry.measure.question is not None:
        answers = [row.answer for row in rows]
        first = example.expected[0]
        assert [answers.count(answer) for answer in Answer] == [first.answered, first.not_answered, first.not_asked]


@each_example
def test_an_example_shows_who_is_counted_and_who_is_not(entry: CatalogueMeasure, example: Example) -> None:
    adds = [bool(row.numerator or row.denominator) for row in counted_rows(entry.measure, example)]
    assert any(adds)
    if entry.measure.statistic is Statistic.RATIO and entry.measure.question is None:
        return
    assert not all(adds)


def otherwise(when: When) -> Iterator[When]:
    """Other ways to place rows in time, near the right one."""
    match when:
        case DatedIn(day, _):
            yield DatedBy(day)
        case DatedBy(day):
            yield DatedIn(day)
        case OpenDuring(begin, end, _):
            yield from (OpenAtEnd(begin, end), DatedBy(begin), DatedIn(begin))
        case OpenAtEnd(begin, end):
            yield from (OpenDuring(begin, end), DatedBy(begin), DatedIn(begin))


def placed(node: object, when: When, instead: When) -> object:
    """The definition with its rows placed otherwise, wherever it places them so."""
    if node == when:
        return instead
    if not is_dataclass(node) or isinstance(node, type):
        return node
    parts = {field.name: placed(getattr(node, field.name), when, instead) for field in fields(node)}
    return replace(node, **parts)


@pytest.mark.parametrize("entry", load_measures().values(), ids=lambda entry: entry.id)
def test_examples_notice_when_rows_are_placed_otherwise(entry: CatalogueMeasure) -> None:
    # Days in the period can be counted of rows that are open during it only.
    for when in {total.when for total in entry.measure.totals if not isinstance(total.value, DaysInPeriod)}:
        for instead in otherwise(when):
            wrong = placed(entry.measure, when, instead)
            assert isinstance(wrong, Measure)
            assert any(set(result_of(wrong, one)) != set(one.expected) for one in entry.examples), instead


@pytest.mark.parametrize("entry", load_measures().values(), ids=lambda entry: entry.id)
def test_examples_notice_when_nobody_is_left_out_of_the_question(entry: CatalogueMeasure) -> None:
    question = entry.measure.question
    if question is None or question.asked is None:
        return
    wrong = replace(entry.measure, question=replace(question, asked=None))
    assert any(set(result_of(wrong, one)) != set(one.expected) for one in entry.examples)


def test_who_is_counted_is_told_in_sentences() -> None:
    rows = explained("feels_better").examples[0].rows
    assert [row.sentence.sv for row in rows] == [
        "Anna (påhittad) räknas i både täljare och nämnare: svarade bättre.",
        "Bo (påhittad) räknas bara i nämnaren: svarade oförändrat, på periodens sista dag.",
        "Cilla (påhittad) räknas inte: fick frågan men svarade inte.",
        "David (påhittad) räknas inte: fick inte frågan.",
        "Elsa (påhittad) räknas inte: svarade bättre, men avslutade dagen före perioden.",
    ]
    assert rows[0].sentence.en == "Anna (invented) counts in both numerator and denominator: answered better."


def test_amounts_are_told_as_amounts() -> None:
    assert explained("participants").examples[0].rows[0].sentence.sv.startswith("Anna (påhittad) räknas: började")
    waited = explained("waiting_time_mean").examples[0].rows[1]
    assert waited.sentence.sv.startswith("Bo (påhittad) lägger 91 till täljaren och 1 till nämnaren: väntade")
    assert "Januari (påhittat) lägger 40\u00a0000 till talet" in explained("cost").examples[0].rows[0].sentence.sv


def test_a_person_counts_once_among_different_persons() -> None:
    rows = explained("persons").examples[0].rows
    assert [row.counted.numerator for row in rows] == [1, 0, 1, 0]
    assert rows[1].sentence.sv == "Anna igen (påhittad) räknas inte: samma person, nytt deltagande."


def test_a_measure_that_there_is_not_cannot_be_explained() -> None:
    with pytest.raises(BadInput, match="happiness: måttet finns inte"):
        explained("happiness")
