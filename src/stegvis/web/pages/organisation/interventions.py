"""The list of interventions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stegvis.actions.access import may
from stegvis.actions.list_interventions import ListedIntervention, Running, list_interventions
from stegvis.vocabulary.orientation import Orientation
from stegvis.web.more_rows import more_address, number_shown
from stegvis.web.pages.organisation.words import METHODS, ORIENTATION_NAMES, RUNNING
from stegvis.web.routes import actor
from stegvis.web.way_on import intervention_address

Word = TypeVar("Word", Orientation, Running)
FIRST = 40
"""So many stand there when nobody asks for more."""


@dataclass(frozen=True, slots=True)
class Line:
    """An intervention in the list."""

    address: str
    name: str
    provider: str
    orientation: str
    method: str
    agreement: str
    has_ended: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a selection list."""

    value: str
    text: str
    is_chosen: bool


@require_safe
def interventions(request: HttpRequest) -> HttpResponse:
    """The interventions that the form's choices leave; a choice that does not exist is no choice."""
    by = actor(request)
    orientation = _chosen(request, "inriktning", Orientation)
    running = _chosen(request, "pagar", Running)
    at_most = number_shown(request, FIRST, most=None)
    found = list_interventions(by=by, orientation=orientation, running=running, at_most=at_most)
    return render(
        request,
        "organisation/interventions.html",
        {
            "lines": [_line(one) for one in found.interventions],
            "fitting": found.fitting,
            "total": found.total,
            "more_address": more_address(request, at_most, FIRST, found.fitting),
            "is_selected": orientation is not None or running is not None,
            "orientations": _choices(ORIENTATION_NAMES, orientation),
            "states": _choices(RUNNING, running),
            "associations": found.associations,
            "several": len(found.associations) > 1,
            "may_export": found.may_export,
            "may_see_sheet": may(actor(request), "show_national_sheet"),
        },
    )


def _chosen(request: HttpRequest, name: str, words: type[Word]) -> Word | None:
    value = request.GET.get(name, "")
    return words(value) if value in set(words) else None


def _choices(labels: Mapping[Word, Any], chosen: Word | None) -> list[Choice]:
    return [Choice(word, str(label), word == chosen) for word, label in labels.items()]


def _line(one: ListedIntervention) -> Line:
    days = (one.agreement_start, one.agreement_end)
    return Line(
        intervention_address(one.number),
        one.name,
        one.provider,
        str(ORIENTATION_NAMES[one.orientation]) if one.orientation else "",
        str(METHODS[one.method]) if one.method else _("not chosen yet"),
        " – ".join(day.isoformat() for day in days if day),
        one.running is Running.ENDED,
    )
