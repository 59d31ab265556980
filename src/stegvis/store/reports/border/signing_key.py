"""The key that this installation signs its packages with: in the data folder, made at set-up, never anywhere else.

It is derived from a secret of its own, so that what other uses learn of their secrets says nothing about it. A key that
was used and is gone is never made anew unasked: the associations would take nothing more, and nobody would know why.
"""

import os

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from stegvis.forms.package.signing import KEY_BYTES, key_from_seed
from stegvis.store.clock import today
from stegvis.store.configuration import data_directory, kept_secret
from stegvis.store.models import EditionPackage, TrustedKey
from stegvis.vocabulary import BadInput, Wording

FILE, SETTING = "signing_key", "STEGVIS_SIGNING_KEY"
LEAST_SIGNS = 43
"""So many letters and digits hold 32 random bytes."""


def installation_key() -> Ed25519PrivateKey:
    """This installation's key, from STEGVIS_SIGNING_KEY, else from its file, which its owner alone may read.

    Raises BadInput when the file is lost or damaged.
    """
    secret = os.environ.get(SETTING) or _kept()
    if len(secret) < LEAST_SIGNS:
        raise BadInput(FILE, _DAMAGED)
    return key_from_seed(HKDF(SHA256(), KEY_BYTES, salt=None, info=b"stegvis package signing").derive(secret.encode()))


def make_key_at_set_up() -> None:
    """Makes the key when there is none and none was ever used; a lost one stays lost, to be put back."""
    if not os.environ.get(SETTING) and not (data_directory() / FILE).exists() and not _was_used():
        kept_secret(data_directory(), FILE)


def renew_key() -> None:
    """A new key in place of a lost or damaged one, which is kept beside it. Raises BadInput while the old one serves.

    Packages signed with the old one stay as they are; other installations have to trust the new one first.
    """
    try:
        installation_key()
    except BadInput:
        file = data_directory() / FILE
        if file.exists():
            file.rename(file.with_name(f"{FILE}.{today()}"))
        kept_secret(data_directory(), FILE)
        return
    raise BadInput(FILE, _SERVES)


def _kept() -> str:
    file = data_directory() / FILE
    try:
        return file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise BadInput(FILE, _LOST) from None
    except (OSError, UnicodeDecodeError):
        raise BadInput(FILE, _DAMAGED) from None


def _was_used() -> bool:
    """A package that none of the others' keys signed was signed here; their keys stay in the list when they end."""
    return EditionPackage.objects.exclude(signer__in=TrustedKey.objects.values("public_key")).exists()


_NEXT = (
    " lägg tillbaka den från säkerhetskopian; finns ingen, gör en ny med stegvis key --new.",
    " put it back from the backup; when there is none, make a new one with stegvis key --new.",
)
_LOST = Wording(
    "filen med nyckeln som skriver under rapportpaket saknas i datamappen;" + _NEXT[0],
    "the file with the key that signs report packages is missing in the data folder;" + _NEXT[1],
)
_DAMAGED = Wording(
    "filen med nyckeln som skriver under rapportpaket är skadad eller får inte läsas;" + _NEXT[0],
    "the file with the key that signs report packages is damaged or may not be read;" + _NEXT[1],
)
_SERVES = Wording(
    "installationens nyckel fungerar, så ingen ny har gjorts; en ny skulle ingen annan installation känna igen.",
    "the installation's key works, so no new one was made; no other installation would know a new one.",
)
