"""What was handed in, as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from stegvis.actions.download_report import download_report
from stegvis.web.routes import actor

KINDS = {"pdf": ("application/pdf", "pdf"), "paket": ("application/zip", "stegvis")}


@never_cache
@require_safe
def report_file(request: HttpRequest, number: int, submission: int, kind: str) -> HttpResponse:
    """The PDF or the package of a submission. Its name says which report and nothing else."""
    if kind not in KINDS:
        raise Http404
    files = download_report(by=actor(request), edition=number, submission=submission)
    if files is None:
        raise Http404
    media_type, suffix = KINDS[kind]
    return HttpResponse(
        files.pdf if kind == "pdf" else files.package,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="rapport-{number}-{submission}.{suffix}"'},
    )
