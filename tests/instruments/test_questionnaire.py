"""A questionnaire whose parts do not agree cannot be built, and says why in both languages."""

from dataclasses import replace
from datetime import date

import pytest
from tests.instruments.invented_questionnaires import (
    CHANGE,
    HAS_HELP,
    HELPED_BY,
    HELPERS,
    OLDER,
    OWN_WORDS,
    SLEEP,
    STEPS,
    WELL,
    question,
    texts,
)

from stegvis.instruments import (
    Answered,
    Both,
    Choice,
    Comparator,
    Either,
    FreeText,
    Method,
    NumberRange,
    Occasion,
    Option,
    Question,
    Respondent,
    ScaleRule,
    Section,
    SeveralChoices,
    Texts,
    Translation,
    Unfit,
    Versions,
    YesNo,
)


def shown_by(condition, *before):
    return replace(WELL, sections=(Section((*before, question("late", shown_when=condition))),), scales=())


def section_of(*questions):
    return (Section(questions),)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"id": "Well"}, "starts with a letter"),
        ({"id": "1well"}, "starts with a letter"),
        ({"version": " "}, "a version"),
        ({"occasions": ()}, "a version"),
        ({"sections": ()}, "a version"),
        ({"valid_to": date(2022, 12, 31)}, "before it starts"),
        ({"privacy": "A"}, "privacy"),
        ({"occasions": (Occasion.START, Occasion.EXIT, Occasion.START)}, "start stands twice"),
        ({"sections": section_of(SLEEP, SLEEP), "scales": ()}, "sleep stands twice"),
        ({"scales": (ScaleRule("sleep", texts(), ("energy",)),)}, "sleep stands twice"),
        ({"translations": (Translation("en"), Translation("en"))}, "order"),
        ({"translations": (Translation("ar"), Translation("en"))}, "order"),
        ({"occasions": (Occasion.START,)}, "question feeling belongs to an occasion"),
        ({"scales": (ScaleRule("t", texts(), ("sleep", "own_words")),)}, "own_words, which"),
        ({"scales": (ScaleRule("t", texts(), ("feeling",)),)}, "feeling, which"),
        ({"scales": (ScaleRule("t", texts(), ("nap",)),)}, "nap, which"),
        (
            {
                "sections": section_of(SLEEP, question("late", occasions=(Occasion.EXIT,))),
                "scales": (ScaleRule("t", texts(), ("sleep", "late")),),
            },
            "different occasions",
        ),
    ],
)
def test_parts_that_do_not_agree_are_refused(changes, words):
    with pytest.raises(Unfit, match=words) as told:
        replace(WELL, **changes)
    assert told.value.reason.sv != told.value.reason.en


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (lambda: Texts.of({"en": "only English"}), "Swedish text"),
        (lambda: Texts.of({"sv": " "}), "empty"),
        (lambda: Texts.of({"sv": "ja", "xx": "oui"}), "languages are sv, en, ar, so, uk"),
        (lambda: Texts((("en", "a"), ("sv", "b"))), "languages are"),
        (lambda: Section(()), "no questions"),
        (lambda: Question("Sleep", STEPS), "letters a–z"),
        (lambda: Question("a", FreeText(), reversed=True), "cannot be reversed"),
        (lambda: Question("a", CHANGE, reversed=True), "cannot be reversed"),
        (lambda: Choice((Option(1, texts()),)), "at least two"),
        (lambda: SeveralChoices((Option(1, texts()), Option(1, texts()))), "a value of its own"),
        (lambda: Choice((Option(1, texts()), Option(True + 1.0, texts()))), "whole number"),
        (lambda: Choice((Option(0, texts(), "no"), Option(1, texts()))), "a word of their own"),
        (lambda: Choice((Option(0, texts(), "no"), Option(1, texts(), "no"))), "a word of their own"),
        (lambda: NumberRange(5, 5), "below the highest"),
        (lambda: NumberRange(0.5, 5), "whole numbers"),
        (lambda: FreeText(0), "a character"),
        (lambda: Translation("sv"), "no language"),
        (lambda: Translation("xx"), "no language"),
        (lambda: ScaleRule("A", texts(), ("a",)), "letters a–z"),
        (lambda: ScaleRule("a", texts(), ()), "needs questions"),
        (lambda: ScaleRule("a", texts(), ("b", "b")), "each once"),
        (lambda: ScaleRule("a", texts(), ("b",), Method.SUM, 1.0), "below 1"),
        (lambda: ScaleRule("a", texts(), ("b",), Method.SUM, -0.1), "below 1"),
    ],
)
def test_parts_that_are_wrong_in_themselves_are_refused(build, words):
    with pytest.raises(Unfit, match=words) as told:
        build()
    assert told.value.reason.sv != told.value.reason.en


@pytest.mark.parametrize(
    ("condition", "before"),
    [
        (Answered("late", Comparator.EQUALS, 1), ()),
        (Answered("unknown", Comparator.EQUALS, 1), (SLEEP,)),
        (Answered("sleep", Comparator.EQUALS, 6), (SLEEP,)),
        (Answered("sleep", Comparator.EQUALS, True), (SLEEP,)),
        (Answered("sleep", Comparator.INCLUDES, 2), (SLEEP,)),
        (Answered("has_help", Comparator.EQUALS, 1), (HAS_HELP,)),
        (Answered("kind", Comparator.AT_LEAST, 2), (question("kind", CHANGE),)),
        (Answered("several", Comparator.INCLUDES, 9), (question("several", HELPERS),)),
        (Answered("several", Comparator.INCLUDES, (1, 2)), (question("several", HELPERS),)),
        (Answered("several", Comparator.AT_LEAST, (1, 2)), (question("several", HELPERS),)),
        (Answered("own_words", Comparator.AT_MOST, "ord"), (question("own_words", FreeText()),)),
        (Answered("own_words", Comparator.EQUALS, "ord"), (OWN_WORDS,)),
        (Both(Answered("sleep", Comparator.EQUALS, 1), Answered("nap", Comparator.EQUALS, 1)), (SLEEP,)),
        (Either(Answered("sleep", Comparator.EQUALS, 1), Answered("nap", Comparator.EQUALS, 1)), (SLEEP,)),
    ],
)
def test_a_condition_must_be_one_that_can_hold(condition, before):
    """Not on a later or unknown question, nor with a value or comparison that the question does not take."""
    with pytest.raises(Unfit, match="late"):
        shown_by(condition, *before)


def test_a_condition_on_an_earlier_question_is_taken():
    for comparator in Comparator:
        about, value = (HAS_HELP, HELPED_BY), 2
        if comparator is not Comparator.INCLUDES:
            about, value = (SLEEP,), 3
        assert shown_by(Answered(about[-1].id, comparator, value), *about)


def test_what_a_questionnaire_tells_of_itself():
    assert [one.id for one in WELL.questions][:4] == ["sleep", "worry", "energy", "has_help"]
    assert WELL.languages == ("sv", "en", "ar")
    assert [WELL.is_reviewed(one) for one in ("sv", "en", "ar", "so")] == [True, True, False, False]
    assert not WELL.is_unlinkable and replace(WELL, privacy="D").is_unlinkable
    assert WELL.without_text == ()
    assert (WELL.question("sleep"), WELL.scale("total").questions[0]) == (SLEEP, "sleep")
    assert WELL.fact_word("sleep") == "well.sleep" and WELL.fact_word("total") == "well.total"
    renamed = replace(WELL, sections=section_of(replace(SLEEP, fact_word="other.7")), scales=())
    assert renamed.fact_word("sleep") == "other.7"
    for ask in (WELL.question, WELL.scale):
        with pytest.raises(KeyError):
            ask("nap")


def test_arabic_is_written_from_the_right_and_a_missing_translation_is_told_in_swedish():
    arabic = WELL.title.in_language("ar")
    assert (arabic.language.code, arabic.language.direction) == ("ar", "rtl")
    swedish = WELL.title.in_language("uk")
    assert (swedish.words, swedish.language.code, swedish.language.direction) == ("Påhittat formulär", "sv", "ltr")


def test_versions_stand_side_by_side():
    both = Versions.of([WELL, OLDER])
    assert [one.version for one in both.versions] == ["1", "2"]
    assert both.latest is WELL and both.id == "well" and both.version("1") is OLDER
    days = {date(2019, 12, 31): None, date(2020, 1, 1): OLDER, date(2022, 12, 31): OLDER, date(2023, 1, 1): WELL}
    assert {day: both.version_on(day) for day in days} == days
    with pytest.raises(KeyError):
        both.version("3")


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ([replace(OLDER, valid_to=None)], "still valid"),
        ([replace(OLDER, valid_to=date(2023, 1, 1))], "still valid"),
        ([replace(OLDER, version="2")], "stands twice"),
        ([replace(OLDER, id="unwell")], "same id"),
    ],
)
def test_versions_that_overlap_are_refused(others, words):
    with pytest.raises(Unfit, match=words):
        Versions.of([WELL, *others])


def test_no_versions_are_refused():
    with pytest.raises(Unfit):
        Versions(())


def test_every_occasion_and_respondent_has_a_name():
    assert all(one.label.sv for one in (*Occasion, *Respondent))


def test_yes_and_no_count_as_one_and_nought():
    assert YesNo().span == (0, 1)
