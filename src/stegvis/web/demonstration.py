"""In a demonstration nobody logs in: a visitor is one of its invented people, and can become another."""

import os
from collections.abc import Callable

from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse

FIRST = "frida@exempel.invalid"
"""Who a visitor is at first: the association's office."""


def is_demonstration() -> bool:
    """True in the processes that `stegvis demo` starts."""
    return os.environ.get("STEGVIS_DEMO") == "1"


def demonstration_person(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: logs a visitor in as the first person of the demonstration; does nothing anywhere else."""

    def respond(request: HttpRequest) -> HttpResponse:
        if is_demonstration() and not request.user.is_authenticated:
            person = get_user_model().objects.filter(email=FIRST).first()
            if person is not None:
                login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return get_response(request)

    return respond
