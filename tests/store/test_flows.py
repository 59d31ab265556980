"""Flows as counts: each participation once, in one year, between one origin and one destination."""

from collections import Counter
from datetime import date, timedelta

import pytest
from tests.cast import Cast

from stegvis.measures.codes import EXIT_CODE, REFERRER
from stegvis.store.models import ExitCode, Intervention, Participant, Participation
from stegvis.store.register.flows import (
    DESTINATIONS,
    ORIGINS,
    STILL_THERE,
    flow_counts,
    years_with_exits,
)
from stegvis.store.standing_figures import Reading, standing_figures
from stegvis.vocabulary import Period

TODAY = date(2031, 8, 25)
Way = tuple[str, str | None, date | None]
"""A referrer, the national reason for the exit and its day; None while it goes on."""


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", TODAY.isoformat())


def take_part(intervention: Intervention, ways: list[Way], **columns) -> None:
    """Invented participations that started in 2029, a person each."""
    nationals = {way[1] for way in ways if way[1]}
    reasons = {
        national: ExitCode.objects.get_or_create(
            association=intervention.association,
            national=national,
            defaults={"label": f"Påhittad {national}", "exit_class": "other"},
        )[0]
        for national in nationals
    }
    first = Participant.objects.count() + 1
    people = Participant.objects.bulk_create(
        Participant(controller=intervention.provider, local_number=first + at, gender="women")
        for at in range(len(ways))
    )
    Participation.objects.bulk_create(
        Participation(
            **({"started_on": date(2029, 5, 1)} | columns),
            participant=person,
            intervention=intervention,
            referrer=referrer,
            exited_on=on,
            exit_code=reasons[national] if national else None,
        )
        for person, (referrer, national, on) in zip(people, ways, strict=True)
    )


def counted(cast: Cast, year: int) -> dict[tuple[str, str], int]:
    return dict(flow_counts(Intervention.objects.all(), year).get(cast.linden.pk, ()))


def test_every_code_counts_to_one_end():
    origins = Counter(code for end in ORIGINS for code in end.codes)
    destinations = Counter(code for end in DESTINATIONS for code in end.codes)
    assert origins == Counter({*REFERRER.words, ""})
    assert destinations == Counter({*EXIT_CODE.words, STILL_THERE})


def test_an_end_that_tells_of_a_diagnosis_does_not_stand_alone():
    alone = {end.codes[0] for end in (*ORIGINS, *DESTINATIONS) if len(end.codes) == 1}
    assert not alone & {"psychiatry", "medical_treatment", "sickness_compensation", "daily_activity"}


@pytest.mark.django_db
def test_a_participation_counts_in_the_year_in_which_it_ended_or_in_this_one(cast):
    take_part(
        cast.linden,
        [
            ("psychiatry", "regular_work", date(2030, 12, 31)),
            ("primary_care", "subsidised_work", date(2030, 1, 1)),
            ("", "studies", date(2031, 1, 1)),
            ("other", "studies", TODAY),
            ("self", "studies", TODAY + timedelta(days=1)),
            ("self", None, None),
        ],
    )
    take_part(cast.linden, [("self", None, None)], is_registered_in_error=True)
    take_part(cast.linden, [("self", None, None)], started_on=None, decision="waiting")
    take_part(cast.linden, [("self", None, None)], started_on=TODAY + timedelta(days=1))
    assert counted(cast, 2029) == {}
    assert counted(cast, 2030) == {("health_care", "work"): 2}
    assert counted(cast, 2031) == {("other", "studies"): 2, ("self", STILL_THERE): 2}
    assert list(years_with_exits(Intervention.objects.all())) == [2031, 2030]


@pytest.mark.django_db
def test_the_numbers_are_those_of_other_pages(cast):
    """This year's participants, and an earlier year's exits."""
    days = [date(2030, 3, 1), date(2030, 12, 31), date(2031, 1, 1), TODAY, None, None, TODAY + timedelta(days=9)]
    take_part(cast.linden, [("self", "studies" if day else None, day) for day in days])
    so_far, before = Period(date(2031, 1, 1), TODAY), Period(date(2030, 1, 1), date(2030, 12, 31))
    participants = standing_figures(Reading(cast.linden.pk), ("participants",), so_far)[0]
    exits = standing_figures(Reading(cast.linden.pk), ("exits",), before)[0]
    assert sum(counted(cast, 2031).values()) == sum(row.numerator for row in participants.rows) == 5
    assert sum(counted(cast, 2030).values()) == sum(row.numerator for row in exits.rows) == 2


@pytest.mark.django_db
def test_one_query_however_many(cast, django_assert_num_queries):
    take_part(cast.linden, [("self", None, None), ("school", "studies", TODAY)] * 200)
    with django_assert_num_queries(1):
        assert counted(cast, 2031) == {("self", STILL_THERE): 200, ("school", "studies"): 200}
