"""An identity number in full, shown once, and noted in the trail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from stegvis.actions.reveal_identity import reveal_identity
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address


@never_cache
@require_POST
def reveal(request: HttpRequest, number: int) -> HttpResponse:
    """The number. It is the answer itself, since an address or a session must not hold it."""
    shown = reveal_identity(by=actor(request), participant=number)
    return render(request, "participant/identity.html", {"shown": shown, "back": participant_address(number)})
