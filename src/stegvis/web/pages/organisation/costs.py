"""Money: budget and outcome by year, type of cost and funder."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.enter_costs import COST_TYPES, CostRow, enter_costs
from stegvis.actions.show_intervention_settings import show_intervention_settings
from stegvis.web.form_page import Given
from stegvis.web.forms import Dropdown
from stegvis.web.pages.organisation.fields import Kronor, WholeNumber
from stegvis.web.pages.organisation.rows import RowsForm, placed, rows_initial
from stegvis.web.pages.organisation.section_page import section_page, version_of
from stegvis.web.pages.organisation.words import label_of
from stegvis.web.routes import actor
from stegvis.web.words import number_text

FIRST_YEAR, LAST_YEAR = 1990, 2100


class CostsForm(RowsForm):
    """A row for each year, type and funder."""

    needed = ("year", "cost_type", "budget")

    def columns(self) -> dict[str, forms.Field]:
        """Year, type, funder, budget, outcome."""
        return {
            "year": WholeNumber(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR),
            "cost_type": Dropdown(label=_("Type of cost"), options=COST_TYPES),
            "funder": forms.CharField(label=_("Funder"), max_length=300),
            "budget": Kronor(label=_("Budget, kronor")),
            "outcome": Kronor(label=_("Outcome, kronor")),
        }


@dataclass(frozen=True, slots=True)
class YearSum:
    """The sums of a year, in words; `outcome` says when it is not all known yet."""

    year: int
    by_type: tuple[tuple[str, str], ...]
    budget: str
    outcome: str


@require_http_methods(["GET", "POST"])
def costs_page(request: HttpRequest, number: int) -> HttpResponse:
    """The table of budget and outcome."""
    settings = show_intervention_settings(by=actor(request), intervention=number, action="enter_costs")

    def save(given: Given) -> None:
        rows = given.values["rows"]
        with placed(rows):
            enter_costs(
                by=actor(request),
                intervention=number,
                version=version_of(given, settings),
                rows=[CostRow(**row.values) for row in rows],
            )

    return section_page(
        request,
        settings,
        "pengar",
        _("Money"),
        save,
        partial(CostsForm, stored=len(settings.costs)),
        lead=_("Whole kronor. Leave the outcome empty until it is known; 0 means that it cost nothing."),
        initial=rows_initial([asdict(row) for row in settings.costs]),
        template="organisation/rows.html",
        context={"sums": year_sums(settings.costs), "width": "wide"},
    )


def year_sums(rows: Iterable[CostRow]) -> list[YearSum]:
    """Budget and outcome of each year, latest first."""
    by_year: dict[int, list[CostRow]] = {}
    for row in rows:
        by_year.setdefault(row.year, []).append(row)
    return [_year(year, by_year[year]) for year in sorted(by_year, reverse=True)]


def _year(year: int, rows: list[CostRow]) -> YearSum:
    types = {row.cost_type: 0 for row in rows}
    for row in rows:
        types[row.cost_type] += row.budget
    return YearSum(
        year,
        tuple((label_of(COST_TYPES, one), number_text(budget)) for one, budget in types.items()),
        number_text(sum(row.budget for row in rows)),
        _outcome(rows),
    )


def _outcome(rows: list[CostRow]) -> str:
    known = [row.outcome for row in rows if row.outcome is not None]
    if not known:
        return _("not known yet")
    total = number_text(sum(known))
    return total if len(known) == len(rows) else _("%(sum)s so far") % {"sum": total}
