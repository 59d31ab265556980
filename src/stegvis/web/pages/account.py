"""An account: its interventions, grouped by whom they are aimed at, and the account as files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from stegvis.actions.access import may
from stegvis.actions.list_accounts import AccountKey, StoredAccount, list_accounts
from stegvis.actions.show_account import MEASURES, AccountGroup, AccountOverview, InterventionRow, show_account
from stegvis.actions.show_account_standing import show_account_standing
from stegvis.vocabulary import Gender, Period
from stegvis.vocabulary.gender import PARTS
from stegvis.web.addresses import account_address, report_address
from stegvis.web.cell_html import badges_html, cells_html
from stegvis.web.language import current_language
from stegvis.web.more_rows import more_address, number_shown
from stegvis.web.routes import actor
from stegvis.web.words import (
    dates_text,
    gender_text,
    measure_text,
    number_text,
    orientation_text,
    period_text,
    severity_counts,
)

NAMED_PARTIES = 3
FIRST = 25
"""So many interventions stand there when nobody asks for more; the sums are of all."""
FORMAT_NAMES = {"pdf": "PDF", "docx": "Word", "html": "HTML", "xlsx": "Excel", "json": "JSON"}


@dataclass(frozen=True, slots=True)
class Column:
    """A measure over its genders: the heading that spans, and the headings below it."""

    measure: str
    heading: str
    genders: tuple[Gender, ...]
    subheadings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An intervention in the list."""

    address: str
    name: str
    parties: str
    agreement: str
    cells: str
    findings: str


@dataclass(frozen=True, slots=True)
class Group:
    """The interventions of one orientation; `number` is how many they are, also those that are not shown."""

    anchor: str
    heading: str
    number: int
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over the interventions that give a number; `of` says how many do."""

    heading: str
    value: str
    of: int


@require_safe
def account(request: HttpRequest, association: int, period: Period | None) -> HttpResponse:
    """The page of one account."""
    return account_page(request, AccountKey(association, period), among=list_accounts(by=actor(request)))


def account_page(request: HttpRequest, key: AccountKey, *, among: Sequence[StoredAccount]) -> HttpResponse:
    """The page of the account with that key; no such page when there is none. `among`: all accounts there are."""
    stored = next((one for one in among if one.key == key), None)
    shown = number_shown(request, FIRST, most=None)
    overview = show_account(key, by=actor(request), at_most=shown)
    if stored is None or overview is None:
        raise Http404
    every = overview.interventions
    return render(
        request,
        "account.html",
        {
            "title": stored.called(current_language()),
            "association": stored.association,
            "period": period_text(key.period),
            "several": len(among) > 1,
            "number_of_interventions": every,
            "sums": _sums(overview),
            "findings": severity_counts(overview.findings),
            "findings_address": account_address(key, "findings"),
            "exposure_address": account_address(key, "exposure") if may(actor(request), "show_exposure") else "",
            "groups": [_group(one) for one in overview.groups],
            "more_address": more_address(request, shown, FIRST, every),
            **_standing(request, key),
            "downloads": [
                (name, account_address(key, "download", file_format=one)) for one, name in FORMAT_NAMES.items()
            ],
        },
    )


def _standing(request: HttpRequest, key: AccountKey) -> dict[str, object]:
    """Whether it is released, and the ways on for those who write in it."""
    standing = show_account_standing(key, by=actor(request))
    return {
        "released": standing.released,
        "is_changed": standing.is_changed,
        "office_address": account_address(key, "account_office") if standing.may_edit else "",
        "data_address": account_address(key, "download", file_format="zip"),
    }


def _sums(overview: AccountOverview) -> list[Sum]:
    return [Sum(measure_text(one), number_text(value), of) for one, (value, of) in overview.sums.items()]


def _group(group: AccountGroup) -> Group:
    columns = _columns(group)
    anchor = f"grupp-{group.orientation or 'other'}"
    lines = tuple(_line(row, columns) for row in group.rows)
    return Group(anchor, orientation_text(group.orientation), group.number, columns, lines)


def _columns(group: AccountGroup) -> tuple[Column, ...]:
    """Only the measures and genders that some intervention gives; the total always."""
    columns = []
    for measure in MEASURES:
        given = {gender for one, gender in group.given if one == measure}
        if given:
            genders = (Gender.ALL, *(gender for gender in PARTS if gender in given))
            names = tuple(gender_text(gender) for gender in genders)
            columns.append(Column(measure, measure_text(measure), genders, names))
    return tuple(columns)


def _line(row: InterventionRow, columns: Iterable[Column]) -> Line:
    return Line(
        address=report_address(row.report),
        name=row.name,
        parties=_parties(row.parties),
        agreement=dates_text(row.agreement),
        cells=cells_html(
            (row.cells.get((column.measure, gender)) for column in columns for gender in column.genders),
            current_language(),
        ),
        findings=badges_html(severity_counts(row.findings)),
    )


def _parties(names: Sequence[str]) -> str:
    """A few by name, many by number: the intervention's own page names them all."""
    if len(names) <= NAMED_PARTIES:
        return ", ".join(names)
    return ngettext("%(count)s party", "%(count)s parties", len(names)) % {"count": len(names)}
