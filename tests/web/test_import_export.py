"""A list of participants goes in and out by the pages, without scripts. All persons are invented."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

from stegvis.store.models import Participation

ROWS = ("Löpnr;Kön;Född;Startdatum;Remittent", "1;Kvinna;1985;2030-02-01;AF", "2;M;2025;2030-02-01;AF")
LIST = "\n".join((*ROWS, "3;Qvinna;1985;2030-02-01;AF"))


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2031-03-10")


@pytest.fixture
def amina(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["amina"])
    return client


def uploaded(client: Client, cast: Cast, content: str = LIST) -> str:
    """Uploads the list; the address of its columns."""
    file = SimpleUploadedFile("lista.csv", content.encode())
    return client.post(reverse("import_file", args=[cast.linden.pk]), {"file": file}).headers["Location"]


@pytest.mark.django_db
def test_a_list_is_imported_and_undone(amina: Client, cast: Cast):
    assert "Läs filen" in amina.get(reverse("import_file", args=[cast.linden.pk])).content.decode()
    columns = uploaded(amina, cast)
    page = amina.get(columns).content.decode()
    assert "Qvinna" in page
    assert "samtyckt till mätning" in page
    said = {"column-0": "local_number", "column-1": "gender", "column-2": "birth_year", "column-3": "started_on"}
    without = amina.post(columns, said, follow=True)
    assert without.status_code == 422
    assert "Välj vad som gäller" in without.content.decode()
    said |= {"column-4": "referrer", "consent": "yes", "word-0": "women"}
    preview = amina.post(columns, said).headers["Location"]
    page = amina.get(preview).content.decode()
    assert "ger åldern 5 år" in page
    assert "Importera 2 rader" in page
    number = columns.split("/")[-3]
    assert amina.get(reverse("refused_rows", args=[number])).content.startswith(b"PK")
    done = amina.post(reverse("do_import", args=[number])).headers["Location"]
    assert Participation.objects.count() == 2
    assert "Nya: 2" in amina.get(done).content.decode()
    assert amina.get(columns).status_code == 404
    amina.post(f"{done}angra/")
    assert not Participation.objects.exists()
    assert amina.post(f"{done}angra/").status_code == 409


@pytest.mark.django_db
def test_what_was_chosen_stays_while_something_is_wrong(amina: Client, cast: Cast):
    columns = uploaded(amina, cast)
    said = {"column-0": "gender", "column-1": "gender", "column-3": "exited_on", "word-0": "men"}
    answer = amina.post(columns, said, follow=True)
    assert answer.redirect_chain[0][1] == 303, "no answer to a POST is left for the way back"
    page = answer.content.decode()
    assert answer.status_code == 422 and "2 saker behöver rättas" in page
    assert 'id="fel-1">Två kolumner är valda som' in page and "Välj vad som gäller" in page
    assert page.count('<option value="gender" selected>') == 2 and '<option value="exited_on" selected>' in page
    assert '<option value="men" selected>' in page


@pytest.mark.django_db
def test_an_import_is_done_on_the_day_that_the_store_lives_on(amina: Client, cast: Cast):
    columns = uploaded(amina, cast)
    preview = amina.post(
        columns,
        {"column-1": "gender", "column-2": "birth_year", "column-3": "started_on", "consent": "yes", "word-0": "women"},
    )
    done = amina.post(reverse("do_import", args=[preview.headers["Location"].split("/")[-3]]))
    assert "2031-03-10" in amina.get(done.headers["Location"]).content.decode()


@pytest.mark.django_db
def test_another_row_of_headings(amina: Client, cast: Cast):
    columns = uploaded(amina, cast, "a;b\nKön;Född\nK;1985\n")
    amina.post(columns.replace("kolumner", "tabell"), {"sheet": "0", "header": "0"})
    assert '<label class="label" for="kolumn-0">a</label>' in amina.get(columns).content.decode()
    amina.post(columns.replace("kolumner", "tabell"), {"sheet": "0", "header": "77"})
    assert amina.get(columns).status_code == 200


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_is_told(amina: Client, cast: Cast):
    address = reverse("import_file", args=[cast.linden.pk])
    assert "Välj en fil först" in amina.post(address, follow=True).content.decode()
    broken = amina.post(address, {"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04")}, follow=True)
    assert broken.status_code == 422
    assert 'id="fil-fel">a.xlsx: filen är skadad' in broken.content.decode()
    assert broken.redirect_chain[0][1] == 303
    assert "filen är skadad" not in amina.get(address).content.decode(), "another beginning tells of no old fault"


@pytest.mark.django_db
def test_the_register_is_fetched(amina: Client, cast: Cast):
    address = reverse("export_intervention", args=[cast.linden.pk])
    assert "kodbok" in amina.get(address).content.decode()
    assert amina.post(address, {"format": "xlsx"}).content.startswith(b"PK")
    answer = amina.post(address, {"format": "csv", "identities": "on", "reason": "t"}, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(r'id="skal-fel">Skriv kort varför', page), "beside its field"
    assert 'id="csv" checked' in page and 'value="t"' in page, "what was chosen and written is still there"


@pytest.mark.django_db
def test_the_association_fetches_its_interventions(cast: Cast):
    client = Client()
    client.force_login(cast.accounts["frida"])
    assert reverse("export_interventions") in client.get(reverse("interventions")).content.decode()
    answer = client.post(reverse("export_interventions"), {"format": "csv"})
    assert answer.headers["Content-Disposition"].endswith('insatser.zip"')
    assert client.get(reverse("import_file", args=[cast.linden.pk])).status_code == 403


@pytest.mark.django_db
def test_the_ways_lead_there(amina: Client, cast: Cast):
    page = amina.get(reverse("intervention", args=[cast.linden.pk])).content.decode()
    assert reverse("import_file", args=[cast.linden.pk]) in page
    assert reverse("export_intervention", args=[cast.linden.pk]) in page
    assert reverse("export_interventions") not in amina.get(reverse("interventions")).content.decode()
