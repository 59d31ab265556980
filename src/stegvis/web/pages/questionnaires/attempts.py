"""Links that do not open are counted by where they are tried from: who tries many has to wait."""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from stegvis.actions.counted_address import counted_address

MOST, SECONDS = 30, 300


def may_try_again(request: HttpRequest) -> bool:
    """Counts a link that did not open; false when there have been too many."""
    address = counted_address(get_adapter().get_client_ip(request))
    key = f"answer-link-{hashlib.sha256(address.encode()).hexdigest()}"
    cache.add(key, 0, SECONDS)
    try:
        return bool(cache.incr(key) <= MOST)
    except ValueError:
        # It expired in between.
        return True
