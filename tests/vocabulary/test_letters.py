"""Lower case letter for letter: offsets found in it are offsets of the text."""

from stegvis.vocabulary.swedish import lower_letters


def test_letters_become_small_and_stay_where_they_are() -> None:
    assert lower_letters("Minskning med ÅTTA") == "minskning med åtta"
    grows = "İ Minskning"
    assert len("İ".lower()) == 2
    assert len(lower_letters(grows)) == len(grows)
    assert lower_letters(grows).endswith(" minskning")
