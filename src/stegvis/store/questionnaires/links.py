"""The link to a questionnaire: a secret that opens one asking until it is answered or too old.

The secret is derived with the register's key, which lies outside the database, so it can be shown again; the database
has its hash alone. Making a new link counts the asking's links up, and the earlier secret opens nothing.
"""

import re
from datetime import date, timedelta

from stegvis.store.models import Asking
from stegvis.store.sealing.seals import keyed_digest

OPENS = timedelta(days=30)
"""How long a link opens."""
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that is taken for another when somebody types from a paper."""
LENGTH = 16
"""Some 79 bits: nobody guesses one."""


def derived_secret(purpose: str) -> str:
    """The secret of that purpose, as a person could type it: four groups of four."""
    number = int(keyed_digest("answer link", purpose), 16)
    letters = []
    for _ in range(LENGTH):
        number, at = divmod(number, len(LETTERS))
        letters.append(LETTERS[at])
    return "-".join("".join(letters[at : at + 4]) for at in range(0, LENGTH, 4))


def secret_of(asking: Asking) -> str | None:
    """The secret of the asking's link, None when none has been made."""
    return derived_secret(f"{asking.pk} {asking.links}") if asking.secret_digest else None


def make_link(asking: Asking, on: date) -> str:
    """Makes a link that opens from that day, in place of any before; returns its secret. Saves the asking."""
    asking.links += 1
    secret = derived_secret(f"{asking.pk} {asking.links}")
    asking.secret_digest = _digest(secret)
    asking.expires_on = on + OPENS
    asking.save(update_fields=["links", "secret_digest", "expires_on"])
    return secret


def asking_behind(secret: str, *, lock: bool = False) -> Asking | None:
    """The asking that the link belongs to, open or not; None: no such link."""
    found = Asking.objects.select_for_update(of=("self",)) if lock else Asking.objects.all()
    return found.select_related("intervention", "participation").filter(secret_digest=_digest(secret)).first()


def is_too_old(asking: Asking, on: date) -> bool:
    """True when the link opens no more."""
    return asking.expires_on is None or asking.expires_on < on


def _digest(secret: str) -> str:
    return keyed_digest("answer link digest", re.sub(r"[\s-]", "", secret.lower()))
