"""The list of municipalities."""

from stegvis.catalogue.municipalities import municipalities


def test_there_are_290_in_swedish_order():
    names = list(municipalities().values())
    assert len(names) == 290 and len(set(names)) == 290
    assert names[0] == "Ale" and names[-2:] == ["Överkalix", "Övertorneå"]
    assert names.index("Åre") < names.index("Älmhult") < names.index("Örebro")


def test_a_few_are_who_they_should_be():
    assert {180: "Stockholm", 1480: "Göteborg", 1496: "Skövde", 2584: "Kiruna"}.items() <= municipalities().items()
