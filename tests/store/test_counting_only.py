"""Who is only counted leaves a number behind and nothing else, in any table."""

from datetime import date

import pytest
from tests.store.filled_tables import SECRET, fill, stored_texts, tables_about_persons

from stegvis.store.keeping.consents import give_consent
from stegvis.store.keeping.counting_only import add_counted, counted_in, only_count, only_count_in, take_away_counted
from stegvis.store.models import (
    AuditEvent,
    Consent,
    ConsentKind,
    CountedOnly,
    Draft,
    ExitCode,
    Meeting,
    Participant,
    Participation,
    RegisterUpload,
    StoredAnswer,
)
from stegvis.store.register.participants import add_participant, take_local_numbers


@pytest.fixture(autouse=True)
def a_day(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2026-11-22")


def person(cast, number=7, **columns) -> Participant:
    return Participant.objects.create(controller=cast.municipality, local_number=number, gender="women", **columns)


def took_part(participant, intervention, start, end=None, **columns) -> Participation:
    reason = ExitCode.objects.first() if end else None
    return Participation.objects.create(
        participant=participant,
        intervention=intervention,
        started_on=start,
        exited_on=end,
        exit_code=reason,
        **columns,
    )


def test_the_walk_finds_the_tables_that_matter():
    assert {Participation, Consent, Meeting, StoredAnswer, Draft} <= set(tables_about_persons())


def test_nothing_remains_of_a_person_in_any_table(cast):
    mine = person(cast, sealed_name=SECRET.encode(), identity_index=SECRET, sealed_contact=SECRET.encode())
    rows = {type(row): row.pk for row in fill(mine)}
    others = person(cast, 8)
    took_part(others, cast.linden, date(2026, 1, 1))
    assert list(rows) == tables_about_persons()
    assert all(SECRET in stored_texts([model]) for model in (Participant, Participation, Meeting, StoredAnswer, Draft))

    only_count(mine, by=cast.actor("amina"))

    for model, row in rows.items():
        assert not model.objects.filter(pk=row).exists(), model
    assert SECRET not in stored_texts(tables_about_persons())
    assert others.participations.exists()
    assert counted_in(cast.linden) == {(2026, "women"): 1}


def test_each_calendar_year_concerned_is_counted_once_for_each_participation(cast):
    mine = person(cast)
    took_part(mine, cast.linden, date(2024, 11, 1), date(2025, 2, 1))
    took_part(mine, cast.linden, date(2025, 9, 1))
    took_part(mine, cast.asken, date(2026, 1, 1), is_registered_in_error=True)
    took_part(mine, cast.asken, None)
    took_part(mine, cast.asken, date(2027, 1, 1))
    only_count(mine, by=cast.actor("amina"))
    assert counted_in(cast.linden) == {(2024, "women"): 1, (2025, "women"): 2, (2026, "women"): 1}
    assert counted_in(cast.asken) == {}
    assert not Participant.objects.exists()


def test_one_time_in_an_intervention_goes_and_the_others_stay(cast):
    mine = person(cast)
    amina = cast.actor("amina")
    earlier = took_part(mine, cast.linden, date(2025, 1, 1), date(2025, 6, 1))
    kept = give_consent(earlier, ConsentKind.MEASUREMENT, date(2025, 1, 1))
    goes = took_part(mine, cast.linden, date(2026, 1, 1))
    give_consent(goes, ConsentKind.MEASUREMENT, date(2026, 1, 1))
    assert only_count_in(goes, by=amina) is False
    assert list(mine.participations.all()) == [earlier]
    assert list(mine.consents.all()) == [kept]
    assert counted_in(cast.linden) == {(2026, "women"): 1}
    took_part(mine, cast.asken, date(2026, 1, 1), is_registered_in_error=True)
    assert only_count_in(earlier, by=amina) is True
    assert counted_in(cast.linden) == {(2025, "women"): 1, (2026, "women"): 1}
    assert not Participant.objects.exists()


def test_the_trail_keeps_the_number_and_does_not_say_why(cast):
    mine = person(cast)
    number = mine.pk
    took_part(mine, cast.linden, date(2026, 1, 1))
    only_count(mine, by=cast.actor("amina"))
    (event,) = AuditEvent.objects.all()
    assert (event.event, event.subject, event.participant) == ("participant_counted_only", "Deltagare 7", number)
    assert event.details == {}


def test_a_local_number_is_never_given_again(cast):
    controller = cast.municipality.pk
    first = add_participant(controller, gender="women", birth_year=1988)
    last = person(cast, first.local_number + 1)  # made without the counter, as a bulk of rows may be
    only_count(last, by=cast.actor("amina"))
    only_count(first, by=cast.actor("amina"))
    assert add_participant(controller, gender="men", birth_year=1988).local_number == last.local_number + 1
    assert list(take_local_numbers(controller, 3)) == [4, 5, 6]


def test_files_that_wait_to_be_imported_go_with_the_person(cast):
    amina = cast.actor("amina")
    mine = person(cast)
    goes, stays = (took_part(mine, cast.linden, date(year, 1, 1), date(year, 6, 1)) for year in (2024, 2025))

    def upload(controller):
        return RegisterUpload.objects.create(
            account_id=amina.account, controller=controller, name="x", sealed_sheets=b"x"
        )

    upload(cast.municipality)
    other = upload(cast.region)
    only_count_in(goes, by=amina)
    assert list(RegisterUpload.objects.all()) == [other]
    upload(cast.municipality)
    assert only_count_in(stays, by=amina)
    assert list(RegisterUpload.objects.all()) == [other]


def test_counting_one_by_hand_and_taking_it_away(cast):
    for _ in range(3):
        add_counted(cast.linden.pk, 2026, "men")
    assert take_away_counted(cast.linden.pk, 2026, "men")
    assert counted_in(cast.linden) == {(2026, "men"): 2}
    assert not take_away_counted(cast.linden.pk, 2025, "men")
    assert CountedOnly.objects.count() == 1
