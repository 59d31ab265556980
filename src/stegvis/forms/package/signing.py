"""Keys and signatures of packages: Ed25519 (RFC 8032)."""

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES = 32
FINGERPRINT_GROUPS = 8
GROUP_DIGITS = 5


def key_from_seed(seed: bytes) -> Ed25519PrivateKey:
    """The key with that seed of 32 bytes. Raises ValueError for another length."""
    return Ed25519PrivateKey.from_private_bytes(seed)


def public_hex(key: Ed25519PrivateKey) -> str:
    """The public half, as 64 hexadecimal digits: what a package names as its signer."""
    return key.public_key().public_bytes_raw().hex()


def sign(content: bytes, key: Ed25519PrivateKey) -> str:
    """The signature over the content, in hexadecimal. The same content and key give the same signature."""
    return key.sign(content).hex()


def is_signed(content: bytes, *, signature: str, signer: str) -> bool:
    """True when `signature` is the signer's over exactly this content. False for what is no key or signature."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signer))
        key.verify(bytes.fromhex(signature), content)
    except (ValueError, InvalidSignature):
        return False
    return True


def fingerprint(signer: str) -> str:
    """The public key in eight groups of five digits, to be read out on the telephone: 41725 08133 …

    Each group is 16 bits of the key's SHA-256, so that finding another key with the same groups takes 2^128 tries.
    Raises ValueError for what is no hexadecimal text.
    """
    digest = hashlib.sha256(bytes.fromhex(signer)).digest()
    pairs = (digest[2 * at : 2 * at + 2] for at in range(FINGERPRINT_GROUPS))
    return " ".join(f"{int.from_bytes(pair):0{GROUP_DIGITS}d}" for pair in pairs)


def is_public_key(text: str) -> bool:
    """True for 64 hexadecimal digits in lower case that are a key."""
    return len(text) == 2 * KEY_BYTES and not text.strip("0123456789abcdef")


def state_question(digest: str) -> bytes:
    """What the signer of a package signs to be told what became of it; no package begins like this."""
    return f"stegvis state of {digest}".encode()
