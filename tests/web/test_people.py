"""People: who invites whom to what, links used once, roles that end at once and come back, and the menu."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import FROM, Cast

from stegvis.actions.access import NotPermitted
from stegvis.actions.end_assignment import end_assignment, give_back_assignment
from stegvis.actions.invite_person import invitation_address, invite_person, show_inviting_form
from stegvis.actions.list_people import State, list_people
from stegvis.store.access.assigning import assign
from stegvis.store.models import Account, Assignment, AuditEvent, Invitation
from stegvis.vocabulary import InvalidFields
from stegvis.vocabulary.actor import Held
from stegvis.vocabulary.roles import Role

pytestmark = pytest.mark.django_db
PASSWORD = "fyra korta ord här"
TO_LINDEN = {"name": "Nils Påhittad", "email": "nils@exempel.invalid", "role": "participant_registrar"}


def client_of(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def words(response) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def invite(cast: Cast, by: str, **changes) -> str:
    given = {**TO_LINDEN, "place": f"intervention-{cast.linden.pk}", "from_on": FROM, **changes}
    return invite_person(by=cast.actor(by), **given).secret


def role_of(cast: Cast, name: str) -> Assignment:
    return Assignment.objects.get(account=cast.accounts[name])


def test_an_invitation_is_accepted_with_a_new_password(cast: Cast):
    office, newcomer = client_of(cast, "maja"), Client()
    given = {**TO_LINDEN, "place": f"intervention-{cast.linden.pk}", "from_on": "2020-01-01"}
    page = office.post(reverse("invite_person"), given, follow=True)
    shown = words(page)
    assert "Inbjudan är skapad" in shown and "Nils Påhittad" in shown
    link = re.search(r"http://testserver(/inbjudan/[\w-]+/)", shown)[1]
    assert link not in words(office.get(reverse("people")))

    welcome = words(newcomer.get(link))
    assert "Välkommen, Nils Påhittad" in welcome and "Deltagaransvarig" in welcome and "Linden" in welcome
    told = newcomer.post(link, {"password": PASSWORD, "again": "annat"}, follow=True)
    assert told.redirect_chain == [(link, 303)], "the browser's back button never asks to send again"
    assert told.status_code == 422 and "De två lösenorden är inte lika" in words(told)
    assert 'id="id_again_error"' in told.content.decode() and PASSWORD not in told.content.decode()
    assert newcomer.get(link).status_code == 200
    assert newcomer.post(link, {"password": PASSWORD, "again": PASSWORD}).headers["Location"] == "/"
    assert newcomer.get("/").headers["Location"] == reverse("mfa_activate_totp")
    account = Account.objects.get(email="nils@exempel.invalid")
    assert account.check_password(PASSWORD)
    assert Client().get(link).status_code == 404
    events = AuditEvent.objects.filter(event__startswith="invitation_accepted") | AuditEvent.objects.filter(
        event="person_invited"
    )
    assert {one.subject for one in events} == {"Linden"}
    assert "Nils" not in str([one.details for one in events])


def test_only_the_hash_of_a_link_is_kept(cast: Cast):
    secret = invite(cast, "maja")
    kept = Invitation.objects.values().get()
    assert secret not in str(kept)
    assert re.fullmatch(r"[0-9a-f]{64}", kept["secret_digest"])


def test_a_link_opens_for_fourteen_days(cast: Cast):
    address = invitation_address(invite(cast, "maja"))
    made = Invitation.objects.get()
    left = made.expires_at - timezone.now()
    assert timedelta(days=13, hours=23) < left <= timedelta(days=14)
    assert Client().get(address).status_code == 200
    Invitation.objects.update(expires_at=timezone.now())
    assert "Länken fungerar inte längre" in words(Client().get(address))


def test_a_link_that_is_withdrawn_does_not_open(cast: Cast):
    address = invitation_address(invite(cast, "maja"))
    office = client_of(cast, "frida")
    assert "nils@exempel.invalid" in words(office.get(reverse("people")))
    office.post(reverse("withdraw_invitation", kwargs={"number": Invitation.objects.get().pk}))
    assert "nils@exempel.invalid" not in words(office.get(reverse("people")))
    assert Client().get(address).status_code == 404


def test_somebody_with_an_account_accepts_when_logged_in(cast: Cast):
    address = invitation_address(invite(cast, "maja", email="BOSSE@exempel.invalid"))
    assert "Logga in med det" in words(Client().get(address))
    assert Client().post(address, {"password": PASSWORD, "again": PASSWORD})["Location"] == address
    assert client_of(cast, "amina").post(address)["Location"] == address
    assert cast.actor("bosse").held == (Held(Role.PARTICIPANT_REGISTRAR, operator=cast.region.pk),)
    assert client_of(cast, "bosse").post(address).headers["Location"] == "/"
    assert Held(Role.PARTICIPANT_REGISTRAR, intervention=cast.linden.pk) in cast.actor("bosse").held


def test_why_the_role_may_not_be_had_is_told_on_the_page_of_the_link(cast: Cast):
    """Somebody without a role right now has no drafts: nothing but the reason is to be told."""
    person = Account.objects.create_user("ny@exempel.invalid", name="Ny Påhittad")
    address = invitation_address(invite(cast, "maja", email="ny@exempel.invalid"))
    assign(person, Held(Role.AUDITOR, association=cast.association.pk), timezone.localdate() + timedelta(days=1))
    client = Client()
    client.force_login(person)
    told = client.post(address, follow=True)
    assert told.redirect_chain == [(address, 303)]
    assert "ser deltagare och kan därför inte" in words(told)


def test_the_link_of_the_command_line_is_an_address_of_ours():
    assert reverse("invitation", kwargs={"secret": "abc-_"}) == invitation_address("abc-_")


def test_a_manager_invites_registrars_to_the_own_intervention_only(cast: Cast):
    shown = show_inviting_form(by=cast.actor("maja"))
    assert [one.value for one in shown.roles] == ["participant_registrar"]
    assert [one.value for one in shown.places] == [f"intervention-{cast.linden.pk}"]
    invite(cast, "maja")
    for changes in (
        {"place": f"intervention-{cast.eken.pk}"},
        {"place": f"operator-{cast.municipality.pk}"},
        {"role": "intervention_manager"},
    ):
        with pytest.raises(InvalidFields) as refused:
            invite(cast, "maja", email="x@exempel.invalid", **changes)
        assert set(refused.value.fields) == {"place"}


@pytest.mark.parametrize("name", ["amina", "carl", "britta", "reidar", "stranger"])
def test_others_invite_nobody(cast: Cast, name: str):
    assert show_inviting_form(by=cast.actor(name)).places == ()
    with pytest.raises(InvalidFields):
        invite(cast, name)


def test_a_registrar_holds_no_role_of_the_association(cast: Cast):
    with pytest.raises(InvalidFields) as refused:
        invite(
            cast,
            "frida",
            email="amina@exempel.invalid",
            role="board_reader",
            place=f"association-{cast.association.pk}",
        )
    assert "ser deltagare och kan därför inte" in refused.value.fields["role"].sv
    with pytest.raises(InvalidFields):
        invite(cast, "maja", email="carl@exempel.invalid")


def test_two_invitations_do_not_give_both(cast: Cast):
    """Each was fine when it was made: what counts is when the second is accepted."""
    person = Account.objects.create_user("ny@exempel.invalid", name="Ny Påhittad")
    assign(person, Held(Role.PARTICIPANT_REGISTRAR, operator=cast.municipality.pk), FROM)
    with pytest.raises(InvalidFields):
        assign(person, Held(Role.AUDITOR, association=cast.association.pk), FROM)
    assert person.assignments.count() == 1


def test_one_after_the_other_is_fine(cast: Cast):
    person = Account.objects.create_user("ny@exempel.invalid", name="Ny Påhittad")
    assign(person, Held(Role.AUDITOR, association=cast.association.pk), FROM, date(2021, 12, 31))
    assign(person, Held(Role.PARTICIPANT_REGISTRAR, operator=cast.municipality.pk), date(2022, 1, 1))
    with pytest.raises(InvalidFields):
        assign(person, Held(Role.AUDITOR, association=cast.association.pk), date(2021, 6, 1), date(2022, 6, 1))


def test_the_database_refuses_a_role_where_it_is_not_held(cast: Cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(
            account=cast.accounts["stranger"],
            role=Role.PARTICIPANT_REGISTRAR,
            association=cast.association,
            from_on=FROM,
        )


def test_the_page_lists_who_has_what_where(cast: Cast):
    shown = words(client_of(cast, "frida").get(reverse("people")))
    for name in ("Amina", "Bosse", "Maja", "Frida", "Carl", "Britta", "Reidar"):
        assert f"{name} Påhittad" in shown
    own = words(client_of(cast, "maja").get(reverse("people")))
    assert "Carl Påhittad" in own and "Bosse Påhittad" not in own and "Britta Påhittad" not in own


def test_a_role_that_is_ended_opens_nothing_more_and_can_be_given_back(cast: Cast):
    maja, office, number = client_of(cast, "maja"), client_of(cast, "frida"), role_of(cast, "maja").pk
    assert maja.get(reverse("people")).status_code == 200
    page = office.post(reverse("end_assignment", kwargs={"number": number}), follow=True)
    assert "Rollen är avslutad" in words(page) and "Ångra" in words(page)
    assert maja.get(reverse("people")).status_code == 403
    ended = role_of(cast, "maja")
    assert ended.ended_at is not None and ended.from_on == FROM
    undo = re.search(r'action="(/personer/roll/\d+/ge-tillbaka/)"', page.content.decode())[1]
    office.post(undo)
    assert maja.get(reverse("people")).status_code == 200
    events = AuditEvent.objects.filter(event__in=["assignment_ended", "assignment_given_back"])
    assert [one.event for one in events] == ["assignment_ended", "assignment_given_back"]


def test_a_role_is_not_given_back_to_somebody_who_may_not_have_it_any_more(cast: Cast):
    number = role_of(cast, "amina").pk
    end_assignment(by=cast.actor("frida"), number=number)
    assign(cast.accounts["amina"], Held(Role.AUDITOR, association=cast.association.pk), FROM)
    with pytest.raises(InvalidFields):
        give_back_assignment(by=cast.actor("frida"), number=number)
    page = client_of(cast, "frida").post(reverse("give_back_assignment", kwargs={"number": number}), follow=True)
    assert "kan därför inte samtidigt ha en roll i förbundet" in words(page)


def test_the_last_administrator_stays(cast: Cast):
    page = client_of(cast, "frida").post(
        reverse("end_assignment", kwargs={"number": role_of(cast, "frida").pk}), follow=True
    )
    assert "enda förbundsadministratör" in words(page)
    assert cast.actor("frida").held


def test_a_manager_ends_registrars_of_the_own_intervention_only(cast: Cast):
    registrar = Account.objects.create_user("ny@exempel.invalid", name="Ny Påhittad")
    own = assign(registrar, Held(Role.PARTICIPANT_REGISTRAR, intervention=cast.linden.pk), FROM)
    for name in ("amina", "carl", "frida", "maja"):
        with pytest.raises(NotPermitted):
            end_assignment(by=cast.actor("maja"), number=role_of(cast, name).pk)
    end_assignment(by=cast.actor("maja"), number=own.pk)
    person = next(one for one in list_people(by=cast.actor("maja")).people if one.account == registrar.pk)
    assert [one.state for one in person.roles] == [State.ENDED]


def test_the_page_asks_a_fixed_number_of_times(cast: Cast, django_assert_max_num_queries):
    for number in range(40):
        person = Account.objects.create_user(f"p{number}@exempel.invalid", name=f"P{number} Påhittad")
        assign(person, Held(Role.PARTICIPANT_REGISTRAR, operator=cast.municipality.pk), FROM)
        invite(cast, "maja", email=f"i{number}@exempel.invalid")
    office = client_of(cast, "frida")
    with django_assert_max_num_queries(20):
        assert office.get(reverse("people")).status_code == 200
    with django_assert_max_num_queries(20):
        assert office.get(reverse("invite_person"), follow=True).status_code == 200


def test_what_does_not_hold_is_said_beside_its_field(cast: Cast):
    given = {"name": "", "email": "ingen adress", "role": "auditor", "place": f"intervention-{cast.linden.pk}"}
    page = client_of(cast, "frida").post(reverse("invite_person"), given)
    assert page.status_code == 422
    given = {**TO_LINDEN, "role": "auditor", "place": f"intervention-{cast.linden.pk}", "from_on": "2031-01-01"}
    page = client_of(cast, "frida").post(reverse("invite_person"), given)
    assert page.status_code == 422 and "Rollen gäller ett helt förbund" in words(page)


def test_a_letter_is_sent_where_e_mail_is_set_up(cast: Cast, settings, mailoutbox, django_capture_on_commit_callbacks):
    settings.SENDS_EMAIL = True
    given = {**TO_LINDEN, "place": f"intervention-{cast.linden.pk}", "from_on": "2020-01-01"}
    with django_capture_on_commit_callbacks(execute=True):
        page = client_of(cast, "maja").post(reverse("invite_person"), given, follow=True)
    assert "Den har skickats till nils@exempel.invalid" in words(page)
    (letter,) = mailoutbox
    assert letter.to == ["nils@exempel.invalid"] and letter.body.startswith("Hej Nils Påhittad!")
    assert Client().get(re.search(r"http://testserver(\S+)", letter.body)[1]).status_code == 200


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("frida", {"Redovisningar", "Personer"}),
        ("maja", {"Personer"}),
        ("carl", {"Redovisningar"}),
        ("britta", {"Redovisningar"}),
        ("amina", set()),
        ("stranger", set()),
    ],
)
def test_the_menu_has_what_one_may_open(cast: Cast, name: str, entries: set[str]):
    page = client_of(cast, name).get("/finns-inte/")
    shown = set(re.findall(r'class="sv-menu__link" href="[^"]*"[^>]*>([^<]+)<', page.content.decode()))
    assert shown & {"Redovisningar", "Personer"} == entries
    assert f"{name.capitalize()} Påhittad" in words(page) and "Logga ut" in words(page)


def test_somebody_without_a_role_is_told_what_to_do(cast: Cast):
    assert "Du har ingen roll i Stegvis just nu" in words(client_of(cast, "stranger").get("/"))


def test_a_page_for_others_says_as_whom_one_is_here(cast: Cast):
    page = client_of(cast, "maja").get(reverse("accounts"))
    assert page.status_code == 403 and "Du är inloggad som: Insatsansvarig" in words(page)


def test_the_office_lets_nobody_in_to_participants(cast: Cast):
    assert "participant_registrar" not in [one.value for one in show_inviting_form(by=cast.actor("frida")).roles]
    for place in (f"intervention-{cast.linden.pk}", f"operator-{cast.municipality.pk}"):
        with pytest.raises(InvalidFields):
            invite(cast, "frida", place=place)
    assert invite(cast, "frida", role="intervention_manager")
