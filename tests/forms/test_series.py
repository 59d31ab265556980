"""Instrument values and stated changes in running text. All numbers but those of the shared report are invented."""

import json
from pathlib import Path

import pytest

from stegvis.catalogue.instrument_files import load_instruments
from stegvis.documents.nodes import Line
from stegvis.forms.prose.series import find_series
from stegvis.vocabulary import Place


def series_in(text: str):
    lines = [Line(line, Place(line=at)) for at, line in enumerate(text.split("\n"), start=1)]
    return find_series(lines, load_instruments())


def told(text: str):
    return [(one.instrument, one.scale, one.on, one.value, one.change) for one in series_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "KASAM ökade från 120 till 131.",
            [("soc29", "total", None, 120, None), ("soc29", "total", None, 131, None)],
        ),
        ("KASAM-medelvärde 62,4 (SOC-13).", [("soc13", "total", None, 62.4, None)]),
        (
            "Vid start var KASAM i snitt 58,5 poäng och vid avslut 63,0, en ökning på 4,5 poäng.",
            [("soc13", "total", None, 58.5, None), ("soc13", "total", None, 63.0, 4.5)],
        ),
        (
            "KASAM mättes två gånger. Det sjönk från 131 i mars 2021 till 120 i juni 2022, en sänkning på elva poäng.",
            [("soc29", "total", "2021-03", 131, None), ("soc29", "total", "2022-06", 120, -11)],
        ),
        (
            "Deltagarnas KASAM sjönk med 8 poäng från 70 till 62.",
            [("soc13", "total", None, 70, None), ("soc13", "total", None, 62, -8)],
        ),
        (
            "Från mars 2020 till maj 2021 ökade KASAM från 55 till 61, dvs 6 poäng högre.",
            [("soc13", "total", "2020-03", 55, None), ("soc13", "total", "2021-05", 61, 6)],
        ),
        (
            "KASAM (SOC-13): totalt 60 poäng, varav begriplighet 22, hanterbarhet 18 och meningsfullhet 20.",
            [
                ("soc13", "total", None, 60, None),
                ("soc13", "comprehensibility", None, 22, None),
                ("soc13", "manageability", None, 18, None),
                ("soc13", "meaningfulness", None, 20, None),
            ],
        ),
        (
            "Känsla av sammanhang: 49 poäng för begriplighet och 40 poäng för hanterbarhet.",
            [("soc29", "comprehensibility", None, 49, None), ("soc29", "manageability", None, 40, None)],
        ),
        (
            "KASAM mättes på 12 deltagare (n=12). I mars 2020 var värdet 140 och i maj 2021 133, en minskning med 9.",
            [("soc29", "total", "2020-03", 140, None), ("soc29", "total", "2021-05", 133, -9)],
        ),
    ],
)
def test_instruments(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("separator", [" ", "\n"])
def test_scales_of_two_occasions_stay_apart(separator):
    text = (
        "Vi mätte känsla av sammanhang. Mätningen i maj 2019 visade ett snitt på 120 poäng. Begriplighet låg på 40, "
        "hanterbarhet på 41 och meningsfullhet på 39. Mätningen i maj 2020 visade ett bättre resultat. Snittet låg på "
        "126 poäng. Begriplighet låg på 43 poäng, en ökning på tre poäng, hanterbarhet på 44 och meningsfullhet på 39."
    )
    found = series_in(text.replace(" ", separator))
    assert [(one.scale[:4], one.on, one.occasion, one.value, one.change) for one in found] == [
        ("tota", "2019-05", 0, 120, None),
        ("comp", "2019-05", 0, 40, None),
        ("mana", "2019-05", 0, 41, None),
        ("mean", "2019-05", 0, 39, None),
        ("tota", "2020-05", 1, 126, None),
        ("comp", "2020-05", 1, 43, 3),
        ("mana", "2020-05", 1, 44, None),
        ("mean", "2020-05", 1, 39, None),
    ]
    assert {one.instrument for one in found} == {"soc29"}
    assert found[0].parts == ("comprehensibility", "manageability", "meaningfulness")
    assert not found[1].parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Antalet minskade från 58 personer i maj 2021 till 44 personer i maj 2022, en minskning med 14 personer.",
            [("2021-05", 58, None), ("2022-05", 44, -14)],
        ),
        (
            "I april 2012 låg tiden på 13 månader och i april 2013 på 11,4, en minskning på 1,6 månader.",
            [("2012-04", 13, None), ("2013-04", 11.4, -1.6)],
        ),
        ("Kön ökade med tre personer, från 12 till 15.", [(None, 12, None), (None, 15, 3)]),
        (
            "Andelen steg från 40 % till 55 %, en ökning med 15 procentenheter.",
            [(None, 40, None), (None, 55, 15)],
        ),
    ],
)
def test_two_numbers_and_their_change(text, expected):
    assert [(one.on, one.value, one.change) for one in series_in(text)] == expected
    assert {(one.instrument, one.scale) for one in series_in(text)} == {("text", "1")}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Andelen steg från 40 % till 55 %, en ökning med 38 %.",
        "Budgeten ökade från 1,2 mkr till 1,5 mkr, en ökning med 300 000 kr.",
        "I maj 2011 var tiden 16,6 månader och i maj ,7 månader vilket är en ökning på 1,1 månad.",
        "Antalet ökade från ca 40 till 55 personer, en ökning med 12 personer.",
        "Vi hade 12 deltagare och 4 kurser. Det är en ökning med 3 kurser.",
        "Projektet använde inte KASAM, som inte passade de 12 deltagarna under 2021.",
        "KASAM besvarades av 60 personer. Därefter köptes 75 stolar för 90 kr styck.",
    ],
)
def test_what_leaves_doubt_is_left_out(text):
    assert told(text) == []


def test_the_place_is_the_line_of_the_sentence():
    text = "Inledning.\n\nKASAM i mars 2021 var 120 poäng.\n\nKASAM i mars 2022 var 131 poäng."
    assert [one.place.line for one in series_in(text)] == [3, 5]


def test_a_long_table_is_read_in_reasonable_time():
    text = "KASAM\n" + "\n".join(f"i mars 2021 var värdet {60 + number % 20} poäng" for number in range(2000))
    assert len(series_in(text)) >= 1


def test_the_shared_report(shared: Path):
    truth = json.loads((shared / "truth" / "seed_004.truth.json").read_text("utf-8"))
    (file,) = (shared / "documents").glob("004_*.txt")
    found = [one for one in series_in(file.read_text("utf-8")) if one.instrument == "soc29"]
    names = {"total": "total", "comprehensibility": "begriplighet", "manageability": "hanterbarhet"}
    names["meaningfulness"] = "meningsfullhet"
    for occasion, measured in enumerate(truth["kasam"]["measurements"]):
        values = {names[one.scale]: one.value for one in found if one.occasion == occasion}
        assert values == {name: measured[name] for name in names.values()}
        assert {one.on for one in found if one.occasion == occasion} == {measured["date"]}
    changes = {names[one.scale]: one.change for one in found if one.change is not None}
    assert changes == truth["kasam"]["printed_changes"]
