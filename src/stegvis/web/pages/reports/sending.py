"""Sending a report that was handed in to another installation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.send_package import SentPackage, send_package, show_sending
from stegvis.vocabulary import BadInput
from stegvis.web.language import current_language
from stegvis.web.routes import actor

INVALID = 422


@require_http_methods(["GET", "POST"])
def sending(request: HttpRequest, number: int) -> HttpResponse:
    """The page: the address, and every try so far. Nothing is lost when a try fails."""
    by, error = actor(request), ""
    typed = request.POST.get("address", "").strip()
    # Who may not send is told before anything is sent.
    shown = show_sending(by=by, number=number)
    if request.method == "POST":
        try:
            messages.success(request, _told(send_package(by=by, number=number, address=typed)))
            return redirect("send_package", number)
        except BadInput as bad:
            error = bad.in_language(current_language())
            shown = show_sending(by=by, number=number)
    context = {"shown": shown, "error": error, "address": typed or shown.address, "words": _words()}
    tries = [(one, _words()[one.outcome]) for one in shown.tries]
    return render(request, "reports/sending.html", {**context, "tries": tries}, status=INVALID if error else 200)


def _told(sent: SentPackage) -> str:
    if sent.outcome == "known":
        return _("The report was there already. Nothing was changed.")
    return _("The report has arrived.")


def _words() -> dict[str, str]:
    return {
        "taken": _("arrived"),
        "known": _("was there already"),
        "refused": _("refused"),
        "no_answer": _("no answer"),
    }
