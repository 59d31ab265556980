"""The first page: where somebody's work begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from stegvis.actions.access import may
from stegvis.vocabulary.roles import Role
from stegvis.web.pages.accounts import accounts
from stegvis.web.routes import actor

OF_THE_DAY = frozenset({Role.PARTICIPANT_REGISTRAR, Role.INTERVENTION_MANAGER})
"""Roles whose work begins with what is due today."""


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """My day for whoever works with participants, the reports that wait for a chair, the board's page for the board,
    the accounts for an association's other roles, else what to do.
    """
    by = actor(request)
    if by.roles & OF_THE_DAY:
        return redirect("my_day")
    if by.roles == {Role.STEERING_GROUP_CHAIR}:
        return redirect("reports")
    if by.roles == {Role.BOARD_READER}:
        return redirect("board_page")
    if may(by, "list_accounts"):
        return accounts(request)
    return render(request, "start.html", {"has_role": bool(by.roles)})
