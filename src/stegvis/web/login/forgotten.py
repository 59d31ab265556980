"""A forgotten password: the pages promise a letter only where letters are sent."""

from typing import Any

from allauth.account.views import PasswordResetDoneView, PasswordResetView
from django.conf import settings
from django.views.generic.base import ContextMixin


class _WithLetters(ContextMixin):
    """Tells the page whether this installation sends e-mail."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"sends_email": settings.SENDS_EMAIL}


class Forgotten(_WithLetters, PasswordResetView):
    """The address is asked for."""


class ForgottenAsked(_WithLetters, PasswordResetDoneView):
    """What happens now."""
