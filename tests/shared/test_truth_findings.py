"""The rules against the shared documents' truth: every hard error found, nothing else called an error."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from stegvis.catalogue import load_forms, load_instruments
from stegvis.checks import check
from stegvis.documents.readers import read_document
from stegvis.forms.reading import Reading
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import Finding, Severity
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED

NUMBERS = ("000", "001", "002", "003", "004")

# As the contract maps the truth's kinds to rules.
RULES = {
    "gender_sum": {"gender_sum"},
    "outcome_sum": {"exit_class_sum"},
    "outcome_sum_gender": {"exit_class_sum", "swapped_columns"},
    "percent": {"share_mismatch"},
    "text_vs_table": {"text_table_mismatch"},
    "text_vs_text": {"text_text_mismatch"},
    "questionnaire_total": {"tally_mismatch"},
    "questionnaire_unit": {"tally_mismatch"},
    "questionnaire_definition": {"tally_mismatch"},
    "date_order": {"date_order"},
    "component_sum": {"scale_sum"},
    "change": {"change_mismatch"},
    "change_sum": {"change_mismatch"},
}
_NUMBER = re.compile(r"\d{4}-\d\d-\d\d|\d+(?:,\d+)?")


@dataclass(frozen=True)
class Case:
    """A document, what is true of it, and what the rules found."""

    truth: dict[str, Any]
    reading: Reading
    found: tuple[Finding, ...]

    @property
    def errors(self) -> list[Finding]:
        return [one for one in self.found if one.severity is Severity.ERROR]

    def entries(self, severity: str) -> list[dict[str, Any]]:
        return [one for one in self.truth["arithmetic_errors"] if one["severity"] == severity]


@lru_cache(maxsize=8)
def _case(shared: Path, number: str) -> Case:
    (document,) = (shared / "documents").glob(f"{number}_*.txt")
    truth = json.loads((shared / "truth" / f"seed_{number}.truth.json").read_text("utf-8"))
    reading = recognise(read_document(document), load_forms(), load_instruments())
    return Case(truth, reading, check(reading))


@pytest.fixture(params=NUMBERS)
def case(shared: Path, request: pytest.FixtureRequest) -> Case:
    return _case(shared, request.param)


def _printed(entry: dict[str, Any]) -> set[str]:
    text = f"{entry['printed']} {entry['computed']} {entry['explanation']}".casefold()
    words = {str(value) for word, value in BELOW_HUNDRED.items() if re.search(rf"\b{word}\b", text)}
    return set(_NUMBER.findall(text)) | words


def _shown(value: float | str | None) -> str:
    if isinstance(value, float) and abs(value) < 1:
        value = round(100 * value, 1)
    text = str(value).removeprefix("-").removesuffix(".0")
    return text if "-" in text else text.replace(".", ",")


def _tells(finding: Finding, entry: dict[str, Any], default: str) -> bool:
    right_rule = finding.rule in RULES[entry["kind"]]
    right_report = finding.report == entry.get("intervention", default)
    return right_rule and right_report and {_shown(finding.stated), _shown(finding.expected)} <= _printed(entry)


def test_every_hard_error_is_found_and_no_other(case: Case) -> None:
    default = case.reading.reports[0].intervention
    left = list(case.errors)
    for entry in case.entries("hard"):
        match = next((one for one in left if _tells(one, entry, default)), None)
        assert match is not None, (entry["id"], [(one.rule, one.stated, one.expected) for one in left])
        left.remove(match)
    # A swap is told beside the two sums that it explains.
    assert [one for one in left if one.rule != "swapped_columns"] == []


def test_a_swap_is_named(shared: Path) -> None:
    found = [one for one in _case(shared, "001").errors if one.rule == "swapped_columns"]
    assert [(one.report, one.measure) for one in found] == [("Cresco Create", "exits")]
    assert "ha bytt plats" in found[0].message.sv


def test_no_share_that_agrees_is_flagged(case: Case) -> None:
    shares = [(one.report, round(float(one.stated or 0), 4)) for one in case.found if one.rule == "share_mismatch"]
    for part in case.truth.get("interventions", [case.truth]):
        name = part.get("name", case.reading.reports[0].intervention)
        for stated in part["percentages"]:
            if stated.get("agrees") is not False:
                assert (name, round(stated["percent"] / 100, 4)) not in shares, stated


# What is soft and must be told all the same, each by the rule that fits it.
TOLD = {
    ("Förberedande insats Gullspång", "E16"): ("text_table_mismatch", 4),
    ("AKT-SAM", "E20"): ("text_table_mismatch", 81),
    ("Cresco Create", "E34"): ("date_order", 107),
    ("Elings ark", "E35"): ("text_text_mismatch", 1.0),
    ("Stoppa våldet", "E36"): ("date_order", "2020-01-01"),
}


def test_soft_entries_are_never_errors(shared: Path) -> None:
    case = _case(shared, "001")
    soft = {(entry["intervention"], entry["id"]) for entry in case.entries("soft")}
    assert set(TOLD) <= soft
    for (report, _), (rule, stated) in TOLD.items():
        told = [one for one in case.found if (one.report, one.rule, one.stated) == (report, rule, stated)]
        assert told, (report, rule, [(one.rule, one.stated) for one in case.found if one.report == report])
        assert all(one.severity is not Severity.ERROR for one in told)


def test_what_the_remarks_say(shared: Path) -> None:
    def warned(number: str) -> set[str]:
        return {one.rule for one in _case(shared, number).found}

    assert {"period_gap", "blank_required"} <= warned("000")
    assert "period_length" not in warned("000")
    assert {"period_length", "contact_exposed"} <= warned("002")
    assert not {"planned_vs_actual", "period_length", "missing_section"} & warned("003")


# A capital less at the end of a name and one more word are no other spelling; the last is not in the document.
NO_VARIANT = {"Rörsås lantliv", "GreveGarden Friskvård", "Grevegarden"}


def test_name_variants_of_the_truth_are_found(shared: Path) -> None:
    case = _case(shared, "001")
    told = [one for one in case.found if one.rule == "name_variant"]
    found = {(one.report, one.stated) for one in told}
    true = {(part["name"], one) for part in case.truth["interventions"] for one in part.get("name_variants") or []}
    assert {one for one in true if one[1] not in NO_VARIANT} - found == set()
    assert {name for name, _ in found} <= {name for name, _ in true}
    assert all(one.severity is not Severity.ERROR for one in told)


def test_small_groups_below_the_threshold_are_seen(shared: Path) -> None:
    told = {one.report for one in _case(shared, "001").found if one.rule == "outcome_told_in_text"}
    assert told == {"Mofalla Lantgård", "Startgrid", "Studio Ludum", "AKT-SAM"}


def test_an_added_column_is_a_note(shared: Path) -> None:
    found = [one for one in _case(shared, "001").found if one.rule == "unforeseen_column"]
    assert [(one.severity, one.stated) for one in found] == [(Severity.NOTE, "Icke binära")]
