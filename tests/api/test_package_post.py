"""Where a package may be sent: over HTTPS with a certificate that holds, to this machine, and nowhere else."""

import datetime
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
