"""Where a package may be sent: over HTTPS with a certificate that holds, to this machine, and nowhere else."""

import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from stegvis.actions.outside_address import SETTING, Inside, allowed_inside, outside_addresses
from stegvis.actions.package_post import Answer, package_address, post_package
from stegvis.vocabulary import BadInput

HOST = "localhost"


class Elsewhere(BaseHTTPRequestHandler):
    """Answers that it is somewhere else, or that all is well."""

    def do_POST(self) -> None:
        leads = self.path.startswith("/leads/")
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(307 if leads else 201)
        self.send_header("Location", "/api/paket/")
        self.end_headers()
        self.wfile.write(b'{"digest": "x"}')

    def log_message(self, *_said: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "invented.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(made.public_bytes(Encoding.PEM) + secret)
    return file


@pytest.fixture
def served(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", HOST)
    monkeypatch.setenv(SETTING, HOST)
    server = HTTPServer((HOST, 0), Elsewhere)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://{HOST}:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_certificate_that_nobody_vouches_for_is_not_spoken_to(served: str) -> None:
    assert post_package(b"x", package_address(served)) == Answer(None, {})


def test_a_certificate_that_holds_is(served: str, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert post_package(b"x", package_address(served)).status == 201
    # An answer that leads elsewhere is told, and not followed.
    assert post_package(b"x", f"{served}/leads/elsewhere/").status == 307


def test_an_address_inside_is_spoken_to_only_where_it_is_named(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING)
    with pytest.raises(BadInput, match="internt nät"):
        post_package(b"x", package_address(served))
    monkeypatch.setenv(SETTING, "annat.exempel.se, 127.0.0.0/8, ::1")
    assert post_package(b"x", package_address(served)) == Answer(None, {})


INSIDE = ("127.0.0.1", "10.0.0.5", "172.16.9.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1")
INSIDE += ("240.0.0.1", "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.5")
INSIDE += ("64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:0:7f00:1::")
INSIDE += ("168.63.129.16", "192.0.0.192", "192.0.0.8", "3fff::1")


@pytest.mark.parametrize("answered", INSIDE)
def test_a_name_that_leads_inside_is_refused(answered: str, monkeypatch: pytest.MonkeyPatch) -> None:
    look_up(monkeypatch, [answered])
    with pytest.raises(BadInput, match=SETTING):
        outside_addresses("stegvis.exempel.se", 443, Inside())
    assert outside_addresses("stegvis.exempel.se", 443, allowed_inside({SETTING: "Stegvis.Exempel.se."})) == (answered,)


def test_of_several_addresses_those_inside_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    look_up(monkeypatch, ["10.0.0.5", "93.184.216.34", "93.184.216.34", "2606:2800:220:1::1"])
    assert outside_addresses("exempel.se", 443, Inside()) == ("93.184.216.34", "2606:2800:220:1::1")
    inside = allowed_inside({SETTING: "10.0.0.0/24"})
    assert outside_addresses("exempel.se", 443, inside)[0] == "10.0.0.5"


def test_the_connection_goes_to_the_address_that_was_looked_at(
    served: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name answers otherwise the second time: nobody asks it a second time."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    asked = look_up(monkeypatch, ["127.0.0.1"])
    assert post_package(b"x", package_address(served)).status == 201
    assert [host for host in asked if host == HOST] == [HOST]


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "0177.0.0.1"])
def test_another_spelling_of_this_machine_is_this_machine(host: str) -> None:
    with pytest.raises((BadInput, OSError)):
        outside_addresses(host, 443, Inside())


def look_up(monkeypatch: pytest.MonkeyPatch, answered: list[str]) -> list[str]:
    """Names lead to these addresses; the names that were asked."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def invented(host: str, port: int, *more: object, **named: object) -> list[tuple[object, ...]]:
        asked.append(host)
        if host[:1].isdigit() or ":" in host:
            return list(real(host, port, *more, **named))  # type: ignore[arg-type]
        kind = socket.SOCK_STREAM
        return [(socket.AF_INET6 if ":" in one else socket.AF_INET, kind, 6, "", (one, port)) for one in answered]

    monkeypatch.setattr(socket, "getaddrinfo", invented)
    return asked


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://stegvis.exempel.se", "https://stegvis.exempel.se/api/paket/"),
        ("https://exempel.se/stegvis/", "https://exempel.se/stegvis/api/paket/"),
        ("https://exempel.se/api/paket/", "https://exempel.se/api/paket/"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/api/paket/"),
        ("http://[::1]:8000", "http://[::1]:8000/api/paket/"),
    ],
)
def test_addresses(text: str, address: str) -> None:
    assert package_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://exempel.se",
        "http://127.0.0.1.exempel.se",
        "file:///etc/passwd",
        "https://",
        "https://a:b@exempel.se",
        "https://exempel.se/?x=1",
        "https://exempel.se:99999",
        "exempel.se",
        "https://[::1",
    ],
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(BadInput, match="adress"):
        package_address(text)
