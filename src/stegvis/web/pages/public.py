"""Pages for everybody: no account, no cookie, the same for all, so that anybody may keep a copy."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from stegvis.actions.open_public_data import COLUMNS, open_public_data
from stegvis.actions.open_public_data import FORMATS as DATA_FORMATS
from stegvis.actions.show_public_page import (
    PublicFile,
    PublicPage,
    list_public,
    public_account,
    public_report,
    show_public_page,
)
from stegvis.vocabulary import Period
from stegvis.web.language import current_language
from stegvis.web.pages.board_parts import board_context
from stegvis.web.words import period_text

KEPT_S = 300
HEADERS = {"Cache-Control": f"public, max-age={KEPT_S}", "Cross-Origin-Resource-Policy": "cross-origin"}
LANGUAGE = "sprak"
FILE_TYPES = {
    "pdf": "application/pdf",
    "paket": "application/octet-stream",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
}
FORMAT_NAMES = {"pdf": "PDF", "docx": "Word", "html": "HTML", "xlsx": "Excel", "json": "JSON", "zip": "ZIP"}
PublicView = Callable[..., HttpResponse]


def in_asked_language(view: PublicView) -> PublicView:
    """The page in Swedish, or in English when its address says so: never by a cookie, so that copies are right."""

    def answer(request: HttpRequest, **arguments: Any) -> HttpResponse:
        with translation.override("en" if request.GET.get(LANGUAGE) == "en" else "sv"):
            response = view(request, **arguments)
            response.headers["Content-Language"] = current_language()
        return response

    return require_safe(answer)


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Made without the request, so that nothing asks who is there."""
    other = "sv" if current_language() == "en" else "en"
    frame = {
        "page_language": current_language(),
        "other_language": other,
        "other_address": f"{request.path}?{LANGUAGE}=en" if other == "en" else request.path,
        "asked_language": f"?{LANGUAGE}=en" if current_language() == "en" else "",
    }
    return HttpResponse(render_to_string(template, frame | context), headers=HEADERS)


@in_asked_language
def public_list(request: HttpRequest) -> HttpResponse:
    """Every association that has published anything, with its periods."""
    places = [
        (one.name, [(_address(one.association, period), period_text(period)) for period in one.periods])
        for one in list_public()
    ]
    return _page(request, "public/list.html", {"places": places})


@in_asked_language
def public(request: HttpRequest, association: int, period: Period | None) -> HttpResponse:
    """What was published for the period."""
    page = show_public_page(association, period, current_language()) if period else None
    if page is None:
        raise Http404
    context = {"name": page.name, "period": period_text(page.period), **_downloads(page)}
    if page.board is not None:
        context |= board_context(page.board) | {"missing": ()}
    return _page(request, "public/page.html", context)


def _downloads(page: PublicPage) -> dict[str, Any]:
    place = {"association": page.association, "period": page.period}
    return {
        "has_board": page.board is not None,
        "reports": [
            (
                one.name,
                reverse("public_report", kwargs=place | {"edition": one.edition, "file_format": "pdf"}),
                reverse("public_report", kwargs=place | {"edition": one.edition, "file_format": "paket"}),
            )
            for one in (page.board.reports if page.board else ())
        ],
        "accounts": [
            (FORMAT_NAMES.get(one, one.upper()), reverse("public_account", kwargs=place | {"file_format": one}))
            for one in page.formats
        ],
        "data": [(one.upper(), reverse("public_data", kwargs=place | {"file_format": one})) for one in DATA_FORMATS],
        "columns": [(name, meaning.in_language(current_language())) for name, meaning in COLUMNS.items()],
    }


@in_asked_language
def public_report_file(
    _request: HttpRequest, association: int, period: Period | None, edition: int, file_format: str
) -> HttpResponse:
    """The published report: the PDF, or the signed package that anybody can check."""
    if period is None or file_format not in {"pdf", "paket"}:
        raise Http404
    return _file(public_report(association, edition, as_package=file_format == "paket"), file_format)


@in_asked_language
def public_account_file(
    _request: HttpRequest, association: int, period: Period | None, file_format: str
) -> HttpResponse:
    """The released account."""
    if period is None:
        raise Http404
    return _file(public_account(association, period, file_format, current_language()), file_format)


@in_asked_language
def public_data(_request: HttpRequest, association: int, period: Period | None, file_format: str) -> HttpResponse:
    """The figures as open data."""
    content = open_public_data(association, period, file_format) if period else None
    named = PublicFile(content, f"siffror-{period}.{file_format}".replace(" – ", "--")) if content else None
    return _file(named, file_format)


@in_asked_language
def robots(_request: HttpRequest) -> HttpResponse:
    """What search engines may read: what is for everybody, and nothing that needs an account."""
    lines = ("User-agent: *", f"Allow: {reverse('public_list')}", "Disallow: /")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8", headers=HEADERS)


def _file(found: PublicFile | None, file_format: str) -> HttpResponse:
    if found is None:
        raise Http404
    disposition = f'attachment; filename="{found.name}"'
    kind = FILE_TYPES.get(file_format, "application/octet-stream")
    return HttpResponse(found.content, content_type=kind, headers=HEADERS | {"Content-Disposition": disposition})


def _address(association: int, period: Period) -> str:
    language = f"?{LANGUAGE}=en" if current_language() == "en" else ""
    return reverse("public", kwargs={"association": association, "period": period}) + language
