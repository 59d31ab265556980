"""Which accounts there are to look at."""

from stegvis.actions.access import Actor, interventions_for
from stegvis.store.accounts import AccountKey, StoredAccount, stored_account, stored_accounts

__all__ = ["AccountKey", "StoredAccount", "find_account", "list_accounts"]


def list_accounts(*, by: Actor) -> tuple[StoredAccount, ...]:
    """All accounts that the actor may see, latest period first; each counts the reports that the actor may see."""
    return stored_accounts(interventions_for(by, "list_accounts"))


def find_account(key: AccountKey, *, by: Actor) -> StoredAccount | None:
    """The account with that key, or None when there is none that the actor may see."""
    return stored_account(key, interventions_for(by, "list_accounts"))
