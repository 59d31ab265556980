"""`stegvis protect` as its users run it: exit codes, JSON, one line for a bad file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from stegvis.cli.protection_words import EXAMPLE

FAMILY = {
    "k": 5,
    "atoms": ["women", "men"],
    "cells": [
        {"id": "women", "atoms": {"women": 1}, "value": 2},
        {"id": "men", "atoms": {"men": 1}, "value": 9},
        {"id": "total", "atoms": {"women": 1, "men": 1}, "value": 11},
    ],
}


def run(tmp_path, family: object, *options: str) -> subprocess.CompletedProcess[str]:
    path = tmp_path / "family.json"
    path.write_text(family if isinstance(family, str) else json.dumps(family), "utf-8")
    command = [sys.executable, "-m", "stegvis.cli", "protect", str(path), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_optimal_is_0_and_json_follows_the_contract(tmp_path):
    done = run(tmp_path, FAMILY, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["status"] == "optimal"
    assert set(told["hidden"]) in ({"women", "men"}, {"women", "total"})
    assert told["weight_hidden"] == told["lower_bound"] == 2
    assert told["audit"] == {"groups": 1, "provable": 0, "solver": told["audit"]["solver"]}
    assert told["certificate"][0] == {"cut": {"women": 1}, "at_least": 1}
    assert told["reason"] is None


def test_a_table_for_people(tmp_path):
    done = run(tmp_path, FAMILY, "--language", "en")
    assert done.returncode == 0
    shown = dict(line.rsplit(maxsplit=1) for line in done.stdout.splitlines()[:4])
    assert shown["women"] == "‥"
    assert "1 numbers are shown, 2 hidden" in done.stdout


@pytest.mark.parametrize("json_too", [True, False])
def test_refused_is_3_and_nothing_is_shown(tmp_path, json_too):
    family = FAMILY | {"ledger": [{"id": "old", "atoms": {"women": 1}, "value": 2, "visible": True}]}
    done = run(tmp_path, family, *(["--json"] if json_too else []), "--language", "en")
    assert done.returncode == 3
    if json_too:
        told = json.loads(done.stdout)
        assert (told["status"], told["visible"]) == ("refused", [])
        assert "women" in told["reason"]
    else:
        assert done.stdout == ""
    assert "women" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_bad_input_is_2_with_one_line(tmp_path):
    done = run(tmp_path, FAMILY | {"k": 1}, "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    missing = subprocess.run(
        [sys.executable, "-m", "stegvis.cli", "protect", str(tmp_path / "none.json")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert missing.returncode == 2
    assert len(missing.stderr.splitlines()) == 1


def test_shares_are_not_passed_over(tmp_path):
    share = {"id": "s", "numerator": {"women": 1}, "denominator": {"women": 1, "men": 1}, "per_cent": 18}
    done = run(tmp_path, {**FAMILY, "shares": [share]}, "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "”shares” kan bara angripas" in done.stderr


def test_totals_that_do_not_add_up_are_refused_by_name(tmp_path):
    cells = [*FAMILY["cells"][:2], {**FAMILY["cells"][2], "value": 12}]
    done = run(tmp_path, {**FAMILY, "cells": cells})
    assert done.returncode == 3
    assert all(name in done.stderr for name in ("women", "men", "total"))


def test_a_family_of_nothing_shows_nothing(tmp_path):
    done = run(tmp_path, {"k": 5, "atoms": [], "cells": []}, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["visible"] == []


def test_the_examples_of_help_and_manual_can_be_used(tmp_path):
    manual = (Path(__file__).parents[2] / "docs" / "families.md").read_text("utf-8")
    for example in (EXAMPLE, manual.split("```json")[1].split("```")[0]):
        done = run(tmp_path, example, "--json")
        assert (done.returncode, json.loads(done.stdout)["status"]) == (0, "optimal")
