"""The chain of the trail: each event's digest covers the digest of the event before."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

CHAINED = ("at", "by", "account", "event", "subject", "details", "controller", "participant", "is_reading")
"""The columns that a digest covers; never changed, since every digest in every trail rests on them."""


def event_digest(previous: str, columns: Mapping[str, object]) -> str:
    """SHA-256, in hexadecimal, over the digest before ("" for the first event) and the event's columns.

    The columns are written as JSON with sorted keys and no spaces, the instant in UTC with microseconds.
    """
    event = {name: columns[name] for name in CHAINED}
    if isinstance(at := event["at"], datetime):
        event["at"] = at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps([previous, event], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
