"""Attempts to slip a small count past the gate, and where a hit says that it stands. All sentences are invented."""

import gc
import time

import pytest

from stegvis.disclosure.narrative import Kind, gate

DISGUISED = [
    "T\u200bv\u200bå delta\u00adgare fick arbete.",
    "Två\u00a0deltagare fick\u202farbete.",
    "Tv-\nå delta-\n  gare fick arbete.",
    "Två\ndeltagare fick arbete.",
    "Tva\u030a deltagare fick arbete.",
    "２ deltagare fick arbete.",
    "٢ deltagare fick arbete.",
    "② deltagare fick arbete.",
    "Ⅲ deltagare fick arbete.",
    "III deltagare fick arbete.",
    "2st deltagare fick arbete.",
    "2 st. deltagare fick arbete.",
    "**Två** deltagare fick arbete.",
    "<b>Två</b> deltagare fick arbete.",
    "Två&nbsp;deltagare fick arbete.",
    "&#50; deltagare fick arbete.",
    "TVÅ DELTAGARE FICK ARBETE",
    "t v å deltagare fick arbete.",
    "tvâ deltagare fick arbete",
    "Två delatgare fick arbete.",
    "Τvå dеltаgаrе fick arbete.",
    "två (2) deltagare fick arbete.",
    "_Två_ deltagare fick arbete.",
    "T\x00vå deltagare fick arbete.",
    "Tr\u034fe deltagare fick arbete.",
    "T\u0336r\u0336e\u0336 deltagare fick arbete.",
    "Två\u3164deltagare fick arbete.",
    "Två\u2800deltagare fick arbete.",
    "Tré deltagare fick arbete.",
    "2,0 deltagare fick arbete.",
    "Praktik\t2",
]


@pytest.mark.parametrize("text", DISGUISED)
def test_a_disguised_count_is_found(text):
    assert Kind.COUNT in {hit.kind for hit in gate(text)}


@pytest.mark.parametrize("text", DISGUISED)
def test_a_hit_quotes_the_text_as_it_was_given(text):
    for hit in gate("Först en mening om lokalerna. " + text):
        assert hit.spot.sentence == 2
        assert hit.passage == ("Först en mening om lokalerna. " + text)[hit.spot.start : hit.spot.end]
        assert hit.spot.start >= 29


def test_a_hit_says_why_and_what_could_stand_there():
    (hit,) = gate("Tre deltagare har gått vidare till arbete.")
    assert (hit.passage, hit.spot.sentence, hit.stops) == ("Tre deltagare", 1, True)
    assert "arbete" in hit.proposal.sv
    assert "visas inte" in hit.proposal.sv
    assert hit.reason.en


def test_a_proposal_passes_the_gate_itself():
    sentences = ("Två fick praktik.", "En kvinna gifte sig i maj.", "Nio har utsatts för våld.", "2 av 5 fick jobb.",
                 "Två mår bättre.", "Två fick anställning.", "Tre börjar studier.", "Två avslutades.")  # fmt: skip
    for text in sentences:
        hits = gate(text)
        assert hits
        assert not [hit for one in hits for hit in gate(one.proposal.sv)]


def test_the_offices_own_contact_details_are_softer():
    (soft,) = gate("Kontakta kansliet på telefon 0500-00 00 00.")
    (hard,) = gate("Sedan dess svarar 070-000 00 00 inte.")
    assert (soft.kind, soft.stops) == (Kind.CONTACT, False)
    assert (hard.kind, hard.stops) == (Kind.CONTACT, True)


def test_nothing_and_white_space_hold_nothing():
    assert gate("") == ()
    assert gate(" \n\t\u200b\n") == ()


ENDLESS = ["en ", "2 av ", "två och ", "tv-\n", "”jag ", "a", "&", "A.", "a@a.", "Kvinna 1 ", "hon ", "60-plussare "]


@pytest.mark.parametrize("unit", ENDLESS)
def test_endless_text_takes_time_in_proportion(unit):
    def seconds(length: int) -> float:
        """The best of three, without the collector: it looks through whatever other tests left behind."""
        text = (unit * length)[:length]
        spent = []
        gc.collect()
        gc.disable()
        try:
            for _ in range(3):
                started = time.process_time()
                gate(text)
                spent.append(time.process_time() - started)
        finally:
            gc.enable()
        return min(spent)

    seconds(1000)
    assert seconds(16_000) < 12 * max(seconds(4_000), 0.02)
