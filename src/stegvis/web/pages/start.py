"""The first page: the account itself when there is one, the choice between them when there are several."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stegvis.actions.list_accounts import StoredAccount, list_accounts
from stegvis.web.addresses import account_address
from stegvis.web.pages.account import account_page
from stegvis.web.words import period_text


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account in the list."""

    address: str
    title: str
    association: str
    period: str
    reports: int


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The only account, a list of accounts, or how to get the first one."""
    accounts = list_accounts()
    if len(accounts) == 1:
        return account_page(request, accounts[0].key)
    return render(request, "start.html", {"accounts": [_line(one) for one in accounts]})


def _line(account: StoredAccount) -> AccountLine:
    return AccountLine(
        address=account_address(account.key),
        title=account.title or account.association,
        association=account.association,
        period=period_text(account.key.period),
        reports=account.reports,
    )
