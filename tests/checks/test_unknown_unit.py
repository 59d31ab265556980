"""Units that no list names, told from other spellings of those that are listed."""

import pytest

from stegvis.checks import unknown_unit
from stegvis.checks.example_tallies import tally
from stegvis.checks.examples import reading, report


@pytest.mark.parametrize("example", unknown_unit.RULE.examples, ids=lambda one: one.name)
def test_examples(example):
    found = list(unknown_unit.RULE.find(example.reading))
    assert len(found) == example.expects, [one.message.sv for one in found]


LISTED = """Dessa insatser använder enkäten om våld:
Räkan, Psykiatrin Norrby-Söderby
Hästgårdens ark
Växa Kreativt i Norrby (samt alla insatser i huset)
Växa Kreativt Lillby
Grönviken Storby"""


@pytest.mark.parametrize(
    ("unit", "severity"),
    [
        ("RÄKAN Norrby och Söderby", None),
        ("HESTGÅRDENS ARK", None),
        ("NORRBY VÄXA", None),
        ("LILLBY Växa+", None),
        ("Grönviken", None),
        ("GRÖNVIKENS", None),
        ("VÄXA+STORBY", "warning"),
        ("Tallåsen", "warning"),
        ("OKÄNDA ENKÄTER", "note"),
        ("Formulär där avsändare saknas", "note"),
        ("–", None),
    ],
)
def test_spellings(unit, severity):
    held = report("Fråga först", texts={"result": LISTED}, tallies=(tally(unit, "w:1"),))
    assert [one.severity for one in unknown_unit.RULE.find(reading(held))] == ([severity] if severity else [])
