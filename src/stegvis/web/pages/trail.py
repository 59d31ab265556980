"""The trail for an auditor: how much of what, month by month, and whether it is whole."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stegvis.actions.show_trail import check_trail, show_trail
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.words import period_text, shown_cell

CHECK, NOTED, MONTH = "kontrollera", "summa", "manad"
YEARS = range(2000, 3000)
"""Far beyond any trail, and none of them at the ends of the calendar."""


@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """A month of the trail; with `?kontrollera=1` the whole of it is checked."""
    by = actor(request)
    found = show_trail(by=by, month=_month(request))
    # PostgreSQL takes no text with a null character.
    noted = request.GET.get(NOTED, "").replace("\0", "").strip().lower()
    check = check_trail(by=by, noted=noted) if CHECK in request.GET else None
    language = current_language()
    kinds = [(one.name.in_language(language), one.is_reading, shown_cell(one.number)) for one in found.kinds]
    context = {
        "month": period_text(found.month),
        "this": f"{found.month.start:%Y-%m}",
        "before": f"{found.before:%Y-%m}",
        "after": f"{found.after:%Y-%m}" if found.after else "",
        "groups": [
            (_("Changes"), "andringar", [one for one in kinds if not one[1]]),
            (_("Readings"), "lasningar", [one for one in kinds if one[1]]),
        ],
        "check": check,
        "noted": noted,
        "names": {"check": CHECK, "noted": NOTED, "month": MONTH},
    }
    return render(request, "trail.html", context)


def _month(request: HttpRequest) -> date | None:
    """The month asked for, 2026-11; None for this one, for anything else, and for years in which nothing happened."""
    try:
        month = date.fromisoformat(f"{request.GET.get(MONTH, '')}-01")
    except ValueError:
        return None
    return month if month.year in YEARS else None
