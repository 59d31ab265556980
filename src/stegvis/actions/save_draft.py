"""What somebody has typed on a page is kept until it is handed in."""

from datetime import datetime

from stegvis.actions.access import Actor, NotPermitted, participant_to_change, permit
from stegvis.store import drafts
from stegvis.store.read_reports import submissions
from stegvis.store.tables.transactions import transaction
from stegvis.vocabulary import InvalidFields, Wording

LARGEST = 50_000
"""Letters in a draft: more than any page has."""
TOO_LARGE = Wording(
    "Det är för långt för att sparas som utkast; skicka in det eller korta det.",
    "This is too long to be kept as a draft; hand it in or make it shorter.",
)


def save_draft(*, by: Actor, page: str, token: str, fields: str, participant: int | None = None) -> datetime | None:
    """Keeps the fields (urlencoded) typed on the page with that address; returns when.

    None: there is nothing left to keep, since the form with that token was handed in already, or `participant`, whom
    the page is about, is only counted by now or was never within reach. Raises InvalidFields when it is too long.
    """
    permit(by, "save_draft")
    if len(fields) > LARGEST or len(page) > 300:
        raise InvalidFields({"": TOO_LARGE})
    if not page.startswith("/"):
        # What is no address belongs to drafts that are kept otherwise: a questionnaire that somebody writes.
        return None
    with transaction():
        if submissions.handed_in(by.account, page, token) or not _is_here(by, participant):
            return None
        return drafts.keep_draft(by.account, page, fields, participant)


def _is_here(by: Actor, participant: int | None) -> bool:
    """True when the draft is about nobody, or about somebody who stays until it is kept: removal then finds it."""
    if participant is None:
        return True
    try:
        participant_to_change(by, "save_draft", participant)
    except NotPermitted:
        return False
    return True


def discard_draft(*, by: Actor, page: str) -> None:
    """Throws away what was typed on the page with that address."""
    permit(by, "save_draft")
    if page.startswith("/"):
        drafts.discard_draft(by.account, page)
