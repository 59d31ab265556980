"""A registrar registers and withdraws consents; without the consent to measurement only a number stays."""

from datetime import date

import pytest

from stegvis.actions.access import NotPermitted
from stegvis.actions.protect_identity import protect_identity, show_protection
from stegvis.actions.register_consent import register_consent, show_consent_form
from stegvis.actions.show_consents import show_consents
from stegvis.actions.show_participant_trail import show_participant_trail
from stegvis.actions.withdraw_consent import restore_consent, show_withdrawal, withdraw_consent
from stegvis.store.keeping.counting_only import counted_in
from stegvis.store.models import AuditEvent, Consent, Participant, Participation
from stegvis.vocabulary import InvalidFields

DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def a_day(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", DAY.isoformat())


@pytest.fixture
def time(cast) -> Participation:
    cast.linden.parties.set([cast.region])
    person = Participant.objects.create(controller=cast.municipality, local_number=7, gender="women")
    return Participation.objects.create(participant=person, intervention=cast.linden, started_on=date(2025, 9, 1))


def give(cast, time, kind, parties=()) -> Consent:
    register_consent(
        by=cast.actor("amina"),
        participant=time.participant_id,
        participation=time.pk,
        kind=kind,
        given_on=DAY,
        parties=parties,
    )
    return Consent.objects.latest("pk")


def test_a_consent_is_registered_shown_withdrawn_and_restored(cast, time):
    amina, number = cast.actor("amina"), time.participant_id
    form = show_consent_form(by=amina, participant=number, participation=time.pk)
    assert [one.label.sv for one in form.parties] == ["Påhittade kommunen", "Påhittade regionen"]
    consent = give(cast, time, "secrecy", [cast.region.pk])
    (shown,) = show_consents(by=amina, participant=number).times[0].kinds[0].consents
    assert (shown.parties, shown.version, shown.ends_registration) == (("Påhittade regionen",), "1", False)
    assert withdraw_consent(by=amina, participant=number, consent=consent.pk, withdrawn_on=DAY) is False
    assert not show_consents(by=amina, participant=number).times[0].kinds[0].is_in_force
    with pytest.raises(NotPermitted):
        show_withdrawal(by=amina, participant=number, consent=consent.pk)
    restore_consent(by=amina, participant=number, consent=consent.pk)
    assert show_consents(by=amina, participant=number).times[0].kinds[0].is_in_force
    changes = AuditEvent.objects.filter(is_reading=False).values_list("event", flat=True)
    assert list(changes) == ["consent_registered", "consent_withdrawn", "consent_restored"]


def test_a_consent_that_is_in_force_is_not_offered_again(cast, time):
    give(cast, time, "measurement")
    form = show_consent_form(by=cast.actor("amina"), participant=time.participant_id, participation=time.pk)
    assert [one.value for one in form.kinds] == ["secrecy", "evaluation"]


def test_without_the_consent_to_measurement_only_a_number_stays(cast, time):
    amina, number = cast.actor("amina"), time.participant_id
    consent = give(cast, time, "measurement")
    before = show_withdrawal(by=amina, participant=number, consent=consent.pk)
    assert (before.ends_registration, before.counted_years) == (True, (2025, 2026))
    with pytest.raises(InvalidFields, match="ångra"):
        withdraw_consent(by=amina, participant=number, consent=consent.pk, withdrawn_on=DAY)
    assert Participation.objects.exists()
    gone = withdraw_consent(by=amina, participant=number, consent=consent.pk, withdrawn_on=DAY, is_understood=True)
    assert gone is True
    assert counted_in(cast.linden) == {(2025, "women"): 1, (2026, "women"): 1}
    assert not Participant.objects.exists()
    with pytest.raises(NotPermitted):
        show_consents(by=amina, participant=number)


def test_a_protected_identity_leaves_the_same_and_no_reason(cast, time):
    amina, number = cast.actor("amina"), time.participant_id
    assert show_protection(by=amina, participant=number).counted == (("Linden", (2025, 2026)),)
    with pytest.raises(InvalidFields):
        protect_identity(by=amina, participant=number, is_understood=False)
    protect_identity(by=amina, participant=number, is_understood=True)
    assert not Participant.objects.exists()
    last = AuditEvent.objects.order_by("-id")[0]
    assert (last.event, last.participant, last.details) == ("participant_counted_only", number, {})


@pytest.mark.parametrize("who", ["bosse", "maja", "frida", "reidar", "stranger"])
def test_nobody_else_does_any_of_it(cast, time, who):
    consent, by, number = give(cast, time, "evaluation"), cast.actor(who), time.participant_id
    attempts = (
        lambda: show_consents(by=by, participant=number),
        lambda: show_consent_form(by=by, participant=number, participation=time.pk),
        lambda: withdraw_consent(by=by, participant=number, consent=consent.pk, withdrawn_on=DAY),
        lambda: restore_consent(by=by, participant=number, consent=consent.pk),
        lambda: protect_identity(by=by, participant=number, is_understood=True),
        lambda: show_participant_trail(by=by, participant=number),
    )
    for attempt in attempts:
        with pytest.raises(NotPermitted):
            attempt()
    assert Consent.objects.get().withdrawn_on is None


def test_a_consent_of_somebody_else_is_not_reached_through_a_participant(cast, time):
    other = Participant.objects.create(controller=cast.municipality, local_number=8, gender="men")
    consent = give(cast, time, "evaluation")
    with pytest.raises(NotPermitted):
        withdraw_consent(by=cast.actor("amina"), participant=other.pk, consent=consent.pk, withdrawn_on=DAY)
    with pytest.raises(NotPermitted):
        show_consent_form(by=cast.actor("amina"), participant=other.pk, participation=time.pk)


def test_the_trail_tells_who_looked_and_who_changed(cast, time):
    give(cast, time, "evaluation")
    lines = show_participant_trail(by=cast.actor("amina"), participant=time.participant_id)
    assert [(one.event, one.is_reading) for one in lines] == [("participant_read", True), ("consent_registered", False)]
    assert {one.by for one in lines} == {"Amina Påhittad"}
    assert lines[1].what.sv == "Registrerade ett samtycke"
