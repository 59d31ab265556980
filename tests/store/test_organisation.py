"""What the office sets: agreements, money, goals, calendar, lists; what is locked; and two people at once."""

from dataclasses import replace
from datetime import date

import pytest
from tests.cast import Cast

from stegvis.actions.access import NotPermitted
from stegvis.actions.add_operator import add_operator, list_operators
from stegvis.actions.change_intervention import change_intervention
from stegvis.actions.enter_costs import CostRow, enter_costs
from stegvis.actions.extend_agreement import extend_agreement
from stegvis.actions.list_interventions import Running, list_interventions
from stegvis.actions.plan_participants import PlanRow, plan_participants
from stegvis.actions.set_exit_codes import set_exit_codes, show_exit_codes
from stegvis.actions.set_places import Places, set_places
from stegvis.actions.set_rhythm import RhythmRow, set_rhythm
from stegvis.actions.set_stages import StageRow, set_stages
from stegvis.actions.set_up_intervention import FollowUpMethod, NewIntervention, set_up_intervention
from stegvis.actions.show_intervention_settings import Settings, show_intervention_settings
from stegvis.actions.word_goal import Comparator, GoalWording, Target, goal_measures, word_goal
from stegvis.measures.goals import GoalKind
from stegvis.store.models import (
    AuditEvent,
    CountedOnly,
    Intervention,
    Participant,
    Participation,
    Rhythm,
)
from stegvis.store.organisation.goals import measured_goals
from stegvis.vocabulary import BadInput, Changed, Gender, InvalidFields, Period
from stegvis.vocabulary.orientation import Orientation

TODAY = date(2031, 5, 2)
YEAR = Period(date(2031, 1, 1), date(2031, 12, 31))


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", TODAY.isoformat())


def settings(cast: Cast, name: str = "frida", intervention: str = "linden") -> Settings:
    return show_intervention_settings(by=cast.actor(name), intervention=getattr(cast, intervention).pk)


def take_part(cast: Cast, **columns) -> Participation:
    who = Participant.objects.create(controller=cast.municipality, local_number=1, gender="women", birth_year=1988)
    return Participation.objects.create(
        participant=who, intervention=cast.linden, started_on=date(2031, 1, 7), **columns
    )


def events() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))


def days(*texts: str) -> list[Period]:
    return [Period(*(date.fromisoformat(day) for day in one.split("/"))) for one in texts]


def test_a_new_intervention_has_its_agreement_a_board_and_a_provider_that_is_new_too(cast: Cast):
    new = NewIntervention(
        "Boken", Orientation.INDIVIDUAL, FollowUpMethod.REGISTER, None, "Björkens AB", YEAR.start, YEAR.end
    )
    number = set_up_intervention(by=cast.actor("frida"), association=cast.association.pk, new=new)
    shown = show_intervention_settings(by=cast.actor("frida"), intervention=number)
    assert [stage.label for stage in shown.stages] == [
        "Kartläggning",
        "Aktivitet",
        "Arbetsträning eller praktik",
        "Avslut planeras",
    ]
    assert shown.agreements == (YEAR,)
    assert {one.name: one.number for one in shown.operators}["Björkens AB"] == shown.basics.provider
    assert {"operator_added", "intervention_set_up", "agreement_made"} <= set(events())


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": "linden"}, "name"),
        ({"name": " "}, "name"),
        ({"new_provider": "påhittade  KOMMUNEN"}, "new_provider"),
        ({"start": YEAR.start}, "end"),
        ({"start": YEAR.end, "end": YEAR.start}, "end"),
    ],
)
def test_a_new_intervention_that_does_not_hold_is_told_beside_the_field_and_leaves_nothing(cast: Cast, wrong, field):
    new = NewIntervention("Boken", Orientation.INDIVIDUAL, FollowUpMethod.REGISTER)
    with pytest.raises(InvalidFields) as refused:
        set_up_intervention(by=cast.actor("frida"), association=cast.association.pk, new=replace(new, **wrong))
    assert set(refused.value.fields) == {field}
    assert Intervention.objects.count() == 3 and not AuditEvent.objects.exists()


def test_what_counts_are_built_on_is_locked_once_somebody_takes_part(cast: Cast):
    before = settings(cast)
    assert not before.is_locked
    take_part(cast)
    shown = settings(cast)
    assert shown.is_locked
    changes = {
        "orientation": Orientation.STRUCTURAL,
        "method": FollowUpMethod.COUNTS,
        "is_esf_financed": True,
        "provider": cast.region.pk,
    }
    for name, value in changes.items():
        with pytest.raises(InvalidFields) as refused:
            change_intervention(
                by=cast.actor("frida"),
                intervention=cast.linden.pk,
                version=shown.version,
                basics=replace(shown.basics, **{name: value}),
            )
        assert set(refused.value.fields) == {name}
    assert settings(cast).basics == before.basics
    change_intervention(
        by=cast.actor("frida"),
        intervention=cast.linden.pk,
        version=shown.version,
        basics=replace(shown.basics, kind="Grupp", parties=frozenset({cast.region.pk})),
    )
    assert settings(cast).basics.kind == "Grupp"


def test_somebody_who_is_only_counted_locks_too(cast: Cast):
    CountedOnly.objects.create(intervention=cast.asken, year=2031, gender="men", participants=0)
    assert not settings(cast, intervention="asken").is_locked
    CountedOnly.objects.create(intervention=cast.asken, year=2030, gender="men", participants=1)
    assert settings(cast, intervention="asken").is_locked


def test_whoever_saves_second_is_told_what_the_first_one_made_of_it(cast: Cast):
    frida, seen = cast.actor("frida"), settings(cast)
    set_places(
        by=frida, intervention=cast.linden.pk, version=seen.version, places=replace(seen.places, weeks=30, places=12)
    )
    with pytest.raises(Changed) as changed:
        set_places(
            by=frida,
            intervention=cast.linden.pk,
            version=seen.version,
            places=replace(seen.places, weeks=40, places=12),
        )
    assert changed.value.theirs == {"weeks": "30"}
    assert settings(cast).places.weeks == 30
    set_places(
        by=frida,
        intervention=cast.linden.pk,
        version=changed.value.version,
        places=replace(seen.places, weeks=40, places=12),
    )
    assert settings(cast).places == Places(40, None, 12, None, seen.places.intake, "")


def test_a_change_of_another_section_is_no_conflict(cast: Cast):
    frida, seen = cast.actor("frida"), settings(cast)
    row = CostRow(2031, "intervention", "Förbundet", 500_000, None)
    set_places(by=frida, intervention=cast.linden.pk, version=seen.version, places=replace(seen.places, weeks=30))
    enter_costs(by=frida, intervention=cast.linden.pk, version=seen.version, rows=[row])
    assert settings(cast).costs == (row,) and settings(cast).version == seen.version + 2


def test_money_and_plans_are_tables_without_doubles(cast: Cast):
    frida, version = cast.actor("frida"), settings(cast).version
    twice = [CostRow(2031, "esf", "ESF-rådet", 1, None), CostRow(2031, "esf", " ESF-rådet ", 2, 0)]
    with pytest.raises(InvalidFields) as refused:
        enter_costs(by=frida, intervention=cast.linden.pk, version=version, rows=twice)
    assert set(refused.value.fields) == {"funder-1"}
    overlapping = [
        PlanRow(YEAR, {Gender.WOMEN: 10, Gender.MEN: 0}),
        PlanRow(Period(date(2031, 12, 31), date(2032, 12, 31)), {Gender.WOMEN: 1}),
    ]
    with pytest.raises(InvalidFields):
        plan_participants(by=frida, intervention=cast.linden.pk, version=version, rows=overlapping)
    plan_participants(by=frida, intervention=cast.linden.pk, version=version, rows=overlapping[:1])
    assert settings(cast).plans == (overlapping[0],) and settings(cast).plans[0].total == 10


def wording(text: str, day: str = "2031-01-01", value: float = 0.5, **columns) -> GoalWording:
    target = Target("exits_positive_share", Comparator.AT_LEAST, value)
    return GoalWording(date.fromisoformat(day), None, text, **({"target": target} | columns))


def test_a_new_wording_is_a_new_version_and_the_old_one_stays(cast: Cast):
    assert "exits_positive_share" in {one.value for one in goal_measures()}
    frida, number = cast.actor("frida"), cast.linden.pk
    word_goal(by=frida, intervention=number, version=1, wording=wording("Minst hälften går vidare."))
    (goal,) = settings(cast).goals
    word_goal(
        by=frida,
        intervention=number,
        version=settings(cast).version,
        wording=wording("Minst sju av tio går vidare.", "2031-07-01", 0.7),
        goal=goal.number,
    )
    (goal,) = settings(cast).goals
    assert [one.text for one in goal.wordings] == ["Minst sju av tio går vidare.", "Minst hälften går vidare."]
    (measured,) = measured_goals(cast.linden)
    assert measured.kind is GoalKind.QUANTITATIVE
    assert [one.target.value for one in measured.versions if one.target] == [0.5, 0.7]
    assert measured.version_on(date(2031, 6, 30)).text == "Minst hälften går vidare."
    with pytest.raises(InvalidFields) as refused:
        word_goal(
            by=frida,
            intervention=number,
            version=settings(cast).version,
            wording=wording("För sent.", "2031-06-30"),
            goal=goal.number,
        )
    assert set(refused.value.fields) == {"stated_on"}


def test_a_goal_that_cannot_be_measured_is_refused(cast: Cast):
    with pytest.raises(BadInput, match="0 till 1"):
        word_goal(
            by=cast.actor("frida"), intervention=cast.linden.pk, version=1, wording=wording("För mycket.", value=70)
        )
    assert settings(cast).goals == ()


def test_a_goal_for_the_steering_group_has_no_target(cast: Cast):
    told = wording("Parterna känner varandras uppdrag.", target=None)
    word_goal(by=cast.actor("frida"), intervention=cast.linden.pk, version=1, wording=told)
    assert measured_goals(cast.linden)[0].kind is GoalKind.QUALITATIVE


def test_the_office_begins_with_a_list_of_reasons_and_makes_it_its_own(cast: Cast):
    frida, number = cast.actor("frida"), cast.association.pk
    shown = show_exit_codes(by=frida, association=number)
    assert not shown.is_proposed
    work = take_part(cast, exited_on=TODAY, exit_code=cast.association.exit_codes.get(label="Arbete"))
    rows = show_exit_codes(by=frida, association=number).rows
    assert [row.is_used for row in rows] == [True, False, False, False]
    swapped = [replace(rows[1], label="Föräldraledig"), replace(rows[3], label="Studier"), replace(rows[2])]
    set_exit_codes(by=frida, association=number, rows=swapped)
    after = show_exit_codes(by=frida, association=number).rows
    assert {row.label: row.is_offered for row in after} == {
        "Arbete": False,
        "Föräldraledig": True,
        "Studier": True,
        "Åter till remittent utan plan": True,
    }
    work.refresh_from_db()
    assert work.exit_code.label == "Arbete"


def test_a_reason_in_use_is_never_counted_another_way(cast: Cast):
    frida, number = cast.actor("frida"), cast.association.pk
    take_part(cast, exited_on=TODAY, exit_code=cast.association.exit_codes.get(label="Arbete"))
    rows = show_exit_codes(by=frida, association=number).rows
    with pytest.raises(InvalidFields) as refused:
        set_exit_codes(by=frida, association=number, rows=[replace(rows[0], exit_class="other"), *rows[1:]])
    assert set(refused.value.fields) == {"exit_class-0"}
    with pytest.raises(InvalidFields) as refused:
        set_exit_codes(by=frida, association=number, rows=[*rows, replace(rows[1], number=None, label="studier")])
    assert set(refused.value.fields) == {"label-4"}


def test_without_a_list_one_is_proposed_that_counts_to_all_three_classes(cast: Cast):
    cast.association.exit_codes.all().delete()
    shown = show_exit_codes(by=cast.actor("frida"), association=cast.association.pk)
    assert shown.is_proposed and {row.exit_class for row in shown.rows} == {"positive", "unclear", "other"}
    set_exit_codes(by=cast.actor("frida"), association=cast.association.pk, rows=shown.rows)
    assert cast.association.exit_codes.count() == len(shown.rows)


def test_columns_change_places_and_names_but_one_with_cards_stays(cast: Cast):
    frida, number = cast.actor("frida"), cast.linden.pk
    set_stages(by=frida, intervention=number, version=1, rows=[StageRow(None, "Först"), StageRow(None, "Sedan")])
    first, second = settings(cast).stages
    turned = [replace(second, label="Först"), replace(first, label="Till sist")]
    set_stages(by=frida, intervention=number, version=settings(cast).version, rows=turned)
    assert [(one.number, one.label) for one in settings(cast).stages] == [
        (second.number, "Först"),
        (first.number, "Till sist"),
    ]
    take_part(cast, stage_id=first.number)
    with pytest.raises(InvalidFields, match="Till sist"):
        set_stages(by=frida, intervention=number, version=settings(cast).version, rows=turned[:1])


def test_the_rhythm_is_what_its_rows_say(cast: Cast):
    rows = [
        RhythmRow(None, Rhythm.WEEKS_AFTER_START, 5, "Första uppföljningen"),
        RhythmRow(None, Rhythm.EVERY_MONTHS, 3, "Trepartsmöte"),
    ]
    set_rhythm(by=cast.actor("maja"), intervention=cast.linden.pk, version=1, rows=rows)
    stored = settings(cast).rhythm
    assert [replace(row, number=None) for row in stored] == rows
    set_rhythm(by=cast.actor("maja"), intervention=cast.linden.pk, version=2, rows=[replace(stored[1], count=4)])
    assert settings(cast).rhythm == (replace(stored[1], count=4),)


def test_the_list_tells_ongoing_from_ended(cast: Cast):
    frida = cast.actor("frida")
    extend_agreement(by=frida, intervention=cast.linden.pk, start=date(2029, 1, 1), end=date(2030, 12, 31))
    extend_agreement(by=frida, intervention=cast.eken.pk, start=date(2029, 1, 1), end=date(2030, 12, 31))
    extend_agreement(by=frida, intervention=cast.eken.pk, start=date(2029, 1, 1), end=TODAY)
    ended = list_interventions(by=frida, running=Running.ENDED)
    assert [one.name for one in ended.interventions] == ["Linden"] and ended.total == 3
    assert [one.name for one in list_interventions(by=frida, running=Running.ONGOING).interventions] == [
        "Asken",
        "Eken",
    ]
    assert [one.name for one in list_interventions(by=cast.actor("bosse")).interventions] == ["Eken"]
    assert list_interventions(by=frida, orientation=Orientation.STRUCTURAL).interventions == ()


def test_an_operator_keeps_its_number_under_another_name(cast: Cast):
    frida, number = cast.actor("frida"), cast.association.pk
    add_operator(by=frida, association=number, name="Påhittade staden", number=cast.municipality.pk)
    add_operator(by=frida, association=number, name="Ekens ekonomiska förening")
    shown = list_operators(by=frida, association=number).operators
    assert [one.name for one in shown] == ["Ekens ekonomiska förening", "Påhittade regionen", "Påhittade staden"]
    with pytest.raises(NotPermitted):
        add_operator(by=frida, association=number, name="Någon annans", number=99_999)


@pytest.mark.parametrize("name", ["amina", "maja", "carl", "britta", "reidar", "stranger"])
def test_only_the_office_sets_what_the_association_decides(cast: Cast, name):
    seen = settings(cast)
    with pytest.raises(NotPermitted):
        set_places(by=cast.actor(name), intervention=cast.linden.pk, version=seen.version, places=seen.places)
    with pytest.raises(NotPermitted):
        show_exit_codes(by=cast.actor(name), association=cast.association.pk)


def test_settings_take_a_fixed_number_of_questions(cast: Cast, django_assert_max_num_queries):
    frida = cast.actor("frida")
    rows = [CostRow(2000 + at, "intervention", f"Part {at}", at, None) for at in range(50)]
    enter_costs(by=frida, intervention=cast.linden.pk, version=1, rows=rows)
    for at in range(20):
        word_goal(by=frida, intervention=cast.linden.pk, version=at + 2, wording=wording(f"Mål {'x' * at}"))
    with django_assert_max_num_queries(18):
        settings(cast)


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [(date(1, 1, 1), date(2026, 1, 1), "start"), (date(2026, 1, 1), date(9999, 12, 31), "end")],
)
def test_an_agreement_of_another_age_is_refused(cast, start, end, field):
    with pytest.raises(InvalidFields) as refused:
        extend_agreement(by=cast.actor("frida"), intervention=cast.linden.pk, start=start, end=end)
    assert list(refused.value.fields) == [field]
