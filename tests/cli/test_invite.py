"""`stegvis invite`: the first administrator, and what cannot be."""

import pytest
from tests.cast import Cast

from stegvis.actions.serve_pages import free_port, note_address
from stegvis.cli import main
from stegvis.store.models import Association, AuditEvent, Invitation

pytestmark = pytest.mark.django_db
FRIDA = ["invite", "frida2@exempel.invalid", "--name", "Frida"]
ADMINISTRATOR = ["--role", "association_administrator"]


def test_the_first_administrator_and_a_new_association(capsys):
    assert (
        main([*FRIDA, *ADMINISTRATOR, "--association", "Nya förbundet", "--address", "https://stegvis.exempel/"]) == 0
    )
    printed = capsys.readouterr()
    assert printed.out.startswith("https://stegvis.exempel/inbjudan/") and printed.out.count("\n") == 1
    assert "Förbundet ”Nya förbundet” fanns inte" in printed.err
    assert Invitation.objects.get().assignment["association"] == Association.objects.get(name="Nya förbundet").pk
    event = AuditEvent.objects.get(event="person_invited")
    assert event.account is None and event.by


def test_the_link_leads_to_where_the_pages_are_served(cast: Cast, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    invited = [*FRIDA, *ADMINISTRATOR, "--association", "Påhittade förbundet"]
    port = free_port(None)
    assert main(invited) == 0
    told = capsys.readouterr()
    assert told.out.startswith(f"http://localhost:{port}/inbjudan/") and "stegvis serve" in told.err
    note_address(8017)
    assert main(["invite", "frida3@exempel.invalid", *invited[2:]]) == 0
    assert capsys.readouterr().out.startswith("http://localhost:8017/inbjudan/")


def test_an_association_that_is_there_is_not_added_again(cast: Cast, capsys):
    assert main([*FRIDA, *ADMINISTRATOR, "--association", "påhittade  FÖRBUNDET"]) == 0
    assert "fanns inte" not in capsys.readouterr().err
    assert Association.objects.count() == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([*ADMINISTRATOR, "--intervention", "Linden"], "Rollen gäller ett helt förbund"),
        (["--role", "participant_registrar", "--association", "Påhittade förbundet"], "inte ett förbund"),
        (["--role", "participant_registrar", "--operator", "Finns inte"], "ingen aktör med det namnet"),
        (["--role", "participant_registrar", "--intervention", "Finns inte"], "ingen insats med det namnet"),
    ],
)
def test_what_cannot_be_is_one_sentence(cast: Cast, capsys, options, said):
    assert main([*FRIDA, *options]) == 2
    assert said in capsys.readouterr().err
    assert not Invitation.objects.exists()


def test_a_mistyped_address_adds_nothing(capsys):
    assert main(["invite", "frida", "--name", "Frida", *ADMINISTRATOR, "--association", "Nya förbundet"]) == 2
    assert "Skriv en e-postadress" in capsys.readouterr().err
    assert not Association.objects.exists()


def test_a_registrar_gets_no_role_of_the_association(cast: Cast, capsys):
    address = ["invite", "amina@exempel.invalid", "--name", "Amina"]
    assert main([*address, "--role", "auditor", "--association", "Påhittade förbundet"]) == 2
    assert "kan därför inte samtidigt" in capsys.readouterr().err
