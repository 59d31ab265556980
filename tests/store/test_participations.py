"""From referral over start to exit and beyond: what is written, what cannot be right, and two who write at once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast

from stegvis.store.models import (
    Agreement,
    AuditEvent,
    Consent,
    CountedOnly,
    Decision,
    ExitCode,
    FollowUp,
    FollowUpRule,
    Intervention,
    Occasion,
    Occupation,
    Participant,
    Participation,
    Rhythm,
)
from stegvis.store.register import after_exit, exits, extensions, mistakes, queue, referrals, starts
from stegvis.store.register.entries import NO_ANSWER, Exit, Referral, Start
from stegvis.store.register.follow_ups import months_later
from stegvis.vocabulary import Changed, InvalidFields

DAY = date(2031, 3, 10)
PLAIN = Start("women", 1985, DAY, referrer="social_insurance", municipality=1496, support="social_assistance")


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEGVIS_TODAY", DAY.isoformat())


def started(cast: Cast, start: Start = PLAIN, **more) -> Participation:
    return starts.add_start(cast.linden, start, by=cast.actor("amina"), **more)


def reason(cast: Cast, at: int = 0) -> int:
    return ExitCode.objects.filter(association=cast.association)[at].pk


def leave(cast: Cast, participation: Participation, on: date = DAY, **more) -> None:
    exits.register_exit(participation, Exit(on, reason(cast), **more), by=cast.actor("amina"))


# What cannot be right


def test_the_agreement_that_counts_is_the_one_stated_last(cast):
    agreement = Agreement.objects.create(intervention=cast.linden, start=date(2030, 1, 1))
    for end, stated_on in ((date(2030, 12, 31), date(2030, 1, 1)), (date(2031, 12, 31), date(2030, 11, 1))):
        agreement.terms.create(end=end, stated_on=stated_on)
    assert started(cast).started_on == DAY
    with pytest.raises(InvalidFields, match="2030-01-01–2031-12-31"):
        started(cast, Start("men", 1985, date(2029, 12, 31)))


def test_an_exit_before_the_start_is_refused(cast):
    participation = started(cast)
    with pytest.raises(InvalidFields) as refused:
        leave(cast, participation, DAY - timedelta(days=1))
    assert "före starten 2031-03-10" in refused.value.fields["exited_on"].sv


def test_an_exit_a_month_ahead_is_refused(cast):
    with pytest.raises(InvalidFields, match="mer än 31 dagar framåt"):
        leave(cast, started(cast), DAY + timedelta(days=32))


def test_an_exit_needs_a_reason_of_the_associations_list(cast):
    with pytest.raises(InvalidFields) as refused:
        exits.register_exit(started(cast), Exit(DAY, 10**6), by=cast.actor("amina"))
    assert set(refused.value.fields) == {"exit_code"}


def test_one_person_cannot_take_part_twice_at_once(cast):
    first = started(cast)
    with pytest.raises(InvalidFields, match="deltar redan"):
        started(cast, participant=first.participant)
    leave(cast, first)
    assert started(cast, participant=first.participant).participant_id == first.participant_id


def test_one_person_may_take_part_in_several_interventions_at_once(cast):
    first = started(cast)
    other = Intervention.objects.create(
        association=cast.association, provider=cast.municipality, name="Alen", name_key="alen", method="register"
    )
    second = starts.add_start(other, PLAIN, by=cast.actor("amina"), participant=first.participant)
    assert second.participant_id == first.participant_id


def test_an_intervention_without_a_register_registers_nobody(cast):
    with pytest.raises(InvalidFields, match="utan register"):
        starts.add_start(cast.asken, PLAIN, by=cast.actor("amina"))


# Start


def test_a_start_makes_a_participant_and_a_participation(cast):
    participation = started(cast, Start("men", 1990, DAY, hours_before=5, occupation="none", support="no_public"))
    person = participation.participant
    assert (person.local_number, person.gender, person.birth_year) == (1, "men", 1990)
    assert started(cast).participant.local_number == 2
    assert participation.planned_end_on == DAY + timedelta(weeks=26, days=-1)
    assert [one.occupation for one in participation.occupations.all()] == ["none"]
    assert Consent.objects.get(participant=person).given_on == DAY
    event = AuditEvent.objects.get(event="start_registered", participant=person.pk)
    assert event.subject == "Deltagare 1" and "1990" not in str(event.details)


def test_without_consent_only_year_and_gender_are_counted(cast):
    starts.start_counted_only(cast.linden, "women", DAY, by=cast.actor("amina"))
    starts.start_counted_only(cast.linden, "women", DAY, by=cast.actor("amina"))
    counted = CountedOnly.objects.get()
    assert (counted.year, counted.gender, counted.participants) == (2031, "women", 2)
    assert not Participant.objects.exists() and not Participation.objects.exists()
    with pytest.raises(InvalidFields):
        starts.start_counted_only(cast.linden, "women", DAY + timedelta(days=365), by=cast.actor("amina"))


def test_whoever_was_referred_and_does_not_consent_is_forgotten(cast):
    referred = refer(cast)
    starts.start_counted_only(cast.linden, "men", DAY, by=cast.actor("amina"), referred=referred)
    assert not Participant.objects.exists()
    assert CountedOnly.objects.get().participants == 1


def test_a_start_put_right_keeps_what_was_not_asked(cast):
    participation = started(cast, Start("men", 1990, DAY, support="social_assistance", occupation="none"))
    participation.means_of_support.update(per_cent=60)
    participation.means_of_support.create(occasion=Occasion.BEFORE, support="activity_grant", per_cent=40)
    right = Start("men", 1991, DAY, support="social_assistance", occupation="studies")
    starts.start_referred(participation, right, version=participation.version, by=cast.actor("amina"))
    assert participation.means_of_support.count() == 2
    assert [one.occupation for one in participation.occupations.all()] == ["studies"]
    assert Participant.objects.get().birth_year == 1991
    assert Consent.objects.count() == 1


# Referral, decision, queue


def refer(cast: Cast, on: date = DAY, **more) -> Participation:
    return referrals.add_referral(cast.linden, Referral("men", 1980, "psychiatry", on, **more), by=cast.actor("amina"))


def decide(cast: Cast, one: Participation, decision: Decision, because: str = "") -> None:
    referrals.decide(one, referrals.Decided(decision, DAY, because), by=cast.actor("amina"))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"on": DAY + timedelta(days=1)}, "referred_on"),
        ({"signalled_on": DAY + timedelta(days=1)}, "signalled_on"),
        ({"on": DAY - timedelta(days=9), "signalled_on": DAY}, "signalled_on"),
        ({"visited_on": DAY + timedelta(days=99)}, "visited_on"),
    ],
)
def test_a_referral_that_cannot_be_right_says_why(cast, more, field):
    with pytest.raises(InvalidFields) as refused:
        refer(cast, **more)
    assert set(refused.value.fields) == {field}


def test_a_person_is_referred_once_until_it_is_declined(cast):
    first = refer(cast)
    again = Referral("men", 1980, "psychiatry", DAY)
    with pytest.raises(InvalidFields, match="redan en remiss"):
        referrals.add_referral(cast.linden, again, by=cast.actor("amina"), participant=first.participant)
    decide(cast, first, Decision.DECLINED, "Saknar ersättning")
    referrals.add_referral(cast.linden, again, by=cast.actor("amina"), participant=first.participant)
    assert Participant.objects.count() == 1 and Participation.objects.count() == 2


def test_a_referral_is_declined_with_a_reason(cast):
    one = refer(cast)
    with pytest.raises(InvalidFields, match="varför"):
        decide(cast, one, Decision.DECLINED)
    decide(cast, one, Decision.DECLINED, "Annan insats passar bättre")
    with pytest.raises(InvalidFields, match="avböjd"):
        starts.start_referred(one, PLAIN, by=cast.actor("amina"))


def test_the_queue_stands_by_the_day_of_the_referral_until_somebody_is_moved(cast):
    late, early, middle = (refer(cast, DAY - timedelta(days=days)) for days in (1, 20, 10))
    for one in (late, early, middle):
        decide(cast, one, Decision.WAITING)
    order = lambda: [one.participation for one in queue.queue_of(cast.linden)]  # noqa: E731
    assert order() == [early.pk, middle.pk, late.pk]
    assert [one.days for one in queue.queue_of(cast.linden)] == [20, 10, 1]
    queue.move_in_queue(late, -2, by=cast.actor("amina"))
    assert order() == [late.pk, early.pk, middle.pk]
    newest = refer(cast, DAY - timedelta(days=15))
    decide(cast, newest, Decision.WAITING)
    assert order()[-1] == newest.pk  # the others were placed by hand
    starts.start_referred(late, PLAIN, by=cast.actor("amina"))
    assert order() == [early.pk, middle.pk, newest.pk]
    with pytest.raises(InvalidFields):
        queue.move_in_queue(late, 1, by=cast.actor("amina"))


def test_a_start_before_its_referral_is_refused(cast):
    one = refer(cast)
    with pytest.raises(InvalidFields, match="före remissen"):
        starts.start_referred(one, Start("men", 1980, DAY - timedelta(days=1)), by=cast.actor("amina"))


# Follow-ups, extension


def rule(cast: Cast, rhythm: Rhythm, number: int) -> FollowUpRule:
    return FollowUpRule.objects.create(intervention=cast.linden, rhythm=rhythm, number=number, label=f"{rhythm}")


def due(participation: Participation) -> list[str]:
    return [one.due_on.isoformat() for one in FollowUp.objects.filter(participation=participation, done_on=None)]


def test_follow_ups_come_by_the_interventions_rhythm(cast):
    rule(cast, Rhythm.WEEKS_AFTER_START, 5)
    rule(cast, Rhythm.WEEKS_BEFORE_END, 5)
    rule(cast, Rhythm.EVERY_MONTHS, 3)
    assert due(started(cast)) == ["2031-04-14", "2031-06-10", "2031-08-03"]


def test_every_six_weeks_ends_with_the_participation(cast):
    rule(cast, Rhythm.EVERY_WEEKS, 6)
    assert due(started(cast)) == ["2031-04-21", "2031-06-02", "2031-07-14", "2031-08-25"]


def test_nothing_is_due_for_days_that_have_passed(cast):
    rule(cast, Rhythm.WEEKS_AFTER_START, 5)
    assert due(started(cast, Start("men", 1990, DAY - timedelta(weeks=10)))) == []


def test_an_extension_moves_what_counts_from_the_end(cast):
    Intervention.objects.filter(pk=cast.linden.pk).update(extension_weeks=10)
    cast.linden.refresh_from_db()
    rule(cast, Rhythm.WEEKS_BEFORE_END, 5)
    rule(cast, Rhythm.WEEKS_AFTER_START, 2)
    participation = started(cast)
    end = participation.planned_end_on
    assert due(participation) == ["2031-03-24", "2031-08-03"]
    extensions.extend(participation, end + timedelta(weeks=4), "Behövs", by=cast.actor("amina"))
    assert due(participation) == ["2031-03-24", "2031-08-31"]
    with pytest.raises(InvalidFields, match="högst 10 veckor: till 2031-11-16"):
        extensions.extend(participation, end + timedelta(weeks=11), by=cast.actor("amina"))
    with pytest.raises(InvalidFields, match="efter 2031-10-05"):
        extensions.extend(participation, end, by=cast.actor("amina"))
    assert participation.extensions.count() == 1


def test_an_exit_clears_what_is_left_and_lays_out_what_comes_after(cast):
    for rhythm, number in ((Rhythm.WEEKS_AFTER_START, 5), (Rhythm.MONTHS_AFTER_EXIT, 6)):
        rule(cast, rhythm, number)
    participation = started(cast)
    leave(cast, participation)
    assert due(participation) == ["2031-09-10"]
    exits.undo_exit(participation, by=cast.actor("amina"))
    assert due(participation) == ["2031-04-14"]


def test_what_is_done_stays_done(cast):
    rule(cast, Rhythm.WEEKS_AFTER_START, 5)
    participation = started(cast)
    FollowUp.objects.update(done_on=DAY)
    leave(cast, participation)
    exits.undo_exit(participation, by=cast.actor("amina"))
    assert due(participation) == [] and FollowUp.objects.count() == 1


@given(st.dates(date(2004, 1, 1), date(2100, 1, 1)), st.integers(1, 30))
def test_months_later_is_that_many_months_on(day, months):
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


# Exit and after


def test_not_asked_not_answered_and_answered_stay_apart(cast):
    for answers, asked, feeling in (
        ({}, None, ""),
        ({"feeling": NO_ANSWER}, True, ""),
        ({"feeling": "better"}, True, "better"),
    ):
        participation = started(cast)
        leave(cast, participation, **answers)
        assert (participation.exit_asked, participation.feeling) == (asked, feeling)
        assert exits.stated(participation)["feeling"] == answers.get("feeling", "")


def test_a_stay_is_not_in_its_own_way(cast):
    participation = started(cast, Start("men", 1990, DAY - timedelta(weeks=10)))
    leave(cast, participation)
    leave(cast, participation, DAY - timedelta(days=3))
    later = Start("men", 1990, DAY - timedelta(weeks=9))
    starts.start_referred(participation, later, by=cast.actor("amina"))
    with pytest.raises(InvalidFields, match="Avslutet 2031-03-07 är före starten"):
        starts.start_referred(participation, Start("men", 1990, DAY), by=cast.actor("amina"))


def test_an_exit_undone_leaves_nothing_of_it(cast):
    participation = started(cast)
    before = Participation.objects.filter(pk=participation.pk).values().get()
    leave(cast, participation, feeling="better", hours_after=20, occupation="work", support="no_public")
    exits.undo_exit(participation, by=cast.actor("amina"))
    after = Participation.objects.filter(pk=participation.pk).values().get()
    assert after | {"version": 0} == before | {"version": 0} and after["version"] > before["version"]
    assert not Occupation.objects.filter(occasion=Occasion.AFTER).exists()
    with pytest.raises(InvalidFields):
        exits.undo_exit(participation, by=cast.actor("amina"))


def test_registered_in_error_counts_nowhere_and_keeps_its_trail(cast):
    participation = started(cast)
    with pytest.raises(InvalidFields):
        mistakes.mark_registered_in_error(participation, "  ", by=cast.actor("amina"))
    mistakes.mark_registered_in_error(participation, "Fel insats", by=cast.actor("amina"))
    assert Participation.objects.get().error_reason == "Fel insats"
    assert AuditEvent.objects.get(event="registered_in_error").participant == participation.participant_id
    assert started(cast, participant=participation.participant)  # it is in nobody's way


def test_who_takes_over_and_what_the_person_does_later(cast, monkeypatch):
    participation = started(cast)
    with pytest.raises(InvalidFields):
        after_exit.take_over(participation, cast.region.pk, by=cast.actor("amina"))
    leave(cast, participation)
    after_exit.take_over(participation, cast.region.pk, by=cast.actor("amina"))
    assert participation.taken_over_by == cast.region
    with pytest.raises(InvalidFields, match="för tidigt"):
        after_exit.follow_up_after_exit(participation, 6, is_asked=True, by=cast.actor("amina"))
    monkeypatch.setenv("STEGVIS_TODAY", "2031-09-10")
    with pytest.raises(InvalidFields, match="tillfrågad"):
        after_exit.follow_up_after_exit(participation, 6, is_asked=False, occupation="work", by=cast.actor("amina"))
    after_exit.follow_up_after_exit(participation, 6, is_asked=True, occupation="work", by=cast.actor("amina"))
    assert after_exit.followed_up(participation, 6) == {"is_asked": "yes", "occupation": "work"}
    assert after_exit.followed_up(participation, 12) == {"is_asked": "", "occupation": ""}


# Two at once


def test_whoever_saves_second_is_told_what_the_first_made_of_it(cast):
    first = started(cast)
    second = Participation.objects.get(pk=first.pk)
    version = first.version
    exits.register_exit(first, Exit(DAY, reason(cast), feeling="better"), version=version, by=cast.actor("amina"))
    second.refresh_from_db()
    with pytest.raises(Changed) as changed:
        exits.register_exit(second, Exit(DAY, reason(cast, 1)), version=version, by=cast.actor("amina"))
    asked_all = {"activity": NO_ANSWER, "day_structure": NO_ANSWER}
    assert changed.value.theirs == {"exit_code": str(reason(cast)), "feeling": "better"} | asked_all
    exits.register_exit(second, Exit(DAY, reason(cast, 1)), version=changed.value.version, by=cast.actor("amina"))
    assert Participation.objects.get().exit_code_id == reason(cast, 1)


def test_the_same_change_made_twice_is_no_conflict(cast):
    participation = started(cast)
    for _ in range(2):
        exits.register_exit(participation, Exit(DAY, reason(cast)), version=1, by=cast.actor("amina"))
    assert Participation.objects.get().exited_on == DAY
