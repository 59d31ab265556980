"""Reminders of reports: who, when, never twice, and nobody's participant in them. The day is the tests' own."""

from datetime import date, timedelta

import pytest
from django.core import mail
from tests.cast import FROM, Cast

from stegvis.actions.send_reminders import Reminders, send_reminders
from stegvis.cli import main
from stegvis.store.models import (
    Agreement,
    AgreementTerm,
    Assignment,
    AuditEvent,
    DueChange,
    Intervention,
    Participant,
    Participation,
    Reminder,
    ReportDue,
)
from stegvis.vocabulary import BadInput
from stegvis.vocabulary.roles import Role

DUE = date(2031, 7, 30)
BEFORE_14, BEFORE_3, LATE_1, LATE_7, LATE_14 = (DUE - timedelta(days=days) for days in (14, 3, -1, -7, -14))


def owe(intervention: Intervention, due_on: date = DUE, form: str = "rar_status") -> ReportDue:
    return ReportDue.objects.create(
        intervention=intervention,
        form_id=form,
        period_start=date(2031, 1, 1),
        period_end=date(2031, 6, 30),
        due_on=due_on,
    )


@pytest.fixture
def run(monkeypatch):
    """Sends what is to be sent on the day; returns the addresses written to, in the order of the letters."""

    def send(on: date, **options) -> list[str]:
        monkeypatch.setenv("STEGVIS_TODAY", on.isoformat())
        mail.outbox.clear()
        send_reminders(user="cron", **options)
        return [one.to[0].split("@")[0] for one in mail.outbox]

    return send


def test_the_manager_is_reminded_before_and_after_and_the_office_when_it_is_very_late(cast: Cast, run):
    owe(cast.linden)
    days = [DUE + timedelta(days=offset) for offset in range(-20, 21)]
    sent = {day: run(day) for day in days}
    assert {day: names for day, names in sent.items() if names} == {
        BEFORE_14: ["maja"],
        BEFORE_3: ["maja"],
        LATE_1: ["maja"],
        LATE_7: ["maja"],
        LATE_14: ["frida"],
    }


def test_registrars_are_reminded_where_nobody_is_the_manager(cast: Cast, run):
    owe(cast.eken)
    assert run(BEFORE_14) == ["bosse"]


def test_a_manager_of_the_operator_writes_for_all_its_interventions(cast: Cast, run):
    Assignment.objects.create(
        account=cast.accounts["stranger"], role=Role.INTERVENTION_MANAGER, operator=cast.region, from_on=FROM
    )
    owe(cast.eken)
    assert run(BEFORE_14) == ["stranger"]


def test_nobody_hears_twice_however_often_it_runs(cast: Cast, run):
    owe(cast.linden)
    assert [run(BEFORE_14) for _ in range(3)] == [["maja"], [], []]
    assert Reminder.objects.count() == 1


@pytest.mark.parametrize("stage", [BEFORE_14, BEFORE_3, LATE_1, LATE_7])
def test_a_clock_an_hour_wrong_sends_once_and_skips_nothing(cast: Cast, run, stage):
    owe(cast.linden)
    run(stage - timedelta(days=1))
    early, back, right = run(stage), run(stage - timedelta(days=1)), run(stage)
    assert (early, back, right) == (["maja"], [], [])


def test_a_clock_that_was_far_ahead_does_not_begin_anew(cast: Cast, run):
    owe(cast.linden)
    assert [run(LATE_1), run(BEFORE_14), run(BEFORE_3), run(LATE_1), run(LATE_7)] == [["maja"], [], [], [], ["maja"]]


def test_a_clock_that_runs_late_past_midnight_makes_up_for_the_day(cast: Cast, run):
    owe(cast.linden)
    assert run(BEFORE_14 - timedelta(days=1)) == []
    assert run(BEFORE_14 + timedelta(days=1)) == ["maja"]
    assert "om 13 dagar" in mail.outbox[0].body


def test_after_a_long_pause_only_the_last_stage_is_told(cast: Cast, run):
    owe(cast.linden)
    assert run(LATE_14) == ["frida", "maja"]
    assert [run(LATE_14 + timedelta(days=days)) for days in (1, 2)] == [[], []]


def test_what_is_handed_in_or_owed_by_no_agreement_is_not_reminded_of(cast: Cast, run):
    handed_in, over = owe(cast.linden), owe(cast.asken)
    ReportDue.objects.filter(pk=handed_in.pk).update(handed_in_on=DUE)
    agreement = Agreement.objects.create(intervention=cast.asken, start=date(2030, 1, 1))
    AgreementTerm.objects.create(agreement=agreement, end=date(2030, 12, 31), stated_on=date(2030, 1, 1))
    assert over.pk and run(LATE_14) == []
    AgreementTerm.objects.create(agreement=agreement, end=date(2031, 3, 31), stated_on=date(2030, 9, 1))
    assert run(LATE_14) == ["amina", "frida"]


def test_years_old_reports_are_left_to_the_lists(cast: Cast, run):
    owe(cast.linden, DUE - timedelta(days=400))
    assert run(DUE) == []


def test_more_time_is_a_new_day_to_be_reminded_of(cast: Cast, run):
    due = owe(cast.linden)
    run(LATE_1)
    later = DUE + timedelta(days=30)
    DueChange.objects.create(due=due, was_due_on=DUE, due_on=later, granted_on=LATE_1, by="Frida")
    ReportDue.objects.update(due_on=later)
    assert [run(LATE_7), run(later - timedelta(days=14)), run(later - timedelta(days=3))] == [[], ["maja"], ["maja"]]


def test_one_letter_tells_of_all_reports(cast: Cast, run):
    owe(cast.linden)
    owe(cast.linden, DUE - timedelta(days=15), form="rar_final")
    assert run(BEFORE_14, address="https://stegvis.exempel/") == ["maja"]
    (letter,) = mail.outbox
    assert letter.subject == "Påminnelse: 2 rapporter att lämna in"
    assert "Hej Maja Påhittad!" in letter.body
    assert "Ska lämnas in senast 30 juli 2031, om 14 dagar." in letter.body
    assert "Skulle ha lämnats in senast 15 juli 2031, för en dag sedan." in letter.body
    assert "https://stegvis.exempel/rapporter/\n" in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_the_office_hears_which_are_late(cast: Cast, run):
    owe(cast.linden)
    run(LATE_14)
    letter = next(one for one in mail.outbox if one.to[0].startswith("frida"))
    assert letter.subject == "En rapport är mer än två veckor sen"
    assert "- Linden: " in letter.body and "för 14 dagar sedan" in letter.body and "mer tid" not in letter.body


def test_no_participant_is_named(cast: Cast, run):
    person = Participant.objects.create(
        controller=cast.municipality, local_number=4711, gender="women", birth_year=1971
    )
    Participation.objects.create(participant=person, intervention=cast.linden, started_on=date(2031, 1, 8))
    owe(cast.linden)
    run(BEFORE_14)
    for hint in ("4711", "1971", "2031-01-08", "kvinna"):
        assert hint not in mail.outbox[0].body


def test_who_has_left_is_not_written_to(cast: Cast, run):
    owe(cast.linden)
    Assignment.objects.filter(account=cast.accounts["maja"]).update(to_on=BEFORE_14 - timedelta(days=1))
    assert run(BEFORE_14) == ["amina"]
    cast.accounts["amina"].is_active = False
    cast.accounts["amina"].save()
    assert run(BEFORE_3) == []


def told(capsys) -> str:
    printed = capsys.readouterr()
    return printed.out + printed.err


def test_the_command_says_what_it_sends(cast: Cast, capsys, monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", BEFORE_14.isoformat())
    owe(cast.linden)
    assert main(["remind", "--dry-run"]) == 0
    assert "Skulle skickas till Maja Påhittad" in told(capsys)
    assert not mail.outbox and not Reminder.objects.exists()
    assert main(["remind"]) == 0
    assert "Skickat till Maja Påhittad: Påminnelse: en rapport att lämna in" in told(capsys)
    assert len(mail.outbox) == 1
    assert AuditEvent.objects.get(event="reminders_sent").details == {"letters": 1, "reports": 1}
    assert main(["remind"]) == 0
    assert "ingen ska påminnas i dag" in told(capsys) and len(mail.outbox) == 1


def test_the_command_says_where_nobody_writes(cast: Cast, capsys, monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", BEFORE_14.isoformat())
    Assignment.objects.filter(account=cast.accounts["bosse"]).delete()
    owe(cast.eken)
    assert main(["remind"]) == 0
    assert "Eken har rapporter att lämna in, men ingen som skriver dem" in told(capsys)


def test_a_letter_that_is_not_taken_is_tried_again(cast: Cast, capsys, monkeypatch, run):
    monkeypatch.setenv("STEGVIS_TODAY", BEFORE_14.isoformat())
    owe(cast.linden)
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
        assert main(["remind"]) == 2
    assert "nästa körning försöker igen" in told(capsys)
    assert not Reminder.objects.exists() and not AuditEvent.objects.filter(event="reminders_sent").exists()
    assert run(BEFORE_14) == ["maja"]


def test_without_a_server_nothing_is_noted(cast: Cast, monkeypatch, settings):
    monkeypatch.setenv("STEGVIS_TODAY", BEFORE_14.isoformat())
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    owe(cast.linden)
    with pytest.raises(BadInput, match="STEGVIS_EMAIL_HOST"):
        send_reminders(user="cron")
    assert not Reminder.objects.exists()


def refuse(*_args) -> int:
    raise ConnectionResetError


def test_another_run_that_got_there_first_sends_it(cast: Cast, monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", BEFORE_14.isoformat())
    owe(cast.linden)
    from stegvis.actions import send_reminders as action

    found = action.round_of(BEFORE_14)
    assert isinstance(send_reminders(user="cron"), Reminders)
    monkeypatch.setattr(action, "round_of", lambda _on: found)
    assert send_reminders(user="cron").letters == ()
    assert len(mail.outbox) == 1
