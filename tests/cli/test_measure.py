"""`stegvis measure`: named fields, readable tables, one sentence for what cannot be counted."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from stegvis.cli import main
from stegvis.cli.periods import parse_period
from stegvis.vocabulary import BadInput, Period


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("facts")
    main(["facts", "generate", "--participations", "300", "--seed", "2", "--out", str(folder)])
    return folder


def counted(capsys: pytest.CaptureFixture[str], facts: Path, *more: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["measure", "--facts", str(facts), "--json", *more]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_rows_have_named_fields_and_are_not_released(capsys, facts):
    told = counted(
        capsys, facts, "--period", "2023-01..2023-08", "--measure", "participants", "feels_better", "--by", "gender"
    )
    assert told["released"] is False
    first = told["rows"][0]
    assert first["period"] == {"start": "2023-01-01", "end": "2023-08-31"}
    assert first["group"] == {"gender": "women"}
    assert first["split"] == {}
    assert first["numerator"] > 0
    assert first["denominator"] is first["answered"] is None
    asked = next(row for row in told["rows"] if row["measure"] == "feels_better")
    assert asked["denominator"] == asked["answered"]
    assert asked["value"] == pytest.approx(asked["numerator"] / asked["denominator"])
    assert asked["not_answered"] >= 0 <= asked["not_asked"]


def test_participants_are_those_in_the_facts(capsys, facts):
    table = pq.read_table(facts / "participations").to_pylist()
    first, last = date(2023, 1, 1), date(2023, 8, 31)
    open_then = [
        row
        for row in table
        if row["started_on"] and row["started_on"] <= last and (not row["exited_on"] or row["exited_on"] >= first)
    ]
    told = counted(capsys, facts, "--period", "2023-01..2023-08", "--measure", "participants")
    assert [row["numerator"] for row in told["rows"]] == [len(open_then)]


def test_engines_agree(capsys, facts):
    options = ("--period", "2022", "2023-Q1", "--measure", "exits_by_class", "hours_change", "--by", "gender")
    duckdb, memory, sqlite = (
        counted(capsys, facts, "--engine", engine, *options)["rows"] for engine in ("duckdb", "memory", "sqlite")
    )
    assert duckdb == memory == sqlite
    assert duckdb


def test_everything_is_counted_when_nothing_is_named(capsys, facts):
    told = counted(capsys, facts, "--period", "2023", "--by", "gender")
    ids = {row["measure"] for row in told["rows"]}
    assert {"participants", "exits_by_reason", "waiting_time_median"} <= ids
    assert all(list(row["group"]) == ["gender"] for row in told["rows"])


def test_a_table_to_read_and_a_warning_beside_it(capsys, facts):
    capsys.readouterr()
    arguments = ["--period", "2023", "--measure", "feels_better", "--by", "gender"]
    assert main(["measure", "--facts", str(facts), *arguments]) == 0
    printed = capsys.readouterr()
    heading, columns, women, *_ = printed.out.splitlines()
    assert heading == "Mår bättre (feels_better)"
    assert columns.split()[:3] == ["Period", "Kön", "Värde"]
    assert "Kvinnor" in women
    assert " %" in women
    assert "oskyddade" in printed.err


def test_every_table_can_be_read(capsys, facts):
    capsys.readouterr()
    assert main(["measure", "--facts", str(facts), "--period", "2023", "--language", "en"]) == 0
    printed = capsys.readouterr()
    assert "{" not in printed.out
    assert "column." not in printed.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--measure", "exit_positive"], "exits_positive"),
        (["--measure", "participants", "--by", "sex"], "gender"),
        (["--measure", "budget", "--by", "gender"], "gender"),
        (["--period", "2023-13"], "2023-13"),
        (["--facts", "nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_counted_is_one_sentence(capsys, facts, arguments, said):
    capsys.readouterr()
    given = ["--facts", str(facts), "--period", "2023", *arguments]
    assert main(["measure", *given]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert printed.err.count("\n") == 1


def test_measures_are_listed(capsys):
    capsys.readouterr()
    assert main(["measure", "--list"]) == 0
    assert "Mår bättre" in capsys.readouterr().out


def test_facts_and_period_are_asked_for(capsys, facts):
    assert main(["measure", "--facts", str(facts)]) == 2
    assert "--period" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-Q1", "2023-01-01", "2023-03-31"),
        ("2023-T2", "2023-05-01", "2023-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-01..2023-08", "2023-01-01", "2023-08-31"),
        ("2023-01-15..2023-03-02", "2023-01-15", "2023-03-02"),
        ("2022-Q4..2023", "2022-10-01", "2023-12-31"),
    ],
)
def test_periods_as_people_write_them(text, start, end):
    assert parse_period(text) == Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize("text", ["", "2023-00", "2023-Q5", "2023-T4", "2023-H3", "2023-08..2023-01", "soon", "2023.."])
def test_other_periods_are_told(text):
    with pytest.raises(BadInput):
        parse_period(text)


def test_json_tells_what_is_not_in_it(capsys, facts):
    told = counted(capsys, facts, "--period", "2023", "--by", "referrer")
    assert "budget" in told["left_out"]
    assert told["unanswered"] == []
    told = counted(capsys, facts, "--period", "2023")
    assert told["left_out"] == []
    assert "soc29.total_change" in told["unanswered"]
    assert {row["measure"] for row in told["rows"]}.isdisjoint(told["unanswered"])


def test_answers_about_violence_are_pointed_out_only_when_they_are_there(capsys, facts):
    def said(*measures: str) -> str:
        capsys.readouterr()
        given = ["--facts", str(facts), "--period", "2023", "--language", "sv", "--measure", *measures]
        assert main(["measure", *given]) == 0
        return capsys.readouterr().err

    assert "svar om våld" in said("participants", "violence_exposed")
    assert "skyddade: violence_exposed." in said("participants", "violence_exposed")
    assert "våld" not in said("participants", "asked_about_violence")


def test_rows_without_a_known_group_are_named_in_words(capsys, facts):
    capsys.readouterr()
    given = ["--facts", str(facts), "--period", "2023", "--measure", "participants", "--by", "referrer"]
    assert main(["measure", *given, "--language", "sv"]) == 0
    printed = capsys.readouterr().out
    assert "unknown" not in printed
    assert "Remittent" in printed
    assert "Okänt" in printed
