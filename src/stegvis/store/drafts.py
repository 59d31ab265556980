"""What is typed but not handed in, sealed; nobody but the account that typed it reads it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from stegvis.store.models import Draft
from stegvis.store.sealing.seals import Place, seal, unseal
from stegvis.store.upload_time import discard_old_uploads
from stegvis.vocabulary import BadInput

KEPT = timedelta(days=30)
"""How long a draft that nobody touches is kept."""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """The fields as typed (urlencoded, as a browser sends them), and when they were saved."""

    fields: str
    saved_at: datetime


def keep_draft(account: int, page: str, fields: str, participant: int | None = None) -> datetime:
    """Keeps what the account has typed on the page, in place of what was kept before; returns when.

    `participant`: whom it is about, so that it goes when that person's data go.
    """
    discard_old_drafts()
    draft, _ = Draft.objects.update_or_create(
        account_id=account,
        page=page,
        defaults={
            "sealed_fields": seal(fields, _place(account, page)),
            "participant_id": participant,
        },
    )
    return draft.changed_at


def kept_draft(account: int, page: str) -> KeptDraft | None:
    """What the account has typed on the page and not handed in, or None."""
    draft = Draft.objects.filter(account=account, page=page, changed_at__gt=timezone.now() - KEPT).first()
    if draft is None:
        return None
    try:
        return KeptDraft(unseal(draft.sealed_fields, _place(account, page)), draft.changed_at)
    except BadInput:
        # Sealed with a key that is gone: a page must open all the same.
        return None


def discard_draft(account: int, page: str) -> None:
    """Throws away what the account has typed on the page."""
    Draft.objects.filter(account=account, page=page).delete()


def discard_old_drafts() -> None:
    """Throws away what nobody has touched for 30 days, and uploads that wait too long."""
    discard_old_uploads()
    Draft.objects.filter(changed_at__lte=timezone.now() - KEPT).delete()


def discard_drafts_about(participant: int) -> None:
    """Throws away whatever anybody has typed about a participant: on protection and withdrawal."""
    Draft.objects.filter(participant=participant).delete()


def _place(account: int, page: str) -> Place:
    return Place("draft", "sealed_fields", f"{account} {page}")
