"""The pages of packages: the office takes one in and decides whose are taken, an operator sends."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.invented_packages import PDF, invented, pack

from stegvis.forms.package.file import write_package
from stegvis.forms.package.signing import fingerprint, key_from_seed, public_hex
from stegvis.store.models import Edition, PackageSending, TrustedKey
from stegvis.store.reports.border.packages import keep_package
from stegvis.store.reports.border.trusted_keys import own_key, trust_key
from stegvis.vocabulary.actor import Actor

KEY = key_from_seed(b"t" * 32)


def logged_in(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def words(client: Client, given: dict[str, object]) -> str:
    """The page of packages after something was handed in there."""
    return client.post("/paket/", given, follow=True).content.decode()


def package(**changes: object) -> SimpleUploadedFile:
    return SimpleUploadedFile(
        "linden.stegvis", write_package(invented(association="Påhittade förbundet", **changes), PDF, KEY)
    )


def test_the_office_trusts_a_key_takes_a_package_in_and_ends_the_key(cast: Cast) -> None:
    frida = logged_in(cast, "frida")
    refused = frida.post("/paket/", {"file": package()}, follow=True)
    assert refused.redirect_chain[0][1] == 303 and refused.status_code == 422
    assert fingerprint(public_hex(KEY)) in refused.content.decode()
    given = {"public_key": public_hex(KEY), "scope": f"operator-{cast.municipality.pk}", "note": "Ringde Maja."}
    assert frida.post("/paket/nyckel/", given).status_code == 303
    shown = frida.get("/paket/").content.decode()
    assert fingerprint(public_hex(KEY)) in shown
    assert fingerprint(own_key()) in shown
    taken = frida.post("/paket/", {"file": package()})
    assert taken.headers["Location"] == f"/rapporter/{Edition.objects.get().pk}/"
    assert "redan mottaget" in frida.post("/paket/", {"file": package()}, follow=True).content.decode()
    frida.post(f"/paket/nyckel/{TrustedKey.objects.get().pk}/avsluta/")
    assert frida.post("/paket/", {"file": package(submission=2)}, follow=True).status_code == 422
    assert Edition.objects.count() == 1


def test_wrong_files_and_keys_are_told_beside_the_field(cast: Cast) -> None:
    frida = logged_in(cast, "frida")
    assert "Välj en fil först" in frida.post("/paket/", follow=True).content.decode()
    assert "skadats på vägen" in words(frida, {"file": SimpleUploadedFile("x.txt", b"x")})
    for wrong in ({"public_key": "abc"}, {"scope": "operator-999999"}, {"scope": ""}):
        given = {"public_key": public_hex(KEY), "scope": f"intervention-{cast.eken.pk}", "note": "Ringde."} | wrong
        assert frida.post("/paket/nyckel/", given).status_code == 422
    assert not TrustedKey.objects.exists()


def test_an_office_takes_nothing_for_another_association(cast: Cast, django_user_model) -> None:
    from tests.cast import FROM

    from stegvis.store.models import Assignment, Association
    from stegvis.vocabulary.roles import Role

    trust_key(public_hex(KEY), operator=cast.municipality, by=Actor(0, "Frida"))
    other = Association.objects.create(name="Andra (påhittat)", name_key="andra (påhittat)")
    olof = django_user_model.objects.create_user("olof@exempel.invalid", name="Olof Påhittad")
    Assignment.objects.create(account=olof, role=Role.ASSOCIATION_ADMINISTRATOR, association=other, from_on=FROM)
    client = Client()
    client.force_login(olof)
    assert client.post("/paket/", {"file": package()}).status_code == 404
    assert not Edition.objects.exists()


def test_an_operator_sends_and_a_try_that_fails_is_kept(
    cast: Cast, unused_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = make_edition(cast)
    maja, address = logged_in(cast, "maja"), f"/rapporter/{edition.pk}/skicka/"
    assert "inte inlämnad än" in (page := maja.get(address).content.decode())
    assert "januari–augusti 2026" in page
    keep_package(edition, pack(edition), PDF)
    for wrong in ("", "http://exempel.se", "ftp://exempel.se", "https://a:b@exempel.se", "https://", "nonsens"):
        refused = maja.post(address, {"address": wrong}, follow=True)
        assert refused.redirect_chain[0][1] == 303 and refused.status_code == 422
        assert 'aria-describedby="adress-om adress-fel"' in (page := refused.content.decode())
        assert f'value="{wrong}"' in page
    assert not PackageSending.objects.exists()
    away = f"http://127.0.0.1:{unused_port}"
    assert "internt nät" in maja.post(address, {"address": away}, follow=True).content.decode()
    monkeypatch.setenv("STEGVIS_INTERNAL_ADDRESSES", "127.0.0.1")
    assert "svarar inte" in maja.post(address, {"address": away}, follow=True).content.decode()
    assert PackageSending.objects.get().outcome == "no_answer"
    assert "inget svar" in maja.get(address).content.decode()
    assert logged_in(cast, "frida").get(address).status_code == 403


@pytest.fixture
def unused_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
