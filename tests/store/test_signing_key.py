"""The key that packages are signed with: made when the store is opened the first time, never anew unasked."""

from pathlib import Path

import pytest
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.invented_packages import PDF, pack

from stegvis.cli import main
from stegvis.store.reports.border.packages import keep_package
from stegvis.store.reports.border.signing_key import FILE, SETTING, installation_key, make_key_at_set_up
from stegvis.store.reports.border.trusted_keys import own_key
from stegvis.vocabulary import BadInput

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv(SETTING)
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    make_key_at_set_up()
    return tmp_path / FILE


def test_it_is_made_once_and_for_its_owner_alone(file: Path) -> None:
    first = own_key()
    assert file.stat().st_mode & 0o777 == 0o600
    make_key_at_set_up()
    assert own_key() == first


@pytest.mark.parametrize("damage", [b"", b"short", b"\xff" * 80])
def test_a_damaged_key_is_one_clear_sentence_and_can_be_replaced(file: Path, damage: bytes, capsys) -> None:
    first = own_key()
    file.write_bytes(damage)
    assert main(["key"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["key", "--new"]) == 0
    assert own_key() != first
    assert [one.read_bytes() for one in file.parent.glob(f"{FILE}.*")] == [damage]


def test_a_lost_key_that_was_used_is_not_made_anew_unasked(file: Path, cast: Cast, capsys) -> None:
    edition = make_edition(cast)
    keep_package(edition, pack(edition), PDF)
    file.unlink()
    make_key_at_set_up()
    with pytest.raises(BadInput):
        installation_key()
    assert main(["key"]) == 2
    assert "säkerhetskopian" in capsys.readouterr().err
    assert not file.exists()


def test_a_key_that_works_is_not_replaced(file: Path, capsys) -> None:
    assert main(["key", "--new"]) == 2
    assert "fungerar" in capsys.readouterr().err
