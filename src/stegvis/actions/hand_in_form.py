"""A form is opened, perhaps with what was typed before, and handed in once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from stegvis.actions.access import Actor
from stegvis.store import drafts
from stegvis.store.drafts import KeptDraft
from stegvis.store.read_reports import submissions
from stegvis.store.read_reports.submissions import HandedIn

Result = TypeVar("Result")

__all__ = ["HandedIn", "KeptDraft", "OpenedForm", "hand_in_form", "open_form"]


@dataclass(frozen=True, slots=True)
class OpenedForm:
    """What is known of a form when its page opens: it was handed in already, or there is a draft, or neither."""

    handed_in: HandedIn | None = None
    draft: KeptDraft | None = None


def open_form(*, by: Actor, page: str, token: str) -> OpenedForm:
    """What is known of the form with that token, at the page's address."""
    earlier = submissions.handed_in(by.account, page, token)
    return OpenedForm(earlier, None if earlier else drafts.kept_draft(by.account, page))


def hand_in_form(
    *, by: Actor, page: str, token: str, act: Callable[[], Result], address_of: Callable[[Result], str]
) -> Result | HandedIn:
    """Does `act` unless the form with that token was handed in already, and throws its draft away, all or nothing.

    `act` is another action: it checks for itself what the actor may. What it raises passes through.
    """
    return submissions.hand_in(by.account, page, token, act, address_of)
