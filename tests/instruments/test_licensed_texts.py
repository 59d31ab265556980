"""Texts that belong to others are loaded whole or not at all. The texts here are invented."""

from dataclasses import replace

import pytest
from tests.instruments.invented_questionnaires import WELL, texts

from stegvis.instruments import (
    FreeText,
    NumberRange,
    Occasion,
    Question,
    Section,
    Translation,
    as_pages,
    questionnaire_json,
    questionnaire_of_json,
    with_texts,
)
from stegvis.vocabulary import BadInput

KEYS = replace(
    WELL,
    sections=(Section((Question("1", NumberRange(1, 7)), Question("2", NumberRange(1, 7), reversed=True))),),
    scales=(),
    translations=(Translation("uk"),),
)
SWEDISH = "# påhittad\n\n1: Första: påhittad | aldrig | alltid\n2: Andra påhittad\n"


def test_texts_are_loaded_with_their_ends():
    loaded = with_texts(KEYS, SWEDISH, "texter.txt")
    assert loaded.without_text == () and len(KEYS.without_text) == 2
    first, second = loaded.questions
    assert first.text == texts("Första: påhittad") and first.kind.ends == (texts("aldrig"), texts("alltid"))
    assert second.text == texts("Andra påhittad") and second.kind.ends is None and second.reversed
    assert as_pages(loaded, Occasion.START, {}, "sv", one_at_a_time=True)[0].questions[0].ends[1].words == "alltid"
    assert questionnaire_of_json(questionnaire_json(loaded), "x") == loaded


def test_a_translation_follows_and_counts_as_reviewed():
    loaded = with_texts(KEYS, "\ufeff" + SWEDISH, "texter.txt")
    english = with_texts(loaded, "2: Second\r\n1: First | never | always\r\n", "texts.txt", "en")
    assert english.translations == (Translation("en", is_reviewed=True), Translation("uk"))
    assert english.questions[0].text == texts("Första: påhittad", en="First")
    assert english.questions[0].kind.ends == (texts("aldrig", en="never"), texts("alltid", en="always"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1: En", r"filen har 1 av 2 frågor\. Lägg till fråga 2"),
        ("", "filen har 0 av 2"),
        ("1: En\n2: Två\n3: Tre", "rad 3: well har ingen fråga 3"),
        ("1: En\n1: En igen\n2: Två", "rad 2: fråga 1 står två gånger"),
        ("1 En\n2: Två", "rad 1: skriv frågans id, kolon"),
        ("1:\n2: Två", "rad 1: skriv frågans id"),
        ("1: En | aldrig\n2: Två", "rad 1: skriv frågans id"),
        ("1: En | | alltid\n2: Två", "rad 1: skriv frågans id"),
        ("1: En | a | b | c\n2: Två", "rad 1: skriv frågans id"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(text, said):
    with pytest.raises(BadInput, match=rf"^texter\.txt: {said}"):
        with_texts(KEYS, text, "texter.txt")


def test_what_cannot_take_texts():
    with pytest.raises(BadInput, match="läs in den svenska texten först"):
        with_texts(KEYS, SWEDISH, "texter.txt", "en")
    with pytest.raises(BadInput, match="språket 'xx' finns inte"):
        with_texts(KEYS, SWEDISH, "texter.txt", "xx")
    with pytest.raises(BadInput, match="har redan text"):
        with_texts(with_texts(KEYS, SWEDISH, "texter.txt"), SWEDISH, "texter.txt")
    words = replace(KEYS, sections=(Section((Question("1", FreeText()),)),))
    with pytest.raises(BadInput, match="rad 1: fråga 1 har inga ändar"):
        with_texts(words, "1: En | a | b", "texter.txt")
    plain = with_texts(KEYS, "1: En\n2: Två", "texter.txt")
    with pytest.raises(BadInput, match=r"texts\.txt: den svenska texten \(sv\) saknas"):
        with_texts(plain, "1: One | a | b\n2: Two", "texts.txt", "en")


def test_questions_with_texts_of_our_own_keep_them():
    mixed = replace(KEYS, sections=(Section((*KEYS.questions, Question("3", FreeText(), texts("vår egen")))),))
    assert with_texts(mixed, SWEDISH, "texter.txt").questions[2].text == texts("vår egen")
