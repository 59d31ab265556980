"""The association's account: all reports of a period compiled into one document."""

from stegvis.forms.account.composition import Entry, compose_account

__all__ = ["Entry", "compose_account"]
