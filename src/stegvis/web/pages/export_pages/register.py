"""The register of an intervention, and an association's interventions, as files."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.actions.export_interventions import export_interventions
from stegvis.actions.export_register import FORMATS, export_register, show_export
from stegvis.vocabulary import InvalidFields
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.sent_back import nothing_to_send_back, send_back, sent_back
from stegvis.web.way_on import intervention_address

TYPES = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "application/zip"}
SUFFIXES = {"xlsx": "xlsx", "csv": "zip"}


@require_http_methods(["GET", "POST"])
def export_page(request: HttpRequest, number: int) -> HttpResponse:
    """The page; handed in, it answers with the file."""
    by = actor(request)
    name = show_export(by=by, intervention=number)
    if request.method == "POST":
        file_format = _format(request.POST)
        try:
            content = export_register(
                by=by,
                intervention=number,
                file_format=file_format,
                language=current_language(),
                with_identities="identities" in request.POST,
                reason=request.POST.get("reason", ""),
            )
        except InvalidFields as invalid:
            return send_back(request, invalid.fields)
        nothing_to_send_back(request)
        return _file(content, file_format, "deltagare")
    left = sent_back(request)
    context = {
        "name": name,
        "back": intervention_address(number),
        "error": left.errors.get("reason", ""),
        "title": _("Export"),
        # What was chosen stays chosen while something is wrong.
        "format": _format(left.typed),
        "reason": left.typed.get("reason", ""),
    }
    return render(request, "exporting/register.html", context, status=left.status)


@require_POST
def export_interventions_page(request: HttpRequest) -> HttpResponse:
    """The interventions as a file."""
    file_format = _format(request.POST)
    content = export_interventions(by=actor(request), file_format=file_format, language=current_language())
    return _file(content, file_format, "insatser")


def _format(given: QueryDict) -> str:
    wanted = given.get("format", "")
    return wanted if wanted in FORMATS else FORMATS[0]


def _file(content: bytes, file_format: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}.{SUFFIXES[file_format]}"'
    return HttpResponse(
        content,
        content_type=TYPES[file_format],
        headers={"Content-Disposition": disposition, "Cache-Control": "no-store"},
    )
