"""Flows: where participants come from and go to, as a diagram with its tables, with small flows withheld."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stegvis.actions.show_flows import Flow, FlowsView, InterventionFlows, State, show_flows
from stegvis.vocabulary import Number, Withheld
from stegvis.vocabulary.wording import Language
from stegvis.web.flow_diagram import flow_diagram
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.words import ShownCell, number_text, shown_cell

AT_FIRST_S, PATIENCE_S = 0.02, 6.0
"""How long a page waits for what is worked out: at first hardly, so that it is there at once and says what goes on;
when it comes back by itself, for longer."""
COMES_BACK_S = 1
COME_BACK = "aterkommen"
KEPT = 256
"""So many pictures and tables; a table is some kilobytes."""


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A row of the table."""

    came_from: str
    went_to: str
    cell: ShownCell


@dataclass(frozen=True, slots=True)
class FlowTable:
    """The table of one intervention; `instead` is said when there is none. `address`: its own page, or empty."""

    number: int
    name: str
    address: str
    lines: tuple[FlowLine, ...]
    total: ShownCell
    sentences: tuple[str, ...]
    instead: str


@require_safe
def flows(request: HttpRequest, number: int) -> HttpResponse:
    """The flows of an intervention."""
    return _page(request, number)


@require_safe
def all_flows(request: HttpRequest) -> HttpResponse:
    """The flows of all interventions where the one who asks works."""
    return _page(request, None)


def _page(request: HttpRequest, number: int | None) -> HttpResponse:
    found = show_flows(
        by=actor(request),
        intervention=number,
        year=_asked(request, "ar"),
        page=_asked(request, "sida") or 1,
        wait_s=PATIENCE_S if COME_BACK in request.GET else AT_FIRST_S,
    )
    is_ready = all(one.state is not State.UNFINISHED for one in found.interventions)
    context = {
        "found": found,
        "is_ready": is_ready,
        "is_all": number is None,
        "earlier": found.page - 1,
        "later": found.page + 1 if found.page < found.pages else 0,
        "name": found.interventions[0].name if number is not None and found.interventions else "",
        "back": reverse("intervention", args=[number]) if number is not None else "",
        "here": request.path,
    }
    if is_ready:
        context |= _drawn(found, is_all=number is None, name=str(context["name"]))
    page = render(request, "flows.html", context)
    if not is_ready:
        query = urlencode({"ar": found.year, "sida": found.page, COME_BACK: 1})
        page["Refresh"] = f"{COMES_BACK_S}; url={request.path}?{query}"
    return page


def _drawn(found: FlowsView, *, is_all: bool, name: str) -> dict[str, object]:
    """The picture and the tables, safe to show: each is made once of its numbers, and kept."""
    language, year = current_language(), found.year
    return {
        "picture": _picture(found.interventions, language, year, name, is_all),
        "tables": [_table_html(one, language, year, found.is_so_far, is_all) for one in found.interventions],
    }


@lru_cache(maxsize=KEPT)
def _picture(
    interventions: tuple[InterventionFlows, ...], language: Language, year: int, name: str, is_all: bool
) -> str:
    diagram = flow_diagram(interventions, language)
    shown = {"diagram": diagram, "year": year, "name": name, "is_all": is_all}
    return render_to_string("flows/picture.html", shown) if diagram else ""


@lru_cache(maxsize=KEPT)
def _table_html(one: InterventionFlows, _language: Language, year: int, is_so_far: bool, is_linked: bool) -> str:
    table = _table(one, year, is_so_far=is_so_far, is_linked=is_linked)
    return render_to_string("flows/table.html", {"table": table, "year": year})


def _asked(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _table(one: InterventionFlows, year: int, *, is_so_far: bool, is_linked: bool) -> FlowTable:
    address = f"{reverse('flows', args=[one.number])}?ar={year}" if is_linked else ""
    language = current_language()
    came = [FlowLine(flow.label.in_language(language), one.name, _cell(flow.number)) for flow in one.came]
    went = [FlowLine(one.name, flow.label.in_language(language), _cell(flow.number)) for flow in one.went]
    sentences = tuple(_sentences(one))
    return FlowTable(
        one.number, one.name, address, (*came, *went), _cell(one.total), sentences, _instead(one.state, is_so_far)
    )


def _cell(number: int | None) -> ShownCell:
    return shown_cell(Withheld() if number is None else Number(number))


def _instead(state: State, is_so_far: bool) -> str:
    match state:
        case State.NOBODY if is_so_far:
            return _("Nobody has taken part this year.")
        case State.NOBODY:
            return _("Nobody ended that year.")
        case State.WITHHELD:
            return _("Too few to be shown without pointing somebody out.")
        case _:
            return ""


def _sentences(one: InterventionFlows) -> Iterable[str]:
    """What can be said for sure from the numbers that are shown, and no others."""
    language = current_language()
    if one.total is None:
        return
    if (most := _greatest(one.came, one.total)) is not None:
        is_majority = 2 * (most.number or 0) > one.total
        words = _("Most came from: %(end)s.") if is_majority else _("The largest group came from: %(end)s.")
        yield words % {"end": _told(most.label.in_language(language), most.number, one.total)}
    ended = [flow for flow in one.went if not flow.is_still_there]
    still = next((flow for flow in one.went if flow.is_still_there), None)
    if still is not None and still.number is not None:
        told = {"n": number_text(still.number), "total": number_text(one.total)}
        yield _("%(n)s of %(total)s are still there.") % told
    if still is None or still.number is not None:
        those = one.total - (still.number or 0 if still else 0)
        if (most := _greatest(ended, those)) is not None:
            told = {"end": _told(most.label.in_language(language), most.number, those)}
            yield _("Most common among those who have ended: %(end)s.") % told


def _told(label: str, number: int | None, total: int) -> str:
    return _("%(label)s, %(n)s of %(total)s") % {
        "label": label,
        "n": number_text(number or 0),
        "total": number_text(total),
    }


def _greatest(flows: Sequence[Flow], total: int) -> Flow | None:
    """The flow that is the greatest whatever the withheld ones are, or None."""
    shown = sorted((flow for flow in flows if flow.number), key=lambda flow: flow.number or 0, reverse=True)
    if not shown:
        return None
    rest = total - sum(flow.number or 0 for flow in shown)
    next_one = max(rest, shown[1].number or 0 if len(shown) > 1 else 0)
    return shown[0] if (shown[0].number or 0) > next_one else None
