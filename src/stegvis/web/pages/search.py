"""Search in the text of reports, narrowed as one likes."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stegvis.actions.search_reports import Found, Hit, Narrowed, Passage, search_reports
from stegvis.vocabulary import Wording
from stegvis.vocabulary.orientation import Orientation
from stegvis.web.addresses import PeriodConverter, chosen_period
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number
from stegvis.web.words import orientation_text, period_text

LONGEST_QUERY = 200
SUGGESTED = (
    Wording("framgångsfaktorer", "framgångsfaktorer"),
    Wording("hinder", "hinder"),
    Wording("samverkan", "samverkan"),
    Wording("arbetsgivare", "arbetsgivare"),
)
"""Words that reports in Swedish use of what went well and what did not."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a selection list."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A section that was found."""

    address: str
    intervention: str
    where: str
    passages: tuple[Passage, ...]
    whole: Passage
    is_long: bool


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The form, and what fits it; a choice that does not exist is no choice."""
    query = request.GET.get("fraga", "")[:LONGEST_QUERY].replace("\x00", " ")
    to = _narrowed(request)
    found = search_reports(by=actor(request), query=query, to=to, page=row_number(request.GET.get("sida", "")) or 1)
    here = reverse("search")
    context = {
        "query": query,
        "found": found,
        "hits": [_shown(one, len(found.choices.associations) > 1) for one in found.hits],
        "is_narrowed": to != Narrowed(),
        "here_address": here,
        "open_address": f"{here}?{urlencode({'fraga': query})}",
        "suggested": [(one, f"{here}?{urlencode({'fraga': one})}") for one in _suggested()],
        "before": _page_address(request, found.page - 1) if found.page > 1 else "",
        "after": _page_address(request, found.page + 1) if found.page < found.pages else "",
        **_lists(found, to),
    }
    return render(request, "search.html", context)


def _suggested() -> list[str]:
    return [one.in_language(current_language()) for one in SUGGESTED]


def _narrowed(request: HttpRequest) -> Narrowed:
    asked = request.GET.get
    orientation = asked("inriktning", "")
    return Narrowed(
        association=row_number(asked("forbund", "")),
        intervention=row_number(asked("insats", "")),
        orientation=Orientation(orientation) if orientation in set(Orientation) else None,
        section=asked("avsnitt", "")[:100].replace("\x00", ""),
        period=chosen_period(asked("period", "")),
    )


def _lists(found: Found, to: Narrowed) -> dict[str, list[Choice]]:
    choices, address = found.choices, PeriodConverter().to_url
    return {
        "associations": _choices(((str(one), name) for one, name in choices.associations), to.association),
        "interventions": _choices(((str(one), name) for one, name in choices.interventions), to.intervention),
        "orientations": _choices(((one.value, orientation_text(one)) for one in Orientation), to.orientation),
        "sections": _choices(
            ((one, heading.in_language(current_language())) for one, heading in choices.sections), to.section
        ),
        "periods": _choices(
            ((address(one), period_text(one)) for one in choices.periods), address(to.period) if to.period else None
        ),
    }


def _choices(entries: Iterable[tuple[str, str]], chosen: object) -> list[Choice]:
    return [Choice(value, text, value == str(chosen or "")) for value, text in entries]


def _shown(hit: Hit, several: bool) -> ShownHit:
    named = [hit.heading, period_text(hit.period), *([hit.association] if several else [])]
    return ShownHit(
        address=reverse("report", kwargs={"number": hit.report}) if hit.report is not None else "",
        intervention=hit.intervention,
        where=" · ".join(named),
        passages=hit.passages,
        whole=hit.whole,
        is_long=sum(len(one.text) for one in hit.passages) + len(hit.passages) < len(hit.whole.text),
    )


def _page_address(request: HttpRequest, page: int) -> str:
    asked = request.GET.copy()
    asked["sida"] = str(page)
    return f"?{asked.urlencode()}"
