"""The keys of the register: a file of its own beside the database, so that a copy of the database alone says nothing.

One key a line. The last one seals, all of them open, the first one makes the hashes that values are found by. To change
keys: add a line, `stegvis reseal`, and keep the first line.
"""

import base64
import binascii
import os
from dataclasses import dataclass
from functools import cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from stegvis.store.configuration import data_directory, kept_secret
from stegvis.vocabulary import BadInput, Wording

FILE = "register_key"
KEY_NAME_BYTES = 4
LEAST_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class RegisterKey:
    """What is derived from one line: the key's name in sealed values, and one key for each use."""

    name: bytes
    sealing: bytes
    finding: bytes


def register_keys() -> tuple[RegisterKey, ...]:
    """The keys, oldest first: from STEGVIS_REGISTER_KEY, else from the file, which is made the first time.

    Raises BadInput when a line is no key.
    """
    return _derived(os.environ.get("STEGVIS_REGISTER_KEY") or kept_secret(data_directory(), FILE))


def known_register_keys() -> tuple[RegisterKey, ...]:
    """The same, and none where none was made yet: nothing is made here. Raises BadInput for a file that is no key."""
    stated = os.environ.get("STEGVIS_REGISTER_KEY")
    if stated:
        return _derived(stated)
    try:
        return _derived((data_directory() / FILE).read_text(encoding="ascii").strip())
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError):
        raise BadInput(FILE, NO_KEY) from None


def register_keys_in(text: str) -> tuple[RegisterKey, ...]:
    """The keys in the text of such a file. Raises BadInput when a line is no key."""
    return _derived(text.strip())


@cache
def _derived(text: str) -> tuple[RegisterKey, ...]:
    lines = text.split()
    if not lines:
        raise BadInput(FILE, NO_KEY)
    return tuple(_key(line) for line in lines)


def _key(line: str) -> RegisterKey:
    try:
        secret = base64.b64decode(line + "=" * (-len(line) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise BadInput(FILE, NO_KEY) from None
    if len(secret) < LEAST_BYTES:
        raise BadInput(FILE, NO_KEY)
    return RegisterKey(
        _part(secret, "name", KEY_NAME_BYTES), _part(secret, "sealing", 32), _part(secret, "finding", 32)
    )


def _part(secret: bytes, use: str, length: int) -> bytes:
    """HKDF (RFC 5869): what one use learns says nothing about another."""
    return HKDF(SHA256(), length, salt=None, info=f"stegvis register {use}".encode()).derive(secret)


NO_KEY = Wording(
    sv="nyckeln till registret går inte att läsa: varje rad ska vara minst 32 slumpade byte i base64; "
    "lägg tillbaka filen från säkerhetskopian.",
    en="the register's key cannot be read: each line must be at least 32 random bytes in base64; "
    "put the file back from the backup.",
)
