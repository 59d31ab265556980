"""Subscales against the total: the rule's own examples, and the shared report."""

from pathlib import Path

import pytest

from stegvis.catalogue.instrument_files import load_instruments
from stegvis.checks import scale_sum
from stegvis.checks.examples import reading, report
from stegvis.checks.rounding import agree, decimals, slack
from stegvis.documents.nodes import Line
from stegvis.forms.prose.series import find_series
from stegvis.vocabulary import Place, Severity


@pytest.mark.parametrize("example", scale_sum.RULE.examples, ids=lambda one: one.name)
def test_examples(example):
    found = list(scale_sum.RULE.find(example.reading))
    assert len(found) == example.expects, [one.message.sv for one in found]


def test_rounding_makes_a_warning_and_two_points_an_error():
    severities = {
        one.name: [found.severity for found in scale_sum.RULE.find(one.reading)] for one in scale_sum.RULE.examples
    }
    assert severities["two points short"] == [Severity.ERROR]
    assert severities["one point, which rounding may explain"] == [Severity.WARNING]
    assert severities["decimals beyond rounding"] == [Severity.ERROR]


def test_how_far_rounded_numbers_may_lie_apart():
    assert [decimals(value) for value in (4, 4.0, 4.5, 4.25)] == [0, 0, 1, 2]
    assert slack(4, 5, 9) == 0
    assert slack(4.1, 5.2) == pytest.approx(0.1)
    assert agree(9.4, 9.3, 4.1, 5.2) and not agree(9.6, 9.3, 4.1, 5.2)


def test_the_shared_report(shared: Path):
    (file,) = (shared / "documents").glob("004_*.txt")
    lines = [Line(text, Place(line=at)) for at, text in enumerate(file.read_text("utf-8").split("\n"), start=1)]
    (found,) = scale_sum.RULE.find(reading(report(series=find_series(lines, load_instruments()))))
    assert (found.severity, found.measure, found.stated, found.expected) == (Severity.ERROR, "soc29.total", 125, 127)
