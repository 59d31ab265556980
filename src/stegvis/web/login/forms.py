"""The login's forms, drawn as our own and in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import forms as spare_codes
from allauth.mfa.totp import forms as app_codes
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from stegvis.web.forms import PageForm
from stegvis.web.login.used_codes import is_first_use

APP_DIGITS = 6
LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Your password now"),
    "password1": _("New password"),
    "password2": _("The new password again"),
    "code": _("Code"),
}
HELP = {"password1": _("At least 12 characters. Three or four words in a row are easy to remember.")}


class Drawn(PageForm):
    """allauth's fields in our words."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if name == "code":
                field.widget.attrs["inputmode"] = "numeric"


class LoginForm(Drawn, account.LoginForm):
    """Address and password."""


class ResetPasswordForm(Drawn, account.ResetPasswordForm):
    """The address that gets the link."""


class ResetPasswordKeyForm(Drawn, account.ResetPasswordKeyForm):
    """A new password, by the link."""


class ChangePasswordForm(Drawn, account.ChangePasswordForm):
    """The password now, and the new one."""


class SetPasswordForm(Drawn, account.SetPasswordForm):
    """A first password, for somebody who came by the organisation's login."""


class ReauthenticateForm(Drawn, account.ReauthenticateForm):
    """The password once more, before something that matters."""


class CodeForm(Drawn, codes.AuthenticateForm):
    """The code, after the password."""

    def clean_code(self) -> str:
        """The code, if it is right and has not opened before."""
        with _told_of_spare_codes(self.cleaned_data["code"]):
            return _once(super().clean_code(), self.authenticator)


class CodeAgainForm(Drawn, codes.ReauthenticateForm):
    """A code once more, before something that matters."""

    def clean_code(self) -> str:
        """The code, if it is right and has not opened before."""
        with _told_of_spare_codes(self.cleaned_data["code"]):
            return _once(super().clean_code(), self.authenticator)


def _once(code: str, used: Authenticator) -> str:
    """Spare codes are used up by themselves."""
    if used.type == Authenticator.Type.TOTP and not is_first_use(used, code):
        raise get_adapter().validation_error("incorrect_code")
    return code


@contextmanager
def _told_of_spare_codes(typed: str) -> Iterator[None]:
    """Who typed more than an app's digits is not told to wait for the app: no wait makes a used spare code right."""
    try:
        yield
    except ValidationError as wrong:
        if wrong.code == "incorrect_code" and len(typed.replace(" ", "")) > APP_DIGITS:
            raise get_adapter().validation_error("incorrect_spare_code") from wrong
        raise


class SwitchCodesOnForm(Drawn, app_codes.ActivateTOTPForm):
    """The first code of the app."""


class SwitchCodesOffForm(Drawn, app_codes.DeactivateTOTPForm):
    """Nothing to fill in."""


class SpareCodesForm(Drawn, spare_codes.GenerateRecoveryCodesForm):
    """Nothing to fill in."""
