"""What names a person is sealed to its place, and keys can change."""

import secrets
import stat

import pytest

from stegvis.store.sealing.seals import Place, identity_index, needs_resealing, seal, unseal
from stegvis.vocabulary import BadInput

HOME = Place("participant", "sealed_name", 17, 3)
NAME = "Påhittad Person Åäö"


@pytest.fixture(autouse=True)
def keys(monkeypatch):
    monkeypatch.setenv("STEGVIS_REGISTER_KEY", secrets.token_urlsafe(50))


def test_what_is_sealed_opens_again_and_hides_the_text():
    sealed = seal(NAME, HOME)
    assert unseal(sealed, HOME) == NAME
    assert unseal(memoryview(sealed), HOME) == NAME
    assert b"Person" not in sealed
    assert seal(NAME, HOME) != sealed


def test_nothing_stays_nothing():
    assert seal("", HOME) == b""
    assert unseal(b"", HOME) == ""
    assert not needs_resealing(b"")


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("account", "sealed_name", 17, 3),
        Place("participant", "sealed_contact", 17, 3),
        Place("participant", "sealed_name", 18, 3),
        Place("participant", "sealed_name", 17, 4),
        Place("participant", "sealed_name", "17", 3),
        Place("participant", "sealed_name", 17),
    ],
)
def test_a_moved_value_does_not_open(elsewhere):
    with pytest.raises(BadInput, match="flyttats"):
        unseal(seal(NAME, HOME), elsewhere)


def test_no_bit_can_be_changed():
    sealed = seal(NAME, HOME)
    for at in range(len(sealed)):
        spoilt = bytearray(sealed)
        spoilt[at] ^= 1
        with pytest.raises(BadInput):
            unseal(bytes(spoilt), HOME)
    for length in range(1, len(sealed)):
        with pytest.raises(BadInput):
            unseal(sealed[:length], HOME)


def test_keys_change_and_what_older_keys_sealed_still_opens(monkeypatch):
    first, second = secrets.token_urlsafe(50), secrets.token_urlsafe(50)
    monkeypatch.setenv("STEGVIS_REGISTER_KEY", first)
    sealed, index = seal(NAME, HOME), identity_index("196408233234", 3)
    monkeypatch.setenv("STEGVIS_REGISTER_KEY", f"{first}\n{second}")
    assert unseal(sealed, HOME) == NAME
    assert needs_resealing(sealed)
    assert not needs_resealing(seal(NAME, HOME))
    assert identity_index("196408233234", 3) == index
    monkeypatch.setenv("STEGVIS_REGISTER_KEY", second)
    with pytest.raises(BadInput, match="inte finns här"):
        unseal(sealed, HOME)


def test_an_index_belongs_to_one_controller_and_one_key(monkeypatch):
    index = identity_index("196408233234", 3)
    assert len(index) == 64
    assert identity_index("196408233234", 4) != index
    monkeypatch.setenv("STEGVIS_REGISTER_KEY", secrets.token_urlsafe(50))
    assert identity_index("196408233234", 3) != index


def test_the_key_is_made_once_for_its_owner_only(monkeypatch, tmp_path):
    monkeypatch.delenv("STEGVIS_REGISTER_KEY")
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path / "data"))
    sealed = seal(NAME, HOME)
    file = tmp_path / "data" / "register_key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert unseal(sealed, HOME) == NAME
    assert [one.name for one in file.parent.iterdir()] == ["register_key"]


@pytest.mark.parametrize("spoilt", ["kort", "inte base64 alls!", "å" * 60, " "])
def test_a_spoilt_key_is_one_sentence(monkeypatch, spoilt):
    monkeypatch.setenv("STEGVIS_REGISTER_KEY", spoilt)
    with pytest.raises(BadInput, match="base64"):
        seal(NAME, HOME)
