"""What the prose of the shared documents states, against their truth files."""

import json
import textwrap
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from stegvis.documents.nodes import Line
from stegvis.forms.prose.statements import find_statements
from stegvis.forms.reading import Statement
from stegvis.vocabulary import Gender, Place

Truth = dict[str, Any]


@pytest.fixture(scope="module")
def account(shared: Path) -> Truth:
    return truth_of(shared, "001")


@pytest.fixture(scope="module")
def told(shared: Path, account: Truth) -> dict[str, list[Statement]]:
    """The statements of each intervention's chapter."""
    text = lines_of(shared, account)
    starts = [one["heading_line"] for one in account["interventions"]] + [len(text) + 1]
    return {
        known["name"]: list(find_statements([line for line in text if start <= (line.place.line or 0) < end]))
        for known, (start, end) in zip(account["interventions"], pairwise(starts), strict=True)
    }


def truth_of(shared: Path, number: str) -> Truth:
    loaded: Truth = json.loads((shared / "truth" / f"seed_{number}.truth.json").read_text())
    return loaded


def lines_of(shared: Path, truth: Truth) -> list[Line]:
    text = (shared / "documents" / truth["file"]).read_text()
    return [Line(one, Place(line=number)) for number, one in enumerate(text.split("\n"), start=1)]


def error(account: Truth, name: str) -> Truth:
    """The inconsistency with that id in the truth file."""
    return next(one for one in account["arithmetic_errors"] if one["id"] == name)


def of(told: dict[str, list[Statement]], account: Truth, name: str) -> list[Statement]:
    """The statements of the intervention that the inconsistency is about."""
    return told[error(account, name)["intervention"]]


def test_every_percentage_is_stated(told: dict[str, list[Statement]], account: Truth) -> None:
    missing = []
    for known in account["interventions"]:
        shares = [round(100 * one.share, 1) for one in told[known["name"]] if one.share is not None]
        missing += [(known["name"], one) for one in known["percentages"] if one["percent"] not in shares]
    assert missing == []


def test_a_percentage_by_gender_knows_its_gender(told: dict[str, list[Statement]], account: Truth) -> None:
    genders = {"kvinnor": Gender.WOMEN, "män": Gender.MEN}
    wrong = []
    for known in account["interventions"]:
        for one in known["percentages"]:
            if one["group"] and not any(
                statement.share is not None
                and round(100 * statement.share, 1) == one["percent"]
                and statement.gender == genders[one["group"]]
                for statement in told[known["name"]]
            ):
                wrong.append((known["name"], one))
    assert wrong == []


def test_a_share_with_another_share_of_the_exits_than_its_own_people(
    told: dict[str, list[Statement]], account: Truth
) -> None:
    found = [one for one in of(told, account, "E12") if one.numerator is not None]
    assert [(one.share, one.numerator, one.of_measure, one.part_of) for one in found] == [
        (0.39, 12, "exits", "exits_positive")
    ]


def test_people_told_in_prose_beside_an_empty_row(told: dict[str, list[Statement]], account: Truth) -> None:
    found = {one.gender: one.count for one in of(told, account, "E13") if one.part_of == "exits_other"}
    assert found == {Gender.WOMEN: 9, Gender.MEN: 3}


def test_activity_told_otherwise_than_in_the_table(told: dict[str, list[Statement]], account: Truth) -> None:
    for name, count in (("E14", 8), ("E15", 7)):
        found = [one for one in of(told, account, name) if one.measure == "more_active" and one.count]
        assert [one.count for one in found if not one.negated and not one.is_goal] == [count]
        assert {one.count for one in found if one.negated} == {1}


def test_shares_beside_their_people(told: dict[str, list[Statement]], account: Truth) -> None:
    found = [one for one in of(told, account, "E14") if one.measure == "more_active" and one.share and not one.is_goal]
    assert [(one.share, one.negated) for one in found] == [(0.89, False), (0.11, True)]


def test_a_share_of_the_women(told: dict[str, list[Statement]], account: Truth) -> None:
    found = {one.gender: one for one in of(told, account, "E17") if one.part_of == "exits_positive" and not one.is_goal}
    assert {gender: one.share for gender, one in found.items()} == {Gender.WOMEN: 0.37, Gender.MEN: 0.0}
    assert found[Gender.WOMEN].approximate


ROWS = {
    "participants": "participants",
    "exits": "exited",
    "exits_positive": "positive",
    "exits_unclear": "unclear",
    "exits_other": "other",
    "feels_better": "feel_better",
}
COLUMNS = {Gender.ALL: "total", Gender.WOMEN: "women", Gender.MEN: "men", Gender.NONBINARY: "nonbinary"}


def test_counts_in_prose_agree_with_the_table(told: dict[str, list[Statement]], account: Truth) -> None:
    """No sentence is taken for a measure of the table when it speaks of something else.

    More activity is left out: there the truth file lists where prose and table differ.
    """
    wrong = []
    compared = 0
    for known in account["interventions"]:
        for one in told[known["name"]]:
            if one.count is None or one.negated or one.is_goal or one.measure not in ROWS:
                continue
            printed = known["counts"][ROWS[one.measure]][COLUMNS[one.gender]]
            compared += printed is not None
            if printed not in (None, one.count):
                wrong.append((known["name"], one.raw, one.measure, printed))
    assert wrong == []
    assert compared >= 8


def test_parts_in_prose_are_no_more_than_the_table_but_for_the_listed_error(
    told: dict[str, list[Statement]], account: Truth
) -> None:
    wrong = set()
    for known in account["interventions"]:
        for one in told[known["name"]]:
            if one.count is None or one.negated or one.is_goal or one.part_of not in ROWS:
                continue
            printed = known["counts"][ROWS[one.part_of]][COLUMNS[one.gender]]
            if printed is not None and one.count > printed:
                wrong.add(known["name"])
    assert wrong == {error(account, "E13")["intervention"]}


def test_groups_told_in_brackets(shared: Path) -> None:
    found = find_statements(lines_of(shared, truth_of(shared, "003")))
    by_group: dict[str, list[tuple[Gender, int | None]]] = {}
    for one in found:
        if one.measure == "participants" and one.group:
            by_group.setdefault(one.group, []).append((one.gender, one.count))
    assert by_group == {
        "grupp 1": [(Gender.MEN, 6)],
        "grupp 2": [(Gender.WOMEN, 3), (Gender.MEN, 5)],
        "grupp 3": [(Gender.WOMEN, 5), (Gender.MEN, 4)],
        "grupp 2+3": [(Gender.ALL, 16)],
    }


def test_participants_and_consents_in_prose(shared: Path) -> None:
    found = find_statements(lines_of(shared, truth_of(shared, "002")))
    assert [(one.count, one.measure, one.is_goal) for one in found if one.measure] == [
        (62, "participants", False),
        (62, "consents", True),
        (26, "consents", False),
    ]


def test_a_final_report_states_nothing_of_a_table_it_does_not_have(shared: Path) -> None:
    truth = truth_of(shared, "004")
    first, last = truth["body_lines"]
    found = find_statements(lines_of(shared, truth)[first - 1 : last])
    whole = [(one.count, one.measure) for one in found if one.measure]
    assert whole == [(14, "places"), (1, "dropouts"), (13, "completed"), (13, "completed")]
    assert [one for one in found if (one.numerator, one.denominator) == (6, 7)]
    percentages = {round(100 * one.share, 1) for one in found if one.share is not None}
    assert {one["percent"] for one in truth["percentages"]} <= percentages


@pytest.mark.parametrize("number", ["001", "002", "003"])
@pytest.mark.parametrize("width", [36, 50, 80])
def test_other_line_breaks_change_nothing(shared: Path, number: str, width: int) -> None:
    whole = lines_of(shared, truth_of(shared, number))
    wrapped = [piece for line in whole for piece in wrap(line.text, width)]
    broken = [Line(text, Place(line=at)) for at, text in enumerate(wrapped, start=1)]
    assert [gist(one) for one in find_statements(broken)] == [gist(one) for one in find_statements(whole)]


def wrap(text: str, width: int) -> list[str]:
    if "\t" in text or text.startswith("|") or not text.strip():
        return [text]
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def gist(one: Statement) -> tuple[object, ...]:
    """All that a statement says, but for its place."""
    return (
        one.raw,
        one.gender,
        one.measure,
        one.part_of,
        one.of_measure,
        one.share,
        one.numerator,
        one.negated,
        one.group,
    )
