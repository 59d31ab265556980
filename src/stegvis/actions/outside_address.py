"""Where a host is reached, once no address inside is among the answers: packages leave for other organisations.

A name is looked up once, and the connection goes to the very address that was looked at: a name that answers
otherwise the second time (DNS rebinding) gains nothing.
"""

import os
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from stegvis.vocabulary import BadInput, Wording

SETTING = "STEGVIS_INTERNAL_ADDRESSES"
TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as a translating gateway is told them (RFC 6052)."""
NEVER_OUTSIDE = (
    IPv4Network("168.63.129.16/32"),
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),
    IPv6Network("3fff::/20"),
)
"""Public by the registers that Python knows, and yet inside: what hosts of machines answer there (Azure, Oracle), the
relays that were given up (RFC 7526), and addresses for documentation (RFC 9637)."""
THIS_MACHINE = (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"))
Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Inside:
    """What may be reached although it is inside: hosts by name, and networks (a single address is one too)."""

    names: frozenset[str] = frozenset()
    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    def allows(self, host: str, address: Address) -> bool:
        """True for a host that is named, and for an address in one of the networks."""
        is_named = host.lower().rstrip(".") in self.names
        return is_named or any(one in net for one in _meant(address) for net in self.networks)


def allowed_inside(environment: Mapping[str, str] = os.environ) -> Inside:
    """What STEGVIS_INTERNAL_ADDRESSES names: hosts, addresses and networks, with commas between."""
    names, networks = set(), []
    for one in environment.get(SETTING, "").split(","):
        try:
            networks.append(ip_network(one.strip(), strict=False))
        except ValueError:
            names.add(one.strip().lower().rstrip("."))
    return Inside(frozenset(names - {""}), tuple(networks))


def outside_addresses(host: str, port: int, inside: Inside) -> tuple[str, ...]:
    """The addresses of the host that may be connected to, in the order they were answered.

    Raises BadInput when it has only addresses inside that nobody has allowed, OSError when it has none at all.
    """
    found = dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    reachable = tuple(one for one in found if _is_reachable(host, ip_address(one.partition("%")[0]), inside))
    if not reachable:
        raise BadInput(host[:200], _INSIDE)
    return reachable


def _is_reachable(host: str, address: Address, inside: Inside) -> bool:
    return inside.allows(host, address) or all(map(_is_outside, _meant(address)))


def _is_outside(address: Address) -> bool:
    is_site = isinstance(address, IPv6Address) and address.is_site_local
    is_inside = any(address in net for net in NEVER_OUTSIDE)
    return address.is_global and not (address.is_multicast or address.is_reserved or is_site or is_inside)


def _meant(address: Address) -> Iterator[Address]:
    """The address, or the IPv4 address that it stands for: where it leads, not how it is written."""
    if isinstance(address, IPv4Address):
        yield address
    elif address in TRANSLATED:
        yield IPv4Address(int(address) & 0xFFFFFFFF)
    elif address.teredo is not None:
        yield from address.teredo
    else:
        yield address.ipv4_mapped or address.sixtofour or address


_INSIDE = Wording(
    "adressen leder in i ett internt nät, och dit skickas inga paket. Kontrollera adressen. Är den rätt ska den som "
    f"sköter servern ange den i inställningen {SETTING}.",
    "the address leads into an internal network, and no packages are sent there. Check it. If it is right, whoever "
    f"runs the server names it in the setting {SETTING}.",
)
