"""Whether a goal is met: verdicts at a size, over periods and versions, and their sentences. All invented."""

from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.measures.invented_goals import (
    BETTER,
    EXITS,
    HOURS,
    MEASURES,
    PERIOD,
    REASONS,
    WAITING,
    at_least,
    at_most,
    goal,
    row,
    version,
)

from stegvis.measures.goal_sentences import goal_sentence
from stegvis.measures.goal_verdicts import Judgement, Verdict, goal_verdicts, judge, sample_of_row
from stegvis.measures.goals import (
    GoalVersion,
    Reach,
    Target,
)
from stegvis.measures.nodes import Measure
from stegvis.measures.result import MeasureRow
from stegvis.measures.samples import Middle, Seen, Tally, Unseen, sample_of_cell
from stegvis.vocabulary import Blank, NotAnswered, Number, Period, Withheld
from stegvis.vocabulary.released import Between

shares = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
targets = st.integers(1, 99).map(lambda percent: percent / 100)


def judged_row(measure: Measure, target: Target, counted: MeasureRow) -> Judgement:
    return judge(measure, target, sample_of_row(measure, target, counted))


class TestReleasedCells:
    """What goes into a report is judged by released cells alone."""

    def test_a_released_share_is_judged_as_its_counts_would_be(self) -> None:
        target = at_least(BETTER, 0.7)
        for hits, n in ((25, 26), (21, 26), (9, 26), (1, 3), (0, 12), (4999, 5000)):
            cell = Number(round(hits / n, 4), answered=n)
            assert sample_of_cell(BETTER, cell) == Tally(hits, n)
            assert judge(BETTER, target, sample_of_cell(BETTER, cell)) == judged_row(
                BETTER, target, row(BETTER, hits, n)
            )

    def test_a_released_count_is_what_it_is(self) -> None:
        judged = judge(EXITS, at_least(EXITS, 30), sample_of_cell(EXITS, Number(30)))
        assert judged.verdict is Verdict.MET
        assert goal_sentence(judged).sv == "Målet är uppfyllt: 30 deltagare, målet är minst 30 deltagare."

    def test_a_released_mean_has_no_spread_and_is_not_judged(self) -> None:
        seen = sample_of_cell(HOURS, Number(6.5, answered=20))
        assert seen == Middle(6.5, 20)
        judged = judge(HOURS, at_least(HOURS, 5), seen)
        assert judged.verdict is Verdict.CANNOT_BE_TOLD
        said = goal_sentence(judged).sv
        assert "i genomsnitt 6,5 timmar i veckan (20 deltagare)" in said
        assert "skiljer sig åt visas inte" in said
        assert "median" not in said

    @pytest.mark.parametrize("cell", [Withheld(), Between(0, 20)])
    @pytest.mark.parametrize("measure", [BETTER, EXITS, HOURS, WAITING], ids=lambda one: one.id)
    def test_what_is_withheld_or_told_in_a_band_is_not_judged(self, measure: Measure, cell: Withheld | Between) -> None:
        judged = judge(measure, at_least(measure, 0.5), sample_of_cell(measure, cell))
        assert (judged.verdict, judged.sample, judged.interval) == (Verdict.NOT_SHOWN, None, None)
        assert "20" not in goal_sentence(judged).sv

    @pytest.mark.parametrize("cell", [Blank(), NotAnswered(), Number(0.7)])
    def test_where_nothing_is_stated_nothing_can_be_told(self, cell: Blank | NotAnswered | Number) -> None:
        """A share without the number of answers behind it is no figure to judge by."""
        judged = judge(BETTER, at_least(BETTER, 0.5), sample_of_cell(BETTER, cell))
        assert judged.verdict is Verdict.CANNOT_BE_TOLD
        assert "det finns inget att räkna på" in goal_sentence(judged).sv


class TestVerdicts:
    @pytest.mark.parametrize(
        ("hits", "n", "verdict"),
        [
            (25, 26, "met"),
            (21, 26, "cannot_be_told"),
            (9, 26, "not_met"),
            (1, 1, "cannot_be_told"),
            (0, 0, "cannot_be_told"),
        ],
    )
    def test_a_share_is_judged_by_its_whole_interval(self, hits: int, n: int, verdict: str) -> None:
        assert judged_row(BETTER, at_least(BETTER, 0.7), row(BETTER, hits, n)).verdict == verdict

    @given(shares, targets)
    @settings(max_examples=60)
    def test_at_most_is_the_mirror_of_at_least(self, share: tuple[int, int], target: float) -> None:
        hits, n = share
        under = judged_row(BETTER, at_most(BETTER, target), row(BETTER, hits, n))
        over = judged_row(BETTER, at_least(BETTER, 1 - target), row(BETTER, n - hits, n))
        assume(
            under.interval is not None and abs(under.interval.low - target) > 1e-9 < abs(under.interval.high - target)
        )
        assert under.verdict is over.verdict

    @given(shares, targets)
    @settings(max_examples=60)
    def test_a_verdict_never_goes_against_what_was_observed(self, share: tuple[int, int], target: float) -> None:
        hits, n = share
        judged = judged_row(BETTER, at_least(BETTER, target), row(BETTER, hits, n))
        assert judged.interval is not None and judged.interval.n == (n,)
        if judged.verdict is Verdict.MET:
            assert hits / n >= target
        if judged.verdict is Verdict.NOT_MET:
            assert hits / n < target
        assert (judged.verdict is Verdict.CANNOT_BE_TOLD) == (judged.interval.low < target <= judged.interval.high)

    @given(shares, targets)
    @settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much])
    def test_so_many_as_are_needed_are_enough_and_fewer_are_not(self, share: tuple[int, int], target: float) -> None:
        hits, n = share
        judged = judged_row(BETTER, at_least(BETTER, target), row(BETTER, hits, n))
        assume(judged.needed is not None)
        times = -(-(judged.needed or 0) // n)
        assert times > 1
        for many, told in ((times, True), (times - 1, False)):
            again = judged_row(BETTER, at_least(BETTER, target), row(BETTER, many * hits, many * n))
            assert (again.verdict is not Verdict.CANNOT_BE_TOLD) is told

    def test_right_on_the_target_no_number_is_enough(self) -> None:
        judged = judged_row(BETTER, at_least(BETTER, 0.7), row(BETTER, 70, 100))
        assert (judged.verdict, judged.needed) == (Verdict.CANNOT_BE_TOLD, None)

    def test_a_goal_of_everyone_is_about_those_who_were_counted(self) -> None:
        """Wilson's interval of 26 of 26 begins at 87 %, and of a million of a million still below 100 %."""
        everyone, nobody = at_least(BETTER, 1), at_most(BETTER, 0)
        assert judged_row(BETTER, everyone, row(BETTER, 26, 26)).verdict is Verdict.MET
        assert judged_row(BETTER, everyone, row(BETTER, 25, 26)).verdict is Verdict.NOT_MET
        assert judged_row(BETTER, nobody, row(BETTER, 0, 26)).verdict is Verdict.MET
        assert judged_row(BETTER, everyone, row(BETTER, 0, 0)).verdict is Verdict.CANNOT_BE_TOLD

    def test_counts_are_what_they_are(self) -> None:
        for numerator, verdict in ((30, Verdict.MET), (29, Verdict.NOT_MET)):
            judged = judged_row(EXITS, at_least(EXITS, 30), row(EXITS, numerator))
            assert (judged.verdict, judged.interval) == (verdict, None)

    def test_a_mean_is_judged_by_its_interval_too(self) -> None:
        sure = judged_row(HOURS, at_least(HOURS, 5), row(HOURS, 180, 20, squares=1800))
        unsure = judged_row(HOURS, at_least(HOURS, 5), row(HOURS, 130, 20, squares=1400))
        alike = judged_row(HOURS, at_least(HOURS, 5), row(HOURS, 180, 20, squares=1620))
        assert [one.verdict.value for one in (sure, unsure, alike)] == ["met", "cannot_be_told", "cannot_be_told"]
        assert alike.interval is None
        enough = unsure.needed or 0
        assert enough > 20
        spread = {n: 2.0 * (555 / 19) ** 0.5 / n**0.5 < 130 / 20 - 5 for n in (enough // 2, enough)}
        assert list(spread.values()) == [False, True]

    def test_a_median_cannot_be_told(self) -> None:
        judged = judged_row(WAITING, at_most(WAITING, 30), row(WAITING, 250, 10, value=20.0))
        assert judged.verdict is Verdict.CANNOT_BE_TOLD
        assert "medianen är 20 dagar (10 deltagare)" in goal_sentence(judged).sv

    def test_a_withheld_figure_is_not_judged_and_gives_no_number(self) -> None:
        judged = judge(BETTER, at_least(BETTER, 0.7), sample_of_cell(BETTER, Withheld()))
        assert (judged.verdict, judged.sample, judged.interval, judged.needed) == (Verdict.NOT_SHOWN, None, None, None)
        assert goal_sentence(judged).sv == (
            "Siffran visas inte, så att ingen kan pekas ut, och målet, minst 70\u00a0%, bedöms därför inte här."
        )

    def test_a_row_of_another_group_measure_or_part_is_refused(self) -> None:
        women = at_least(BETTER, 0.7, population=(("gender", "women"),))
        assert judged_row(BETTER, women, row(BETTER, 25, 26, group=(("gender", "women"),))).verdict is Verdict.MET
        for other in (row(BETTER, 25, 26), row(BETTER, 25, 26, group=(("gender", "men"),))):
            with pytest.raises(ValueError, match="another group"):
                judged_row(BETTER, women, other)
        with pytest.raises(ValueError, match="says nothing about"):
            judged_row(BETTER, at_least(BETTER, 0.7), row(HOURS, 3, 4))
        with pytest.raises(ValueError, match="not exits"):
            judged_row(EXITS, at_least(BETTER, 0.7), row(EXITS, 3))
        work = at_least(REASONS, 0.3, part=("regular_work",))
        assert judged_row(REASONS, work, row(REASONS, 20, 26, split=("regular_work",))).verdict is Verdict.MET
        with pytest.raises(ValueError, match="another group"):
            judged_row(REASONS, work, row(REASONS, 20, 26, split=("studies",)))


class TestOverAPeriod:
    """The steering group lowers its goal from 70 to 50 % on the first of May."""

    GOAL = goal(version(date(2022, 9, 1)), version(date(2023, 5, 1), value=0.5))

    def counted(self, target: Target, period: Period) -> Seen:
        self.asked.append(period)
        return sample_of_cell(BETTER, Number(0.6667, answered=30))

    def setup_method(self) -> None:
        self.asked: list[Period] = []

    def test_both_versions_are_judged_each_for_its_days_and_for_all_so_far(self) -> None:
        spring, summer = goal_verdicts(self.GOAL, PERIOD, MEASURES, self.counted)
        assert self.asked == [
            Period(date(2023, 1, 1), date(2023, 4, 30)),
            Period(date(2022, 9, 1), date(2023, 4, 30)),
            Period(date(2023, 5, 1), date(2023, 8, 31)),
            Period(date(2023, 5, 1), date(2023, 8, 31)),
        ]
        assert spring.in_period and summer.in_period and summer.so_far
        assert (spring.in_period.target.value, summer.in_period.target.value) == (0.7, 0.5)
        assert [one.verdict.value for one in (spring.in_period, summer.in_period, summer.so_far)] == [
            "cannot_be_told"
        ] * 3

    def test_days_without_a_version_are_told_and_nothing_is_counted(self) -> None:
        before = Period(date(2022, 1, 1), date(2022, 6, 30))
        (told,) = goal_verdicts(self.GOAL, before, MEASURES, self.counted)
        assert (told.version, told.in_period, told.so_far, self.asked) == (None, None, None, [])

    @pytest.mark.parametrize(
        ("target", "in_period", "so_far"),
        [
            (at_least(EXITS, 10), "met", "other_span"),
            (at_least(EXITS, 10, reach=Reach.CUMULATIVE), "other_span", "met"),
            (at_least(EXITS, 10, reach=Reach.BY_DATE, due_on=date(2023, 12, 31)), "other_span", "not_due"),
            (at_least(EXITS, 10, reach=Reach.BY_DATE, due_on=date(2023, 8, 31)), "other_span", "met"),
            (at_least(BETTER, 0.3), "met", "met"),
            (at_least(BETTER, 0.3, reach=Reach.CUMULATIVE), "met", "met"),
        ],
    )
    def test_what_a_target_reaches_over_decides_where_it_is_judged(
        self, target: Target, in_period: str, so_far: str
    ) -> None:
        def counted(asked: Target, period: Period) -> Seen:
            cell = Number(0.6667, answered=30) if asked.measure == "feels_better" else Number(20)
            return sample_of_cell(MEASURES[asked.measure], cell)

        known = goal(GoalVersion(date(2022, 9, 1), "Ett mål", target))
        (told,) = goal_verdicts(known, PERIOD, MEASURES, counted)
        assert told.in_period and told.so_far
        assert (told.in_period.verdict.value, told.so_far.verdict.value) == (in_period, so_far)

    def test_all_so_far_begins_on_the_day_named_and_ends_when_the_target_was_due(self) -> None:
        target = at_least(BETTER, 0.7, reach=Reach.BY_DATE, since=date(2021, 1, 1), due_on=date(2023, 3, 31))
        goal_verdicts(goal(GoalVersion(date(2022, 9, 1), "70", target)), PERIOD, MEASURES, self.counted)
        assert self.asked[1] == Period(date(2021, 1, 1), date(2023, 3, 31))

    def test_a_withheld_figure_stays_not_shown_whatever_the_goal_reaches_over(self) -> None:
        target = at_least(EXITS, 10, reach=Reach.CUMULATIVE)
        known = goal(GoalVersion(date(2022, 9, 1), "10", target))
        (told,) = goal_verdicts(known, PERIOD, MEASURES, lambda asked, period: Unseen.WITHHELD)
        assert told.in_period and told.so_far
        assert {told.in_period.verdict, told.so_far.verdict} == {Verdict.NOT_SHOWN}


class TestSentences:
    @pytest.mark.parametrize(
        ("judged", "said"),
        [
            (
                judged_row(BETTER, at_least(BETTER, 0.7), row(BETTER, 21, 26)),
                "Det går inte att säga säkert om målet är uppfyllt: 21 av 26 (81\u00a0%), målet är minst 70\u00a0%. "
                "Andelen ligger över målet, men 26 svar räcker inte för att säga det säkert "
                "(osäkerhet 62 till 91\u00a0%). "
                "Ungefär 70 skulle räcka, om siffran står sig.",
            ),
            (
                judged_row(BETTER, at_least(BETTER, 0.7), row(BETTER, 9, 26)),
                "Målet är inte uppfyllt: 9 av 26 (35\u00a0%), målet är minst 70\u00a0% (osäkerhet 19 till 54\u00a0%).",
            ),
            (
                judged_row(BETTER, at_least(BETTER, 0.7), row(BETTER, 0, 0)),
                "Det går inte att säga säkert om målet är uppfyllt: "
                "det finns inget att räkna på, målet är minst 70\u00a0%.",
            ),
            (
                judged_row(EXITS, at_least(EXITS, 1200), row(EXITS, 1250)),
                "Målet är uppfyllt: 1\u00a0250 deltagare, målet är minst 1\u00a0200 deltagare.",
            ),
            (
                judged_row(HOURS, at_least(HOURS, 5.5), row(HOURS, 180, 20, squares=1800)),
                "Målet är uppfyllt: i genomsnitt 9 timmar i veckan (20 deltagare), målet är minst 5,5 timmar i veckan "
                "(osäkerhet 7,6 till 10,4).",
            ),
        ],
    )
    def test_in_plain_swedish(self, judged: Judgement, said: str) -> None:
        assert goal_sentence(judged).sv == said

    def test_in_english(self) -> None:
        assert goal_sentence(judged_row(BETTER, at_least(BETTER, 0.7), row(BETTER, 21, 26))).en == (
            "It cannot be told for certain whether the goal is met: 21 of 26 (81%), the goal is at least 70%. "
            "The share is above the goal, but with 26 answers that cannot be said for certain (uncertainty 62 to 91%). "
            "About 70 would be enough, if the figure stays."
        )

    def test_a_share_that_is_not_the_target_is_never_written_as_the_target(self) -> None:
        said = goal_sentence(judged_row(BETTER, at_least(BETTER, 0.7), row(BETTER, 697, 1000))).sv
        assert "(69,7\u00a0%), målet är minst 70\u00a0%" in said
        assert (
            "ligger precis på målet" in goal_sentence(judged_row(BETTER, at_least(BETTER, 0.7), row(BETTER, 7, 10))).sv
        )

    @given(shares, targets)
    @settings(max_examples=40)
    def test_n_stands_in_every_sentence_with_a_figure(self, share: tuple[int, int], target: float) -> None:
        said = goal_sentence(judged_row(BETTER, at_least(BETTER, target), row(BETTER, *share)))
        assert f"{share[0]} av {share[1]} (" in said.sv
        assert f"{share[0]} of {share[1]} (" in said.en
        assert "osäkerhet" in said.sv

    def test_how_many_are_needed_is_rounded_up_to_two_figures(self) -> None:
        judged = judged_row(BETTER, at_least(BETTER, 0.7), row(BETTER, 195, 300))
        assert judged.needed == 323
        assert "Ungefär 330 skulle räcka" in goal_sentence(judged).sv

    def test_a_figure_that_is_not_judged_is_told_with_what_the_goal_is_about(self) -> None:
        def said(target: Target) -> list[str]:
            known = goal(GoalVersion(date(2023, 1, 1), "Ett mål", target))
            (told,) = goal_verdicts(known, PERIOD, MEASURES, lambda asked, period: sample_of_cell(EXITS, Number(12)))
            assert told.in_period and told.so_far
            return [goal_sentence(told.in_period).sv, goal_sentence(told.so_far).sv]

        assert said(at_least(EXITS, 20))[1] == (
            "Sammanlagt: 12 deltagare. Målet, minst 20 deltagare, gäller varje period för sig."
        )
        assert said(at_least(EXITS, 20, reach=Reach.CUMULATIVE))[0] == (
            "Under perioden: 12 deltagare. Målet, minst 20 deltagare, gäller sammanlagt."
        )
        assert said(at_least(EXITS, 20, reach=Reach.BY_DATE, due_on=date(2023, 12, 31)))[1] == (
            "Målet ska nås senast 2023-12-31, så det bedöms inte än. "
            "Hittills: 12 deltagare, målet är minst 20 deltagare."
        )
