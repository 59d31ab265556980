"""Sealing what names a person: AES-256-GCM, bound to its place in the database; and keyed hashes to find it by.

A sealed value opens only where it was sealed: its table, column, row and controller are associated data, so a value
that was moved or copied to another place does not open. Layout: one byte with the version of the layout, four that
name the key, twelve of nonce, then the ciphertext with its tag. Naming the key lets keys change: see `sealing_keys`.

Sources: NIST SP 800-38D (GCM), RFC 2104 (HMAC).
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from stegvis.store.sealing.keys import KEY_NAME_BYTES, RegisterKey, register_keys
from stegvis.vocabulary import BadInput, Wording

LAYOUT = b"\x01"
NONCE_BYTES = 12
HEAD_BYTES = len(LAYOUT) + KEY_NAME_BYTES


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value stands. `row` is what tells the row from others and is known before it is saved:

    a participant's local number, say. `controller` is None where no controller owns the row.
    """

    table: str
    column: str
    row: int | str
    controller: int | None = None

    @property
    def as_bytes(self) -> bytes:
        """The place as associated data: no two places give the same."""
        return json.dumps([self.table, self.column, self.row, self.controller]).encode()


def seal(text: str, at: Place) -> bytes:
    """The text, sealed for that place with the newest key; nothing for an empty text."""
    if not text:
        return b""
    key = register_keys()[-1]
    nonce = secrets.token_bytes(NONCE_BYTES)
    head = LAYOUT + key.name
    return head + nonce + AESGCM(key.sealing).encrypt(nonce, text.encode(), head + at.as_bytes)


def unseal(sealed: bytes | memoryview, at: Place) -> str:
    """The text that was sealed for that place; "" for nothing. Raises BadInput when it does not open."""
    value = bytes(sealed)
    if not value:
        return ""
    head, nonce, ciphertext = value[:HEAD_BYTES], value[HEAD_BYTES:][:NONCE_BYTES], value[HEAD_BYTES + NONCE_BYTES :]
    if not head.startswith(LAYOUT):
        raise BadInput("register_key", DAMAGED)
    try:
        opened = AESGCM(_key_named(head[len(LAYOUT) :]).sealing).decrypt(nonce, ciphertext, head + at.as_bytes)
    except (InvalidTag, ValueError):
        raise BadInput("register_key", DAMAGED) from None
    return opened.decode()


def needs_resealing(sealed: bytes | memoryview) -> bool:
    """True when the value was sealed with another key than the newest."""
    value = bytes(sealed)
    return bool(value) and value[len(LAYOUT) : HEAD_BYTES] != register_keys()[-1].name


def keyed_digest(purpose: str, text: str) -> str:
    """HMAC-SHA256 over purpose and text, as 64 hexadecimal signs: to find a value by without storing it.

    It is made with the first key, which therefore stays when keys change.
    """
    message = json.dumps([purpose, text]).encode()
    return hmac.new(register_keys()[0].finding, message, hashlib.sha256).hexdigest()


def identity_index(number: str, controller: int) -> str:
    """What a normalised identity number is found by within one controller; another controller's is another."""
    return keyed_digest(f"identity {controller}", number)


def _key_named(name: bytes) -> RegisterKey:
    for key in register_keys():
        if hmac.compare_digest(key.name, name):
            return key
    raise BadInput("register_key", OTHER_KEY)


OTHER_KEY = Wording(
    sv="uppgiften är förseglad med en nyckel som inte finns här; "
    "lägg tillbaka filen register_key från säkerhetskopian.",
    en="this was sealed with a key that is not here; put the file register_key back from the backup.",
)
DAMAGED = Wording(
    sv="en förseglad uppgift går inte att öppna: den är skadad eller har flyttats; "
    "återställ databasen från säkerhetskopian.",
    en="a sealed value does not open: it is damaged or was moved; restore the database from the backup.",
)
