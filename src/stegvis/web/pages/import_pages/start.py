"""A file is chosen."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.start_import import (
    ImportStart,
    show_import_start,
    show_operator_import_start,
    start_import,
    start_operator_import,
)
from stegvis.vocabulary import BadInput, InvalidFields, Wording
from stegvis.web.pages.refused import refused
from stegvis.web.routes import actor
from stegvis.web.sent_back import nothing_to_send_back, reason_of, send_back, sent_back
from stegvis.web.way_on import intervention_address

NO_FILE = Wording("Välj en fil först.", "Choose a file first.")


@require_http_methods(["GET", "POST"])
def import_start(request: HttpRequest, number: int) -> HttpResponse:
    """Into one intervention."""
    by, back = actor(request), intervention_address(number)
    try:
        shown = show_import_start(by=by, intervention=number)
    except InvalidFields as why:
        return refused(request, _("Import"), why, back)
    return _page(
        request,
        shown,
        back,
        lambda name, content: start_import(by=by, intervention=number, name=name, content=content),
    )


@require_http_methods(["GET", "POST"])
def operator_import_start(request: HttpRequest, number: int) -> HttpResponse:
    """Into all interventions of an operator: each row names its own."""
    by = actor(request)
    shown = show_operator_import_start(by=by, operator=number)
    return _page(
        request,
        shown,
        reverse("interventions"),
        lambda name, content: start_operator_import(by=by, operator=number, name=name, content=content),
    )


def _page(request: HttpRequest, shown: ImportStart, back: str, start: Callable[[str, bytes], int]) -> HttpResponse:
    if request.method == "POST":
        file = request.FILES.get("file")
        if file is None:
            return send_back(request, {"file": NO_FILE})
        try:
            number = start(file.name or "", file.read())
        except BadInput as bad:
            return send_back(request, {"file": reason_of(bad)})
        nothing_to_send_back(request)
        return redirect("import_columns", number)
    left = sent_back(request)
    context = {"shown": shown, "back": back, "error": left.errors.get("file", "")}
    return render(request, "importing/start.html", context, status=left.status)
