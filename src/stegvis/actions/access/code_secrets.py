"""The secrets of one-time codes, sealed with the register's keys."""

import base64

from stegvis.store.sealing.seals import Place, seal, unseal

PLACE = Place(table="mfa_authenticator", column="data", row="secret")


def seal_secret(text: str) -> str:
    """The secret as it is kept."""
    return base64.b64encode(seal(text, PLACE)).decode("ascii")


def unseal_secret(sealed: str) -> str:
    """The secret again; raises BadInput when the register's key is another."""
    return unseal(base64.b64decode(sealed), PLACE)
