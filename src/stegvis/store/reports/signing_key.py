"""The key that this installation signs its packages with: in the data folder, made the first time, never anywhere else.

It is derived from a secret of its own, so that what other uses learn of their secrets says nothing about it.
"""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from stegvis.forms.package.signing import KEY_BYTES, key_from_seed
from stegvis.store.configuration import data_directory, kept_secret

FILE = "signing_key"


def installation_key() -> Ed25519PrivateKey:
    """This installation's key; its secret is made the first time, in a file that its owner alone may read."""
    secret = kept_secret(data_directory(), FILE).encode()
    return key_from_seed(HKDF(SHA256(), KEY_BYTES, salt=None, info=b"stegvis package signing").derive(secret))
