"""Whether an account is released, and what has become of it since."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, NotPermitted, held_for, interventions_for
from stegvis.store.accounts import AccountKey, revision_columns
from stegvis.store.organisation.associations import interventions_of
from stegvis.store.reports.accounts.releases import ReleasedAccount, numbers_to_release, released_account
from stegvis.store.reports.accounts.texts import editors_of, parts_of

__all__ = ["AccountStanding", "ReleasedAccount", "show_account_standing"]


@dataclass(frozen=True, slots=True)
class AccountStanding:
    """Where an account stands: its release in force, and whether a text or a report is another now.

    `may_edit`: the actor writes in it. `is_editor`: the actor wrote in it, so a colleague has to release it.
    `has_reports`: some report of the period is accepted or was read in, so that there is something to release.
    """

    released: ReleasedAccount | None
    is_changed: bool
    may_edit: bool
    is_editor: bool
    has_reports: bool


def show_account_standing(key: AccountKey, *, by: Actor) -> AccountStanding:
    """For everybody who may see the account. Raises NotPermitted, also when there is no such account."""
    if not revision_columns(key, interventions_for(by, "show_account_standing"), "pk"):
        raise NotPermitted(f"show_account_standing at association {key.association} by account {by.account}")
    released = released_account(key)
    reports = numbers_to_release(key, interventions_of(key.association))
    return AccountStanding(
        released,
        released is not None and _is_changed(key, released, reports),
        any(held.association == key.association for held in held_for(by, "edit_account")),
        by.account in editors_of(key),
        bool(reports),
    )


def _is_changed(key: AccountKey, released: ReleasedAccount, reports: frozenset[int]) -> bool:
    return set(released.revisions) != reports or dict(released.texts) != dict(parts_of(key))
