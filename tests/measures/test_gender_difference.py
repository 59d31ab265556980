"""Women against men: values from the literature, verdicts, and what the sentences may and may not say."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import ttest_ind

from stegvis.disclosure.release.classes import SMALLEST_PROVABLE
from stegvis.measures.gender_difference import (
    DifferenceVerdict,
    GenderDifference,
    GenderFigures,
    compare_genders,
    mean_difference,
    share_difference,
)
from stegvis.measures.gender_sentences import gender_sentences
from stegvis.measures.nodes import PrivacyClass
from stegvis.measures.samples import Amount, Seen, Spread, Tally, Unseen, tally_of_cells
from stegvis.measures.uncertainty import GENDERS_COMPARED
from stegvis.vocabulary import Number, Withheld, Wording

BETTER = Wording("Mår bättre", "Feel better")
CLAUSE = Wording("mådde {} bättre", "{} felt better")
tallies = st.integers(5, 60).flatmap(lambda n: st.builds(Tally, st.integers(0, n), st.just(n)))


def figures(*seen: Any, privacy: PrivacyClass = PrivacyClass.B, **more: Any) -> GenderFigures:
    return GenderFigures(*seen, privacy=privacy, **more)


def compared(women: Seen, men: Seen, nonbinary: Seen = Unseen.MISSING) -> GenderDifference:
    return compare_genders([figures(BETTER, women, men, nonbinary)])[0]


def spread(numbers: list[int]) -> Spread:
    return Spread(len(numbers), sum(numbers), sum(one * one for one in numbers))


@pytest.mark.parametrize(
    ("women", "men", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_differences_as_newcombe_printed_them(
    women: tuple[int, int], men: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10."""
    found = share_difference(Tally(*women), Tally(*men))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.n == (women[1], men[1])


def test_welch_agrees_with_scipy_on_the_rows_themselves() -> None:
    women, men = [12, 24, 13, 13, 0, 10, 18, 8, 46, 14], [7, -16, -2, -12, -1, 34, 37, 8, 0, 20]
    oracle = ttest_ind(women, men, equal_var=False)
    found, told = mean_difference(spread(women), spread(men)), compared(spread(women), spread(men))
    ends = oracle.confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((ends.low, ends.high))
    assert told.p == pytest.approx(oracle.pvalue, abs=1e-6)


@given(tallies, tallies)
@settings(max_examples=60)
def test_verdict_interval_and_p_never_contradict_each_other(women: Tally, men: Tally) -> None:
    told, turned = compared(women, men), compared(men, women)
    assert told.interval and turned.interval and told.p is not None and told.difference is not None
    assert told.interval.low - 1e-9 <= told.difference <= told.interval.high + 1e-9
    assert turned.verdict is told.verdict
    assert turned.interval.low == pytest.approx(-told.interval.high, abs=1e-9)
    if abs(told.p - 0.05) > 1e-6:
        assert (told.verdict is DifferenceVerdict.DIFFERS) == (0 not in told.interval) == (told.p < 0.05)


def test_many_comparisons_are_corrected_together_and_said_to_be() -> None:
    """p = 0.024 alone is a difference; among five, Holm says it is not (5 × 0.024 > 0.05)."""
    alone = compared(Tally(15, 20), Tally(8, 20))
    many = compare_genders([figures(BETTER, *pair) for pair in [(Tally(15, 20), Tally(8, 20))] * 5])
    assert alone.verdict is DifferenceVerdict.DIFFERS
    assert alone.p == alone.corrected_p
    assert {one.verdict for one in many} == {DifferenceVerdict.CANNOT_BE_TOLD}
    assert many[0].corrected_p == pytest.approx(5 * (alone.p or 0))
    assert "bland 5 jämförelser" in gender_sentences(many[0]).sv
    clear = compare_genders([figures(BETTER, Tally(19, 20), Tally(2, 20))] * 5)
    assert "alla 5 jämförelser räknas in (Holms metod)" in gender_sentences(clear[0]).sv


def test_only_comparisons_that_were_made_are_counted() -> None:
    told = compare_genders(
        [
            figures(BETTER, Tally(15, 20), Tally(8, 20)),
            figures(BETTER, Unseen.WITHHELD, Tally(8, 20)),
            figures(BETTER, Tally(4, 4), Tally(8, 20)),
        ]
    )
    assert [one.verdict.value for one in told] == ["differs", "not_shown", "too_few"]
    assert told[0].compared == 1


def test_sentences_in_plain_swedish_and_english() -> None:
    told = compare_genders([figures(BETTER, Tally(14, 20), Tally(9, 15), clause=CLAUSE)])[0]
    assert gender_sentences(told) == Wording(
        "Bland kvinnor mådde 14 av 20 (70\u00a0%) bättre och bland män 9 av 15 (60\u00a0%). "
        "Skillnaden är 10 procentenheter, men med 20 kvinnor och 15 män går den inte att skilja från slump "
        "(osäkerhet −20 till 39). "
        "Icke-binära deltagare och deltagare med okänt kön jämförs inte: de är inga eller för få för att visas.",
        "Among women 14 of 20 (70%) felt better, and among men 9 of 15 (60%). "
        "The difference is 10 percentage points, but with 20 women and 15 men it cannot be told from chance "
        "(uncertainty −20 to 39). "
        "Non-binary participants and participants of unknown gender are not compared: "
        "they are none or too few to be shown.",
    )


def test_a_difference_the_other_way_has_the_same_size_and_interval() -> None:
    assert "Skillnaden är 10 procentenheter" in gender_sentences(compared(Tally(9, 15), Tally(14, 20))).sv
    assert "(osäkerhet −20 till 39)" in gender_sentences(compared(Tally(9, 15), Tally(14, 20))).sv


@pytest.mark.parametrize(
    ("women", "men", "words"),
    [
        (Tally(19, 20), Tally(5, 15), "Skillnaden är 62 procentenheter (osäkerhet 31 till 80), mer än slumpen"),
        (Tally(0, 20), Tally(0, 15), "Ingen skillnad syns, men med 20 kvinnor och 15 män"),
        (Tally(3, 4), Tally(9, 15), "för få för att jämföra: minst 5 kvinnor och 5 män behövs"),
        (Tally(0, 0), Tally(9, 15), "Mår bättre: inga svar bland kvinnor"),
        (Unseen.MISSING, Tally(9, 15), "inga siffror för både kvinnor och män"),
        (spread([2] * 20), spread([1] * 9 + [2]), "i genomsnitt 2 (20 svar) bland kvinnor och i genomsnitt 1,1"),
        (spread([2] * 20), spread([1] * 9 + [2]), "Inom minst en grupp är alla svar lika"),
        (spread([0, 4] * 10), spread([0, 1] * 8), "Skillnaden är 1,5 (osäkerhet 0,5 till 2,5), mer än slumpen"),
    ],
)
def test_each_verdict_has_its_sentence(women: Seen, men: Seen, words: str) -> None:
    assert words in gender_sentences(compared(women, men)).sv


@given(tallies, st.sampled_from(Unseen))
def test_withheld_figures_give_no_number_at_all(men: Tally, nonbinary: Unseen) -> None:
    pairs: list[tuple[Seen, Seen]] = [(Unseen.WITHHELD, men), (men, Unseen.WITHHELD), (Unseen.WITHHELD, Unseen.MISSING)]
    for women, others in pairs:
        said = gender_sentences(compared(women, others, nonbinary))
        assert not any(sign.isdigit() for sign in said.sv + said.en)
        assert said == gender_sentences(compared(Unseen.WITHHELD, Unseen.WITHHELD))


def test_other_genders_are_told_when_they_may_be_and_otherwise_always_in_the_same_words() -> None:
    men = women = Tally(10, 20)
    few: list[Seen] = [Unseen.WITHHELD, Unseen.MISSING, Tally(0, 0), Tally(1, 3)]
    assert len({gender_sentences(compared(women, men, nonbinary=one)).sv for one in few}) == 1
    said = gender_sentences(compared(women, men, nonbinary=Tally(6, 10))).sv
    assert "Bland icke-binära deltagare: 6 av 10 (60\u00a0%)." in said
    assert "Deltagare med okänt kön jämförs inte" in said


@given(tallies, tallies)
@settings(max_examples=30)
def test_both_sizes_stand_in_every_sentence_with_a_figure(women: Tally, men: Tally) -> None:
    said = gender_sentences(compared(women, men))
    for text in (said.sv, said.en):
        assert f" {women.n} (" in text and f" {men.n} (" in text


def test_what_cannot_be_compared_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing else is"):
        figures(BETTER, Amount(3.0), Amount(4.0))
    with pytest.raises(ValueError, match="share cannot be compared with a mean"):
        figures(BETTER, Tally(3, 9), spread([1, 2]))
    with pytest.raises(ValueError, match="in each language"):
        figures(BETTER, Tally(3, 9), Tally(3, 9), clause=Wording("mådde bättre", "felt better"))


def test_sentences_are_made_of_released_cells() -> None:
    """A report's words know no more than its tables: what is withheld there is not told here."""
    women, men = tally_of_cells(Number(14), Number(20)), tally_of_cells(Number(9), Number(15))
    hidden = tally_of_cells(Withheld(), Number(4))
    assert compared(women, men, hidden) == compared(Tally(14, 20), Tally(9, 15), Unseen.WITHHELD)
    assert not any(sign.isdigit() for sign in gender_sentences(compared(hidden, men)).sv)


@pytest.mark.parametrize(("privacy", "least"), [(PrivacyClass.A, 5), (PrivacyClass.B, 5), (PrivacyClass.C, 8)])
def test_how_many_are_compared_depends_on_how_delicate_it_is(privacy: PrivacyClass, least: int) -> None:
    men = Tally(10, 20)
    for n, compared_then in ((least, True), (least - 1, False)):
        (told,) = compare_genders([figures(BETTER, Tally(1, n), men, privacy=privacy)])
        assert (told.verdict is not DifferenceVerdict.TOO_FEW) is compared_then
        (beside,) = compare_genders([figures(BETTER, men, men, Tally(1, n), privacy=privacy)])
        assert ("Bland icke-binära" in gender_sentences(beside).sv) is compared_then
    (few,) = compare_genders([figures(BETTER, Tally(1, least - 1), men, privacy=privacy)])
    assert f"minst {least} kvinnor och {least} män behövs" in gender_sentences(few).sv


def test_answers_about_violence_are_not_compared() -> None:
    with pytest.raises(ValueError, match="violence are not compared"):
        figures(BETTER, Tally(10, 20), Tally(10, 20), privacy=PrivacyClass.D)


def test_sizes_are_those_of_the_release() -> None:
    """Rooms may not reach up: the smallest groups stand in both places, and must be the same."""
    assert {privacy: rule.at_least for privacy, rule in GENDERS_COMPARED.items()} == {
        privacy: k for privacy, k in SMALLEST_PROVABLE.items() if privacy is not PrivacyClass.D
    }
