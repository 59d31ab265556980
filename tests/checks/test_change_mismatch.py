"""Stated changes against the values: the rule's own examples, whole sentences, and the shared report."""

from pathlib import Path

import pytest

from stegvis.catalogue.instrument_files import load_instruments
from stegvis.checks import change_mismatch
from stegvis.checks.examples import reading, report
from stegvis.documents.nodes import Line
from stegvis.forms.prose.series import find_series
from stegvis.vocabulary import Place, Severity


def found_in(text: str):
    lines = [Line(line, Place(line=at)) for at, line in enumerate(text.split("\n"), start=1)]
    return list(change_mismatch.RULE.find(reading(report(series=find_series(lines, load_instruments())))))


@pytest.mark.parametrize("example", change_mismatch.RULE.examples, ids=lambda one: one.name)
def test_examples(example):
    found = list(change_mismatch.RULE.find(example.reading))
    assert len(found) == example.expects, [one.message.sv for one in found]


@pytest.mark.parametrize(
    ("text", "stated", "expected"),
    [
        ("Kön minskade från 58 personer till 44, en minskning med 16 personer.", -16, -14),
        ("KASAM ökade från 120 till 131, en ökning på 9 poäng.", 9, 11),
        ("I mars 2020 var KASAM 70 poäng och i mars 2021 62 poäng, en ökning på 8 poäng.", 8, -8),
    ],
)
def test_sentences_that_do_not_hold(text, stated, expected):
    (one,) = found_in(text)
    assert (one.severity, one.stated, one.expected) == (Severity.ERROR, stated, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Kön minskade från 58 personer till 44, en minskning med 14 personer.",
        "Tiden ökade från 16,6 månader i mars 2020 till 17,7 månader i mars 2021, en ökning på 1,1 månader.",
        "KASAM ökade från 120 till 131, en ökning på 11 poäng.",
        "KASAM ökade från 120,4 till 131,2, en ökning på 11 poäng.",
    ],
)
def test_sentences_that_hold(text):
    assert found_in(text) == []


def test_the_message_names_both_values():
    (one,) = found_in("KASAM sjönk från 70 till 66, en sänkning på 6 poäng.")
    assert one.message.sv == (
        "Totalen gick från 70 till 66. Det är en minskning med 4, men texten säger en minskning med 6. "
        "Kanske är ett av talen felskrivet."
    )


def test_the_shared_report(shared: Path):
    (file,) = (shared / "documents").glob("004_*.txt")
    found = found_in(file.read_text("utf-8"))
    assert [(one.measure, one.stated, one.expected) for one in found] == [
        ("soc29.total", -20, -26),
        ("soc29.meaningfulness", -8, 0),
    ]
