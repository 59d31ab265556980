"""Sending a report that was handed in to another installation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.actions.ask_package_state import StateElsewhere, ask_package_state
from stegvis.actions.send_package import SentPackage, send_package, show_sending
from stegvis.vocabulary import BadInput, Changed
from stegvis.vocabulary.days_in_words import day_in_words
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.sent_back import nothing_to_send_back, reason_of, send_back, sent_back
from stegvis.web.words import period_text


@require_http_methods(["GET", "POST"])
def sending(request: HttpRequest, number: int) -> HttpResponse:
    """The page: the address, and every try so far. Nothing is lost when a try fails."""
    by = actor(request)
    # Who may not send is told before anything is sent.
    shown = show_sending(by=by, number=number)
    if request.method == "POST":
        try:
            sent = send_package(by=by, number=number, address=request.POST.get("address", "").strip())
        except BadInput as bad:
            return send_back(request, {"address": reason_of(bad)})
        nothing_to_send_back(request)
        messages.success(request, _told(sent))
        return redirect("send_package", number)
    left = sent_back(request)
    context = {
        "shown": shown,
        "period": period_text(shown.period),
        "error": left.errors.get("address", ""),
        "address": left.typed.get("address", "") or shown.address,
        "words": _words(),
    }
    tries = [(one, _words()[one.outcome]) for one in shown.tries]
    return render(request, "reports/sending.html", {**context, "tries": tries}, status=left.status)


@require_POST
def ask_how_it_goes(request: HttpRequest, number: int) -> HttpResponse:
    """Asks the association's installation, and leads back to the report, which follows what was answered."""
    try:
        messages.success(request, _answered(ask_package_state(by=actor(request), number=number)))
    except BadInput as bad:
        messages.error(request, bad.in_language(current_language()))
    except Changed:
        messages.error(request, _("Somebody took a step in the report in the meantime. Look at it and ask again."))
    return redirect("edition", number)


def _answered(found: StateElsewhere) -> str:
    state = found.state.label.in_language(current_language()).lower()
    if found.since is None:
        return _("At the association the report is %(state)s.") % {"state": state}
    day = day_in_words(found.since, current_language())
    return _("At the association the report is %(state)s, since %(day)s.") % {"state": state, "day": day}


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
