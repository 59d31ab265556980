"""What may be told of the answers on violence, for the association: whole years, in bands."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.release_screenings import release_screenings
from stegvis.actions.show_screenings import ScreeningLine, show_screenings
from stegvis.vocabulary import BadInput, Number, Withheld
from stegvis.vocabulary.released import Between, ReleasedCell
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.words import gender_text, number_text


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A row: the measure, and its cells with what is read out besides."""

    label: str
    cells: tuple[tuple[str, str], ...]


@require_safe
def screenings(request: HttpRequest, association: int) -> HttpResponse:
    """The page."""
    found = show_screenings(by=actor(request), association=association)
    context = {
        "found": found,
        "columns": [gender_text(one) for one in found.columns],
        "years": [(one.year, [_line(line) for line in one.lines]) for one in found.years],
    }
    return render(request, "questionnaires/screenings.html", context)


@require_POST
def release(request: HttpRequest, association: int, year: int) -> HttpResponse:
    """Releases a year's table."""
    try:
        release_screenings(by=actor(request), association=association, year=year)
    except BadInput as why:
        messages.error(request, why.in_language(current_language()))
    else:
        messages.success(request, _("The table is released."))
    return redirect("screenings", association=association)


def _line(line: ScreeningLine) -> ToldLine:
    return ToldLine(line.label.in_language(current_language()), tuple(_cell(cell) for cell in line.cells))


def _cell(cell: ReleasedCell) -> tuple[str, str]:
    match cell:
        case Number(value=value):
            return number_text(value), ""
        case Between(least, most):
            return f"{least}–{most}", _("between %(least)s and %(most)s") % {"least": least, "most": most}
        case Withheld():
            return "‥", _("withheld")
        case _:
            return "–", ""
