"""The shipped questionnaires: whole in every language, in step with the facts, with the keys and with the manual."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from stegvis.catalogue.instrument_files import load_instruments
from stegvis.catalogue.measures.answers import PROGRESSION_ITEMS
from stegvis.catalogue.questionnaire_files import load_questionnaires, parse_questionnaires
from stegvis.catalogue.questionnaire_page import questionnaires_page
from stegvis.instruments import (
    LANGUAGES,
    Choice,
    FreeText,
    Given,
    NotAsked,
    Occasion,
    Respondent,
    Texts,
    YesNo,
    change,
    questionnaire_json,
    questionnaire_of_json,
    respond,
    score,
    with_texts,
)
from stegvis.measures import codes
from stegvis.measures.facts import PARTICIPATIONS, SCREENINGS
from stegvis.vocabulary import BadInput

ROOT = Path(__file__).parents[2]
SHELF = load_questionnaires()
ALL = [one for versions in SHELF.values() for one in versions.versions]
KEYS = {one.id: one for one in load_instruments()}


def texts_in(node):
    """Every text of the questionnaire, wherever it stands."""
    if isinstance(node, Texts):
        yield node
    elif isinstance(node, tuple):
        for one in node:
            yield from texts_in(one)
    elif hasattr(node, "__dataclass_fields__"):
        for field in fields(node):
            yield from texts_in(getattr(node, field.name))


def test_what_is_shipped():
    assert list(SHELF) == [
        *("cooperation", "evaluation", "progression", "progression_case_worker", "self_assessment", "soc13", "soc29"),
        *("staff", "violence"),
    ]
    assert {
        name: versions.latest.respondent for name, versions in SHELF.items() if name in ("staff", "cooperation")
    } == {
        "staff": Respondent.STAFF,
        "cooperation": Respondent.PARTY,
    }


@pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.id} {one.version}")
def test_every_text_is_in_every_language_that_the_questionnaire_offers(one):
    offered = set(one.languages)
    if one.respondent is Respondent.PARTICIPANT and not one.without_text:
        assert offered == set(LANGUAGES), "participants choose among all languages"
    found = list(texts_in(one))
    assert found and all(offered <= set(texts.languages) for texts in found)
    assert not [one for texts in found for _, one in texts.given if one != one.strip() or "  " in one]
    assert not any(one.is_reviewed(language) for language in one.languages if language != "sv")


def test_translations_are_written_in_their_script():
    """A Swedish text that slipped in as another language would have the wrong letters."""
    for one in ALL:
        for texts in texts_in(one):
            written = dict(texts.given)
            assert all("\u0600" <= letter <= "\u06ff" for letter in written.get("ar", "") if letter.isalpha()), written
            assert all("\u0400" <= letter <= "\u04ff" for letter in written.get("uk", "") if letter.isalpha()), written
            assert not set("åäö") & set((written.get("en", "") + written.get("so", "")).lower()), written


@pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.id} {one.version}")
def test_json_round_trip(one):
    assert questionnaire_of_json(questionnaire_json(one), "x") == one


def test_the_questions_are_plain():
    """Short sentences for people with little strength: at most 17 words, and no word over 20 letters."""
    for one in ALL:
        for question in one.questions if one.respondent is Respondent.PARTICIPANT else ():
            words = question.text.in_language("sv").words.split() if question.text else []
            assert len(words) <= 17 and all(len(word) <= 20 for word in words), words


def test_the_older_self_assessment_did_not_ask_about_feeling():
    older, newer = SHELF["self_assessment"].versions
    assert {one.id for one in newer.questions} - {one.id for one in older.questions} == {"feeling"}
    assert SHELF["self_assessment"].version_on(date(2021, 12, 31)) is older
    assert SHELF["self_assessment"].version_on(date(2022, 1, 1)) is newer
    at_start = respond(older, Occasion.START, {"physical_health": Given(2), "hours": Given(0)})
    at_exit = respond(newer, Occasion.EXIT, {"physical_health": Given(4), "hours": Given(15), "feeling": Given(1)})
    changes = change(at_start, at_exit)
    assert (changes["physical_health"].value, changes["hours"].value) == (2, 15)
    assert (
        at_start.answer("feeling") == NotAsked() and respond(older, Occasion.EXIT, {}).answer("feeling") == NotAsked()
    )


def test_the_self_assessment_asks_of_change_at_the_exit_and_has_one_open_question():
    newest = SHELF["self_assessment"].latest
    at_start = {one.id for one in newest.questions if one.is_asked_at(Occasion.START)}
    assert at_start == {"physical_health", "mental_health", "structure", "hours", "work"}
    assert [one.id for one in newest.questions if isinstance(one.kind, FreeText)] == ["own_words"]


def test_better_unchanged_and_worse_are_the_codes_of_the_facts():
    listed = {code.word: code.number for code in codes.SELF_RATED_CHANGE.codes}
    newest = SHELF["self_assessment"].latest
    coded = [one for one in newest.questions if isinstance(one.kind, Choice) and one.kind.span is None]
    assert [one.id for one in coded] == ["feeling", "activity", "day_structure"]
    for question in coded:
        assert {option.word: option.value for option in question.kind.options} == listed
        assert PARTICIPATIONS.column(question.id).codes is codes.SELF_RATED_CHANGE


def test_the_card_has_nine_questions_for_the_person_and_eleven_for_the_case_worker():
    person, worker = SHELF["progression"].latest, SHELF["progression_case_worker"].latest
    numbers = [str(number) for number in range(1, 12)]
    assert [one.id for one in person.questions] == numbers[:9]
    assert [one.id for one in worker.questions] == numbers
    assert all(one.kind.span == (1, 5) for one in (*person.questions, *worker.questions))
    facts = {person.fact_word(one) for one in numbers[:9]} | {worker.fact_word(one) for one in numbers[9:]}
    assert facts == set(PROGRESSION_ITEMS)
    assert worker.fact_word("1") == "progression_case_worker.1"


@pytest.mark.parametrize("name", ["soc13", "soc29"])
def test_sense_of_coherence_has_the_keys_and_no_words(name):
    asked, keys = SHELF[name].latest, KEYS[name]
    assert asked.without_text == asked.questions
    assert [(one.id, one.reversed, one.kind.span) for one in asked.questions] == [
        (item.id, item.reversed, (1, 7)) for item in keys.items
    ]
    assert {scale.id: scale.questions for scale in asked.scales} == {scale.id: scale.items for scale in keys.scales}
    assert asked.fact_word("total") == f"{name}.total" and asked.rights == keys.rights
    assert not any(one.description for one in asked.questions)


@pytest.mark.parametrize("name", ["soc13", "soc29"])
def test_sense_of_coherence_is_scored_when_the_texts_are_loaded(name):
    """Everyone who answers 7 throughout has 7 less 6 for each reversed item; the middle is the middle of the scale."""
    asked = SHELF[name].latest
    loaded = with_texts(asked, "\n".join(f"{one.id}: påhittad text" for one in asked.questions), "texter.txt")
    highest = score(respond(loaded, Occasion.START, {one.id: Given(7) for one in loaded.questions}))
    reversed_ones = sum(one.reversed for one in loaded.questions)
    assert highest["total"].value == 7 * len(loaded.questions) - 6 * reversed_ones
    middle = score(respond(loaded, Occasion.START, {one.id: Given(4) for one in loaded.questions}))
    for scale in KEYS[name].scales:
        assert middle[scale.id].value == (scale.minimum + scale.maximum) / 2


def test_the_violence_questions_are_the_columns_of_the_screenings():
    asked = SHELF["violence"].latest
    assert asked.is_unlinkable and asked.occasions == (Occasion.ANY_TIME,) and not asked.scales
    gender, *rest = asked.questions
    assert [one.id for one in rest] == [*(f"item_{number}" for number in range(1, 8)), "children_exposed"]
    assert all(isinstance(one.kind, YesNo) and SCREENINGS.column(one.id) for one in rest)
    listed = {code.word: code.number for code in codes.GENDER.codes}
    assert {option.word: option.value for option in gender.kind.options} == {
        word: listed[word] for word in ("women", "men", "nonbinary")
    }
    assert SCREENINGS.column(gender.id).codes is codes.GENDER
    assert not [one for one in ALL if one.is_unlinkable and one.id != "violence"]


def test_nothing_of_the_documents_is_copied(shared):
    """No question of ours stands in any of the documents."""
    documents = [path.read_text("utf-8", "ignore").lower() for path in (shared / "documents").glob("*.txt")]
    asked = {one.text.in_language("sv").words.lower() for each in ALL for one in each.questions if one.text}
    assert documents and not [one for one in asked for text in documents if one in text]


def test_the_manual_is_up_to_date():
    page = (ROOT / "docs" / "instruments.md").read_text("utf-8")
    assert page == questionnaires_page(), "Run: python -m stegvis.catalogue.questionnaire_page"


SMALL = """
id = "own"
respondent = "participant"
occasions = ["start"]
title = { sv = "Vårt eget" }

[[versions]]
version = "2"
valid_from = 2024-01-01

[[versions]]
version = "1"
valid_from = 2020-01-01
valid_to = 2023-12-31
without = ["b"]

[[options.two]]
value = 1
label = { sv = "ja" }

[[options.two]]
value = 2
label = { sv = "nej" }

[[sections]]
questions = [
  { id = "a", kind = "choice", options = "two", text = { sv = "A?" } },
  { id = "b", kind = "choice", options = "two", text = { sv = "B?" } },
]
"""


def test_a_file_with_versions_and_named_options():
    older, newer = parse_questionnaires(SMALL, "own.toml")
    assert (older.version, newer.version) == ("1", "2")
    assert [[one.id for one in each.questions] for each in (older, newer)] == [["a"], ["a", "b"]]
    assert [option.value for option in newer.question("b").kind.options] == [1, 2]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[[versions]]", "[[versions", "kan inte läsas som TOML"),
        ('id = "own"', "", "id: nyckeln saknas"),
        ('id = "own"', 'id = "own"\nrespondants = 1', "respondants: nyckeln finns inte"),
        ('options = "two"', 'options = "three"', "options: listan 'three' finns inte i filen"),
        ('"b"]', '"c"]', "versions: without ska räkna upp frågor"),
        ('id = "own"', 'id = "own"\nversion = "1"', "versions: version står redan för hela filen"),
        ("valid_to = 2023-12-31", "valid_to = 2024-12-31", "own: version 1 gäller ännu när version 2 börjar"),
        ('id = "own"', 'id = "own"\ninstrument = "soc99"', "instrument: välj bland progression, soc13"),
        ("[[options.two]]\nvalue = 1", "[[options.two]]\nvalue = 1.5", r"options\[1\]\.value: skriv ett heltal"),
        ("[[sections]]\nquestions", "[sections]\nquestions", "sections: skriv en lista"),
        ("questions = [", "questions = [ 3,", r"questions: skriv en lista av tabeller"),
        ("2020-01-01", "2020-01-01T10:00:00", "valid_from: skriv en dag"),
        ("[[versions]]", "[versions]", "kan inte läsas som TOML"),
        ('["b"]', "7", "versions: without ska räkna upp frågor"),
        ('["b"]', '["a", "b"]', "en version, ett tillfälle"),
        ('id = "own"', f'id = "own"\nversion = {"9" * 5000}', "kan inte läsas som TOML"),
        ('id = "own"', f'id = "own"\ndeep = {"[" * 20_000}', "kan inte läsas som TOML"),
        ('id = "own"', f'id = "own"\n{"a." * 200}a = 1', "för många nivåer"),
        ('id = "own"', "id = 'own'\n" + "'a' . " * 200 + "a = 1", "för många nivåer"),
        ("[[options.two]]", "[[options.two]]\nvalue = 3\n" * 30_000 + "[[options.two]]", "fler än 50000"),
        ("[[versions]]", '[[versions]]\nversion = "0"\n' * 20_000 + "[[versions]]", "fler än 50000"),
        ('id = "own"', f'id = "{"a" * 101}"', "id får ha högst 100 tecken"),
    ],
)
def test_a_wrong_file_is_told_with_its_name_and_key(old, new, said):
    assert old in SMALL
    with pytest.raises(BadInput, match=rf"^own\.toml: .*{said}"):
        parse_questionnaires(SMALL.replace(old, new, 1), "own.toml")
