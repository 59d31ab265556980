"""What is counted as one place that requests come from."""

from ipaddress import IPv6Address, IPv6Network, ip_address

OWN_BITS = 64
"""Of an IPv6 address, these many tell the network; whoever has one network has all its 18 trillion million addresses

(RFC 4291, 2.5.4), and may use a new one for each request.
"""


def counted_address(address: str) -> str:
    """The address itself (IPv4, also when written as IPv6), or the network of an IPv6 address; else as it is given."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(IPv6Network((int(found), OWN_BITS), strict=False))
