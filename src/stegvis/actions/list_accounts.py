"""Which accounts there are to look at."""

from stegvis.store.accounts import AccountKey, StoredAccount, stored_accounts

__all__ = ["AccountKey", "StoredAccount", "list_accounts"]


def list_accounts() -> tuple[StoredAccount, ...]:
    """All accounts, latest period first."""
    return stored_accounts()
