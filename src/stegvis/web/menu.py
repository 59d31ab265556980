"""The menu: one table. An entry is shown to those who may do its action."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import reverse

from stegvis.actions.access import may
from stegvis.vocabulary import Wording
from stegvis.web.language import current_language
from stegvis.web.routes import actor


@dataclass(frozen=True, slots=True)
class Entry:
    """What it is called, the name of its page (which needs no arguments), and the action that opens it."""

    label: Wording
    page: str
    action: str


MENU = (
    Entry(Wording("Min dag", "My day"), "my_day", "show_my_day"),
    Entry(Wording("Insatser", "Interventions"), "interventions", "list_interventions"),
    Entry(Wording("Rapporter", "Reports"), "reports", "list_editions"),
    Entry(Wording("Flöden", "Flows"), "all_flows", "show_flows"),
    Entry(Wording("Redovisningar", "Accounts"), "accounts", "list_accounts"),
    Entry(Wording("Styrelsen", "The board"), "board_page", "show_board_page"),
    Entry(Wording("Sök", "Search"), "search", "search_reports"),
    Entry(Wording("Personer", "People"), "people", "list_people"),
    Entry(Wording("Logg", "Log"), "trail", "show_trail"),
    Entry(Wording("Gallring", "Disposal"), "disposal", "pseudonymise_participants"),
)
"""In the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry on a page; `is_here`: the page shown is it or lies below it; `is_exact`: is it."""

    label: str
    address: str
    is_here: bool
    is_exact: bool


def menu_of(request: HttpRequest) -> tuple[ShownEntry, ...]:
    """The entries for whoever is logged in."""
    by = actor(request)
    shown = []
    for entry in MENU:
        if may(by, entry.action):
            address = _address(entry.page)
            label = entry.label.in_language(current_language())
            shown.append(ShownEntry(label, address, request.path.startswith(address), request.path == address))
    return tuple(shown)


@cache
def _address(page: str) -> str:
    return reverse(page)
