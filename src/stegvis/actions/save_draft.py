"""What somebody has typed on a page is kept until it is handed in."""

from datetime import datetime

from stegvis.actions.access import Actor, permit
from stegvis.store import drafts, submissions
from stegvis.vocabulary import InvalidFields, Wording

LARGEST = 50_000
"""Letters in a draft: more than any page has."""
TOO_LARGE = Wording(
    "Det är för långt för att sparas som utkast; skicka in det eller korta det.",
    "This is too long to be kept as a draft; hand it in or make it shorter.",
)


def save_draft(*, by: Actor, page: str, token: str, fields: str, participant: int | None = None) -> datetime | None:
    """Keeps the fields (urlencoded) typed on the page with that address; returns when.

    None: the form with that token was handed in already, so there is nothing left to keep.
    `participant`: whom the page is about. Raises InvalidFields when it is too long.
    """
    permit(by, "save_draft")
    if len(fields) > LARGEST or len(page) > 300:
        raise InvalidFields({"": TOO_LARGE})
    if submissions.handed_in(by.account, page, token):
        return None
    return drafts.keep_draft(by.account, page, fields, participant)


def discard_draft(*, by: Actor, page: str) -> None:
    """Throws away what was typed on the page."""
    permit(by, "save_draft")
    drafts.discard_draft(by.account, page)
