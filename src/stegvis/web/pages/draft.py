"""What is typed is kept while somebody types, and thrown away when they say so."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from stegvis.actions.save_draft import discard_draft, save_draft
from stegvis.vocabulary import InvalidFields
from stegvis.web.forms.names import ABOUT, DRAFT_TOKEN, PAGE, typed_fields
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number


@require_POST
def keep_draft(request: HttpRequest) -> HttpResponse:
    """Keeps the fields; answers with the time of day, 410 when there is nothing left to keep:

    the form was handed in already, or whom it is about is no longer here.
    """
    about = request.POST.get(ABOUT, "")
    if about and row_number(about) is None:
        return HttpResponse(status=410)
    try:
        saved = save_draft(
            by=actor(request),
            page=_page(request),
            token=request.POST.get(DRAFT_TOKEN, ""),
            fields=typed_fields(request.POST).urlencode(),
            participant=row_number(about),
        )
    except InvalidFields as invalid:
        return HttpResponse(invalid.fields[""].in_language(current_language()), status=413, content_type="text/plain")
    if saved is None:
        return HttpResponse(status=410)
    return HttpResponse(date_format(localtime(saved), "H:i"), content_type="text/plain")


@require_POST
def throw_away_draft(request: HttpRequest) -> HttpResponse:
    """Throws the draft away and leads back to its page, empty."""
    page = _page(request)
    discard_draft(by=actor(request), page=page)
    is_ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return redirect(page if is_ours else "/")


def _page(request: HttpRequest) -> str:
    """The page's address; PostgreSQL takes no text with a null character."""
    return request.POST.get(PAGE, "").replace("\0", "")
