"""All findings of an account, as far as the reader wants to see them."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stegvis.actions.list_accounts import AccountKey, StoredAccount, find_account
from stegvis.actions.list_findings import FindingList, ListedFinding, Selection, list_findings
from stegvis.vocabulary import Period, Severity
from stegvis.web.addresses import account_address, report_address
from stegvis.web.language import current_language
from stegvis.web.more_rows import more_address, number_shown
from stegvis.web.option_html import options_html
from stegvis.web.pages.shown_finding import ShownFinding, shown_finding
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number
from stegvis.web.words import period_text, severity_text

FIRST = 30
"""So many findings are shown, the gravest, when nobody asks for more."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a selection list."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A finding with what it concerns."""

    shown: ShownFinding
    intervention: str
    address: str
    file: str


@require_safe
def findings(request: HttpRequest, association: int, period: Period | None) -> HttpResponse:
    """The findings that the form's choices leave; a choice that does not exist is no choice."""
    key = AccountKey(association, period)
    account = find_account(key, by=actor(request))
    if account is None:
        raise Http404
    selection = _selection(request)
    at_most = number_shown(request, FIRST, most=None)
    found = list_findings(key, selection, by=actor(request), at_most=at_most)
    context = _context(account, selection, found)
    return render(
        request, "findings.html", context | {"more_address": more_address(request, at_most, FIRST, found.fitting)}
    )


def _context(account: StoredAccount, selection: Selection, found: FindingList) -> dict[str, object]:
    return {
        "title": account.called(current_language()),
        "period": period_text(account.key.period),
        "account_address": account_address(account.key),
        "here_address": account_address(account.key, "findings"),
        "lines": [_line(one) for one in found.findings],
        "fitting": found.fitting,
        "total": found.total,
        "is_selected": selection != Selection(),
        "severities": [Choice(one.value, severity_text(one), one == selection.severity) for one in Severity],
        "rules": [
            Choice(rule, summary.in_language(current_language()).rstrip("."), rule == selection.rule)
            for rule, summary in found.rules
        ],
        "reports": options_html(
            tuple((str(number), name, number == selection.report) for number, name in found.reports)
        ),
    }


def _selection(request: HttpRequest) -> Selection:
    severity, rule, report = (request.GET.get(name, "") for name in ("allvar", "regel", "rapport"))
    return Selection(
        severity=Severity(severity) if severity in set(Severity) else None,
        rule=rule or None,
        report=row_number(report),
    )


def _line(one: ListedFinding) -> Line:
    return Line(
        shown=shown_finding(one.finding),
        intervention=one.finding.report or "",
        address=report_address(one.report) if one.report is not None else "",
        file=one.file,
    )
