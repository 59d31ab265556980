"""A one-time code opens once: nobody who saw it being typed comes in by it, though it would hold for a while yet."""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.db import transaction

LAST = "last_counter"
"""In what an authenticator keeps: the step of the last code that opened."""


def is_first_use(authenticator: Authenticator, code: str) -> bool:
    """True when no code of that step or a later one has opened before; from now on it has (RFC 6238, 5.2).

    allauth remembers a code for 30 seconds; with a clock that may be half a minute off, one holds for 90.
    """
    with transaction.atomic():
        kept = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        secret = decrypt(kept.data["secret"])
        now = list(yield_hotp_counters_from_time())
        fits = (
            one for one in now if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, one)))
        )
        step = next(fits, None)
        if step is None or step <= kept.data.get(LAST, -1):
            return False
        kept.data[LAST] = step
        kept.save(update_fields=["data"])
    return True
