"""`stegvis attack`: its JSON, its sentences, its rules and its one-line complaints."""

import json
from pathlib import Path
from typing import Any

import pytest

from stegvis.cli import main
from stegvis.disclosure.highs import SolverDied

DRAFT: dict[str, Any] = {
    "k": 5,
    "atoms": ["A|women|better", "A|women|same", "A|men|better", "A|men|same"],
    "cells": [
        {
            "id": "A/exits/all",
            "publication": "2023",
            "atoms": {"A|women|better": 1, "A|women|same": 1, "A|men|better": 1, "A|men|same": 1},
            "value": 16,
        },
        {"id": "A/exits/women", "publication": "2023", "atoms": {"A|women|better": 1, "A|women|same": 1}, "value": 9},
        {"id": "A/better/women", "publication": "2023", "atoms": {"A|women|better": 1}, "value": 6},
    ],
    "groups": [{"id": "A/not better/women", "atoms": {"A|women|same": 1}, "value": 3}],
}


@pytest.fixture(name="draft")
def draft_file(tmp_path: Path) -> Path:
    return written(tmp_path, DRAFT)


def written(folder: Path, draft: object) -> Path:
    path = folder / "draft.json"
    path.write_text(json.dumps(draft), "utf-8")
    return path


def test_json_has_the_bounds_of_every_group(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attack", str(draft), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "groups": [
            {"id": "A/not better/women", "min": 3, "max": 3, "provable": True},
            {"id": "A/exits/all", "min": 16, "max": 16, "provable": False},
            {"id": "A/exits/women", "min": 9, "max": 9, "provable": False},
            {"id": "A/better/women", "min": 6, "max": 6, "provable": False},
        ]
    }


def test_a_hidden_cell_is_not_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hidden = {**DRAFT, "cells": [*DRAFT["cells"][:2], {**DRAFT["cells"][2], "visible": False}]}
    assert main(["attack", str(written(tmp_path, hidden)), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["groups"][0] == {
        "id": "A/not better/women",
        "min": 0,
        "max": 9,
        "provable": False,
    }


def test_what_nothing_bounds_is_null(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hidden = {**DRAFT, "cells": [{**cell, "visible": False} for cell in DRAFT["cells"]]}
    assert main(["attack", str(written(tmp_path, hidden)), "--json"]) == 0
    assert {group["max"] for group in json.loads(capsys.readouterr().out)["groups"]} == {None}


def test_plain_sentences_in_both_languages(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attack", str(draft), "--language", "sv"]) == 0
    assert capsys.readouterr().out == (
        "1 av 1 små grupper går att räkna ut:\n"
        "  ”A/not better/women” är 3: 9 (”A/exits/women”) − 6 (”A/better/women”) = 3.\n"
    )
    assert main(["attack", str(draft), "--language", "en"]) == 0
    assert "“A/not better/women” is 3: 9 (“A/exits/women”) − 6 (“A/better/women”) = 3." in capsys.readouterr().out


@pytest.mark.parametrize(("rule", "provable"), [("none", True), ("primary", True), ("row", True), ("rounding", False)])
def test_rules_of_hand(draft: Path, rule: str, provable: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attack", str(draft), "--rule", rule, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["groups"][0]["provable"] is provable


def test_nothing_to_work_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    safe = {**DRAFT, "cells": DRAFT["cells"][:1]}
    assert main(["attack", str(written(tmp_path, safe)), "--language", "en"]) == 0
    assert capsys.readouterr().out == "None of 1 small groups can be worked out.\n"
    assert main(["attack", str(written(tmp_path, {**safe, "groups": []})), "--language", "en"]) == 0
    assert capsys.readouterr().out == "There are no small groups here.\n"


def share(per_cent: int) -> dict[str, object]:
    """A share of those who feel better among all exits."""
    better = {"A|women|better": 1, "A|men|better": 1}
    return {"id": "better", "numerator": better, "denominator": DRAFT["cells"][0]["atoms"], "per_cent": per_cent}


def test_a_share_gives_a_group_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = {**DRAFT, "cells": DRAFT["cells"][:1], "shares": [share(81)]}
    assert main(["attack", str(written(tmp_path, told)), "--language", "en"]) == 0
    assert "is at most 3: 16 (“A/exits/all”) − 13 (“better”, 81 % × 16) = 3." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({**DRAFT, "k": 1}, "k"),
        ({**DRAFT, "cells": [{**DRAFT["cells"][1], "value": 5}, DRAFT["cells"][2]]}, "add up"),
        ({**DRAFT, "cells": [{**DRAFT["cells"][1], "visible": "no"}]}, "visible"),
        ({**DRAFT, "shares": [share(-4)]}, "shares"),
        ({**DRAFT, "shares": [share(80)]}, "shares"),
        ([], "object"),
    ],
)
def test_one_clear_sentence(broken: object, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options in ([], ["--json"]):
        assert main(["attack", str(written(tmp_path, broken)), "--language", "en", *options]) == 2
        streams = capsys.readouterr()
        assert streams.out == ""
        assert streams.err.startswith("stegvis: draft.json: ")
        assert streams.err.count("\n") == 1
        assert said in streams.err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attack", str(tmp_path / "none.json"), "--language", "en"]) == 2
    assert "no such file" in capsys.readouterr().err


def test_numbers_that_take_too_long_are_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """7a + 11b = 75 has fractions at its ends, so whole numbers must be searched; here no time is left for that."""
    monkeypatch.setattr("stegvis.disclosure.attack.PATIENCE_S", 0.0)
    cells = [{"id": "shown", "atoms": {"a": 7, "b": 11, "c": 13}, "value": 75}]
    hard = {"k": 5, "atoms": ["a", "b", "c"], "cells": cells, "groups": [{"id": "a", "atoms": {"a": 1}, "value": 6}]}
    assert main(["attack", str(written(tmp_path, hard)), "--language", "en"]) == 2
    assert "too long" in capsys.readouterr().err


def test_a_solver_killed_midway_is_told_of(
    draft: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a family is looked over for contradictions, a search that takes too long is nothing to tell of."""

    def killed(tasks: object) -> None:
        raise SolverDied

    monkeypatch.setattr("stegvis.disclosure.consistency.side_by_side", killed)
    monkeypatch.setattr("stegvis.disclosure.consistency.MANY_UNKNOWNS", 0)
    assert main(["attack", str(draft), "--language", "en"]) == 2
    assert "interrupted" in capsys.readouterr().err
