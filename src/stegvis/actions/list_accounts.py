"""Which accounts there are to look at."""

from stegvis.store.accounts import AccountKey, StoredAccount, stored_account, stored_accounts

__all__ = ["AccountKey", "StoredAccount", "find_account", "list_accounts"]


def list_accounts() -> tuple[StoredAccount, ...]:
    """All accounts, latest period first."""
    return stored_accounts()


def find_account(key: AccountKey) -> StoredAccount | None:
    """The account with that key, or None when there is none."""
    return stored_account(key)
