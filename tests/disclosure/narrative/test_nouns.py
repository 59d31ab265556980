"""What a small number counts: people, unless the noun is known to be a thing. All words about people are invented."""

import pytest

from stegvis.disclosure.narrative import Kind, gate

UNKNOWN = ["glimlare", "trapetskonstnärer", "ensamkommande", "60-plussare", "sköldpaddsägare", "slöjdstuderande"]
THINGS = ["utbildningsdagar", "samverkansmöten", "kommuners avtal", "processkartor", "delmål", "jobbcoacher",
          "svårigheter", "planerade konferenser", "3-månadersperioder"]  # fmt: skip


@pytest.mark.parametrize("noun", UNKNOWN)
def test_a_noun_that_nobody_listed_is_taken_for_people(noun):
    assert {hit.kind for hit in gate(f"Tre {noun} har kommit igång.")} == {Kind.COUNT}


@pytest.mark.parametrize("noun", THINGS)
def test_a_compound_means_what_its_last_part_means(noun):
    assert not gate(f"Tre {noun} har planerats.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fyra träffar hölls. Två var digitala.", False),
        ("Fyra träffar hölls. Två mådde bättre efteråt.", True),
        ("Tre besvarade enkäten.", True),
        ("Tre besvarade enkäter kom in för sent.", False),
        ("Två avvisades av myndigheten.", True),
        ("Två av myndighetens lokaler byggs om.", False),
    ],
)
def test_a_number_without_a_noun_is_peoples_unless_things_were_counted(text, found):
    assert bool(gate(text)) is found
