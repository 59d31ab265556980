"""The months of an ESF-financed intervention: what is to be handed to SCB now, and the file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from stegvis.actions.export_esf_months import export_esf_months
from stegvis.actions.show_esf_months import EsfMonthRows, MonthState, show_esf_months
from stegvis.vocabulary import InvalidFields, Period, Wording
from stegvis.vocabulary.days_in_words import day_in_words, period_in_words
from stegvis.vocabulary.period import month_end
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.sent_back import nothing_to_send_back, send_back, sent_back
from stegvis.web.way_on import intervention_address

STATES = {
    MonthState.NEW: Wording("Ska lämnas", "To be handed over"),
    MonthState.AGAIN: Wording("Ska lämnas igen", "To be handed over again"),
    MonthState.DONE: Wording("Lämnad", "Handed over"),
}
BADGES = {MonthState.NEW: "warning", MonthState.AGAIN: "error", MonthState.DONE: "success"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
def esf_months(request: HttpRequest, number: int) -> HttpResponse:
    """The months; handed in, it answers with the file."""
    by = actor(request)
    if request.method == "POST":
        try:
            content = export_esf_months(
                by=by, intervention=number, reason=request.POST.get("reason", ""), language=current_language()
            )
        except InvalidFields as invalid:
            return send_back(request, invalid.fields)
        nothing_to_send_back(request)
        headers = {"Content-Disposition": 'attachment; filename="scb-deltagare.xlsx"', "Cache-Control": "no-store"}
        return HttpResponse(content, content_type=XLSX, headers=headers)
    left = sent_back(request)
    shown = show_esf_months(by=by, intervention=number)
    context = {
        "name": shown.name,
        "back": intervention_address(number),
        "months": [_month(one) for one in shown.months],
        "is_anything": any(one.state is not MonthState.DONE for one in shown.months),
        "lacking": shown.lacking,
        "counted_only": shown.counted_only,
        "wrong": left.errors.get("reason", ""),
        "others": [text for name, text in left.errors.items() if name != "reason"],
        "reason": left.typed.get("reason", ""),
    }
    return render(request, "national/esf.html", context, status=left.status)


def _month(one: EsfMonthRows) -> dict[str, object]:
    language = current_language()
    return {
        "name": period_in_words(Period(one.month_on, month_end(one.month_on)), language),
        "state": STATES[one.state].in_language(language),
        "badge": BADGES[one.state],
        "due": day_in_words(one.due_on, language) if one.state is not MonthState.DONE else "",
        "starts": sum(row.started_on is not None for row in one.rows),
        "ends": sum(row.exited_on is not None for row in one.rows),
        "lacking": sum(not row.has_number for row in one.rows),
    }
