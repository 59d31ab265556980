"""A questionnaire's totals against its rows: the rule's own examples, and the shared report entry by entry."""

import json
from pathlib import Path

import pytest

from stegvis.catalogue.instrument_files import load_instruments
from stegvis.checks import tally_mismatch
from stegvis.checks.example_tallies import tally
from stegvis.checks.examples import reading, report
from stegvis.documents.nodes import Line
from stegvis.forms.prose.tallies import find_tallies
from stegvis.vocabulary import Place, Severity


@pytest.mark.parametrize("example", tally_mismatch.RULE.examples, ids=lambda one: one.name)
def test_examples(example):
    found = list(tally_mismatch.RULE.find(example.reading))
    assert len(found) == example.expects, [one.message.sv for one in found]


def test_a_message_says_what_was_stated_what_the_rows_give_and_what_may_have_happened():
    said = tally("Ekbacken", "w:1 w:2 m:7", "exposed.a=3", line=10)
    (found,) = tally_mismatch.RULE.find(reading(report(tallies=(said,))))
    assert (found.severity, found.measure, found.stated, found.expected) == (Severity.ERROR, "violence.exposed", 3, 2)
    assert found.message.sv == (
        "Ekbacken: texten säger att 3 har varit utsatta, men 2 har svarat ja på någon av frågorna 1–6. "
        "Talet stämmer bara om den som enbart har svarat ja på fråga 7 räknas som utsatt."
    )
    assert "question 7 alone" in found.message.en


def test_a_number_stated_twice_is_one_finding():
    said = tally("Ekbacken", "w:1 w:2", "respondents.a=3 respondents.a=3", "a=3", line=10)
    assert len(list(tally_mismatch.RULE.find(reading(report(tallies=(said,)))))) == 1


def test_the_shared_report(shared: Path):
    truth = json.loads((shared / "truth" / "seed_001.truth.json").read_text("utf-8"))
    entries = [one for one in truth["arithmetic_errors"] if one["kind"].startswith("questionnaire")]
    (file,) = (shared / "documents").glob("001_*.txt")
    lines = [Line(text, Place(line=at)) for at, text in enumerate(file.read_text("utf-8").split("\n"), start=1)]
    found = list(tally_mismatch.RULE.find(reading(report(tallies=find_tallies(lines, load_instruments())))))
    hard = sum(one["severity"] == "hard" for one in entries)
    assert [sum(one.severity is grave for one in found) for grave in (Severity.ERROR, Severity.WARNING)] == [
        hard,
        len(entries) - hard,
    ]
    single = [one for one in entries if one["printed"].isdigit()]
    assert len(single) == 8
    for entry in single:
        item = entry["where"].split(",")[0].removeprefix("fråga ")
        gender = "kvinnor" if "kvinnor" in entry["where"] else "män"
        measure = f"violence.{item if item.isdigit() else 'none'}"
        (one,) = [each for each in found if each.measure == measure and f", {gender}:" in each.message.sv]
        assert one.stated == int(entry["printed"])
        assert one.severity is (Severity.ERROR if entry["severity"] == "hard" else Severity.WARNING)
        if entry["computed"].isdigit():
            assert one.expected == int(entry["computed"])
