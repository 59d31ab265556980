"""A number that a report withholds may not be told of its intervention, whatever it is; here nobody knows it."""

from pathlib import Path

import pytest

from stegvis.disclosure.narrative import UNTOLD, Kind, KnownFigure, KnownFigures, gate
from stegvis.vocabulary import Gender

ALL, WOMEN, MEN = Gender.ALL, Gender.WOMEN, Gender.MEN


def cell(place: str, measure: str, gender: Gender, value: int | None = None) -> KnownFigure:
    return KnownFigure(measure, gender, UNTOLD if value is None else value, value is not None, place)


LINDEN = (
    cell("Linden", "participants", ALL, 38),
    cell("Linden", "participants", WOMEN),
    cell("Linden", "participants", MEN),
    *(cell("Linden", "exits", gender) for gender in (ALL, WOMEN, MEN)),
)
EKEN = tuple(cell("Eken", "participants", *told) for told in ((ALL, 38), (WOMEN, 25), (MEN, 13)))
KNOWN = KnownFigures((*LINDEN, *EKEN))
LINES = [
    line.split("\t", 1)
    for file in sorted((Path(__file__).parent / "withheld").glob("*.tsv"))
    for line in file.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("text", [text for kind, text in LINES if kind != "-"])
def test_a_withheld_number_stops_however_the_sentence_is_turned(text: str) -> None:
    assert Kind.HIDDEN in {hit.kind for hit in gate(text, KNOWN)}


@pytest.mark.parametrize("text", [text for kind, text in LINES if kind == "-"])
def test_what_is_shown_or_counts_no_people_may_stand(text: str) -> None:
    assert not gate(text, KNOWN)


def test_where_nothing_says_whose_people_are_meant_only_a_named_measure_stops() -> None:
    assert not gate("25 kvinnor bor i kommunen.", KNOWN)
    assert gate("25 kvinnor bor i kommunen.", KnownFigures(LINDEN))
