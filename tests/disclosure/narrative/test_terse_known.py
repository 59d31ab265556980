"""Numbers in figures and signs, and in English, against what a release shows and hides. All figures are invented."""

import pytest

from stegvis.disclosure.narrative import Kind, KnownFigure, KnownFigures, gate
from stegvis.vocabulary import Gender

ALL, WOMEN, MEN = Gender.ALL, Gender.WOMEN, Gender.MEN


def cell(measure: str, gender: Gender, value: int, visible: bool = True) -> KnownFigure:
    return KnownFigure(measure, gender, value, visible, "Ekbacken")


KNOWN = KnownFigures(
    (
        cell("participants", ALL, 61), cell("participants", WOMEN, 41, visible=False),
        cell("participants", MEN, 20, visible=False), cell("exits", ALL, 39, visible=False), cell("exits", WOMEN, 22),
        cell("exits", MEN, 16), cell("exits_positive", ALL, 27, visible=False), cell("exits_positive", WOMEN, 15),
        cell("exits_positive", MEN, 12, visible=False), cell("feels_better", ALL, 21), cell("exits_unclear", ALL, 8),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "K 41, M 20",
        "Deltagare: 61 (K 41, M 20)",
        "Arbete (27)",
        "Studier eller arbete – 27 st",
        "27/39",
        "27/39 gick till arbete",
        "27 utav 39 gick till arbete",
        "61 minus 22 deltagare avslutades.",
        "15 + 12 deltagare fick arbete.",
        "Kvinnor/män: 41/20",
        "27 out of 39 found work.",
        "12 of the men found work.",
        "41 women took part.",
        "Work: 27",
    ],
)
def test_a_hidden_number_is_found_however_it_is_written(text):
    hits = gate(text, KNOWN)
    assert Kind.HIDDEN in {hit.kind for hit in hits}
    for hit in hits:
        assert text[hit.spot.start : hit.spot.end] == hit.passage
        assert hit.reason.sv and hit.reason.en and hit.proposal.sv and hit.proposal.en


@pytest.mark.parametrize(
    "text",
    ["Avslutade: K 22, M 16", "Oklart utfall (8)", "Åter till remittent – 8", "22 women left.", "Mår bättre (21)"],
)
def test_a_shown_number_may_stand_however_it_is_written(text):
    assert not gate(text, KNOWN)


def test_a_small_number_has_its_place_in_the_text_as_it_was_given():
    text = "Insatsen är igång. <b>Utfall</b>: arbete (3). Lokalen är ny."
    [hit] = gate(text)
    assert (hit.passage, hit.spot.sentence) == ("arbete (3)", 2)
    assert "antalet visas inte" in hit.proposal.sv


NARROW = KnownFigures(
    (
        cell("participants", ALL, 24), cell("exits", ALL, 12), cell("exits_positive", ALL, 10, visible=False),
        cell("feels_better", ALL, 7, visible=False), cell("exits_unclear", ALL, 9, visible=False),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["dussinet minus två", "Studier:10", "Arbete × 10", "Arbete: X, studier: VII", "Jobb tio", "fick (10) arbete",
     "Återremitterade – 9"],
)  # fmt: skip
def test_a_large_hidden_number_is_found_by_signs_and_sums_too(text):
    assert Kind.HIDDEN in {hit.kind for hit in gate(text, NARROW)}


@pytest.mark.parametrize(
    "text", ["Praktikplatser:10", "Gruppträff 10 (hälsa)", "10 m hög hylla", "Nöjdhet 7 av 10", "7/10 av budgeten"]
)
def test_what_counts_nobody_may_have_the_same_number(text):
    assert not gate(text, NARROW)
