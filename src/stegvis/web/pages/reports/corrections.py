"""What has changed since a report was handed in, and what a correction changed."""

from dataclasses import dataclass
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from stegvis.actions.show_changed_facts import (
    BegunCorrection,
    ChangedReport,
    ChangedRow,
    correction_of,
    list_begun_corrections,
    list_changed_reports,
    show_changed_facts,
)
from stegvis.actions.show_edition import may_correct_edition, show_edition_head
from stegvis.actions.show_errata import download_errata, show_errata
from stegvis.documents.nodes import Heading
from stegvis.web.language import current_language
from stegvis.web.pages.reports.standing import edition_title
from stegvis.web.pages.shown_blocks import shown_blocks
from stegvis.web.routes import actor
from stegvis.web.words import gender_text, number_text, period_text, share_text

Listed = TypeVar("Listed", ChangedReport, BegunCorrection)


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A figure then and now, in words."""

    label: str
    gender: str
    was: str
    now: str


@never_cache
@require_safe
def changed_facts(request: HttpRequest, number: int) -> HttpResponse:
    """The page "Det som ändras"."""
    shown = show_edition_head(by=actor(request), edition=number)
    changed = show_changed_facts(by=actor(request), edition=number)
    context = {
        "shown": shown,
        "title": edition_title(shown),
        "period": period_text(shown.period),
        "may_correct": may_correct_edition(by=actor(request), edition=number),
        "correction": correction_of(by=actor(request), edition=number),
        "is_signed": changed is not None and changed.is_signed,
        "rows": changed_rows(changed),
        "sentences": [(heading.in_language(current_language()), one) for heading, one in changed.sentences]
        if changed
        else [],
    }
    return render(request, "reports/changed_facts.html", context)


@never_cache
@require_safe
def errata(request: HttpRequest, number: int) -> HttpResponse:
    """The errata page of a correction."""
    shown = show_edition_head(by=actor(request), edition=number)
    found = show_errata(by=actor(request), edition=number, language=current_language())
    blocks = (
        [one for one in found.document.blocks if not (isinstance(one, Heading) and one.level == 1)] if found else []
    )
    context = {
        "shown": shown,
        "title": edition_title(shown),
        "is_correction": shown.corrects is not None,
        "blocks": shown_blocks(blocks),
    }
    return render(request, "reports/errata.html", context)


@never_cache
@require_safe
def errata_file(request: HttpRequest, number: int) -> HttpResponse:
    """The errata page as PDF."""
    pdf = download_errata(by=actor(request), edition=number)
    if pdf is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="rattelse-{number}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@never_cache
@require_safe
def changed_reports(request: HttpRequest) -> HttpResponse:
    """Every report that was handed in and would be another today, and the corrections that are being written."""
    context = {
        "lines": [_line(one) for one in list_changed_reports(by=actor(request))],
        "begun": [_line(one) for one in list_begun_corrections(by=actor(request))],
    }
    return render(request, "reports/changed_reports.html", context)


def _line(one: Listed) -> tuple[Listed, str, str, str]:
    language = current_language()
    return one, one.form.in_language(language), period_text(one.period), one.state.label.in_language(language)


def changed_rows(changed: ChangedReport | None) -> list[ShownChange]:
    """The figures then and now."""
    return [_row(one) for one in changed.figures] if changed else []


def _row(one: ChangedRow) -> ShownChange:
    return ShownChange(
        one.label.in_language(current_language()), gender_text(one.gender), _told(*one.was), _told(*one.now)
    )


def _told(number: int | None, of: int | None) -> str:
    """ "21", or "21 (81 % av 26)" for what is a part of something."""
    if number is None:
        return "–"
    if not of:
        return number_text(number)
    return f"{number_text(number)} ({share_text(number / of)})"
