"""The secrets of one-time codes, sealed with the register's keys."""

import base64

from allauth.mfa.models import Authenticator

from stegvis.store.sealing.seals import Place, needs_resealing, seal, unseal

PLACE = Place(table="mfa_authenticator", column="data", row="secret")
_SEALED = ("secret", "seed")


def seal_secret(text: str) -> str:
    """The secret as it is kept."""
    return base64.b64encode(seal(text, PLACE)).decode("ascii")


def unseal_secret(sealed: str) -> str:
    """The secret again; raises BadInput when the register's key is another."""
    return unseal(base64.b64decode(sealed), PLACE)


def reseal_secrets() -> int:
    """Seals with the newest key whatever an older one sealed; returns how many were changed. Raises BadInput."""
    changed = 0
    for one in Authenticator.objects.order_by("pk"):
        kept = {name: one.data[name] for name in _SEALED if one.data.get(name)}
        anew = {name: seal_secret(unseal_secret(sealed)) for name, sealed in kept.items() if _is_old(sealed)}
        if anew:
            one.data |= anew
            one.save(update_fields=["data"])
            changed += 1
    return changed


def _is_old(sealed: str) -> bool:
    return needs_resealing(base64.b64decode(sealed))
