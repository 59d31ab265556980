"""Files that are sent: kept in memory and nowhere else, a few at most, and what is too large is told so."""

import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import load_handler
from django.test import Client, RequestFactory
from tests.cast import Cast

from stegvis.web.uploads import MOST_BYTES


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The temporary files that anybody makes."""
    made: list[str] = []
    makes = tempfile.NamedTemporaryFile

    def noted(*args, **kwargs):
        file = makes(*args, **kwargs)
        made.append(file.name)
        return file

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", noted)
    monkeypatch.setattr("django.core.files.temp.NamedTemporaryFile", noted)
    return made


def registrar(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["amina"])
    return client


def test_a_register_that_is_imported_never_lies_on_a_disk_unsealed(cast: Cast, written: list[str]):
    rows = b"Namn;Personnummer;Kon\n" + b"Anna Exempel;19640823-3234;kvinna\n" * 120_000
    assert len(rows) > 3_000_000
    address = f"/insats/{cast.linden.pk}/importera/"
    answer = registrar(cast).post(address, {"file": SimpleUploadedFile("register.csv", rows)})
    assert answer.status_code in {302, 303} and written == []


def test_what_is_too_large_is_told_so_and_not_kept(cast: Cast, written: list[str]):
    large = SimpleUploadedFile("register.csv", b"x" * (MOST_BYTES + 1000))
    answer = registrar(cast).post(f"/insats/{cast.linden.pk}/importera/", {"file": large}, follow=True)
    assert answer.status_code == 422 and "större än 20 MB" in answer.content.decode()
    assert written == []


def test_many_files_share_the_room_of_one(settings):
    half = b"x" * (MOST_BYTES // 2 + 1)
    sent = {f"file{number}": SimpleUploadedFile("a.csv", half) for number in range(4)}
    files = RequestFactory().post("/", sent).FILES.values()
    assert sum(len(file.read()) for file in files) == MOST_BYTES
    assert [load_handler(name, None).__class__.__module__ for name in settings.FILE_UPLOAD_HANDLERS] == [
        "stegvis.web.uploads"
    ]
