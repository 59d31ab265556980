"""`stegvis measure --explain`: what a measure means and who is counted, without any facts."""

import json

import pytest

from stegvis.catalogue.measures import load_measures
from stegvis.cli import main
from stegvis.cli.words import WORDS
from stegvis.measures.canonical import measure_hash
from stegvis.measures.facts import FACT_TABLES, Kind
from stegvis.measures.nodes import PrivacyClass, Unit


def explained(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(["measure", "--explain", *arguments]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def test_a_measure_is_explained_in_swedish(capsys: pytest.CaptureFixture[str]) -> None:
    printed = explained(capsys, "feels_better", "--language", "sv")
    assert printed.startswith("Mår bättre (feels_better)\n")
    for said in (
        load_measures()["feels_better"].explanation.sv,
        "Källa: Projektredovisning delår och helår (Skaraborg)",
        "Klass: B, utfall",
        "Räknas i: andel",
        "Kön (gender)",
        f"sha256 {measure_hash(load_measures()['feels_better'].measure)}",
        "Vem räknas 2023-01-01 – 2023-08-31? Alla i exemplet är påhittade.",
        "Bo (påhittad) räknas bara i nämnaren: svarade oförändrat",
        "→ 1 / 2 = 50 %; svarade: 2, svarade inte: 1, ej tillfrågade: 1",
    ):
        assert said in printed


def test_a_measure_is_explained_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    printed = explained(capsys, "waiting_time_median", "--language", "en")
    assert "Class: A, participation and exits" in printed
    assert "→ the median of 2 is 45.5" in printed
    assert "(invented) is not counted: " in printed


def test_an_explanation_as_json_has_named_fields(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(explained(capsys, "support_transitions", "--json", "--language", "en"))
    entry = load_measures()["support_transitions"]
    assert told["label"] == entry.label.en
    assert told["explanation"] == entry.explanation.en
    assert told["source"] == entry.source.en
    assert (told["class"], told["unit"]) == ("C", "share")
    assert told["definition"] == measure_hash(entry.measure)
    (example, *_) = told["examples"]
    assert example["invented"] is True
    assert example["period"] == {"start": "2023-01-01", "end": "2023-08-31"}
    assert [row["name"] for row in example["rows"]][:2] == ["Anna", "Bo"]
    assert (example["rows"][0]["numerator"], example["rows"][0]["question"]) == (1, "answered")
    assert example["rows"][0]["sentence"].startswith("Anna (invented) counts in both")
    assert example["results"][0]["split"] == {
        "support_before": "social_assistance",
        "support_after": "social_assistance",
    }
    assert example["results"][0]["value"] == 0.5


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_measure_can_be_explained(capsys: pytest.CaptureFixture[str], language: str) -> None:
    for entry in load_measures().values():
        printed = explained(capsys, entry.id, "--language", language)
        assert printed.count("(påhitta" if language == "sv" else "(invented)") >= 3
        assert "{" not in printed


def test_an_unknown_measure_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", "--explain", "feels_bettr", "--language", "sv"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "menar du feels_better" in printed.err
    assert printed.err.count("\n") == 1


def test_units_classes_and_columns_have_words_in_both_languages() -> None:
    columns = [column for table in FACT_TABLES.values() for column in table.columns]
    keys = [f"column.{one.name}" for one in columns if one.grouping or one.kind is Kind.CODE]
    keys += [f"unit.{unit.value}" for unit in Unit] + [f"class.{one.value}" for one in PrivacyClass]
    assert not [key for key in keys if key not in WORDS]
