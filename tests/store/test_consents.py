"""Three kinds of consent apart, each with its text and its days; every time in an intervention needs its own."""

from datetime import date

import pytest

from stegvis.catalogue.consent_texts import load_consent_texts
from stegvis.store.keeping.consents import (
    can_be_restored,
    consents_of,
    give_consent,
    has_consent,
    restore_consent,
    text_in_use,
    withdraw_consent,
)
from stegvis.store.models import ConsentKind, ConsentText, ExitCode, Participant, Participation
from stegvis.vocabulary import InvalidFields

DAY = date(2026, 11, 22)
START = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def a_day(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", DAY.isoformat())


@pytest.fixture
def participation(cast) -> Participation:
    person = Participant.objects.create(controller=cast.municipality, local_number=7, gender="women")
    return Participation.objects.create(participant=person, intervention=cast.linden, started_on=START)


def test_each_kind_has_a_shipped_text_in_plain_words():
    assert {one.kind for one in load_consent_texts()} == {str(kind) for kind in ConsentKind}
    for one in load_consent_texts():
        sentences = one.text.replace("\n", " ").split(". ")
        assert max(len(sentence.split()) for sentence in sentences) <= 42
        assert "ta tillbaka" in one.text


def test_the_kinds_are_never_mixed(participation, cast):
    give_consent(participation, ConsentKind.SECRECY, START, [cast.region])
    assert has_consent(participation, ConsentKind.SECRECY)
    assert not has_consent(participation, ConsentKind.MEASUREMENT)
    assert not has_consent(participation, ConsentKind.EVALUATION)


def test_each_start_needs_a_consent_of_its_own(participation):
    first = give_consent(participation, ConsentKind.MEASUREMENT, START)
    participation.exited_on, participation.exit_code = date(2026, 6, 1), ExitCode.objects.first()
    participation.save()
    again = Participation.objects.create(
        participant=participation.participant, intervention=participation.intervention, started_on=date(2026, 9, 1)
    )
    assert not has_consent(again, ConsentKind.MEASUREMENT)
    second = give_consent(again, ConsentKind.MEASUREMENT, date(2026, 9, 1))
    assert list(consents_of(participation)) == [first]
    assert list(consents_of(again)) == [second]


def test_a_consent_keeps_the_text_that_was_signed(participation):
    ConsentText.objects.create(kind="measurement", version="2", text="Nyare.", valid_from=date(2026, 5, 1))
    assert give_consent(participation, ConsentKind.MEASUREMENT, START).text.version == "1"
    assert text_in_use(ConsentKind.MEASUREMENT, DAY).version == "2"
    with pytest.raises(InvalidFields, match="2020-01-01"):
        text_in_use(ConsentKind.MEASUREMENT, date(2019, 12, 31))


@pytest.mark.parametrize(
    ("kind", "on", "parties", "field"),
    [
        (ConsentKind.MEASUREMENT, date(2026, 11, 23), False, "given_on"),
        (ConsentKind.SECRECY, START, False, "parties"),
        (ConsentKind.EVALUATION, START, True, "parties"),
    ],
)
def test_what_does_not_hold_is_said_beside_its_field(participation, cast, kind, on, parties, field):
    with pytest.raises(InvalidFields) as caught:
        give_consent(participation, kind, on, [cast.region] if parties else [])
    assert list(caught.value.fields) == [field]
    assert not consents_of(participation).exists()


def test_the_same_consent_twice_is_refused(participation):
    give_consent(participation, ConsentKind.EVALUATION, START)
    with pytest.raises(InvalidFields, match="redan"):
        give_consent(participation, ConsentKind.EVALUATION, START)


def test_a_withdrawal_is_dated_and_can_be_undone_the_same_day(participation, monkeypatch):
    consent = give_consent(participation, ConsentKind.EVALUATION, START)
    for wrong in (date(2026, 2, 28), date(2026, 11, 23)):
        with pytest.raises(InvalidFields):
            withdraw_consent(consent, wrong)
    withdraw_consent(consent, DAY)
    assert not has_consent(participation, ConsentKind.EVALUATION)
    assert can_be_restored(consent)
    restore_consent(consent)
    assert has_consent(participation, ConsentKind.EVALUATION)
    withdraw_consent(consent, DAY)
    monkeypatch.setenv("STEGVIS_TODAY", "2026-11-23")
    with pytest.raises(InvalidFields, match="samma dag"):
        restore_consent(consent)
