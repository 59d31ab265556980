"""The board's page: what a board member reads in ten minutes, for an association and a period."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stegvis.actions.access import Actor, may
from stegvis.actions.list_accounts import list_accounts
from stegvis.actions.show_board_page import BoardPage, BoardPlaces, show_board_page
from stegvis.web.addresses import PeriodConverter, account_address, chosen_period
from stegvis.web.pages.board_parts import board_context
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number
from stegvis.web.words import period_text


@require_safe
def board_page(request: HttpRequest) -> HttpResponse:
    """The page for what is chosen, or the latest; without reports it says how they come here."""
    by = actor(request)
    page, places = show_board_page(
        by=by,
        association=row_number(request.GET.get("forbund", "")),
        period=chosen_period(request.GET.get("period", "")),
    )
    context = {"here_address": reverse("board_page"), **_choices(page, places), "accounts": _accounts(by, page, places)}
    if page is not None:
        context |= {"name": page.name, "period": period_text(page.period), **board_context(page)}
    return render(request, "board/page.html", context)


def _choices(page: BoardPage | None, places: BoardPlaces) -> dict[str, object]:
    address = PeriodConverter().to_url
    return {
        "associations": [
            (number, name, page is not None and number == page.association) for number, name in places.associations
        ],
        "periods": [
            (address(one), period_text(one), page is not None and one == page.period) for one in places.periods
        ],
    }


def _accounts(by: Actor, page: BoardPage | None, places: BoardPlaces) -> list[tuple[str, str, int]]:
    """Address, period and number of reports of the accounts that are not here: their reports were read from files."""
    if not may(by, "list_accounts"):
        return []
    return [
        (account_address(one.key), period_text(one.key.period), one.reports)
        for one in list_accounts(by=by)
        if page is None or (one.key.association == page.association and one.key.period not in places.periods)
    ]
