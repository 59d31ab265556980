"""The facts of the register: who is in, how those without a row are counted, what is paired; and that engines agree."""

from contextlib import closing
from datetime import date, timedelta
from random import Random

import pytest
from django.db.models import QuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast

from stegvis.catalogue.measures import find_measure
from stegvis.instruments import Occasion
from stegvis.measures import codes
from stegvis.measures.engines import open_engine
from stegvis.store.models import (
    Agreement,
    AgreementTerm,
    AnswerKind,
    Asking,
    Consent,
    ConsentText,
    CostLine,
    CountedOnly,
    ExitCode,
    Intervention,
    MeansOfSupport,
    Participant,
    Participation,
    PlannedParticipants,
    ScreeningTally,
    StoredAnswer,
)
from stegvis.store.register_facts import FactRow, register_facts, register_rows, screening_facts
from stegvis.store.standing_figures import Reading, standing_figures
from stegvis.vocabulary import Period

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
INTERIM = Period(date(2023, 1, 1), date(2023, 8, 31))


def everything() -> QuerySet[Intervention]:
    return Intervention.objects.all()


def person(cast: Cast, gender: str = "women") -> Participant:
    number = Participant.objects.count() + 1
    return Participant.objects.create(controller=cast.municipality, local_number=number, gender=gender)


def participation(cast: Cast, started_on: date | None, exited_on: date | None = None, **columns) -> Participation:
    code = columns.pop("exit_code", ExitCode.objects.first() if exited_on else None)
    stated = {"participant": columns.pop("participant", None) or person(cast, columns.pop("gender", "women"))}
    stated |= {"intervention": cast.linden, "started_on": started_on, "exited_on": exited_on, "exit_code": code}
    return Participation.objects.create(**(stated | columns))


def count(name: str, period: Period, scope: QuerySet[Intervention] | None = None) -> int:
    source = register_facts(everything() if scope is None else scope, period, ("participations",))
    return open_engine("memory", source).measure([find_measure(name).measure], [period])[0].rows[0].numerator


def only(rows: list[FactRow]) -> FactRow:
    assert len(rows) == 1
    return rows[0]


def test_rows_registered_in_error_and_other_interventions_are_out(cast: Cast):
    participation(cast, date(2023, 2, 1))
    participation(cast, date(2023, 2, 1), is_registered_in_error=True)
    participation(cast, date(2023, 2, 1), intervention=cast.eken)
    rows = register_rows("participations", Intervention.objects.filter(pk=cast.linden.pk))
    assert only(rows)["intervention"] == str(cast.linden.pk)
    assert count("participants", YEAR) == 2


def test_who_is_only_counted_takes_part_in_the_calendar_year_and_never_leaves(cast: Cast):
    CountedOnly.objects.create(intervention=cast.linden, year=2023, gender="men", participants=3)
    row = register_rows("participations", everything(), YEAR)[0]
    assert (row["gender"], row["consented"], row["birth_year"], row["exited_on"]) == ("men", False, None, None)
    for period in (YEAR, INTERIM, Period(date(2023, 9, 1), date(2023, 9, 30))):
        assert count("participants", period) == 3
        assert count("participants_now", period) == 3
        assert count("participants_new", period) == count("exits", period) == 0
    for period in (Period(date(2022, 1, 1), date(2022, 12, 31)), Period(date(2024, 1, 1), date(2024, 1, 31))):
        assert count("participants", period) == 0
    assert register_rows("participations", everything()) == []


def test_consent_counts_while_it_is_in_force(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2023-06-01")
    measuring = ConsentText.objects.create(kind="measurement", version="t", text="T", valid_from=date(2020, 1, 1))
    secrecy = ConsentText.objects.create(kind="secrecy", version="t", text="T", valid_from=date(2020, 1, 1))
    stated = [(measuring, None), (measuring, date(2023, 5, 31)), (measuring, date(2023, 7, 1)), (secrecy, None)]
    for text, withdrawn_on in stated:
        who = person(cast)
        participation(cast, date(2023, 2, 1), participant=who)
        Consent.objects.create(
            participant=who,
            intervention=cast.linden,
            text=text,
            given_on=date(2023, 2, 1),
            withdrawn_on=withdrawn_on,
        )
    rows = register_rows("participations", everything())
    assert [row["consented"] for row in rows] == [True, False, True, False]


def test_each_time_in_an_intervention_needs_a_consent_of_its_own(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2023-12-01")
    text = ConsentText.objects.create(kind="measurement", version="t", text="T", valid_from=date(2020, 1, 1))
    who = person(cast)
    participation(cast, date(2023, 6, 1), participant=who)
    participation(cast, date(2023, 1, 9), date(2023, 3, 1), participant=who)
    for given_on, expected in ((date(2023, 1, 9), [False, True]), (date(2023, 6, 1), [True, False])):
        Consent.objects.all().delete()
        Consent.objects.create(participant=who, intervention=cast.linden, text=text, given_on=given_on)
        assert [row["consented"] for row in register_rows("participations", everything())] == expected


def test_the_main_means_of_support_has_the_largest_share(cast: Cast):
    shares = {
        "before": [("sickness_benefit", 40), ("social_assistance", 60), ("other_public", None)],
        "after": [("study_support", 50), ("no_public", 50)],
    }
    row = participation(cast, date(2023, 2, 1), date(2023, 6, 1))
    for occasion, stated in shares.items():
        for support, per_cent in stated:
            MeansOfSupport.objects.create(participation=row, occasion=occasion, support=support, per_cent=per_cent)
    found = only(register_rows("participations", everything()))
    assert (found["support_before"], found["support_after"]) == ("social_assistance", "study_support")


def test_waiting_ends_with_the_start_or_a_refusal(cast: Cast):
    participation(cast, None, referred_on=date(2023, 3, 1))
    participation(cast, date(2023, 4, 3), referred_on=date(2023, 3, 1), decision="accepted")
    participation(cast, None, referred_on=date(2023, 3, 1), decision="declined", decided_on=date(2023, 3, 9))
    rows = register_rows("participations", everything())
    assert [row["waiting_ended_on"] for row in rows] == [None, date(2023, 4, 3), date(2023, 3, 9)]
    assert [row["declined"] for row in rows] == [False, False, True]


def asked(row: Participation, occasion: Occasion, on: date, answers: dict[str, int | None] | None) -> None:
    asking = Asking.objects.create(
        intervention=row.intervention,
        participation=row,
        questionnaire="progression",
        version="2",
        occasion=occasion,
        asked_on=on,
        answered_on=None if answers is None else on,
    )
    for item, value in (answers or {}).items():
        kind = AnswerKind.NOT_GIVEN if value is None else AnswerKind.GIVEN
        StoredAnswer.objects.create(asking=asking, item=item, kind=kind, value=value)


def test_answers_are_paired_from_the_start_to_the_exit_and_a_year_later(cast: Cast):
    row = participation(cast, date(2023, 2, 1), date(2023, 6, 1))
    asked(row, Occasion.START, date(2023, 2, 1), {"1": 2, "2": 3})
    asked(row, Occasion.EXIT, date(2023, 6, 1), {"1": 4, "2": None})
    asked(row, Occasion.AFTER_12_MONTHS, date(2024, 6, 3), {"1": 5})
    found = {(one["item"], one["span"]): one for one in register_rows("answers", everything())}
    first, second = found["progression.1", "start_to_exit"], found["progression.2", "start_to_exit"]
    assert (first["before"], first["after"], first["answered_on"]) == (2, 4, date(2023, 6, 1))
    assert (second["before"], second["after"], second["asked_after"]) == (3, None, True)
    later = found["progression.1", "exit_to_12_months"]
    assert (later["before"], later["after"], later["answered_on"]) == (4, 5, date(2024, 6, 3))


def test_who_left_without_the_later_questionnaire_was_not_asked(cast: Cast):
    asked(participation(cast, date(2023, 2, 1), date(2023, 6, 1)), Occasion.START, date(2023, 2, 1), {"1": 2})
    asked(participation(cast, date(2023, 2, 1)), Occasion.START, date(2023, 2, 1), {"1": 2})
    rows = [one for one in register_rows("answers", everything()) if one["item"] == "progression.1"]
    row = only(rows)
    assert (row["asked_before"], row["asked_after"], row["after"]) == (True, False, None)
    assert row["answered_on"] == date(2023, 6, 1)


def test_a_years_kronor_are_spread_over_its_months(cast: Cast):
    for funder, budget, outcome in (("A", 100, 7), ("B", 25, None)):
        CostLine.objects.create(
            intervention=cast.linden, year=2023, cost_type="esf", funder=funder, budget=budget, outcome=outcome
        )
    rows = register_rows("costs", everything())
    assert [row["month_on"] for row in rows] == [date(2023, month, 1) for month in range(1, 13)]
    assert [row["budget"] for row in rows] == [11] * 5 + [10] * 7
    assert sum(row["outcome"] for row in rows) == 7


def test_places_count_for_the_days_of_agreements_each_once(cast: Cast):
    for start, end in ((date(2023, 1, 15), date(2023, 2, 28)), (date(2023, 2, 15), date(2023, 3, 10))):
        agreement = Agreement.objects.create(intervention=cast.linden, start=start)
        AgreementTerm.objects.create(agreement=agreement, end=date(2023, 12, 31), stated_on=date(2022, 1, 1))
        AgreementTerm.objects.create(agreement=agreement, end=end, stated_on=date(2022, 6, 1))
    rows = register_rows("capacity", everything())
    assert [(row["month_on"].month, row["place_days"]) for row in rows] == [(1, 17 * 20), (2, 28 * 20), (3, 10 * 20)]


def test_violence_stands_alone_and_by_year(cast: Cast):
    ScreeningTally.objects.create(association=cast.association, year=2023, gender="women", answers="yn-nnnny", forms=2)
    source = screening_facts(cast.association.pk)
    assert list(source.tables) == ["screenings"]
    rows = source.tables["screenings"].to_pylist()
    assert [row["answered_on"] for row in rows] == [date(2023, 12, 31)] * 2
    assert (rows[0]["item_1"], rows[0]["item_2"], rows[0]["item_3"]) == (True, False, None)
    assert rows[0]["children_exposed"] is True
    with pytest.raises(KeyError):
        register_rows("screenings", everything())


def test_every_table_fits_the_layout(cast: Cast):
    invent(cast, Random(3), 40)
    PlannedParticipants.objects.create(
        intervention=cast.linden, from_on=YEAR.start, to_on=YEAR.end, gender="men", participants=4
    )
    source = register_facts(everything(), YEAR)
    entries = sorted(source.codebook.open_codes)
    listed = [{"list": one, "number": number, "word": word} for one, number, word in entries]
    assert {one["list"] for one in listed} == {"intervention", "item"}
    assert source.tables["participations"].num_rows >= 40
    for name, table in source.tables.items():
        table.validate(full=True)
        assert table.num_rows or name != "plans"


def invent(cast: Cast, chance: Random, number: int) -> None:
    """Participations with everything that measures of the page look at."""
    exit_codes = list(ExitCode.objects.all())
    words = ["", *codes.SELF_RATED_CHANGE.words]
    for _ in range(number):
        started_on = date(2022, 6, 1) + timedelta(days=chance.randrange(600))
        exited_on = started_on + timedelta(days=chance.randrange(300)) if chance.random() < 0.6 else None
        participation(
            cast,
            chance.choice([started_on, started_on, None]) if exited_on is None else started_on,
            exited_on,
            gender=chance.choice(codes.GENDER.words),
            intervention=chance.choice([cast.linden, cast.eken]),
            exit_code=chance.choice(exit_codes) if exited_on else None,
            feeling=chance.choice(words) if exited_on else "",
            activity=chance.choice(words) if exited_on else "",
            exit_asked=chance.choice([True, False, None]) if exited_on else None,
            is_registered_in_error=chance.random() < 0.1,
        )
    for intervention in (cast.linden, cast.eken):
        for gender in codes.GENDER.words:
            CountedOnly.objects.create(
                intervention=intervention, year=2023, gender=gender, participants=chance.randrange(3)
            )


def counted_plainly(period: Period, gender: str, intervention: Intervention) -> dict[str, int]:
    """The same numbers, one participation at a time, straight from the tables."""
    rows = Participation.objects.filter(
        intervention=intervention, participant__gender=gender, is_registered_in_error=False
    ).select_related("exit_code")
    there = [
        one
        for one in rows
        if one.started_on and one.started_on <= period.end and (not one.exited_on or one.exited_on >= period.start)
    ]
    left = [one for one in there if one.exited_on and one.exited_on in period]
    counted = CountedOnly.objects.filter(
        intervention=intervention, gender=gender, year__range=(period.start.year, period.end.year)
    )
    return {
        "participants": len(there) + sum(one.participants for one in counted),
        "participants_new": sum(one.started_on in period for one in there),
        "exits": len(left),
        "exits_positive": sum(one.exit_code.exit_class == "positive" for one in left),
        "feels_better": sum(one.feeling == "better" for one in left),
        "more_active": sum(one.activity == "better" for one in left),
    }


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), first=st.dates(date(2022, 6, 1), date(2024, 1, 1)), days=st.integers(0, 500))
def test_both_engines_and_the_page_count_what_a_plain_count_gives(cast: Cast, seed: int, first: date, days: int):
    Participation.objects.all().delete()
    CountedOnly.objects.all().delete()
    invent(cast, Random(seed), 25)
    period = Period(first, first + timedelta(days=days))
    names = tuple(counted_plainly(period, "women", cast.linden))
    source = register_facts(everything(), period, ("participations",))
    measures = [find_measure(name).measure for name in names]
    results = []
    for engine in ("memory", "duckdb"):
        with closing(open_engine(engine, source)) as opened:
            results.append(opened.measure(measures, [period], ("intervention", "gender")))
    assert [table.rows for table in results[0]] == [table.rows for table in results[1]]
    for intervention in (cast.linden, cast.eken):
        standing = standing_figures(Reading(intervention.pk), names, period)
        for gender in codes.GENDER.words:
            plain = counted_plainly(period, gender, intervention)
            for table, page in zip(results[0], standing, strict=True):
                group = (("intervention", str(intervention.pk)), ("gender", gender))
                found = sum(row.numerator for row in table.rows if row.group == group)
                assert found == plain[table.measure.id], table.measure.id
                assert sum(row.numerator for row in page.rows if row.group == group[1:]) == found
