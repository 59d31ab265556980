"""Handing in a report: what stands in the way, or the button. It takes some seconds and may be pressed twice.

Not a form page: those hold the database from the first to the last, and here the figures are decided in between.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stegvis.actions.show_edition import EditionView, show_edition
from stegvis.actions.submit_report import NotSubmitted, Submitted, submit_report
from stegvis.forms.asked import headings_of
from stegvis.vocabulary import BadInput, Changed
from stegvis.web.language import current_language
from stegvis.web.pages.reports.edition import left_to_do, report_address
from stegvis.web.pages.reports.standing import edition_title
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number
from stegvis.web.words import period_text

NOT_POSSIBLE, CHANGED = 422, 409
ACTION = "submit_report"


@dataclass(frozen=True, slots=True)
class ShownReason:
    """Something that stands in the way: where, the words it is about, why, and what could stand there."""

    where: str
    address: str
    passage: str
    reason: str
    proposal: str


@never_cache
@require_http_methods(["GET", "POST"])
def submit_page(request: HttpRequest, number: int) -> HttpResponse:
    """The page. Whoever cannot hand in now is led to where the report stands."""
    shown = show_edition(by=actor(request), edition=number, language=current_language())
    here = reverse("edition", args=[number])
    if request.method == "POST":
        return _handed_in(request, shown, here)
    if ACTION not in {one.action for one in shown.way.steps}:
        messages.info(request, _("You cannot take that step now. What comes next is told here."))
        return redirect(here)
    return _shown(request, shown)


def _handed_in(request: HttpRequest, shown: EditionView, here: str) -> HttpResponse:
    version = row_number(request.POST.get("version", ""))
    try:
        if version is None:
            raise Changed({}, shown.version)
        done = submit_report(by=actor(request), edition=shown.number, version=version)
    except BadInput as bad:
        return _shown(request, shown, wrong=bad.in_language(current_language()), status=NOT_POSSIBLE)
    except Changed:
        wrong = _("Somebody wrote in the report or took a step just now. Look at it, and submit it again.")
        return _shown(request, shown, wrong=wrong, status=CHANGED)
    if isinstance(done, NotSubmitted):
        return _shown(request, shown, left=done, status=NOT_POSSIBLE)
    _say(request, done)
    answer = HttpResponseRedirect(here)
    answer.status_code = 303
    return answer


def _say(request: HttpRequest, done: Submitted) -> None:
    if done.digest:
        messages.success(request, _("The report is submitted."))
    else:
        messages.info(request, _("This was saved already; nothing was saved twice."))


def _shown(
    request: HttpRequest,
    shown: EditionView,
    *,
    left: NotSubmitted | None = None,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "shown": shown,
        "title": edition_title(shown),
        "period": period_text(shown.period),
        "left": _reasons(shown, left) if left else [],
        "before": [left_to_do(one, shown.number) for one in shown.left] if left is None else [],
        "write": report_address("write_report", shown.number),
        "wrong": wrong,
        "is_new": left is not None and left.is_new,
    }
    return render(request, "reports/submit.html", context, status=status)


def _reasons(shown: EditionView, left: NotSubmitted) -> list[ShownReason]:
    language = current_language()
    asked = headings_of(shown.form) if shown.form else {}
    headings = {name: heading.in_language(language) for name, heading in asked.items()}
    told = [(one.section, one.passage, one.reason_beside, one.proposal) for one in left.open]
    told += [(one.where, one.passage, one.reason, one.proposal) for one in left.reasons]
    write = report_address("write_report", shown.number)
    return [
        ShownReason(
            headings.get(where, where),
            f"{write}#{where}" if where in headings else "",
            " ".join(passage.split()),
            reason.in_language(language),
            proposal.in_language(language) if proposal else "",
        )
        for where, passage, reason, proposal in told
    ]
