"""What allauth asks us: nobody signs up by themselves, secrets are sealed, and few things are worth a message."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from stegvis.actions.access.code_secrets import seal_secret, unseal_secret
from stegvis.web.login.sessions import CAME

NEW_SPARE_CODES = "mfa/messages/recovery_codes_generated.txt"
MESSAGES = {
    "account/messages/password_changed.txt": _("Your password is changed."),
    "account/messages/password_set.txt": _("Your password is changed."),
    "account/messages/logged_out.txt": _("You are logged out."),
    "mfa/messages/totp_activated.txt": _("One-time codes are on. From now on you log in by password and code."),
    "mfa/messages/totp_deactivated.txt": _("One-time codes are switched off."),
    NEW_SPARE_CODES: _("You have new spare codes. The earlier ones do not work any more."),
}
"""By allauth's template: all else it tells is seen on the page anyway."""


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations only."""

    error_messages = {  # noqa: RUF012
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address and the password do not belong together."),
        "enter_current_password": _("That is not your password."),
        "incorrect_password": _("That is not your password."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes and try again."),
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Never."""
        return False

    def is_reauthentication_required(self, **_which: Any) -> bool:
        """Not just after the login: whoever has typed the password is not asked for it at once again."""
        came = context.request.session.get(CAME, 0.0)
        return bool(time.time() - came > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *_args: Any,
        **_kwargs: Any,
    ) -> None:
        """Tells what is worth telling, in our words; the first spare codes replace none, and come with the app's."""
        if message_template == NEW_SPARE_CODES and _switches_codes_on(request):
            return
        if words := MESSAGES.get(message_template or ""):
            messages.add_message(request, level, words)


def _switches_codes_on(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.url_name == "mfa_activate_totp"


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Whoever comes from the organisation's login needs an account here first."""

    def is_open_for_signup(self, _request: HttpRequest, _sociallogin: Any) -> bool:
        """Never."""
        return False


class CodeAdapter(DefaultMFAAdapter):
    """One-time codes; their secrets are sealed like what names a person."""

    error_messages = {  # noqa: RUF012
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right. Wait for the next one and type its six digits."),
        "incorrect_spare_code": _("The spare code is not right, or has been used: each works once. Take another one."),
        "rate_limited": _("Too many attempts. Wait a while and try again."),
    }

    def get_totp_issuer(self) -> str:
        """The name in the app."""
        return "Stegvis"

    def encrypt(self, text: str) -> str:
        """The secret, sealed."""
        return seal_secret(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return unseal_secret(encrypted_text)
