"""Pages of consents, of who is only counted, of the trail and of disposal, as people use them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from stegvis.store.keeping.consents import give_consent
from stegvis.store.keeping.counting_only import counted_in
from stegvis.store.models import AuditEvent, Consent, ConsentKind, ExitCode, Participant, Participation
from stegvis.store.sealing.participants import seal_into

DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def a_day(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", DAY.isoformat())


@pytest.fixture
def time(cast) -> Participation:
    cast.linden.parties.set([cast.region])
    person = Participant(controller=cast.municipality, local_number=7, gender="women")
    seal_into(person, "sealed_name", "Påhittad Person")
    person.save()
    return Participation.objects.create(participant=person, intervention=cast.linden, started_on=date(2025, 9, 1))


def logged_in(cast, name: str) -> Client:
    from allauth.mfa.models import Authenticator

    client = Client()
    account = cast.accounts[name]
    Authenticator.objects.get_or_create(user=account, type="totp", defaults={"data": {"secret": "x"}})
    client.force_login(account)
    return client


@pytest.fixture
def amina(cast) -> Client:
    return logged_in(cast, "amina")


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_consent_is_registered_withdrawn_and_the_withdrawal_undone(amina, time, cast):
    number = time.participant_id
    form = reverse("register_consent", args=[number, time.pk])
    assert "prata med varandra om mig" in text(amina.get(form, follow=True))
    sent = {"kind": "secrecy", "given_on": "2026-11-20", "parties": [cast.region.pk]}
    page = text(amina.post(form, sent, follow=True))
    assert "Påhittade regionen" in page
    assert "lämnat" in page
    consent = Consent.objects.get()
    amina.post(reverse("withdraw_consent", args=[number, consent.pk]), {"withdrawn_on": "2026-11-22"})
    assert "tillbakataget" in text(amina.get(reverse("consents", args=[number])))
    amina.post(reverse("restore_consent", args=[number, consent.pk]))
    assert Consent.objects.get().withdrawn_on is None


def test_what_is_missing_is_said_beside_the_field(amina, time):
    form = reverse("register_consent", args=[time.participant_id, time.pk])
    response = amina.post(form, {"kind": "secrecy", "given_on": "2026-11-20"})
    assert response.status_code == 422
    assert "Välj minst en part" in text(response)


@pytest.mark.parametrize("way", ["withdraw", "protect"])
def test_the_page_says_before_that_it_cannot_be_undone(amina, time, cast, way):
    number = time.participant_id
    consent = give_consent(time, ConsentKind.MEASUREMENT, DAY)
    if way == "protect":
        address, sent = reverse("protect_identity", args=[number]), {}
    else:
        address, sent = reverse("withdraw_consent", args=[number, consent.pk]), {"withdrawn_on": "2026-11-22"}
    page = text(amina.get(address, follow=True))
    assert "Det här går inte att ångra" in page
    assert "Linden: 2025, 2026" in page
    assert amina.post(address, sent).status_code == 422
    assert Participant.objects.exists()
    done = amina.post(address, sent | {"is_understood": "on"}, follow=True)
    assert "Bara antalet finns kvar" in text(done)
    assert not Participant.objects.exists()
    assert counted_in(cast.linden) == {(2025, "women"): 1, (2026, "women"): 1}
    assert amina.get(reverse("consents", args=[number])).status_code == 404
    assert "Ångra" not in text(done)


def test_counting_one_and_undoing_it(amina, cast):
    address = reverse("count_only", args=[cast.linden.pk])
    page = amina.post(address, {"year": "2026", "gender": "men"}, follow=True)
    assert "En till är räknad" in text(page)
    undo = reverse("uncount_only", args=[cast.linden.pk, 2026, "men"])
    assert undo in page.content.decode()
    amina.post(undo)
    assert counted_in(cast.linden) == {}


def test_a_manager_sees_the_numbers_and_the_association_no_page(amina, cast):
    amina.post(reverse("count_only", args=[cast.linden.pk]), {"year": "2026", "gender": "men"})
    address = reverse("counted_only", args=[cast.linden.pk])
    page = text(logged_in(cast, "maja").get(address))
    assert "Utan uppgifter" in page
    assert "Räkna en till" not in page
    assert logged_in(cast, "frida").get(address).status_code == 403


def test_the_auditor_checks_the_trail_and_meets_no_person(amina, time, cast):
    for _ in range(6):
        amina.get(reverse("consents", args=[time.participant_id]))
    reidar = logged_in(cast, "reidar")
    page = text(reidar.get(reverse("trail")))
    assert "Öppnade deltagaren" in page
    assert "Deltagare 7" not in page
    assert "varje länk håller" in text(reidar.get(reverse("trail"), {"kontrollera": "1"}))
    assert "Inte hel" in text(reidar.get(reverse("trail"), {"kontrollera": "1", "summa": "abc"}))
    assert reidar.get(reverse("trail"), {"manad": "2026-13"}).status_code == 200


def test_disposal_lists_first_and_removes_when_it_is_understood(amina, time):
    assert "inget att gallra" in text(amina.get(reverse("disposal"), follow=True))
    time.started_on, time.exited_on, time.exit_code = date(2022, 1, 1), date(2023, 1, 1), ExitCode.objects.first()
    time.save()
    assert "2023-01-01" in text(amina.get(reverse("disposal"), follow=True))
    assert amina.post(reverse("disposal"), {}).status_code == 422
    assert bytes(Participant.objects.get().sealed_name)
    amina.post(reverse("disposal"), {"is_understood": "on"})
    assert bytes(Participant.objects.get().sealed_name) == b""


def test_the_page_asks_the_database_no_more_for_more_consents(amina, time, cast, django_assert_max_num_queries):
    for month in range(1, 9):
        earlier = Participation.objects.create(
            participant=time.participant,
            intervention=cast.linden,
            started_on=date(2024, month, 1),
            exited_on=date(2024, month, 20),
            exit_code=ExitCode.objects.first(),
        )
        for kind in (ConsentKind.MEASUREMENT, ConsentKind.EVALUATION):
            give_consent(earlier, kind, date(2024, month, 2))
        give_consent(earlier, ConsentKind.SECRECY, date(2024, month, 2), [cast.region])
    with django_assert_max_num_queries(20):
        page = amina.get(reverse("consents", args=[time.participant_id]))
    assert page.content.decode().count("lämnat</span>") == 24


def test_titles_and_the_trail_name_nobody(amina, time):
    page = amina.get(reverse("consents", args=[time.participant_id])).content.decode()
    assert "Påhittad Person" not in page
    assert "Påhittad Person" not in repr(list(AuditEvent.objects.values()))
