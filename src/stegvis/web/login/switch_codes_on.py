"""Switching one-time codes on: a picture for the app, and its first code."""

from typing import Any

import qrcode
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView
from django.db import transaction
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from stegvis.vocabulary.roles import Role
from stegvis.web.login.used_codes import is_first_use
from stegvis.web.routes import actor

QUIET = 4
"""Empty squares around the picture, as its standard asks for (ISO/IEC 18004)."""


@method_decorator(never_cache, name="dispatch")
class SwitchCodesOn(ActivateTOTPView):
    """allauth's page with our picture, which needs no address of its own."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the template shows."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        path, size = drawn(context["totp_url"])
        is_needed = Role.PARTICIPANT_REGISTRAR in actor(self.request).roles
        return {**context, "path": path, "size": size, "is_needed": is_needed}

    def form_valid(self, form: ActivateTOTPForm) -> HttpResponse:
        """The code that switched them on has been used by that: it opens nothing more."""
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)
            switched_on = Authenticator.objects.get(user=form.user, type=Authenticator.Type.TOTP)
            is_first_use(switched_on, form.cleaned_data["code"])
        return answer


switch_codes_on = SwitchCodesOn.as_view()


def drawn(text: str) -> tuple[str, int]:
    """The text as a QR code: an SVG path of unit squares, and the picture's width in squares."""
    code = qrcode.QRCode(border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    squares = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
    return "".join(squares), len(rows)
