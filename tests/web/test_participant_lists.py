"""Attendance by a tap, and the list of participants."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.web.test_my_day import TODAY, client_of, follow_up, on_that_day, started
from tests.web.test_pages import text
from tests.web.test_participant import NUMBER, goal_with_steps

from stegvis.store.drafts import kept_draft
from stegvis.store.models import Attendance, AuditEvent
from stegvis.store.sealing.seals import identity_index

__all__ = ["on_that_day"]


def tap(cast, one, state: str, day=TODAY, **headers: str):
    fields = {"dag": day.isoformat(), "deltagande": str(one.pk), "lage": state}
    address = reverse("note_attendance", args=[one.intervention_id])
    return client_of(cast, "amina").post(address, fields, headers=headers)


def attendance(cast, query: str = "") -> str:
    return text(client_of(cast, "amina"), reverse("attendance", args=[cast.linden.pk]) + query)


def test_one_tap_notes_here_absent_or_nothing(cast):
    one, other = started(cast.linden, 17), started(cast.linden, 18)
    for state, noted in (("har", True), ("borta", False)):
        answer = tap(cast, one, state)
        assert answer.headers["Location"].endswith(f"#d{one.pk}")
        assert Attendance.objects.get(participation=one, on=TODAY).is_present is noted
    tap(cast, other, "har")
    assert "1 av 2 här" in attendance(cast)
    tap(cast, one, "ej")
    assert not Attendance.objects.filter(participation=one).exists()
    assert "1 av 2 här 1 inte noterad" in attendance(cast)


def test_a_script_gets_the_list_alone(cast):
    one = started(cast.linden, 17)
    answer = tap(cast, one, "har", HX_Request="true")
    said = answer.content.decode()
    assert answer.status_code == 200 and "<html" not in said and "1 av 1 här" in " ".join(said.split())


def test_the_list_has_those_of_that_day_and_group(cast):
    started(cast.linden, 17, group=1)
    started(cast.linden, 18, group=2)
    started(cast.linden, 19, started_on=TODAY - timedelta(days=3))
    code = cast.association.exit_codes.first()
    started(cast.linden, 20, exited_on=TODAY - timedelta(days=10), exit_code=code)
    assert "0 av 3 här" in attendance(cast)
    group = attendance(cast, "?grupp=2")
    assert "0 av 1 här" in group and "Deltagare 18" in group and "Deltagare 17" not in group
    earlier = attendance(cast, f"?dag={TODAY - timedelta(days=12)}")
    assert "Deltagare 20" in earlier and "Deltagare 19" not in earlier


def test_a_group_of_whom_nobody_is_there_leads_back_to_everybody(cast):
    started(cast.linden, 17)
    said = attendance(cast, "?grupp=3")
    assert "Ingen i grupp 3 deltar den dagen." in said and "Ingen deltar den dagen." not in said
    html = client_of(cast, "amina").get(reverse("attendance", args=[cast.linden.pk]) + "?grupp=3").content.decode()
    assert f'href="{reverse("attendance", args=[cast.linden.pk])}">Alla<' in html


def test_who_notes_the_rest_does_not_lose_the_place_on_the_page(cast):
    one, _ = started(cast.linden, 17), started(cast.linden, 18)
    address = reverse("note_attendance", args=[cast.linden.pk])
    answer = client_of(cast, "amina").post(address, {"dag": TODAY.isoformat()}, headers={"HX-Request": "true"})
    assert "autofocus>2 av 2 här" in answer.content.decode()
    assert "autofocus" not in tap(cast, one, "borta", HX_Request="true").content.decode()


def test_everybody_left_is_noted_at_once(cast):
    one, _ = started(cast.linden, 17), started(cast.linden, 18)
    tap(cast, one, "borta")
    address = reverse("note_attendance", args=[cast.linden.pk])
    client_of(cast, "amina").post(address, {"dag": TODAY.isoformat()})
    assert sorted(Attendance.objects.values_list("is_present", flat=True)) == [False, True]


def test_a_day_that_cannot_be_is_refused(cast):
    one = started(cast.linden, 17, started_on=TODAY)
    for day in (TODAY + timedelta(days=1), TODAY - timedelta(days=1)):
        tap(cast, one, "har", day)
    assert not Attendance.objects.exists()


@pytest.fixture
def many(cast):
    for number in range(1, 40):
        one = started(cast.linden, number, planned_end_on=TODAY + timedelta(days=number * 7))
        goal_with_steps(one, 3)
        follow_up(one, -1)
    started(cast.linden, 50, started_on=None, referred_on=TODAY, decision="waiting")
    code = cast.association.exit_codes.first()
    started(cast.linden, 51, exited_on=TODAY, exit_code=code)


def listed(cast, query: str = "") -> str:
    return text(client_of(cast, "amina"), reverse("participants", args=[cast.linden.pk]) + query)


def test_the_list_tells_where_everybody_stands(cast, many, django_assert_max_num_queries):
    client, address = client_of(cast, "amina"), reverse("participants", args=[cast.linden.pk])
    client.get(address)
    with django_assert_max_num_queries(20):
        shown = text(client, address)
    assert "Pågår 39" in shown and "Före start 1" in shown and "Avslutade 1" in shown
    assert "Deltagare 1 Pågår 1 vecka kvar Uppföljning, 2031-08-24" in shown
    assert "Deltagare 50" not in shown and "Deltagare 50 I kö" in listed(cast, "?visa=vantar")
    assert "Deltagare 51 Arbete avslutad 2031-08-25" in listed(cast, "?visa=avslutade")


def test_somebody_is_found_by_number_and_by_identity_number(cast):
    one = started(cast.linden, 17).participant
    one.identity_index = identity_index(NUMBER, one.controller_id)
    one.save()
    client, own = client_of(cast, "amina"), reverse("participant", args=[one.pk])
    assert client.get(reverse("participants", args=[cast.linden.pk]) + "?nummer=17").headers["Location"] == own
    assert "Ingen har det numret här." in listed(cast, "?nummer=18")
    find = reverse("find_participant", args=[cast.linden.pk])
    assert client.post(find, {"identity_number": "640823-3234"}).headers["Location"] == own
    assert AuditEvent.objects.filter(event="participant_found", participant=one.pk).exists()
    elsewhere = reverse("find_participant", args=[cast.eken.pk])
    answer = client_of(cast, "bosse").post(elsewhere, {"identity_number": NUMBER}, follow=True)
    assert answer.status_code == 422 and "Ingen med det numret är registrerad här." in answer.content.decode()


def test_a_number_that_finds_nobody_leads_back_to_the_list_without_being_kept(cast):
    client, find = client_of(cast, "amina"), reverse("find_participant", args=[cast.linden.pk])
    wrong = client.post(find, {"identity_number": "640823-3235"})
    assert wrong.status_code == 303 and wrong["Location"].startswith(reverse("participants", args=[cast.linden.pk]))
    page = client.get(wrong["Location"])
    assert page.status_code == 422 and 'id="personnummer-fel"' in page.content.decode()
    assert "3235" not in page.content.decode()
    draft = kept_draft(cast.accounts["amina"].pk, reverse("participants", args=[cast.linden.pk]))
    assert draft is not None and "3235" not in draft.fields
