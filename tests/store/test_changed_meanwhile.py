"""What was read before the transaction may be another's by now: no change is lost, and nobody removed comes back."""

from datetime import date

import pytest
from tests.cast import Cast

from stegvis.store.keeping.counting_only import counted_in, only_count
from stegvis.store.models import AuditEvent, ExitCode, JourneyStage, Participant, Participation
from stegvis.store.register.attendance import note
from stegvis.store.register.board import move_to_stage
from stegvis.store.register.entries import Exit, Start
from stegvis.store.register.exits import register_exit
from stegvis.store.register.hours import note_hours
from stegvis.store.register.meetings import MeetingGiven, hold
from stegvis.store.register.mistakes import mark_registered_in_error, unmark_registered_in_error
from stegvis.store.register.plans import add_follow_up, set_goal
from stegvis.store.register.starts import start_counted_only, start_referred
from stegvis.store.register.states import Share, set_occupations, set_supports
from stegvis.vocabulary import Changed, InvalidFields

START = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def a_day(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2026-11-22")


@pytest.fixture
def started(cast: Cast) -> Participation:
    return referral(cast, started_on=START)


def referral(cast: Cast, **columns) -> Participation:
    person = Participant.objects.create(controller=cast.municipality, local_number=1, gender="women", birth_year=1988)
    return Participation.objects.create(participant=person, intervention=cast.linden, **columns)


def as_read(row: Participation) -> Participation:
    return Participation.objects.select_related("participant", "intervention").get(pk=row.pk)


def leaves(position: int) -> Exit:
    return Exit(date(2026, 6, 1), ExitCode.objects.get(position=position).pk)


def test_of_two_exits_at_once_the_second_is_told_of_the_first(cast, started):
    first, second = as_read(started), as_read(started)
    register_exit(first, leaves(0), version=1, by=cast.actor("amina"))
    with pytest.raises(Changed):
        register_exit(second, leaves(1), version=1, by=cast.actor("amina"))
    assert as_read(started).exit_code.position == 0
    assert AuditEvent.objects.filter(event="exit_registered").count() == 1


def test_a_card_that_was_moved_meanwhile_stays_moved(cast, started):
    stage = JourneyStage.objects.create(intervention=cast.linden, position=0, label="Praktik")
    earlier = as_read(started)
    move_to_stage(as_read(started), stage.pk, by=cast.actor("amina"))
    register_exit(earlier, leaves(0), version=1, by=cast.actor("amina"))
    assert as_read(started).stage == stage


def test_a_start_meanwhile_is_not_counted_without_data_too(cast):
    amina, referred = cast.actor("amina"), referral(cast, referred_on=START)
    first, second = as_read(referred), as_read(referred)
    start_referred(first, Start("women", 1988, START), version=1, by=amina)
    with pytest.raises(InvalidFields):
        start_counted_only(cast.linden, "women", START, by=amina, referred=second)
    assert counted_in(cast.linden) == {}


def test_who_was_removed_meanwhile_does_not_come_back(cast, started):
    earlier = as_read(started)
    only_count(started.participant, by=cast.actor("amina"))
    with pytest.raises(InvalidFields, match="tagits bort"):
        register_exit(earlier, leaves(0), version=1, by=cast.actor("amina"))
    assert not Participation.objects.exists() and not Participant.objects.exists()


@pytest.mark.parametrize(
    ("change", "share"),
    [(set_supports, Share("before", "activity_grant")), (set_occupations, Share("before", "regular_work"))],
)
def test_nothing_is_stated_of_who_was_removed_meanwhile(cast, started, change, share):
    earlier = as_read(started)
    only_count(started.participant, by=cast.actor("amina"))
    with pytest.raises(InvalidFields, match="tagits bort"):
        change(earlier, [share], version=1, by=cast.actor("amina"))


def test_what_counts_already_is_not_put_back_once_more(cast, started):
    amina = cast.actor("amina")
    with pytest.raises(InvalidFields):
        unmark_registered_in_error(as_read(started), by=amina)
    mark_registered_in_error(as_read(started), "fel insats", by=amina)
    unmark_registered_in_error(as_read(started), by=amina)
    assert AuditEvent.objects.filter(event="registered_in_error_undone").count() == 1


@pytest.mark.parametrize("change", ["meeting", "hours", "attendance", "goal", "follow_up"])
def test_nothing_is_written_about_somebody_who_is_only_counted_by_now(cast, started, change):
    earlier = as_read(started)
    only_count(started.participant, by=cast.actor("amina"))
    by = cast.actor("amina")
    changes = {
        "meeting": lambda: hold(earlier, MeetingGiven(START), "Uppföljning", by=by),
        "hours": lambda: note_hours(earlier, {START: 4.0}, by=by),
        "attendance": lambda: note(earlier, START, True, by=by),
        "goal": lambda: set_goal(earlier, "Arbeta halvtid", (), by=by),
        "follow_up": lambda: add_follow_up(earlier, "Ring", START, by=by),
    }
    with pytest.raises(InvalidFields) as refused:
        changes[change]()
    assert "tagits bort" in refused.value.fields[""].sv
