"""Goals: dated versions, checks against the measures, and JSON. All figures are invented."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.invented_goals import (
    EXITS,
    MEASURES,
    PERIOD,
    SOME,
    at_least,
    goal,
    version,
)

from stegvis.measures.goal_checks import require_measurable
from stegvis.measures.goal_json import goal_json, goal_of_json
from stegvis.measures.goals import (
    Comparator,
    GoalKind,
    GoalVersion,
    Reach,
    Stretch,
    Target,
)
from stegvis.vocabulary import BadInput, Period


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

    def test_the_text_is_canonical(self) -> None:
        assert goal_json(goal(version(date(2023, 1, 1), population=(("gender", "women"),)))) == (
            '{"id":"mar-battre","kind":"quantitative","versions":[{"target":{"comparator":"at_least",'
            '"measure":"feels_better","population":{"gender":"women"},"reach":"each_period","value":0.7},'
            '"text":"Minst 70 % mår bättre.","valid_from":"2023-01-01"}]}'
        )
        one, same = (goal(GoalVersion(date(2023, 1, 1), "30", at_least(EXITS, value))) for value in (30, 30.0))
        assert goal_json(one) == goal_json(same)

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
