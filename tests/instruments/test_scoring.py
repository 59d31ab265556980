"""Scores, change and groups, reckoned by hand on invented answers."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.instruments.invented_questionnaires import (
    CHANGE,
    FEELING,
    OLDER,
    SLEEP,
    WELL,
    answers_to,
    question,
    questionnaires,
    texts,
)

from stegvis.instruments import (
    Change,
    ChangeSummary,
    Choice,
    Given,
    Mean,
    Method,
    NoChange,
    NoScore,
    NotApplicable,
    NumberRange,
    Occasion,
    Option,
    ScaleRule,
    Score,
    Section,
    Summary,
    WhyNot,
    are_comparable,
    change,
    means,
    respond,
    score,
    score_range,
    scored_change_summaries,
    summary,
)

ALL_THREE = {"sleep": Given(4), "worry": Given(2), "energy": Given(5)}


def start(**given):
    return respond(WELL, Occasion.START, {name: Given(value) for name, value in given.items()})


def at_exit(questionnaire=WELL, **given):
    return respond(questionnaire, Occasion.EXIT, {name: Given(value) for name, value in given.items()})


def test_reversed_answers_count_backwards_in_scales_only():
    scores = score(respond(WELL, Occasion.START, ALL_THREE))
    assert scores["worry"] == Score(2, 1, 1), "the answer as given"
    assert scores["total"] == Score(4 + (1 + 5 - 2) + 5, 3, 3)
    assert scores["mean"] == Score(13 / 3, 3, 3)


def test_a_scale_that_needs_all_answers_is_not_counted_without_one():
    scores = score(start(sleep=4, worry=2))
    assert scores["total"] == NoScore(WhyNot.TOO_FEW_ANSWERS, 2, 3)
    assert scores["mean"] == Score(4.0, 2, 3)


def test_the_persons_own_mean_stands_in_for_a_missing_answer():
    lenient = replace(WELL, scales=(replace(WELL.scale("total"), most_missing=0.34),))
    scores = score(respond(lenient, Occasion.START, {"sleep": Given(5), "energy": Given(2)}))
    assert scores["total"] == Score(3 * 3.5, 2, 3)
    one_of_three = score(respond(lenient, Occasion.START, {"sleep": Given(5)}))
    assert one_of_three["total"] == NoScore(WhyNot.TOO_FEW_ANSWERS, 1, 3)


def test_exactly_the_share_that_may_be_missing_is_allowed():
    four = tuple(question(name) for name in "abcd")
    scale = ScaleRule("total", texts(), tuple("abcd"), Method.SUM, most_missing=0.5)
    quarter = replace(WELL, sections=(Section(four),), scales=(scale,))
    scores = {
        count: score(respond(quarter, Occasion.START, {name: Given(3) for name in "abcd"[:count]}))["total"]
        for count in (1, 2, 3)
    }
    assert scores == {1: NoScore(WhyNot.TOO_FEW_ANSWERS, 1, 4), 2: Score(12, 2, 4), 3: Score(12, 3, 4)}


def test_why_there_is_no_number():
    assert score(start())["sleep"] == NoScore(WhyNot.NOT_ANSWERED, 0, 1)
    assert score(start())["total"] == NoScore(WhyNot.NOT_ANSWERED, 0, 3)
    assert score(start())["help_is_good"] == NoScore(WhyNot.NOT_APPLICABLE, 0, 1)
    not_for_me = respond(WELL, Occasion.START, {"hours": NotApplicable()})
    assert score(not_for_me)["hours"] == NoScore(WhyNot.NOT_APPLICABLE, 0, 1)
    at_exit_only = tuple(replace(one, occasions=(Occasion.EXIT,)) for one in WELL.questions[:3])
    moved = replace(WELL, sections=(Section(at_exit_only),))
    assert score(respond(moved, Occasion.START, {}))["total"] == NoScore(WhyNot.NOT_ASKED, 0, 3)
    assert score(respond(moved, Occasion.START, {}))["sleep"] == NoScore(WhyNot.NOT_ASKED, 0, 1)
    hidden = replace(WELL, scales=(ScaleRule("help", texts(), ("help_is_good", "hours")),))
    nothing = respond(hidden, Occasion.START, {"hours": NotApplicable()})
    assert score(nothing)["help"] == NoScore(WhyNot.NOT_APPLICABLE, 0, 2)
    left_out = respond(hidden, Occasion.START, {})
    assert score(left_out)["help"] == NoScore(WhyNot.NOT_ANSWERED, 0, 2), "one left out, the other hidden"
    assert all(one.sentence.sv.endswith(".") for one in WhyNot)


def test_words_several_choices_and_codes_are_no_numbers():
    assert not {"own_words", "helped_by", "feeling"} & set(score(at_exit()))
    assert score(at_exit(has_help=True))["has_help"] == Score(1, 1, 1)


def test_ranges():
    assert score_range(WELL, "sleep") == (1, 5) and score_range(WELL, "hours") == (0, 80)
    assert score_range(WELL, "total") == (3, 15) and score_range(WELL, "mean") == (1, 5)
    for name in ("own_words", "nap"):
        with pytest.raises(KeyError):
            score_range(WELL, name)


def test_change_of_one_person():
    changes = change(start(sleep=2, worry=5, energy=1), at_exit(sleep=4, worry=3, energy=1, hours=20))
    assert changes["sleep"] == Change(Score(2, 1, 1), Score(4, 1, 1)) and changes["sleep"].value == 2
    assert changes["worry"].value == -2
    assert changes["total"].value == (4 + 3 + 1) - (2 + 1 + 1)
    assert changes["hours"] == NoChange(WhyNot.NOT_ANSWERED, NoScore(WhyNot.NOT_ANSWERED, 0, 1), Score(20, 1, 1))


def test_what_a_version_lacks_was_not_asked_and_is_no_refusal():
    rated = replace(FEELING, id="rating", kind=NumberRange(0, 10), occasions=())
    newer = replace(WELL, version="3", sections=(*WELL.sections, Section((rated,))))
    after = respond(newer, Occasion.EXIT, {"rating": Given(7), "sleep": Given(3)})
    changes = change(start(sleep=3), after)
    assert changes["rating"] == NoChange(WhyNot.NOT_ASKED, NoScore(WhyNot.NOT_ASKED, 0, 0), Score(7, 1, 1))
    assert changes["sleep"].value == 0
    back = change(after, at_exit(OLDER, sleep=5))
    assert back["rating"].why is WhyNot.NOT_ASKED and back["sleep"].value == 2


def reversion(**changes):
    return replace(WELL, version="3", **changes)


def with_sleep(kind=None, **more):
    changed = replace(SLEEP, **({"kind": kind} if kind else {}), **more)
    return reversion(sections=(Section((changed, *WELL.sections[0].questions[1:])), *WELL.sections[1:]))


@pytest.mark.parametrize(
    ("later", "sleep", "total"),
    [
        (with_sleep(text=texts("omformulerad")), True, True),
        (with_sleep(Choice(tuple(Option(one, texts("x")) for one in (5, 4, 3, 2, 1)))), True, True),
        (with_sleep(NumberRange(1, 7)), False, False),
        (with_sleep(reversed=True), True, False),
        (reversion(scales=(ScaleRule("total", texts("omdöpt"), ("energy", "worry", "sleep")),)), True, True),
        (reversion(scales=(ScaleRule("total", texts(), ("sleep", "worry")),)), True, False),
        (reversion(scales=(replace(WELL.scale("total"), method=Method.MEAN),)), True, False),
        (reversion(scales=(replace(WELL.scale("total"), most_missing=0.5),)), True, True),
        (reversion(scales=()), True, True),
    ],
)
def test_only_what_is_counted_alike_is_compared(later, sleep, total):
    assert (are_comparable(WELL, later, "sleep"), are_comparable(WELL, later, "total")) == (sleep, total)
    after = respond(later, Occasion.EXIT, ALL_THREE)
    changes = change(respond(WELL, Occasion.START, ALL_THREE), after)
    assert (getattr(changes["sleep"], "why", None) is WhyNot.NOT_COMPARABLE) == (not sleep)
    assert (getattr(changes["total"], "why", None) is WhyNot.NOT_COMPARABLE) == (not total)


def test_codes_that_change_their_meaning_are_not_alike():
    turned = Choice(tuple(replace(one, value=4 - one.value) for one in CHANGE.options))
    later = reversion(sections=(*WELL.sections[:2], Section((replace(FEELING, kind=turned),))))
    assert not are_comparable(WELL, later, "feeling") and are_comparable(WELL, WELL, "feeling")


def test_two_questionnaires_have_no_change_in_common():
    with pytest.raises(ValueError, match="two questionnaires"):
        change(start(), respond(replace(WELL, id="other"), Occasion.EXIT, {}))


def test_who_was_not_asked_once_has_refused_nothing():
    after = respond(OLDER, Occasion.EXIT, {})
    rated = replace(OLDER, version="0", sections=(*OLDER.sections, Section((question("rating"),))), valid_to=None)
    assert change(respond(rated, Occasion.START, {}), after)["rating"].why is WhyNot.NOT_ASKED


def test_a_group():
    group = [
        at_exit(feeling=1, sleep=4),
        at_exit(feeling=1, sleep=1),
        at_exit(feeling=3),
        at_exit(),
        at_exit(OLDER, sleep=1),
        start(sleep=5),
    ]
    assert summary(group, "feeling") == Summary(None, ((1, 2), (2, 0), (3, 1)), 3, 1, 2, 0)
    assert summary(group, "sleep") == Summary(11 / 4, ((1, 2), (2, 0), (3, 0), (4, 1), (5, 1)), 4, 2, 0, 0)
    assert summary(group, "helped_by") == Summary(None, ((1, 0), (2, 0), (3, 0)), 0, 0, 0, 6)
    assert summary(group, "own_words").chosen == ()
    assert summary(group, "nap") == Summary(None, (), 0, 0, 6, 0)
    assert summary([], "sleep") == Summary(None, (), 0, 0, 0, 0)


def test_the_means_of_a_group_are_those_of_its_summaries():
    group = [at_exit(sleep=4, hours=0), at_exit(sleep=1), at_exit(feeling=1), at_exit(OLDER, sleep=1), start(sleep=5)]
    found = means([score(one) for one in group])
    assert found["sleep"] == Mean(11 / 4, 4) and found["hours"] == Mean(0, 1) and found["has_help"] == Mean(None, 0)
    assert "feeling" not in found and means([]) == {}
    for own_id, one in found.items():
        of_all = summary(group, own_id)
        assert one == Mean(of_all.mean, of_all.answered)


def test_several_choices_and_yes_or_no_in_a_group():
    group = [start(has_help=True, helped_by=(1, 3)), start(has_help=True, helped_by=(3,)), start(has_help=False)]
    assert summary(group, "helped_by") == Summary(None, ((1, 1), (2, 0), (3, 2)), 2, 0, 0, 1)
    assert summary(group, "has_help") == Summary(2 / 3, ((True, 2), (False, 1)), 3, 0, 0, 0)
    assert summary(group, "total") == Summary(None, (), 0, 3, 0, 0)
    assert summary([start(sleep=1)], "total").not_answered == 1, "too few answers"


def test_change_of_a_group_with_the_number_who_answered():
    pairs = [
        (start(sleep=1), at_exit(sleep=4)),
        (start(sleep=4), at_exit(sleep=3)),
        (start(sleep=5), at_exit()),
        (start(), at_exit(sleep=5)),
        (start(sleep=2), respond(with_sleep(NumberRange(1, 7)), Occasion.EXIT, {"sleep": Given(7)})),
    ]
    found = scored_change_summaries(((before, score(before)), (after, score(after))) for before, after in pairs)
    assert found["sleep"] == ChangeSummary(2.5, 3.5, 2, 2, 0, 0, 1)
    assert found["sleep"].mean_change == 1.0
    assert "nap" not in found
    hidden = found["help_is_good"]
    assert (hidden.mean_before, hidden.mean_after, hidden.mean_change) == (None, None, None)
    assert (hidden.not_applicable, hidden.answered) == (5, 0)
    assert scored_change_summaries([]) == {}


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_scores_stay_in_their_range_and_agree_with_slow_reckoning(data):
    questionnaire = data.draw(questionnaires())
    occasion = data.draw(st.sampled_from(questionnaire.occasions))
    response = respond(questionnaire, occasion, data.draw(answers_to(questionnaire)))
    for name, found in score(response).items():
        lowest, highest = score_range(questionnaire, name)
        if isinstance(found, Score):
            assert lowest - 1e-9 <= found.value <= highest + 1e-9
            assert 0 < found.answered <= found.of
    for scale in questionnaire.scales:
        _slowly(questionnaire, response, scale)
    assert not [one for one in change(response, response).values() if isinstance(one, Change) and one.value]
    found = summary([response, response], questionnaire.questions[0].id)
    assert found.answered + found.not_answered + found.not_asked + found.not_applicable == 2


def _slowly(questionnaire, response, scale):
    """Each question of the scale in turn, in exact fractions: the oracle."""
    numbers = []
    for name in scale.questions:
        asked, answer = questionnaire.question(name), response.answer(name)
        if isinstance(answer, Given):
            lowest, highest = asked.kind.span
            numbers.append(highest - (int(answer.value) - lowest) if asked.reversed else int(answer.value))
    found = score(response)[scale.id]
    missing = len(scale.questions) - len(numbers)
    if not numbers or missing > Fraction(scale.most_missing) * len(scale.questions):
        assert isinstance(found, NoScore) and found.answered == len(numbers)
        return
    mean = Fraction(sum(numbers), len(numbers))
    expected = mean if scale.method is Method.MEAN else mean * len(scale.questions)
    assert found.value == pytest.approx(float(expected)) and (found.answered, found.of) == (
        len(numbers),
        len(scale.questions),
    )
