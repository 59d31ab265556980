"""The key that this installation signs its packages with: in the data folder, made the first time, never anywhere else.

It is derived from a secret of its own, so that what other uses learn of their secrets says nothing about it.
"""

import os

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from stegvis.forms.package.signing import KEY_BYTES, key_from_seed
from stegvis.store.configuration import data_directory, kept_secret
from stegvis.vocabulary import BadInput, Wording

FILE, SETTING = "signing_key", "STEGVIS_SIGNING_KEY"
LEAST_SIGNS = 43
"""So many letters and digits hold 32 random bytes."""


def installation_key() -> Ed25519PrivateKey:
    """This installation's key, from STEGVIS_SIGNING_KEY, else from a file that is made the first time and that its

    owner alone may read. Raises BadInput when the secret is too short to be one.
    """
    secret = os.environ.get(SETTING) or kept_secret(data_directory(), FILE)
    if len(secret) < LEAST_SIGNS:
        raise BadInput(FILE, _TOO_SHORT)
    return key_from_seed(HKDF(SHA256(), KEY_BYTES, salt=None, info=b"stegvis package signing").derive(secret.encode()))


_TOO_SHORT = Wording(
    f"nyckeln som skriver under rapportpaket är för kort: minst {LEAST_SIGNS} slumpade tecken; lägg tillbaka filen från "
    "säkerhetskopian.",
    f"the key that signs report packages is too short: at least {LEAST_SIGNS} random signs; put the file back from the "
    "backup.",
)
