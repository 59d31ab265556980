"""Answers listed person by person are pointed out once, and only then."""

import pytest

from stegvis.checks import person_rows


@pytest.mark.parametrize("example", person_rows.RULE.examples, ids=lambda one: one.name)
def test_examples(example):
    found = list(person_rows.RULE.find(example.reading))
    assert len(found) == example.expects, [one.message.sv for one in found]


def test_the_message_counts_rows_and_units():
    found = [one for example in person_rows.RULE.examples[:1] for one in person_rows.RULE.find(example.reading)]
    assert [one.severity for one in found] == ["warning"]
    assert "3 rader från 2 enheter" in found[0].message.sv
    assert found[0].stated == 3
