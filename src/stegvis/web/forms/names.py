"""Names of what a form carries besides its fields."""

from collections.abc import Iterable

from django.http import QueryDict

TOKEN = "formular"  # noqa: S105
"""In the address: tells one filled-in form from the next."""
VERSION = "_version"
ABOUT = "_about"
PAGE = "_page"
DRAFT_TOKEN = "_token"  # noqa: S105
KEEP, THEIRS = "_keep-", "_theirs-"
"""Before the name of a field that somebody else changed: which is to stand, and what they made of it."""
REFUSED = "_refused"
"""In a draft that we keep ourselves: why it was refused. Never taken from a browser."""
_OURS = (ABOUT, PAGE, DRAFT_TOKEN, REFUSED, "csrfmiddlewaretoken")


def typed_fields(data: QueryDict, without: Iterable[str] = _OURS) -> QueryDict:
    """The fields themselves, and the version they belong to."""
    kept = data.copy()
    for name in without:
        kept.pop(name, None)
    return kept
