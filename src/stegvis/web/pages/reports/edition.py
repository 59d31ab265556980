"""One report in its life: where it stands, what is next and whose turn, what was handed in, the steps taken."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from stegvis.actions.access.edition_way import Station
from stegvis.actions.show_edition import Content, EditionView, LeftToDo, show_edition
from stegvis.documents.nodes import Block, Heading
from stegvis.vocabulary import Withheld
from stegvis.vocabulary.report_life import ReportState
from stegvis.web.language import current_language
from stegvis.web.pages.reports.assessment import shown_on_assessment
from stegvis.web.pages.reports.standing import edition_title, is_replaced, standing_text, stopped_text, turn_text
from stegvis.web.pages.reports.throwing_away import can_be_thrown_away
from stegvis.web.pages.shown_blocks import ShownBlock, shown_blocks, shown_text
from stegvis.web.routes import actor
from stegvis.web.words import period_text

STATE_BADGES = {ReportState.RETURNED: "warning", ReportState.PUBLISHED: "success"}
SHORT = 16
"""So many signs of a digest are enough to compare by eye."""


@dataclass(frozen=True, slots=True)
class ShownStation:
    """A state on the line of steps."""

    label: str
    at: datetime | None
    is_now: bool
    is_passed: bool


BACKWARDS = frozenset({"return_report", "take_back_report"})
"""Steps that undo what was done."""


@dataclass(frozen=True, slots=True)
class Button:
    """A way on; one that does not lead onward is never the one that stands out."""

    label: str
    address: str
    is_onward: bool = True


@dataclass(frozen=True, slots=True)
class ShownSection:
    """What stands under a heading of what was handed in. `commented_as`: the section that the office may comment."""

    anchor: str
    heading: str
    blocks: tuple[ShownBlock, ...]
    commented_as: str = ""


@never_cache
@require_safe
def edition(request: HttpRequest, number: int) -> HttpResponse:
    """The page."""
    language = current_language()
    shown = show_edition(by=actor(request), edition=number, language=language)
    context = {
        "shown": shown,
        "title": edition_title(shown),
        "period": period_text(shown.period),
        "back": report_address("reports") or reverse("my_day"),
        "stations": _stations(shown),
        "state": shown.state.label.in_language(language),
        "badge": STATE_BADGES.get(shown.state, "info"),
        "standing": standing_text(shown),
        "is_replaced": is_replaced(shown),
        "turn": turn_text(shown.way.turn) if shown.way.turn else "",
        "turn_step": shown.way.turn.step.label.in_language(language) if shown.way.turn else "",
        "stopped": [stopped_text(one, actor(request).account) for one in shown.way.stopped],
        "buttons": _buttons(shown),
        "can_renew": shown.may_renew,
        "number": number,
        "left": [left_to_do(one, number) for one in shown.left],
        "sections": shown_sections(shown) if shown.content else [],
        "public": _public_address(shown),
        "hides": _hides(shown.content),
        "assessment": shown_text(shown.assessment),
        "beside": shown.beside,
        "remarks": shown_on_assessment(number, shown.beside),
        "taken": [(one.label.in_language(language), one.role, one, one.digest[:SHORT]) for one in shown.way.taken],
        "digest": shown.content.digest[:SHORT] if shown.content else "",
        "related": [(one, one.state.label.in_language(language)) for one in shown.corrections],
    }
    return render(request, "reports/edition.html", context)


def _stations(shown: EditionView) -> list[ShownStation]:
    now = next(place for place, one in enumerate(shown.way.stations) if one.is_now)
    return [_station(one, place < now) for place, one in enumerate(shown.way.stations)]


def _station(one: Station, is_passed: bool) -> ShownStation:
    return ShownStation(one.state.label.in_language(current_language()), one.at, one.is_now, is_passed)


def _buttons(shown: EditionView) -> list[Button]:
    """The first one is what comes next."""
    language = current_language()
    found = []
    if shown.may_write and (write := report_address("write_report", shown.number)):
        found.append(Button(_WRITE[language], write))
    found += [
        Button(one.label.in_language(language), reverse(one.action, args=[shown.number]), one.action not in BACKWARDS)
        for one in shown.way.steps
    ]
    if can_be_thrown_away(shown):
        found.append(
            Button(_("Throw away the correction"), reverse("throw_away_correction", args=[shown.number]), False)
        )
    if shown.may_correct:
        found.append(Button(_CORRECT[language], reverse("correct_report", args=[shown.number]), False))
    return found


_WRITE = {"sv": "Skriv", "en": "Write"}
_CORRECT = {"sv": "Rätta", "en": "Correct"}


def left_to_do(one: LeftToDo, number: int) -> tuple[str, str, str, str]:
    """The heading, the words it is about, why, and where to mend it; no words and no reason: the section is empty."""
    language = current_language()
    reason = one.reason.in_language(language) if one.reason else ""
    where = f"{report_address('write_report', number)}{'#' if one.section else ''}{one.section}"
    return one.heading.in_language(language), " ".join(one.passage.split()), reason, where


def _public_address(shown: EditionView) -> str:
    """The page that everybody sees; "" before it is published, and when another installation publishes it."""
    if shown.state is not ReportState.PUBLISHED or shown.sent_to:
        return ""
    return reverse("public", args=[shown.association_number, shown.period])


def report_address(name: str, *arguments: int) -> str:
    """The page's address, "" where the page is not there."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def shown_sections(shown: EditionView) -> list[ShownSection]:
    """The report as handed in, a section for each heading of the second level."""
    if shown.content is None or shown.content.document is None:
        return []
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for block in shown.content.document.blocks:
        match block:
            case Heading(level=1):
                continue
            case Heading(level=2, text=text):
                parts.append((text, []))
            case _:
                parts[-1][1].append(block)
    written = _written(shown)
    return [
        ShownSection(f"avsnitt-{at}", heading, shown_blocks(blocks), written.get(heading, ""))
        for at, (heading, blocks) in enumerate(parts)
        if blocks
    ]


def _written(shown: EditionView) -> dict[str, str]:
    """The sections that somebody wrote, by their headings on the page."""
    if not shown.may_comment or shown.form is None or shown.content is None or shown.content.packed is None:
        return {}
    written = {one.id for one in shown.content.packed.sections}
    return {one.heading.in_language(current_language()): one.id for one in shown.form.sections if one.id in written}


def _hides(content: Content | None) -> bool:
    packed = content.packed if content else None
    return packed is not None and any(isinstance(one.cell, Withheld) for one in packed.figures)
