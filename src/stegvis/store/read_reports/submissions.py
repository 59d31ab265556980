"""Forms that were handed in: the same one again changes nothing."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.store.drafts import discard_draft
from stegvis.store.models import Submission

KEPT = timedelta(days=30)
"""How long we know that a form was handed in."""
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class HandedIn:
    """When a form was handed in, and the address that it led to."""

    at: datetime
    address: str


def hand_in(
    account: int, page: str, token: str, act: Callable[[], Result], address_of: Callable[[Result], str]
) -> Result | HandedIn:
    """Does `act` once for the token that was made with the form, and throws the page's draft away with it.

    The second time, or the same moment in another process, returns where the first one led. What `act` raises leaves
    everything as it was, so the form may be handed in again.
    """
    key = _key(account, page, token)
    try:
        with transaction.atomic():
            Submission.objects.filter(made_at__lte=timezone.now() - KEPT).delete()
            # First, so that a second one waits here until the first is done, and then cannot add its own.
            claimed = _claim(key, account)
            result = act()
            claimed.address = address_of(result)
            claimed.save(update_fields=["address"])
            discard_draft(account, page)
            return result
    except _Claimed:
        found = Submission.objects.get(token=key)
        return HandedIn(found.made_at, found.address)


def handed_in(account: int, page: str, token: str) -> HandedIn | None:
    """When the form with that token was handed in and where it led, or None."""
    found = Submission.objects.filter(token=_key(account, page, token)).first()
    return HandedIn(found.made_at, found.address) if found else None


class _Claimed(Exception):
    """The token was used already."""


def _claim(key: str, account: int) -> Submission:
    try:
        with transaction.atomic():
            return Submission.objects.create(token=key, account_id=account)
    except IntegrityError:
        raise _Claimed from None


def _key(account: int, page: str, token: str) -> str:
    """Nobody can use, or learn of, the token of another account or page."""
    return hashlib.sha256(f"{account} {page} {token}".encode()).hexdigest()
