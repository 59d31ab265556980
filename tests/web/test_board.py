"""The journey board: where cards stand, what they say, and that they are moved by hand, by key and by a list."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.web.test_my_day import TODAY, client_of, follow_up, on_that_day, started
from tests.web.test_pages import text

from stegvis.actions.show_board import Board, Sign, show_board
from stegvis.store.models import (
    ActivityWeek,
    Attendance,
    AuditEvent,
    Intervention,
    JourneyStage,
    Participation,
    StageMove,
)

__all__ = ["on_that_day"]


@pytest.fixture
def stages(cast) -> tuple[JourneyStage, JourneyStage]:
    return tuple(
        JourneyStage.objects.create(intervention=cast.linden, position=at, label=label)
        for at, label in enumerate(("Kartläggning", "Arbetsträning"))
    )


def columns(board: Board) -> dict[str, list[int]]:
    return {column.label or column.id: [card.local_number for card in column.cards] for column in board.columns}


def shown(cast: Cast) -> Board:
    return show_board(by=cast.actor("amina"), intervention=cast.linden.pk)


def test_everybody_stands_in_the_column_of_their_stage(cast, stages):
    reason = cast.association.exit_codes.first()
    started(cast.linden, 1, started_on=None, referred_on=TODAY)
    started(cast.linden, 2, started_on=None, referred_on=TODAY, decision="waiting")
    started(cast.linden, 3, started_on=None, referred_on=TODAY, decision="accepted")
    started(cast.linden, 4)
    started(cast.linden, 5, stage=stages[1])
    started(cast.linden, 6, exited_on=TODAY - timedelta(days=30), exit_code=reason)
    started(cast.linden, 7, exited_on=TODAY - timedelta(days=31), exit_code=reason)
    started(cast.linden, 8, started_on=None, decision="declined")
    started(cast.linden, 9, is_registered_in_error=True)
    started(cast.eken, 10)
    assert columns(shown(cast)) == {
        "referred": [1],
        "waiting": [2],
        "accepted": [3],
        "Kartläggning": [4],
        "Arbetsträning": [5],
        "exited": [6],
    }


def test_without_stages_all_who_take_part_stand_in_one_column(cast):
    started(cast.linden, 4)
    assert columns(shown(cast))["started"] == [4]


def test_a_card_tells_what_to_look_out_for(cast, stages):
    one = started(cast.linden, 4, planned_end_on=TODAY - timedelta(days=1))
    follow_up(one, -1, "Sen uppföljning")
    for days in (1, 2):
        Attendance.objects.create(participation=one, on=TODAY - timedelta(days=days), is_present=False)
    well = started(cast.linden, 5, planned_end_on=TODAY + timedelta(weeks=10))
    Attendance.objects.create(participation=well, on=TODAY, is_present=False)
    Attendance.objects.create(participation=well, on=TODAY - timedelta(days=1), is_present=True)
    first, second = shown(cast).columns[3].cards
    assert first.signs == (Sign.TIME_IS_OVER, Sign.FOLLOW_UP_IS_LATE, Sign.ABSENT_TWICE)
    assert first.next_step and first.next_step.text == "Sen uppföljning"
    assert (second.signs, second.weeks_left) == ((), 10)


def test_hours_are_compared_by_the_weeks_that_were_noted(cast, stages):
    for number, minutes in ((4, 600), (5, 540)):
        one = started(cast.linden, number, hours_before=10)
        ActivityWeek.objects.create(participation=one, monday_on=TODAY - timedelta(days=14), minutes=minutes)
    first, second = shown(cast).columns[3].cards
    assert (first.signs, second.signs) == ((), (Sign.FEWER_HOURS,))


def test_a_moved_card_is_a_step_in_the_trail(cast, stages):
    one = started(cast.linden, 4)
    client = client_of(cast, "amina")
    answer = client.post(
        reverse("move_on_board", args=[one.pk]), {"fran": str(stages[0].pk), "till": str(stages[1].pk)}, follow=True
    )
    assert "Deltagare 4 är flyttad." in answer.content.decode()
    one.refresh_from_db()
    assert one.stage == stages[1]
    move = StageMove.objects.get()
    assert (move.stage, move.moved_on) == (stages[1], TODAY)
    assert AuditEvent.objects.filter(event="card_moved", participant=one.participant_id).count() == 1


@pytest.mark.parametrize(
    ("came_from", "to", "page"),
    [("referred", "accepted", "decision_form"), ("accepted", "1", "start_referred"), ("1", "exited", "exit_form")],
)
def test_what_needs_more_than_a_move_leads_to_its_form(cast, stages, came_from, to, page):
    one = started(cast.linden, 4)
    answer = client_of(cast, "amina").post(reverse("move_on_board", args=[one.pk]), {"fran": came_from, "till": to})
    assert answer.headers["Location"] == reverse(page, args=[one.pk])
    assert not StageMove.objects.exists()


@pytest.mark.parametrize("to", ["", "0", "999999", "x"])
def test_a_column_that_is_not_there_is_refused(cast, stages, to):
    one = started(cast.linden, 4)
    sent = {"fran": "1", "till": to, "insats": str(cast.linden.pk)}
    answer = client_of(cast, "amina").post(reverse("move_on_board", args=[one.pk]), sent, follow=True)
    assert "Välj en kolumn på tavlan." in answer.content.decode()
    assert Participation.objects.get(pk=one.pk).stage is None


def test_another_interventions_stage_is_refused(cast, stages):
    other = JourneyStage.objects.create(intervention=cast.eken, position=0, label="Elsewhere")
    one = started(cast.linden, 4)
    client_of(cast, "amina").post(reverse("move_on_board", args=[one.pk]), {"fran": "1", "till": str(other.pk)})
    assert Participation.objects.get(pk=one.pk).stage is None


def test_the_page_says_how_full_it_is(cast, stages):
    started(cast.linden, 4)
    page = text(client_of(cast, "amina"), reverse("board", args=[cast.linden.pk]))
    assert "1 deltar nu. 19 platser är lediga av 20." in page


def test_the_page_says_when_more_take_part_than_there_are_places(cast, stages):
    Intervention.objects.filter(pk=cast.linden.pk).update(places=1)
    for number in (4, 5):
        started(cast.linden, number)
    page = text(client_of(cast, "amina"), reverse("board", args=[cast.linden.pk]))
    assert "2 deltar nu. Det är 1 mer än antalet platser, 1." in page


def test_a_full_board_asks_no_more_than_an_empty_one(cast, stages, django_assert_max_num_queries):
    for number in range(1, 60):
        follow_up(started(cast.linden, number, started_on=date(2031, 1, 1)), 3)
    client = client_of(cast, "amina")
    with django_assert_max_num_queries(20):
        client.get(reverse("board", args=[cast.linden.pk]))
