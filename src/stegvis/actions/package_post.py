"""Sending a package to another installation over HTTPS, and asking what became of it. Nothing is stored here.

The certificate is checked against the machine's own list; plain HTTP goes to this very machine alone, and nothing goes
to an address inside that nobody has allowed. An answer that leads elsewhere is not followed: a package goes where
somebody said, or nowhere.
"""

import json
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

from stegvis.actions.outside_address import Inside, allowed_inside, outside_addresses
from stegvis.vocabulary import BadInput, Wording

PATH = "/api/paket/"
CONTENT_TYPE = "application/vnd.stegvis.package"
SIGNATURE_HEADER = "X-Stegvis-Signature"
TIMEOUT_S = 60
LARGEST_ANSWER = 64 * 1024
TAKEN, KNOWN = 201, 200
REFUSED = frozenset({400, 403, 409, 413, 415, 422})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other installation answered: the HTTP status (None: nothing came) and what it said."""

    status: int | None
    said: dict[str, Any]

    @property
    def reason(self) -> Wording | None:
        """Why a package was refused, as far as the answer tells."""
        stated = self.said.get("reason")
        if not isinstance(stated, dict):
            return None
        sv, en = (str(stated.get(language) or "")[:1000].strip() for language in ("sv", "en"))
        return Wording(sv, en) if sv and en else None


def package_address(text: str) -> str:
    """Where packages are taken at the installation with that address. Raises BadInput for what is none.

    `http` is taken for this machine only: there nobody listens in between.
    """
    try:
        parts = urlsplit(text.strip())
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        raise BadInput(text[:200], _NO_ADDRESS) from None
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and _is_this_machine(parts.hostname))
    if not is_safe or not parts.hostname or not has_port or parts.username or parts.query or parts.fragment:
        raise BadInput(text[:200], _NO_ADDRESS)
    path = parts.path.rstrip("/")
    return urlunsplit((parts.scheme, parts.netloc, path.removesuffix(PATH.rstrip("/")) + PATH, "", ""))


def post_package(content: bytes, address: str, inside: Inside | None = None) -> Answer:
    """Sends the package to a `package_address`. Whatever goes wrong on the way is an answer without a status.

    Raises BadInput for an address inside that is not allowed: by the settings, or by `inside` in their place.
    """
    return _asked("POST", address, {"Content-Type": CONTENT_TYPE}, inside, content)


def ask_state(digest: str, signature: str, address: str) -> Answer:
    """Asks a `package_address` what became of the package with that checksum, signed by who signed the package.

    Raises BadInput as `post_package`.
    """
    return _asked("GET", f"{address}{digest}/", {SIGNATURE_HEADER: signature}, None)


def _asked(
    method: str, address: str, headers: Mapping[str, str], inside: Inside | None, content: bytes | None = None
) -> Answer:
    parts = urlsplit(address)
    try:
        connection = _connection(parts, inside or allowed_inside())
    except (OSError, ValueError):
        return Answer(None, {})
    try:
        connection.request(method, parts.path, content, {**headers, "Accept": "application/json"})
        answer = connection.getresponse()
        return Answer(answer.status, _said(answer.read(LARGEST_ANSWER)))
    except (OSError, HTTPException, ValueError):
        return Answer(None, {})
    finally:
        connection.close()


def _connection(parts: SplitResult, inside: Inside) -> HTTPConnection:
    """To an address of the host that was looked at, or through the proxy that this machine's environment names.

    Behind a proxy it is the proxy that looks names up: a host that this machine knows as one inside is refused here,
    what else the proxy reaches is its own rule.
    """
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    context = ssl.create_default_context() if parts.scheme == "https" else None
    proxy = urlsplit(getproxies().get("https", ""))
    if context is None or not proxy.hostname or proxy_bypass(host):
        return _Pinned(host, port, outside_addresses(host, port, inside), context)
    with suppress(OSError):
        outside_addresses(host, port, inside)
    connection = HTTPSConnection(proxy.hostname, proxy.port, timeout=TIMEOUT_S, context=context)
    connection.set_tunnel(host, port)
    return connection


class _Pinned(HTTPConnection):
    """A connection to the first of the `addresses` that answers; the certificate must bear the host's name."""

    def __init__(self, host: str, port: int, addresses: tuple[str, ...], context: ssl.SSLContext | None) -> None:
        super().__init__(host, port, timeout=TIMEOUT_S)
        self.default_port = 443 if context else 80
        self._addresses, self._context = addresses, context

    def connect(self) -> None:
        plain = self._first_that_answers()
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host) if self._context else plain

    def _first_that_answers(self) -> socket.socket:
        *others, last = self._addresses
        for address in others:
            with suppress(OSError):
                return socket.create_connection((address, self.port), TIMEOUT_S)
        return socket.create_connection((last, self.port), TIMEOUT_S)


def _said(content: bytes) -> dict[str, Any]:
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _is_this_machine(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return False


_NO_ADDRESS = Wording(
    "det är ingen adress att skicka till; skriv adressen som den andra installationen nås på, med https:// först.",
    "that is no address to send to; write the address where the other installation is reached, with https:// first.",
)
