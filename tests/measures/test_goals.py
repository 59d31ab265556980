"""Goals: dated versions, verdicts at a size, sentences, checks and JSON. All figures are invented."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stegvis.measures import builder
from stegvis.measures.builder import Facts
from stegvis.measures.facts import PARTICIPATIONS, SCREENINGS
from stegvis.measures.goal_checks import require_measurable
from stegvis.measures.goal_json import goal_hash, goal_json, goal_of_json
from stegvis.measures.goal_sentences import (
    assessment_sentence,
    goal_sentence,
    no_version_sentence,
    not_assessed_sentence,
)
from stegvis.measures.goal_verdicts import Judgement, Verdict, goal_assessments, goal_verdicts, judge
from stegvis.measures.goals import (
    Attainment,
    Comparator,
    Goal,
    GoalAssessment,
    GoalKind,
    GoalVersion,
    Reach,
    Stretch,
    Target,
)
from stegvis.measures.nodes import Measure, PrivacyClass, Unit
from stegvis.measures.result import MeasureRow
from stegvis.vocabulary import BadInput, Period, Withheld

B = PrivacyClass.B
_FACTS = Facts(PARTICIPATIONS)
_LEFT = _FACTS.dated_in("exited_on")
BETTER = builder.share(
    "feels_better",
    of=_LEFT,
    that=_FACTS.code("feeling").is_one_of("better"),
    privacy=B,
    answer=_FACTS.column("feeling"),
)
EXITS = builder.count("exits", _LEFT, privacy=PrivacyClass.A)
HOURS = builder.mean(
    "hours_change", _FACTS.number("hours_after") - _FACTS.number("hours_before"), of=_LEFT, privacy=B, unit=Unit.HOURS
)
WAITING = builder.median(
    "waiting", _FACTS.days("signalled_on", "first_meeting_on"), of=_LEFT, privacy=B, unit=Unit.DAYS
)
REASONS = builder.distribution("exit_reasons", _FACTS.column("exit_code"), of=_LEFT, privacy=B)
ASKED = builder.share("asked_twice", of=_LEFT, that=_FACTS.number("violence_asked") >= 2, privacy=PrivacyClass.D)
EXPOSED = builder.share(
    "exposed",
    of=Facts(SCREENINGS).dated_in("answered_on"),
    that=Facts(SCREENINGS).flag("item_1"),
    privacy=PrivacyClass.D,
)
MEASURES = {one.id: one for one in (BETTER, EXITS, HOURS, WAITING, REASONS, ASKED, EXPOSED)}
PERIOD = Period(date(2023, 1, 1), date(2023, 8, 31))
SOME: dict[str, Any] = {"measure": "feels_better", "comparator": Comparator.AT_LEAST, "value": 0.7}


def row(measure: Measure, numerator: int, denominator: int | None = None, **more: Any) -> MeasureRow:
    value = numerator if denominator is None else numerator / denominator if denominator else None
    rest = {"period": PERIOD, "group": (), "split": (), "value": value, **more}
    return MeasureRow(measure=measure.id, numerator=numerator, denominator=denominator, **rest)


def at_least(measure: Measure, value: float, **more: Any) -> Target:
    return Target(measure.id, Comparator.AT_LEAST, value, **more)


def at_most(measure: Measure, value: float) -> Target:
    return Target(measure.id, Comparator.AT_MOST, value)


def goal(*versions: GoalVersion, kind: GoalKind = GoalKind.QUANTITATIVE) -> Goal:
    return Goal("mar-battre", kind, versions)


def version(start: date, **more: Any) -> GoalVersion:
    return GoalVersion(start, "Minst 70 % mår bättre.", Target(**{**SOME, **more}))


shares = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
targets = st.integers(1, 99).map(lambda percent: percent / 100)


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
        assert judge(BETTER, at_least(BETTER, 0.7), row(BETTER, hits, n)).verdict == verdict

    @given(shares, targets)
    @settings(max_examples=60)
    def test_at_most_is_the_mirror_of_at_least(self, share: tuple[int, int], target: float) -> None:
        hits, n = share
        under = judge(BETTER, at_most(BETTER, target), row(BETTER, hits, n))
        over = judge(BETTER, at_least(BETTER, 1 - target), row(BETTER, n - hits, n))
        assume(
            under.interval is not None and abs(under.interval.low - target) > 1e-9 < abs(under.interval.high - target)
        )
        assert under.verdict is over.verdict

    @given(shares, targets)
    @settings(max_examples=60)
    def test_a_verdict_never_goes_against_what_was_observed(self, share: tuple[int, int], target: float) -> None:
        hits, n = share
        judged = judge(BETTER, at_least(BETTER, target), row(BETTER, hits, n))
        assert judged.interval is not None and judged.interval.n == (n,)
        if judged.verdict is Verdict.MET:
            assert hits / n >= target
        if judged.verdict is Verdict.NOT_MET:
            assert hits / n < target
        assert (judged.verdict is Verdict.CANNOT_BE_TOLD) == (judged.interval.low < target <= judged.interval.high)

    @given(shares, targets)
    @settings(max_examples=40)
    def test_so_many_as_are_needed_are_enough_and_fewer_are_not(self, share: tuple[int, int], target: float) -> None:
        hits, n = share
        judged = judge(BETTER, at_least(BETTER, target), row(BETTER, hits, n))
        assume(judged.needed is not None)
        times = -(-(judged.needed or 0) // n)
        assert times > 1
        for many, told in ((times, True), (times - 1, False)):
            again = judge(BETTER, at_least(BETTER, target), row(BETTER, many * hits, many * n))
            assert (again.verdict is not Verdict.CANNOT_BE_TOLD) is told

    def test_right_on_the_target_no_number_is_enough(self) -> None:
        judged = judge(BETTER, at_least(BETTER, 0.7), row(BETTER, 70, 100))
        assert (judged.verdict, judged.needed) == (Verdict.CANNOT_BE_TOLD, None)

    def test_a_goal_of_everyone_is_about_those_who_were_counted(self) -> None:
        """Wilson's interval of 26 of 26 begins at 87 %, and of a million of a million still below 100 %."""
        everyone, nobody = at_least(BETTER, 1), at_most(BETTER, 0)
        assert judge(BETTER, everyone, row(BETTER, 26, 26)).verdict is Verdict.MET
        assert judge(BETTER, everyone, row(BETTER, 25, 26)).verdict is Verdict.NOT_MET
        assert judge(BETTER, nobody, row(BETTER, 0, 26)).verdict is Verdict.MET
        assert judge(BETTER, everyone, row(BETTER, 0, 0)).verdict is Verdict.CANNOT_BE_TOLD

    def test_counts_are_what_they_are(self) -> None:
        for numerator, verdict in ((30, Verdict.MET), (29, Verdict.NOT_MET)):
            judged = judge(EXITS, at_least(EXITS, 30), row(EXITS, numerator))
            assert (judged.verdict, judged.interval) == (verdict, None)

    def test_a_mean_is_judged_by_its_interval_too(self) -> None:
        sure = judge(HOURS, at_least(HOURS, 5), row(HOURS, 180, 20, squares=1800))
        unsure = judge(HOURS, at_least(HOURS, 5), row(HOURS, 130, 20, squares=1400))
        alike = judge(HOURS, at_least(HOURS, 5), row(HOURS, 180, 20, squares=1620))
        assert [one.verdict.value for one in (sure, unsure, alike)] == ["met", "cannot_be_told", "cannot_be_told"]
        assert alike.interval is None
        enough = unsure.needed or 0
        assert enough > 20
        spread = {n: 2.0 * (555 / 19) ** 0.5 / n**0.5 < 130 / 20 - 5 for n in (enough // 2, enough)}
        assert list(spread.values()) == [False, True]

    def test_a_median_cannot_be_told(self) -> None:
        judged = judge(WAITING, at_most(WAITING, 30), row(WAITING, 250, 10, value=20.0))
        assert judged.verdict is Verdict.CANNOT_BE_TOLD
        assert "medianen är 20 dagar (10 deltagare)" in goal_sentence(judged).sv

    def test_a_withheld_figure_is_not_judged_and_gives_no_number(self) -> None:
        judged = judge(BETTER, at_least(BETTER, 0.7), Withheld())
        assert (judged.verdict, judged.sample, judged.interval, judged.needed) == (Verdict.NOT_SHOWN, None, None, None)
        assert goal_sentence(judged).sv == (
            "Siffran visas inte, så att ingen kan pekas ut, och målet, minst 70\u00a0%, bedöms därför inte här."
        )

    def test_a_row_of_another_group_measure_or_part_is_refused(self) -> None:
        women = at_least(BETTER, 0.7, population=(("gender", "women"),))
        assert judge(BETTER, women, row(BETTER, 25, 26, group=(("gender", "women"),))).verdict is Verdict.MET
        for other in (row(BETTER, 25, 26), row(BETTER, 25, 26, group=(("gender", "men"),))):
            with pytest.raises(ValueError, match="another group"):
                judge(BETTER, women, other)
        with pytest.raises(ValueError, match="says nothing about"):
            judge(BETTER, at_least(BETTER, 0.7), row(HOURS, 3, 4))
        with pytest.raises(ValueError, match="not exits"):
            judge(EXITS, at_least(BETTER, 0.7), row(EXITS, 3))
        work = at_least(REASONS, 0.3, part=("regular_work",))
        assert judge(REASONS, work, row(REASONS, 20, 26, split=("regular_work",))).verdict is Verdict.MET
        with pytest.raises(ValueError, match="another group"):
            judge(REASONS, work, row(REASONS, 20, 26, split=("studies",)))


class TestVersions:
    def test_a_period_is_cut_where_the_wording_changes_and_where_none_holds(self) -> None:
        first = GoalVersion(date(2023, 3, 1), "70", Target(**SOME), valid_to=date(2023, 4, 30))
        second = version(date(2023, 6, 1))
        assert goal(first, second).stretches(PERIOD) == (
            Stretch(Period(date(2023, 1, 1), date(2023, 2, 28)), None),
            Stretch(Period(date(2023, 3, 1), date(2023, 4, 30)), first),
            Stretch(Period(date(2023, 5, 1), date(2023, 5, 31)), None),
            Stretch(Period(date(2023, 6, 1), date(2023, 8, 31)), second),
        )

    @given(
        st.lists(st.tuples(st.integers(1, 200), st.integers(0, 100)), min_size=1, max_size=4),
        st.integers(0, 400),
        st.integers(0, 400),
    )
    def test_every_day_of_a_period_has_the_version_of_that_day(
        self, spans: list[tuple[int, int]], start: int, days: int
    ) -> None:
        day, versions = date(2023, 1, 1), []
        for gap, length in spans:
            day += timedelta(days=gap)
            versions.append(GoalVersion(day, "Ett mål", valid_to=day + timedelta(days=length)))
            day += timedelta(days=length)
        known = goal(*versions, kind=GoalKind.QUALITATIVE)
        first = date(2023, 1, 1) + timedelta(days=start)
        period = Period(first, first + timedelta(days=days))
        stretches = known.stretches(period)
        told = [
            (one.period.start + timedelta(days=at), one.version) for one in stretches for at in range(one.period.days)
        ]
        expected = [first + timedelta(days=at) for at in range(days + 1)]
        holding = [next((v for v in versions if v.valid_from <= d <= (v.valid_to or d)), None) for d in expected]
        assert told == list(zip(expected, holding, strict=True))

    def test_until_further_notice_may_be_written_as_the_last_day_of_the_calendar(self) -> None:
        lasting = GoalVersion(date(2023, 1, 1), "70", Target(**SOME), valid_to=date.max)
        assert goal(lasting).stretches(PERIOD) == (Stretch(PERIOD, lasting),)

    def test_versions_that_overlap_or_stand_out_of_order_are_refused(self) -> None:
        early, late = version(date(2023, 1, 1)), version(date(2023, 5, 1))
        long = GoalVersion(date(2023, 1, 1), "70", Target(**SOME), valid_to=date(2023, 5, 1))
        for wrong in ((late, early), (early, early), (long, late)):
            with pytest.raises(ValueError, match="before the last one ends"):
                goal(*wrong)
        with pytest.raises(ValueError, match="at least one version"):
            goal()
        with pytest.raises(ValueError, match="others none"):
            goal(early, kind=GoalKind.QUALITATIVE)
        with pytest.raises(ValueError, match="others none"):
            goal(GoalVersion(date(2023, 1, 1), "Bra bemötande"))

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"value": float("nan")}, "is a number"),
            ({"value": True}, "is a number"),
            ({"population": (("gender", "women"), ("gender", "men"))}, "each once"),
            ({"reach": Reach.BY_DATE}, "names the date"),
            ({"due_on": date(2023, 12, 31)}, "names the date"),
            ({"since": date(2022, 1, 1)}, "not counted since"),
            ({"reach": Reach.CUMULATIVE, "since": date(2024, 1, 1)}, "or earlier"),
            ({"reach": Reach.BY_DATE, "due_on": date(2022, 1, 1)}, "due before"),
        ],
    )
    def test_targets_that_do_not_fit_are_refused(self, wrong: dict[str, Any], words: str) -> None:
        with pytest.raises(ValueError, match=words):
            version(date(2023, 1, 1), **wrong)


class TestOverAPeriod:
    """The steering group lowers its goal from 70 to 50 % on the first of May."""

    GOAL = goal(version(date(2022, 9, 1)), version(date(2023, 5, 1), value=0.5))

    def counted(self, target: Target, period: Period) -> MeasureRow:
        self.asked.append(period)
        return row(BETTER, 20, 30, period=period)

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
        assert no_version_sentence(told.period).sv == "Inget mål gällde 2022-01-01 – 2022-06-30."

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
        def counted(asked: Target, period: Period) -> MeasureRow:
            return row(MEASURES[asked.measure], 20, 30 if asked.measure == "feels_better" else None, period=period)

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
        (told,) = goal_verdicts(known, PERIOD, MEASURES, lambda asked, period: Withheld())
        assert told.in_period and told.so_far
        assert {told.in_period.verdict, told.so_far.verdict} == {Verdict.NOT_SHOWN}

    def test_a_qualitative_goal_has_the_last_assessment_made_while_its_wording_held(self) -> None:
        known = goal(
            GoalVersion(date(2023, 1, 1), "Gott bemötande"),
            GoalVersion(date(2023, 5, 1), "Gott bemötande hela vägen"),
            kind=GoalKind.QUALITATIVE,
        )
        early = GoalAssessment(date(2023, 2, 1), Attainment.NOT_MET, "Köerna var långa.")
        late = GoalAssessment(date(2023, 4, 1), Attainment.PARTLY, "Köerna är kortare.")
        after = GoalAssessment(date(2023, 9, 1), Attainment.MET, "Klart.")
        spring, summer = goal_assessments(known, PERIOD, [late, early, after])
        assert (spring.assessment, summer.assessment) == (late, None)
        assert assessment_sentence(late).sv == (
            "Styrgruppen bedömde målet som delvis uppfyllt 2023-04-01: Köerna är kortare."
        )
        assert not_assessed_sentence(summer.period).sv == "Målet bedömdes inte 2023-05-01 – 2023-08-31."
        with pytest.raises(ValueError, match="says why"):
            GoalAssessment(date(2023, 4, 1), Attainment.MET, " ")


class TestSentences:
    @pytest.mark.parametrize(
        ("judged", "said"),
        [
            (
                judge(BETTER, at_least(BETTER, 0.7), row(BETTER, 21, 26)),
                "Det går inte att säga säkert om målet är uppfyllt: 21 av 26 (81\u00a0%), målet är minst 70\u00a0%. "
                "Andelen ligger över målet, men 26 svar räcker inte för att säga det säkert "
                "(osäkerhet 62 till 91\u00a0%). "
                "Ungefär 70 skulle räcka, om siffran står sig.",
            ),
            (
                judge(BETTER, at_least(BETTER, 0.7), row(BETTER, 9, 26)),
                "Målet är inte uppfyllt: 9 av 26 (35\u00a0%), målet är minst 70\u00a0% (osäkerhet 19 till 54\u00a0%).",
            ),
            (
                judge(BETTER, at_least(BETTER, 0.7), row(BETTER, 0, 0)),
                "Det går inte att säga säkert om målet är uppfyllt: "
                "det finns inget att räkna på, målet är minst 70\u00a0%.",
            ),
            (
                judge(EXITS, at_least(EXITS, 1200), row(EXITS, 1250)),
                "Målet är uppfyllt: 1\u00a0250 deltagare, målet är minst 1\u00a0200 deltagare.",
            ),
            (
                judge(HOURS, at_least(HOURS, 5.5), row(HOURS, 180, 20, squares=1800)),
                "Målet är uppfyllt: i genomsnitt 9 timmar i veckan (20 deltagare), målet är minst 5,5 timmar i veckan "
                "(osäkerhet 7,6 till 10,4).",
            ),
        ],
    )
    def test_in_plain_swedish(self, judged: Judgement, said: str) -> None:
        assert goal_sentence(judged).sv == said

    def test_in_english(self) -> None:
        assert goal_sentence(judge(BETTER, at_least(BETTER, 0.7), row(BETTER, 21, 26))).en == (
            "It cannot be told for certain whether the goal is met: 21 of 26 (81%), the goal is at least 70%. "
            "The share is above the goal, but with 26 answers that cannot be said for certain (uncertainty 62 to 91%). "
            "About 70 would be enough, if the figure stays."
        )

    def test_a_share_that_is_not_the_target_is_never_written_as_the_target(self) -> None:
        said = goal_sentence(judge(BETTER, at_least(BETTER, 0.7), row(BETTER, 697, 1000))).sv
        assert "(69,7\u00a0%), målet är minst 70\u00a0%" in said
        assert "ligger precis på målet" in goal_sentence(judge(BETTER, at_least(BETTER, 0.7), row(BETTER, 7, 10))).sv

    @given(shares, targets)
    @settings(max_examples=40)
    def test_n_stands_in_every_sentence_with_a_figure(self, share: tuple[int, int], target: float) -> None:
        said = goal_sentence(judge(BETTER, at_least(BETTER, target), row(BETTER, *share)))
        assert f"{share[0]} av {share[1]} (" in said.sv
        assert f"{share[0]} of {share[1]} (" in said.en
        assert "osäkerhet" in said.sv

    def test_a_figure_that_is_not_judged_is_told_with_what_the_goal_is_about(self) -> None:
        def said(target: Target) -> list[str]:
            known = goal(GoalVersion(date(2023, 1, 1), "Ett mål", target))
            (told,) = goal_verdicts(known, PERIOD, MEASURES, lambda asked, period: row(EXITS, 12))
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


class TestChecks:
    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"measure": "feels_bettre"}, "det finns inget mått feels_bettre"),
            ({"value": 70}, "en andel skrivs som ett tal från 0 till 1, inte 70"),
            ({"measure": "exposed"}, "hur många som har fått frågor om våld, inte vad de svarade"),
            ({"measure": "exit_reasons"}, "måste namnge en kod ur var och en"),
            ({"measure": "exit_reasons", "part": ("regular_wrok",)}, "exit_code har ingen kod regular_wrok"),
            ({"population": (("birth_year", "1980"),)}, "kan inte delas upp på birth_year"),
            ({"population": (("gender", "woman"),)}, "gender har ingen kod woman; den har women, men"),
        ],
    )
    def test_a_goal_that_cannot_be_measured_is_refused_with_its_version(
        self, wrong: dict[str, Any], words: str
    ) -> None:
        with pytest.raises(BadInput) as refused:
            require_measurable(goal(version(date(2023, 1, 1), **wrong)), MEASURES, "mal.json")
        assert words in str(refused.value)
        assert str(refused.value).startswith("mal.json: målet mar-battre, versionen från 2023-01-01: ")

    def test_goals_about_being_asked_and_about_open_codes_are_taken(self) -> None:
        for taken in ({"measure": "asked_twice"}, {"population": (("gender", "women"), ("intervention", "Stigen"))}):
            require_measurable(goal(version(date(2023, 1, 1), **taken)), MEASURES, "mal.json")
        require_measurable(goal(GoalVersion(date(2023, 1, 1), "Bra"), kind=GoalKind.QUALITATIVE), MEASURES, "mal.json")


dates = st.dates(date(2020, 1, 1), date(2025, 1, 1))
goal_targets = st.builds(
    Target,
    st.sampled_from(sorted(MEASURES)),
    st.sampled_from(Comparator),
    st.floats(0, 1000) | st.integers(0, 1000),
    st.just(Reach.CUMULATIVE),
    st.sampled_from([(), (("gender", "women"),), (("gender", "women"), ("intervention", "Stigen"))]),
    st.sampled_from([(), ("studies",)]),
    st.none() | st.dates(date(2018, 1, 1), date(2019, 12, 31)),
)


class TestJson:
    @given(dates, st.lists(goal_targets, min_size=1, max_size=3), st.text(min_size=1).filter(str.strip))
    def test_a_goal_read_back_is_the_same_goal(self, start: date, made: list[Target], text: str) -> None:
        versions = [GoalVersion(start + timedelta(days=30 * at), text, target) for at, target in enumerate(made)]
        known = goal(*versions)
        again = goal_of_json(goal_json(known), "mal.json")
        assert again == known
        assert goal_json(again) == goal_json(known)
        assert goal_hash(again) == goal_hash(known)

    def test_the_text_is_canonical(self) -> None:
        assert goal_json(goal(version(date(2023, 1, 1), population=(("gender", "women"),)))) == (
            '{"id":"mar-battre","kind":"quantitative","versions":[{"target":{"comparator":"at_least",'
            '"measure":"feels_better","population":{"gender":"women"},"reach":"each_period","value":0.7},'
            '"text":"Minst 70 % mår bättre.","valid_from":"2023-01-01"}]}'
        )
        one, same = (goal(GoalVersion(date(2023, 1, 1), "30", at_least(EXITS, value))) for value in (30, 30.0))
        assert goal_hash(one) == goal_hash(same)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            "null",
            '"x"',
            "{}",
            '{"id":"a","kind":"vague","versions":[]}',
            '{"id":"a","kind":"qualitative","versions":[]}',
            '{"id":"a","kind":"qualitative","versions":{}}',
            '{"id":1,"kind":"qualitative","versions":[{"valid_from":"2023-01-01","text":"x"}]}',
            '{"id":"a","kind":"qualitative","versions":[{"valid_from":"2023-13-01","text":"x"}]}',
            '{"id":"a","kind":"qualitative","versions":[{"valid_from":"2023-01-01","text":"x","extra":1}]}',
            '{"id":"a","kind":"quantitative","versions":[{"valid_from":"2023-01-01","text":"x","target":{"measure":"m",'
            '"comparator":"at_least","reach":"each_period","value":NaN}}]}',
            '{"id":"a","kind":"quantitative","versions":[{"valid_from":"2023-01-01","text":"x","target":{"measure":"m",'
            '"comparator":"at_least","reach":"each_period","value":"0.7"}}]}',
            "[" * 100_000,
        ],
    )
    def test_what_is_no_goal_is_one_clear_message(self, text: str) -> None:
        with pytest.raises(BadInput, match=r"mal\.json: är inget giltigt mål"):
            goal_of_json(text, "mal.json")
