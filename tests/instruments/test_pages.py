"""What is shown next: conditions, occasions, languages."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.instruments.invented_questionnaires import SLEEP, WELL, answers_to, questionnaires

from stegvis.instruments import (
    ANSWERING_WORDS,
    LANGUAGES,
    Given,
    NotAsked,
    NotGiven,
    Occasion,
    Section,
    Unfit,
    as_pages,
    page_after,
    typed_answer,
)
from stegvis.instruments.responses import is_shown, settled_answers

HELPED = {"has_help": Given(True), "helped_by": Given((2,))}


def shown(answers, occasion=Occasion.START, one_at_a_time=True, language="sv"):
    pages = as_pages(WELL, occasion, answers, language, one_at_a_time=one_at_a_time)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert {page.of for page in pages} == {len(pages)}
    return [[question.id for question in page.questions] for page in pages]


def test_one_question_at_a_time():
    asked = [["sleep"], ["worry"], ["energy"], ["has_help"], ["hours"]]
    assert shown({}) == asked
    assert shown({"has_help": Given(True)}) == [*asked[:4], ["helped_by"], ["hours"]]
    assert shown(HELPED) == [*asked[:4], ["helped_by"], ["help_is_good"], ["hours"]]
    assert shown({}, Occasion.EXIT) == [*asked, ["feeling"], ["own_words"]]


def test_all_at_once_is_a_page_for_each_section_with_questions_to_show():
    assert shown({}, one_at_a_time=False) == [["sleep", "worry", "energy"], ["has_help", "hours"]]
    assert shown(HELPED, Occasion.EXIT, one_at_a_time=False) == [
        ["sleep", "worry", "energy"],
        ["has_help", "helped_by", "help_is_good", "hours"],
        ["feeling", "own_words"],
    ]


def test_the_heading_stands_on_the_first_page_of_its_section():
    pages = as_pages(WELL, Occasion.START, {}, "sv", one_at_a_time=True)
    headings = [page.heading and page.heading.words for page in pages]
    assert headings == ["Hälsa", None, None, "Hjälp", None]
    assert [page.introduction and page.introduction.words for page in pages] == ["Om hälsa", None, None, None, None]


def test_a_question_as_it_is_put():
    pages = as_pages(WELL, Occasion.START, {"sleep": Given(4)}, "ar", one_at_a_time=True)
    sleep, has_help, hours = (pages[at].questions[0] for at in (0, 3, 4))
    assert (sleep.answer, has_help.answer) == (Given(4), NotGiven())
    assert sleep.text.language is LANGUAGES["sv"], "not translated"
    assert [(one.value, one.field) for one in sleep.options] == [(at, str(at)) for at in range(1, 6)]
    assert [(one.field, one.label.words) for one in has_help.options] == [("yes", "نعم"), ("no", "لا")]
    assert (has_help.opens_others, sleep.opens_others) == (True, False)
    assert (hours.may_not_apply, hours.unit.words, hours.ends, hours.options) == (True, "timmar", None, ())


def test_what_follows():
    def after(question, answers):
        page = page_after(WELL, Occasion.START, answers, "sv", after=question)
        return page and page.questions[0].id

    assert after(None, {}) == "sleep"
    assert after("sleep", {}) == "worry"
    assert after("has_help", {}) == "hours"
    assert after("has_help", HELPED) == "helped_by"
    assert after("helped_by", {}) == "hours", "hidden since, by another answer"
    assert after("hours", HELPED) is None
    with pytest.raises(KeyError):
        after("nap", {})


def test_without_its_words_a_question_cannot_be_put():
    wordless = replace(WELL, sections=(Section((replace(SLEEP, text=None),)),), scales=())
    assert [one.id for one in wordless.without_text] == ["sleep"]
    with pytest.raises(Unfit, match="load it under your licence"):
        as_pages(wordless, Occasion.START, {}, "sv", one_at_a_time=False)


def test_the_words_around_the_questions_are_in_every_language():
    assert all(words.languages == tuple(LANGUAGES) for words in ANSWERING_WORDS.values())
    for language in LANGUAGES:
        words = ANSWERING_WORDS["question_of"].in_language(language).words
        assert "3" in words.format(number=3, of=9) and "9" in words.format(number=3, of=9)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_both_ways_show_the_same_questions(data):
    questionnaire = data.draw(questionnaires())
    occasion = data.draw(st.sampled_from(questionnaire.occasions))
    answers = data.draw(answers_to(questionnaire))
    ways = [
        [one for page in as_pages(questionnaire, occasion, answers, "uk", one_at_a_time=way) for one in page.questions]
        for way in (True, False)
    ]
    assert ways[0] == ways[1]
    settled = settled_answers(questionnaire, occasion, answers)
    expected = [one.id for one in questionnaire.questions if is_shown(one, occasion, settled)]
    walked, page = [], page_after(questionnaire, occasion, answers, "uk", after=None)
    while page is not None:
        walked.append(page.questions[0].id)
        page = page_after(questionnaire, occasion, answers, "uk", after=walked[-1])
    assert walked == [one.id for one in ways[0]] == expected
    assert all(isinstance(settled[one.id], NotAsked) <= (answers.get(one.id) == NotAsked()) for one in ways[0])
    for one in ways[0]:
        for option in one.options:
            asked = questionnaire.question(one.id)
            typed = typed_answer(asked, [option.field])
            assert asked.fault(typed) is None and typed.value in (option.value, (option.value,))
