"""Whose session it is: every request asks."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser

from stegvis.actions.access import account_numbered


class AccountBackend(AuthenticationBackend):
    """allauth's, which checks passwords; only reading the account of a session is ours, the short way."""

    def get_user(self, user_id: int) -> AbstractBaseUser | None:
        """The account as it is now; None when it is gone or no longer active."""
        account = account_numbered(user_id)
        return account if account is not None and self.user_can_authenticate(account) else None
