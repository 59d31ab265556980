"""The dry run: what each row would do, and the button that does it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.import_participations import import_participations
from stegvis.actions.preview_import import Outcome, Preview, preview_import, write_refused_rows
from stegvis.actions.undo_import import show_import, undo_import
from stegvis.vocabulary import InvalidFields
from stegvis.web.language import current_language
from stegvis.web.pages.import_pages.back import way_back
from stegvis.web.pages.refused import refused
from stegvis.web.routes import actor

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def import_preview(request: HttpRequest, number: int) -> HttpResponse:
    """The page; `?visa=` names the outcome whose rows are shown."""
    wanted = request.GET.get("visa", "")
    outcome = Outcome(wanted) if wanted in list(Outcome) else None
    shown = preview_import(by=actor(request), upload=number, outcome=outcome)
    language = current_language()
    rows = [
        (
            one,
            [
                (cell.text, cell.fault.in_language(language) if cell.fault else "", cell.is_new, cell.day)
                for cell in one.cells
            ],
            [why.in_language(language) for why in one.faults],
        )
        for one in shown.rows
    ]
    context = {"shown": shown, "rows": rows, "ways": _ways(shown), "back": way_back(shown.intervention, shown.operator)}
    return render(request, "importing/preview.html", context)


@require_safe
def refused_rows(request: HttpRequest, number: int) -> HttpResponse:
    """The refused rows as a file."""
    content = write_refused_rows(by=actor(request), upload=number, language=current_language())
    return HttpResponse(
        content, content_type=XLSX, headers={"Content-Disposition": 'attachment; filename="avvisade-rader.xlsx"'}
    )


@require_POST
def do_import(request: HttpRequest, number: int) -> HttpResponse:
    """Imports the accepted rows."""
    done = import_participations(by=actor(request), upload=number)
    return redirect("import_done", done)


@require_safe
def import_done(request: HttpRequest, number: int) -> HttpResponse:
    """What came of it."""
    shown = show_import(by=actor(request), number=number)
    context = {
        "shown": shown,
        "numbers": [(name, shown.numbers.get(str(outcome), 0)) for outcome, name in _names().items()],
        "why_not": shown.why_not.in_language(current_language()) if shown.why_not else "",
        "back": way_back(shown.intervention, shown.operator),
    }
    return render(request, "importing/done.html", context)


@require_POST
def undo_import_page(request: HttpRequest, number: int) -> HttpResponse:
    """Takes it back."""
    by = actor(request)
    try:
        undo_import(by=by, number=number)
    except InvalidFields as why:
        shown = show_import(by=by, number=number)
        return refused(request, _("Undo the import"), why, way_back(shown.intervention, shown.operator))
    messages.success(request, _("The import is undone."))
    return redirect("import_done", number)


def _names() -> dict[Outcome, str]:
    return {
        Outcome.NEW: _("New"),
        Outcome.CHANGED: _("Changed"),
        Outcome.UNCHANGED: _("Unchanged"),
        Outcome.COUNTED: _("Only counted"),
        Outcome.REFUSED: _("Refused"),
    }


def _ways(shown: Preview) -> list[tuple[str, int, str, bool]]:
    """For each outcome: its name, how many rows, its word in the address, whether its rows are shown."""
    return [(name, shown.numbers[one], str(one), one is shown.outcome) for one, name in _names().items()]
