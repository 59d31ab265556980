"""Packages from other installations: taking one, and telling its signer what became of it.

There is no account and no cookie. The signature of the package is the credential, and of the question too.
"""

import time
from http import HTTPStatus
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from stegvis.actions.counted_address import counted_address
from stegvis.actions.package_post import SIGNATURE_HEADER
from stegvis.actions.package_state import state_of_package
from stegvis.actions.take_in_package import take_in_package
from stegvis.forms.package.file import MAX_BYTES
from stegvis.forms.package.refusals import TOO_LARGE
from stegvis.vocabulary import BadInput, Wording

REQUESTS, SECONDS = 60, 60
"""So many requests a minute from one address: more than any operator sends, fewer than harm."""
SENDER = "https"
"""Who took it in, as the trail names it."""


@csrf_exempt
@never_cache
@require_POST
def take_package(request: HttpRequest) -> JsonResponse:
    """Takes a package: 201 when it is new, 200 when it was here, 422 with the reason when it is refused."""
    if _is_too_often(request):
        return _refused(HTTPStatus.TOO_MANY_REQUESTS, _TOO_OFTEN)
    data = _content(request)
    if data is None:
        return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
    try:
        came = take_in_package(data, user=SENDER)
    except BadInput as error:
        return _refused(HTTPStatus.UNPROCESSABLE_ENTITY, error.reason)
    told: dict[str, Any] = {"digest": came.digest, "state": came.state, "known": came.is_known}
    told["warnings"] = [{"sv": one.sv, "en": one.en} for one in came.warnings]
    return JsonResponse(told, status=HTTPStatus.OK if came.is_known else HTTPStatus.CREATED)


@never_cache
@require_GET
def package_state(request: HttpRequest, digest: str) -> JsonResponse:
    """Where a package stands, for who signed it; 404 for everybody else, as if there were none."""
    if _is_too_often(request):
        return _refused(HTTPStatus.TOO_MANY_REQUESTS, _TOO_OFTEN)
    found = state_of_package(digest, signature=request.headers.get(SIGNATURE_HEADER, ""))
    if found is None:
        return _refused(HTTPStatus.NOT_FOUND, _NO_PACKAGE)
    told = {"state": found.state}
    if found.since is not None:
        told["since"] = found.since.isoformat()
    if found.missing:
        told["missing"] = found.missing
    return JsonResponse(told)


def _content(request: HttpRequest) -> bytes | None:
    """The body, or None when it is too large: it is never read further than that."""
    stated = request.headers.get("Content-Length", "")
    if stated.isdecimal() and int(stated) > MAX_BYTES:
        return None
    data = request.read(MAX_BYTES + 1)
    return None if len(data) > MAX_BYTES else data


def _is_too_often(request: HttpRequest) -> bool:
    """Counted for all server processes of the machine together, each minute anew."""
    minute = int(time.time() // SECONDS)
    key = f"api {counted_address(get_adapter().get_client_ip(request))} {minute}".replace(" ", "-")
    cache.add(key, 0, SECONDS)
    try:
        return cache.incr(key) > REQUESTS
    except ValueError:
        # It ran out between the two.
        return False


def _refused(status: HTTPStatus, reason: Wording) -> JsonResponse:
    return JsonResponse({"reason": {"sv": reason.sv, "en": reason.en}}, status=status)


_TOO_OFTEN = Wording(
    "för många förfrågningar på en minut; vänta en stund och försök igen.",
    "too many requests in a minute; wait a while and try again.",
)
_NO_PACKAGE = Wording("det finns inget sådant paket som är ditt.", "there is no such package of yours.")
