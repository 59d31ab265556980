"""Every dangerous sentence is caught; few harmless ones are. All sentences are invented."""

from pathlib import Path

import pytest

from stegvis.disclosure.narrative import Kind, gate

HERE = Path(__file__).parent
HARMLESS = "-"


def sentences(name: str) -> list[tuple[str, str]]:
    """(expected kind or "-", sentence) for each line of a data file."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    rows = [line.split("\t", 1) for line in lines if line.strip() and not line.startswith("#")]
    return [(kind, text.replace("\\n", "\n")) for kind, text in rows]


FILES = [path.name for path in sorted(HERE.glob("*.tsv"))]
ALL = [(name, *row) for name in FILES for row in sentences(name)]
DANGEROUS = [(kind, text) for _, kind, text in ALL if kind != HARMLESS]


def test_there_are_enough_sentences_and_half_are_harmless():
    harmless = len(ALL) - len(DANGEROUS)
    assert len(ALL) >= 500
    assert abs(harmless - len(DANGEROUS)) < 0.25 * len(ALL)
    assert len({text for _, _, text in ALL}) == len(ALL)


def test_every_kind_is_tried():
    assert {kind for kind, _ in DANGEROUS} >= {one.value for one in Kind} - {Kind.HIDDEN.value}


@pytest.mark.parametrize(("kind", "text"), DANGEROUS, ids=[text[:40] for _, text in DANGEROUS])
def test_a_dangerous_sentence_is_caught(kind, text):
    assert kind in {hit.kind.value for hit in gate(text)}


def test_few_harmless_sentences_are_caught():
    wrong = [text for _, kind, text in ALL if kind == HARMLESS and gate(text)]
    assert len(DANGEROUS) / (len(DANGEROUS) + len(wrong)) >= 0.9, wrong


@pytest.mark.parametrize(
    "text", [text for name, kind, text in ALL if name == "held_out_eighteenth.tsv" and kind == "-"]
)
def test_what_tells_of_no_participant_may_stand(text):
    assert not gate(text)
