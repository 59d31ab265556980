"""Given, not given, not asked and not applicable stay four different things."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.instruments.invented_questionnaires import (
    HELPERS,
    OLDER,
    OWN_WORDS,
    STEPS,
    WELL,
    answers_to,
    question,
    questionnaires,
)

from stegvis.instruments import (
    NOT_APPLICABLE,
    Answered,
    Both,
    Comparator,
    Either,
    FreeText,
    Given,
    NotApplicable,
    NotAsked,
    NotGiven,
    NumberRange,
    Occasion,
    Response,
    Unfit,
    YesNo,
    faults,
    respond,
    settled_answers,
    typed_answer,
)
from stegvis.instruments.conditions import holds


def test_the_four_answers():
    response = respond(WELL, Occasion.START, {"sleep": Given(4), "has_help": Given(False)})
    assert response.answer("sleep") == Given(4)
    assert response.answer("worry") == NotGiven()
    assert response.answer("feeling") == NotAsked(), "asked at the exit only"
    assert response.answer("helped_by") == NotApplicable(), "hidden by the answer no"
    assert response.answer("help_is_good") == NotApplicable(), "hidden, since what it depends on is hidden"


def test_what_a_version_lacks_was_not_asked():
    response = respond(OLDER, Occasion.EXIT, {})
    assert response.answer("feeling") == NotAsked()
    assert response.answer("own_words") == NotGiven()


def test_an_answer_to_a_question_that_has_been_hidden_since_does_not_apply():
    answers = {"has_help": Given(False), "helped_by": Given((1, 2)), "help_is_good": Given(5)}
    settled = settled_answers(WELL, Occasion.START, answers)
    assert settled["helped_by"] == settled["help_is_good"] == NotApplicable()
    shown = settled_answers(WELL, Occasion.START, {**answers, "has_help": Given(True)})
    assert (shown["helped_by"], shown["help_is_good"]) == (Given((1, 2)), Given(5))


def test_a_condition_on_what_was_left_out_does_not_hold():
    assert respond(WELL, Occasion.START, {}).answer("helped_by") == NotApplicable()


def test_yes_is_not_the_number_one():
    assert Given(True) != Given(1) and Given(0) != Given(False)
    assert len({Given(True), Given(1)}) == 2 and Given(1) == Given(1)
    assert Given(1) != 1


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (STEPS, [1, 5], [0, 6, True, "3", (3,), 3.0]),
        (HELPERS, [(1,), (1, 3)], [(), (3, 1), (1, 1), (4,), 1, (True,), "1"]),
        (NumberRange(0, 80), [0, 80], [-1, 81, True, "8", 8.0]),
        (YesNo(), [True, False], [1, 0, "yes"]),
        (FreeText(5), ["fem", "femma"], ["", "  ", "sexsex", 5, "a\0b"]),
    ],
)
def test_what_a_question_takes(kind, right, wrong):
    asked = question("asked", kind)
    assert [asked.fault(Given(value)) for value in right] == [None] * len(right)
    for value in wrong:
        words = asked.fault(Given(value))
        assert words is not None and words.sv.endswith(".") and words.en.endswith("."), value


def test_the_fault_names_the_range():
    words = question("asked", NumberRange(0, 80)).fault(Given(99))
    assert (words.sv, words.en) == ("Skriv ett helt tal från 0 till 80.", "Write a whole number from 0 to 80.")
    assert "20" in OWN_WORDS.fault(Given("x" * 21)).sv


def test_only_questions_that_offer_it_do_not_apply():
    assert question("asked").fault(NotApplicable()) is not None
    assert question("asked", may_not_apply=True).fault(NotApplicable()) is None
    assert question("asked").fault(NotGiven()) is None and question("asked").fault(NotAsked()) is None


def test_every_fault_stands_beside_its_question():
    found = faults(
        WELL, Occasion.EXIT, {"sleep": Given(9), "hours": Given(81), "energy": Given(3), "feeling": Given(4)}
    )
    assert list(found) == ["sleep", "hours", "feeling"]
    with pytest.raises(Unfit, match="Choose one"):
        respond(WELL, Occasion.EXIT, {"sleep": Given(9)})


@pytest.mark.parametrize(
    ("occasion", "answers", "words"),
    [
        (Occasion.AFTER_6_MONTHS, {}, "not answered 6 months after"),
        (Occasion.START, {"nap": Given(1)}, "no question nap"),
    ],
)
def test_other_occasions_and_questions_are_refused(occasion, answers, words):
    with pytest.raises(Unfit, match=words):
        respond(WELL, occasion, answers)


def test_however_a_response_is_built_its_answers_are_settled():
    built = Response(WELL, Occasion.START, {"sleep": Given(3)})
    assert built == respond(WELL, Occasion.START, {"sleep": Given(3)})
    assert list(built.answers) == [one.id for one in WELL.questions]
    with pytest.raises(Unfit, match="Choose one"):
        Response(WELL, Occasion.START, {"sleep": Given(9)})
    with pytest.raises(TypeError):
        built.answers["sleep"] = Given(1)
    assert len({built, respond(WELL, Occasion.START, {"sleep": Given(3)})}) == 1


@pytest.mark.parametrize(
    ("comparator", "value", "holding"),
    [
        (Comparator.EQUALS, 3, {3}),
        (Comparator.DIFFERS, 3, {1, 2, 4, 5}),
        (Comparator.AT_LEAST, 3, {3, 4, 5}),
        (Comparator.AT_MOST, 3, {1, 2, 3}),
    ],
)
def test_comparisons(comparator, value, holding):
    condition = Answered("sleep", comparator, value)
    assert {answer for answer in range(1, 6) if holds(condition, {"sleep": Given(answer)})} == holding
    for answer in (NotGiven(), NotAsked(), NotApplicable()):
        assert not holds(condition, {"sleep": answer})
    assert not holds(condition, {})


def test_both_and_either():
    good, bad = Answered("a", Comparator.EQUALS, 1), Answered("a", Comparator.EQUALS, 2)
    answers = {"a": Given(1)}
    assert [holds(Both(*two), answers) for two in ((good, good), (good, bad), (bad, good))] == [True, False, False]
    assert [holds(Either(*two), answers) for two in ((good, bad), (bad, good), (bad, bad))] == [True, True, False]


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_settling_gives_one_answer_for_each_question_and_settles(data):
    questionnaire = data.draw(questionnaires())
    occasion = data.draw(st.sampled_from(questionnaire.occasions))
    answers = data.draw(answers_to(questionnaire))
    response = respond(questionnaire, occasion, answers)
    assert list(response.answers) == [one.id for one in questionnaire.questions]
    assert respond(questionnaire, occasion, response.answers) == response
    for one in questionnaire.questions:
        answer = response.answer(one.id)
        if isinstance(answer, Given):
            assert one.is_asked_at(occasion) and answer == answers[one.id]
        if not one.is_asked_at(occasion):
            assert answer == NotAsked()


@pytest.mark.parametrize(
    ("kind", "fields", "answer"),
    [
        (STEPS, ["3"], Given(3)),
        (STEPS, [], NotGiven()),
        (STEPS, ["  "], NotGiven()),
        (STEPS, ["tre"], Given("tre")),
        (STEPS, ["3", "4"], Given("3 4")),
        (STEPS, [NOT_APPLICABLE], NotApplicable()),
        (NumberRange(-5, 5), [" −4 "], Given(-4)),
        (NumberRange(0, 80), ["4,5"], Given("4,5")),
        (NumberRange(0, 80), ["²"], Given("²")),
        (NumberRange(0, 80), ["9" * 5000], Given("9" * 5000)),
        (YesNo(), ["yes"], Given(True)),
        (YesNo(), ["no"], Given(False)),
        (YesNo(), ["1"], Given("1")),
        (HELPERS, ["3", "1"], Given((1, 3))),
        (HELPERS, ["3", "9"], Given((3, 9))),
        (HELPERS, ["x"], Given("x")),
        (FreeText(), [" tre − fyra "], Given("tre − fyra")),
    ],
)
def test_fields_of_a_form_become_answers(kind, fields, answer):
    asked = question("asked", kind, may_not_apply=True)
    assert typed_answer(asked, fields) == answer
    understood = not isinstance(answer, Given) or not isinstance(answer.value, str) or isinstance(kind, FreeText)
    assert (asked.fault(answer) is None) == (understood and fields != ["3", "9"])
