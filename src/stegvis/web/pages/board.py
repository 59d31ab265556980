"""The journey board: columns are stages, and a card is moved by hand, by key or by a list."""

from dataclasses import dataclass
from functools import lru_cache

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.backends.utils import csrf_input
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.move_card import move_card
from stegvis.actions.show_board import Board, Card, Column, Place, show_board
from stegvis.vocabulary import InvalidFields
from stegvis.web.addresses import KEPT
from stegvis.web.language import current_language
from stegvis.web.option_html import options_html
from stegvis.web.pages.participant.words import sign_text, step_text, weeks_text, who_text
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number
from stegvis.web.way_on import intervention_address, participant_address

BEFORE_START = (Place.REFERRED, Place.WAITING, Place.ACCEPTED)


@dataclass(frozen=True, slots=True)
class CardLines:
    """A card as it is shown. `move`: where its form is sent."""

    number: int
    id: str
    heading: str
    address: str
    group: str
    time: str
    next_step: str
    signs: tuple[str, ...]
    move: str


@dataclass(frozen=True, slots=True)
class ColumnLines:
    """A column as it is shown. `targets`: the options of where its cards can be moved, safe to show."""

    id: str
    heading: str
    targets: str
    cards: tuple[CardLines, ...]
    empty: str


@require_safe
def board(request: HttpRequest, number: int) -> HttpResponse:
    """The page."""
    found = show_board(by=actor(request), intervention=number)
    under_way = sum(len(one.cards) for one in found.columns if _is_stage(one.id))
    context = {
        "name": found.name,
        "token": csrf_input(request),
        "intervention": found.intervention,
        "back": intervention_address(number),
        "columns": [_column(one, found) for one in found.columns],
        "under_way": under_way,
        "places": found.places,
        "free": found.places - under_way if found.places is not None else None,
        "too_many": max(0, under_way - found.places) if found.places is not None else 0,
    }
    return render(request, "board.html", context)


@require_POST
def move_on_board(request: HttpRequest, number: int) -> HttpResponse:
    """Moves the card of the participation; to a start, a decision or an exit it leads to the form."""
    to = request.POST.get("till", "")
    if to == Place.EXITED:
        return redirect("exit_form", number=number)
    if to in BEFORE_START:
        return redirect("decision_form", number=number)
    if request.POST.get("fran", "") in BEFORE_START:
        return redirect("start_referred", number=number)
    try:
        moved = move_card(by=actor(request), participation=number, stage=row_number(to) or 0)
    except InvalidFields as invalid:
        for reason in invalid.fields.values():
            messages.error(request, reason.in_language(current_language()))
        intervention = row_number(request.POST.get("insats", ""))
        return redirect("my_day") if intervention is None else redirect("board", number=intervention)
    messages.success(request, _("Participant %(number)s is moved.") % {"number": moved.local_number})
    return redirect(f"{reverse('board', args=[moved.intervention])}#kort-{number}")


def _column(column: Column, found: Board) -> ColumnLines:
    return ColumnLines(
        column.id,
        _heading(column),
        options_html(_targets(column, found)) if column.cards else "",
        tuple(_card(one, column) for one in column.cards),
        _("Nobody"),
    )


def _card(card: Card, column: Column) -> CardLines:
    return CardLines(
        number=card.participation,
        id=f"kort-{card.participation}",
        heading=who_text(card.local_number),
        address=participant_address(card.participant),
        group=_("Group %(number)s") % {"number": card.group} if card.group else "",
        time=_time(card, column),
        next_step=step_text(card.next_step),
        signs=tuple(sign_text(one) for one in card.signs),
        move=_move_address(card.participation),
    )


@lru_cache(maxsize=KEPT)
def _move_address(participation: int) -> str:
    return reverse("move_on_board", args=[participation])


def _targets(column: Column, found: Board) -> tuple[tuple[str, str, bool], ...]:
    """Before the start: a decision or the start. Under way: another stage, or the exit. After it: nowhere."""
    if column.id == Place.EXITED:
        return ()
    if column.id in BEFORE_START:
        open_to = [one for one in found.columns if one.id in BEFORE_START[1:] or _is_stage(one.id)]
        first = next(one for one in open_to if _is_stage(one.id))
        open_to = [one for one in open_to if one.id in BEFORE_START or one is first or one.id == column.id]
    else:
        open_to = [one for one in found.columns if _is_stage(one.id) or one.id == Place.EXITED]
    return tuple((one.id, _heading(one), one.id == column.id) for one in open_to)


def _is_stage(column: str) -> bool:
    return column.isdecimal() or column == Place.STARTED


def _heading(column: Column) -> str:
    return (
        column.label
        or {
            Place.REFERRED: _("Referred"),
            Place.WAITING: _("In the queue"),
            Place.ACCEPTED: _("Accepted"),
            Place.STARTED: _("Under way"),
            Place.EXITED: _("Ended recently"),
        }[Place(column.id)]
    )


def _time(card: Card, column: Column) -> str:
    if column.id in BEFORE_START:
        return _("referred %(day)s") % {"day": card.day} if card.day else ""
    if column.id == Place.EXITED:
        return _("ended %(day)s") % {"day": card.day}
    if card.weeks_left is None:
        return _("since %(day)s") % {"day": card.day}
    return weeks_text(card.weeks_left)
