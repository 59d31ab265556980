"""The sheet for Uppföljning Finsam: on screen, on paper and as a file; and the annual report's appendix."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.access import held_for, may
from stegvis.actions.fetch_follow_up_appendix import FORMATS as APPENDIX_FORMATS
from stegvis.actions.fetch_follow_up_appendix import fetch_follow_up_appendix
from stegvis.actions.fetch_national_sheet import FORMATS, fetch_national_sheet
from stegvis.actions.show_national_sheet import SheetLine, show_national_sheet
from stegvis.vocabulary import Gender, Withheld
from stegvis.web.cell_html import cells_html
from stegvis.web.language import current_language
from stegvis.web.pages.organisation.words import ORIENTATION_NAMES
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number
from stegvis.web.words import gender_text, number_text

COLUMNS = (Gender.ALL, Gender.WOMEN, Gender.MEN, Gender.NONBINARY, Gender.UNKNOWN)
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "application/zip",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
SUFFIXES = {"csv": "zip"}
FORMAT_NAMES = {"xlsx": "Excel", "csv": "CSV (.zip)", "docx": "Word", "pdf": "PDF"}


@dataclass(frozen=True, slots=True)
class Line:
    """An intervention's row."""

    name: str
    facts: str
    target_group: str
    planned: str
    cells: str
    budget: str
    outcome: str


@require_safe
def national_sheet(request: HttpRequest) -> HttpResponse:
    """The page for a year; without one, the last that is over."""
    by = actor(request)
    sheet = show_national_sheet(
        by=by, year=row_number(request.GET.get("ar", "")), page=row_number(request.GET.get("sida", "")) or 1
    )
    layers = [
        (anchor, heading, [said, *_lacks(lines, is_own)], [_line(one) for one in lines])
        for anchor, heading, said, lines, is_own in (
            ("kontrollerade", _("Checked figures"), _("For the association's office to enter."), sheet.office, False),
            ("egna", _("Your own figures"), _("For the operator's own registrar. They stay here."), sheet.own, True),
        )
        if lines is not None
    ]
    context = {
        "year": sheet.year,
        "years": [(one, one == sheet.year) for one in sheet.years],
        "layers": layers,
        "earlier": sheet.page - 1,
        "later": sheet.page + 1 if sheet.page < sheet.pages else 0,
        "genders": [gender_text(one) for one in COLUMNS],
        "formats": [(one, FORMAT_NAMES[one]) for one in FORMATS],
        "appendices": _appendices(request, sheet.year) if may(by, "fetch_follow_up_appendix") else [],
        "here_address": reverse("national_sheet"),
    }
    return render(request, "national/sheet.html", context)


@require_POST
def fetch_sheet(request: HttpRequest) -> HttpResponse:
    """The sheet as a file."""
    wanted = request.POST.get("format", "")
    file_format = wanted if wanted in FORMATS else FORMATS[0]
    year = row_number(request.POST.get("ar", "")) or 0
    content = fetch_national_sheet(by=actor(request), year=year, file_format=file_format, language=current_language())
    return _file(content, f"uppfoljning-finsam-{year}", file_format)


@require_safe
def appendix(request: HttpRequest, association: int, year: int, file_format: str) -> HttpResponse:
    """The annual report's appendix."""
    if file_format not in APPENDIX_FORMATS:
        raise Http404
    content = fetch_follow_up_appendix(
        by=actor(request), association=association, year=year, file_format=file_format, language=current_language()
    )
    return _file(content, f"bilaga-uppfoljning-{year}", file_format)


def _appendices(request: HttpRequest, year: int) -> list[tuple[str, str]]:
    """A link for each association and format."""
    held = held_for(actor(request), "fetch_follow_up_appendix")
    numbers = dict.fromkeys(one.association for one in held if one.association is not None)
    return [
        (
            FORMAT_NAMES[file_format],
            reverse("follow_up_appendix", kwargs={"association": number, "year": year, "file_format": file_format}),
        )
        for number in numbers
        for file_format in APPENDIX_FORMATS
    ]


def _line(one: SheetLine) -> Line:
    facts = [
        str(ORIENTATION_NAMES[one.orientation]) if one.orientation else "",
        one.kind,
        {"register": _("participants are registered"), "counts": _("only numbers")}.get(one.method or "", ""),
        _("financed by the ESF") if one.is_esf_financed else "",
    ]
    return Line(
        name=one.name,
        facts=" · ".join(fact for fact in facts if fact),
        target_group=one.target_group,
        planned=number_text(sum(one.planned.values())) if one.planned else "–",
        cells=cells_html((one.participants.get(gender) for gender in COLUMNS), current_language()),
        budget=number_text(one.budget) if one.budget is not None else "–",
        outcome=number_text(one.outcome) if one.outcome is not None else "–",
    )


def _lacks(lines: Sequence[SheetLine], is_own: bool) -> Iterator[str]:
    """Why there are no numbers to key in here, once for all rows that it is true of."""
    without = [one.name for one in lines if not one.participants]
    if without and len(without) == len(lines):
        yield _("No numbers for the whole year yet.") if is_own else _("No report on the whole year has come yet.")
    elif without:
        said = (
            _("No numbers for the whole year: %(names)s.") if is_own else _("No report on the whole year: %(names)s.")
        )
        yield said % {"names": ", ".join(without)}
    if any(isinstance(cell, Withheld) for one in lines for cell in one.participants.values()):
        yield _("Withheld numbers (‥) are entered by the operator's own registrar.")


def _file(content: bytes, name: str, file_format: str) -> HttpResponse:
    suffix = SUFFIXES.get(file_format, file_format)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{suffix}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=TYPES[file_format], headers=headers)
