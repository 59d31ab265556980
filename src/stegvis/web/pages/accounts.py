"""The association's accounts: the account itself when there is one, the choice between them when there are several."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stegvis.actions.access import Actor, may
from stegvis.actions.list_accounts import StoredAccount, list_accounts
from stegvis.actions.list_interventions import list_interventions
from stegvis.web.addresses import account_address
from stegvis.web.language import current_language
from stegvis.web.pages.account import account_page
from stegvis.web.routes import actor
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
def accounts(request: HttpRequest) -> HttpResponse:
    """The only account, a list of accounts, or how to get the first one."""
    by = actor(request)
    found = list_accounts(by=by)
    if len(found) == 1:
        return account_page(request, found[0].key, among=found)
    return render(
        request, "accounts.html", {"accounts": [_line(one) for one in found], "may_begin": not found and _may_begin(by)}
    )


def _may_begin(by: Actor) -> bool:
    """True for an administrator of an association that has no interventions yet."""
    return may(by, "set_up_intervention") and not list_interventions(by=by, at_most=0).total


def _line(account: StoredAccount) -> AccountLine:
    return AccountLine(
        address=account_address(account.key),
        title=account.called(current_language()),
        association=account.association,
        period=period_text(account.key.period),
        reports=account.reports,
    )
