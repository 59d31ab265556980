"""What is kept between two readings of the register is never out of date, whatever changed and whoever changed it."""

from datetime import date, timedelta
from random import Random

import pytest
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.invented_participations import Took, take_part

from stegvis.catalogue import load_forms
from stegvis.catalogue.measures import find_measure, load_measures
from stegvis.measures.engines.memory import MemoryEngine
from stegvis.measures.facts import PARTICIPATIONS, PLANS
from stegvis.store.models import (
    Consent,
    ConsentText,
    CountedOnly,
    ExitCode,
    Intervention,
    MeansOfSupport,
    Occupation,
    Participant,
    Participation,
    PlannedParticipants,
)
from stegvis.store.register_facts.money import plan_rows
from stegvis.store.register_facts.participations import participation_rows
from stegvis.store.reports.figures.counting import counts_of_several, is_counted, report_counts
from stegvis.store.reports.figures.drafted import tables_of_several
from stegvis.store.standing_figures import asks_for_states, fact_rows
from stegvis.vocabulary import Period

FIRST = date(2026, 1, 1)
PERIODS = (Period(FIRST, date(2026, 8, 31)), Period(FIRST, date(2026, 12, 31)))
PLANNED = "planned_participants"
ASKS_FOR_STATES = tuple(name for name in load_measures() if asks_for_states((name,)) and is_counted(name))[:2]


def a_day(chance: Random) -> date:
    return FIRST + timedelta(days=chance.randrange(365))


def any_of(chance: Random, intervention: Intervention) -> Participation:
    return chance.choice(list(intervention.participations.order_by("id")))


def exits(chance: Random, of: Intervention) -> None:
    """Straight in the table: no version tells of it."""
    one, day = any_of(chance, of), a_day(chance)
    day = max(day, one.started_on or day)
    reason = chance.choice(list(ExitCode.objects.filter(association=of.association).order_by("id")))
    of.participations.filter(pk=one.pk).update(
        exited_on=day, exit_code=reason, feeling=chance.choice(("better", "worse", "")), exit_asked=True
    )


def comes_back(chance: Random, of: Intervention) -> None:
    of.participations.filter(pk=any_of(chance, of).pk).update(exited_on=None, exit_code=None, feeling="")


def in_error(chance: Random, of: Intervention) -> None:
    one = any_of(chance, of)
    of.participations.filter(pk=one.pk).update(is_registered_in_error=not one.is_registered_in_error)


def new_one(chance: Random, of: Intervention) -> None:
    take_part(of, (Took(chance.choice(("women", "men")), started_on=a_day(chance)),))


def once_more(chance: Random, of: Intervention) -> None:
    Participation.objects.create(participant=any_of(chance, of).participant, intervention=of, started_on=a_day(chance))


def removed(chance: Random, of: Intervention) -> None:
    if of.participations.count() > 2:
        any_of(chance, of).delete()


def another_gender(chance: Random, of: Intervention) -> None:
    Participant.objects.filter(pk=any_of(chance, of).participant_id).update(gender=chance.choice(("women", "men")))


def consents(chance: Random, of: Intervention) -> None:
    text, _ = ConsentText.objects.get_or_create(kind="measurement", version="t", defaults={"valid_from": FIRST})
    one = any_of(chance, of)
    Consent.objects.create(participant=one.participant, intervention=of, text=text, given_on=a_day(chance))


def withdraws(chance: Random, of: Intervention) -> None:
    given_to = Consent.objects.filter(intervention=of).order_by("id").last()
    if given_to is not None:
        Consent.objects.filter(pk=given_to.pk).update(withdrawn_on=a_day(chance))


def support(chance: Random, of: Intervention) -> None:
    word = chance.choice(("activity_grant", "income_support", "study_grant"))
    MeansOfSupport.objects.update_or_create(
        participation=any_of(chance, of),
        occasion=chance.choice(("before", "after")),
        support=word,
        defaults={"per_cent": chance.choice((None, 25, 50, 75))},
    )


def occupation(chance: Random, of: Intervention) -> None:
    Occupation.objects.update_or_create(
        participation=any_of(chance, of),
        occasion=chance.choice(("before", "after", "6_months")),
        occupation=chance.choice(("employed", "studies", "job_seeker")),
        defaults={"per_cent": chance.choice((None, 25, 50, 75))},
    )


def counted_only(chance: Random, of: Intervention) -> None:
    CountedOnly.objects.update_or_create(
        intervention=of, year=2026, gender="men", defaults={"participants": chance.randrange(4)}
    )


def planned(chance: Random, of: Intervention) -> None:
    PlannedParticipants.objects.update_or_create(
        intervention=of,
        gender="women",
        from_on=FIRST,
        defaults={"to_on": date(2026, 12, 31), "participants": chance.randrange(30)},
    )


CHANGES = (
    exits,
    comes_back,
    in_error,
    new_one,
    once_more,
    removed,
    another_gender,
    consents,
    withdraws,
    support,
    occupation,
    counted_only,
    planned,
)


NAMES = (
    "participants",
    "participants_new",
    "exits",
    "exits_positive",
    "feels_better",
    "consents",
    "planned_participants",
)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_change_the_figures_are_those_counted_anew(cast: Cast, monkeypatch, seed: int):
    chance = Random(seed)
    changes = chance.sample(CHANGES * 2, 2 * len(CHANGES))
    of = cast.linden
    take_part(of, tuple(Took(gender) for gender in ("women", "men", "women", "men")))
    for day, change in enumerate(changes):
        # Consents come into force, and go out of it, as days pass.
        monkeypatch.setenv("STEGVIS_TODAY", (date(2026, 6, 1) + timedelta(days=10 * day)).isoformat())
        change(chance, of)
        anew = participation_rows(Intervention.objects.filter(pk=of.pk))
        assert sorted(fact_rows(of.pk, ASKS_FOR_STATES), key=number) == anew, change.__name__
        for found in counts_of_several(of, [(period, NAMES) for period in PERIODS]):
            assert {name: found.cell(name).number or 0 for name in NAMES} == anew_in(of, found.period), change.__name__


def anew_in(of: Intervention, period: Period) -> dict[str, int]:
    """By the engine that keeps nothing, from rows that are read without anything kept."""
    scope = Intervention.objects.filter(pk=of.pk)
    tables = {PARTICIPATIONS.name: participation_rows(scope, period), PLANS.name: plan_rows(scope)}
    counted = MemoryEngine(tables).measure([find_measure(name).measure for name in NAMES], [period], ())
    return {table.measure.id: sum(row.numerator for row in table.rows) for table in counted}


def number(row) -> int:
    return int(row["participation"])


def test_a_report_that_a_change_does_not_touch_keeps_its_tables_and_the_others_do_not(cast: Cast):
    one, *_ = take_part(cast.linden, (Took("women"), Took("men")))
    editions = [make_edition(cast, form=form.id) for form in load_forms()[:2]]
    for edition, form in zip(editions, load_forms(), strict=False):
        edition.form_version = form.version
    before = tables_of_several(editions)
    assert all(new is old for new, old in zip(tables_of_several(editions), before, strict=True))
    Participation.objects.filter(pk=one.pk).delete()
    after = tables_of_several(editions)
    assert after != before
    assert report_counts(cast.linden, PERIODS[0], ("participants",)).cell("participants").number == 1
