"""A questionnaire written as JSON is read back the same; what is none is refused with its key."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.instruments.invented_questionnaires import WELL, questionnaires, texts

from stegvis.instruments import questionnaire_hash, questionnaire_json, questionnaire_of_json
from stegvis.vocabulary import BadInput

PLAIN = json.loads(questionnaire_json(WELL))


@given(questionnaires())
@settings(max_examples=60, deadline=None)
def test_read_back_it_is_the_same(questionnaire):
    text = questionnaire_json(questionnaire)
    back = questionnaire_of_json(text, "q.json")
    assert back == questionnaire
    assert questionnaire_json(back) == text and questionnaire_hash(back) == questionnaire_hash(questionnaire)


def test_the_hash_tells_every_change():
    others = [
        replace(WELL, version="3"),
        replace(WELL, title=texts("annat")),
        replace(WELL, privacy="B"),
        replace(WELL, scales=WELL.scales[:1]),
        replace(WELL, translations=()),
    ]
    assert len({questionnaire_hash(one) for one in (WELL, *others)}) == 6
    assert len(questionnaire_hash(WELL)) == 64


def changed(path, value):
    plain = json.loads(json.dumps(PLAIN))
    spot = plain
    for key in path[:-1]:
        spot = spot[key]
    if value is None:
        del spot[path[-1]]
    else:
        spot[path[-1]] = value
    return json.dumps(plain)


FIRST = ("sections", 0, "questions", 0)
CONDITIONAL = ("sections", 1, "questions", 1)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("id",), None, "id: nyckeln saknas"),
        (("id",), 7, "id: skriv en text"),
        (("id",), "Väl", "ska börja med en bokstav"),
        (("identity",), "x", "identity: nyckeln finns inte"),
        (("valid_from",), "igår", "valid_from: skriv en dag som 2024-01-31"),
        (("valid_from",), 2024, "valid_from: skriv en dag"),
        (("title",), "bara text", "title: skriv en tabell"),
        (("title", "sv"), None, "title: den svenska texten"),
        (("title", "xx"), "bonjour", "title: språken är"),
        (("title", "sv"), "\ud800", "title.sv: skriv en text"),
        (("title", "sv"), "a\0", "title.sv: skriv en text"),
        (("respondent",), "everybody", "respondent: välj bland participant"),
        (("occasions",), "exit", "occasions: skriv en lista"),
        (("occasions",), ["exit", 3], "occasions: välj bland start"),
        (("privacy",), "A", "privacy: välj bland B, C, D"),
        (("rights",), {"sv": "x"}, "rights.en: nyckeln saknas"),
        (("rights",), {"sv": "x", "en": " "}, "rights: skriv båda"),
        (("translations",), {"en": {"reviewed": 1}}, "translations.en.reviewed: skriv true eller false"),
        (("translations",), {"xx": {}}, "translations.xx: nyckeln finns inte"),
        (("translations",), {"sv": {}}, "translations.sv: 'sv' är inget språk"),
        (("sections",), [1], "sections: skriv en lista av tabeller"),
        ((*FIRST, "kind"), "slider", r"sections\[1\]\.questions\[1\]\.kind: välj bland choice"),
        ((*FIRST, "kind"), "number", r"questions\[1\]\.options: nyckeln finns inte"),
        ((*FIRST, "required"), True, r"questions\[1\]\.required: nyckeln finns inte"),
        ((*FIRST, "options"), [], r"sections\[1\]\.questions\[1\]: en fråga med svarsalternativ"),
        ((*FIRST, "options", 0, "value"), 1.5, r"questions\[1\]\.options\[1\]\.value: skriv ett heltal"),
        ((*FIRST, "options", 0, "value"), True, r"options\[1\]\.value: skriv ett heltal"),
        ((*FIRST, "reversed"), "yes", r"questions\[1\]\.reversed: skriv true"),
        ((*CONDITIONAL, "shown_when"), {"question": "has_help"}, r"shown_when\.question: skriv ett av equals"),
        ((*CONDITIONAL, "shown_when"), {"question": "has_help", "equals": 1, "differs": 2}, "skriv ett av equals"),
        ((*CONDITIONAL, "shown_when"), {"question": "has_help", "equals": 1.5}, r"shown_when\.equals: skriv true"),
        ((*CONDITIONAL, "shown_when"), {"question": "nap", "equals": 1}, "inte är en tidigare fråga"),
        ((*CONDITIONAL, "shown_when"), {"both": []}, r"shown_when\.both: skriv två villkor"),
        ((*CONDITIONAL, "shown_when"), {"either": [{}, {}], "question": "x"}, r"shown_when\.question: nyckeln"),
        (("scales", 0, "most_missing"), "half", r"scales\[1\]\.most_missing: skriv ett tal"),
        (("scales", 0, "most_missing"), 2, r"scales\[1\]: skalan total"),
        (("scales", 0, "questions"), ["sleep", 2], r"scales\[1\]\.questions: skriv en lista av texter"),
        (("scales", 0, "method"), "median", r"scales\[1\]\.method: välj bland sum, mean"),
    ],
)
def test_a_fault_is_told_once_with_its_key(path, value, said):
    with pytest.raises(BadInput, match=rf"^min\.json: .*{said}") as told:
        questionnaire_of_json(changed(path, value), "min.json")
    assert told.value.reason.en != told.value.reason.sv
    assert str(told.value).count("sections[1]") <= 1


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '"x"', "[" * 100_000])
def test_what_is_no_questionnaire_is_one_sentence(text):
    with pytest.raises(BadInput, match=r"^min\.json: är inget frågeformulär i JSON"):
        questionnaire_of_json(text, "min.json")


def test_endless_conditions_are_one_sentence():
    nested = {"question": "has_help", "equals": True}
    for _ in range(400):
        nested = {"both": [nested, {"question": "has_help", "equals": True}]}
    try:
        questionnaire_of_json(changed((*CONDITIONAL, "shown_when"), nested), "min.json")
    except BadInput as told:
        assert str(told).startswith("min.json: ")
