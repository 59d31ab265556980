"""The reports: what waits for the reader, what is late, what is on its way, and what is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stegvis.actions.access import may
from stegvis.actions.list_editions import Chosen, ListedReport, ReportList, Standing, list_editions
from stegvis.vocabulary.days_in_words import day_in_words
from stegvis.vocabulary.report_life import ReportState
from stegvis.web.language import current_language
from stegvis.web.pages.reports.due_words import change_texts, when_text
from stegvis.web.pages.reports.ways import ShownWay, shown_way
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number
from stegvis.web.way_on import intervention_address
from stegvis.web.words import period_text

INTERVENTION, STATE, YEAR = "insats", "lage", "ar"
BADGES = {ReportState.RETURNED: "warning", ReportState.PUBLISHED: "success", ReportState.DRAFT: "default"}


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a selection list."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection list of the form."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A report. `which`: "2 av 4". `state`: of one that is written here. `grant`: where the office gives more time."""

    form: str
    intervention: str
    intervention_address: str
    period: str
    which: str
    state: str
    badge: str
    when: str
    is_late: bool
    changes: list[str]
    way: ShownWay
    grant: str


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading."""

    anchor: str
    heading: str
    lines: tuple[Line, ...]


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The page; a choice that does not exist is no choice."""
    chosen = _chosen(request)
    found = list_editions(by=actor(request), chosen=chosen)
    context = {
        "groups": list(_groups(found)),
        "found": found,
        "more": found.more,
        "is_selected": chosen.is_any,
        "nothing_is_mine": not any(one.standing is Standing.MINE for one in found.reports),
        "selections": _selections(found, chosen),
        "may_receive": may(actor(request), "receive_package"),
    }
    return render(request, "reports/list.html", context)


def _chosen(request: HttpRequest) -> Chosen:
    state, year = request.GET.get(STATE, ""), request.GET.get(YEAR, "")
    return Chosen(
        intervention=row_number(request.GET.get(INTERVENTION, "")),
        state=ReportState(state) if state in set(ReportState) else None,
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 and year > "0000" else None,
    )


def _groups(found: ReportList) -> Iterable[Group]:
    headings = {
        Standing.MINE: ("dig", _("Waits for you")),
        Standing.LATE: ("sena", _("Late")),
        Standing.SOON: ("kommande", _("Coming")),
        Standing.WITH_OTHERS: ("andra", _("With somebody else")),
        Standing.DONE: ("klara", _("Finished")),
    }
    for standing, (anchor, heading) in headings.items():
        lines = tuple(_line(one, found) for one in found.reports if one.standing is standing)
        if lines:
            yield Group(anchor, heading, lines)


def _line(one: ListedReport, found: ReportList) -> Line:
    way = shown_way(one.way)
    return Line(
        form=_title(one),
        intervention=one.intervention_name,
        intervention_address=intervention_address(one.intervention),
        period=period_text(one.period),
        which=_which(one),
        state=one.state.label.in_language(current_language()) if one.way.edition else "",
        badge=BADGES.get(one.state, "info"),
        when=_when(one, found),
        is_late=one.days_late > 0,
        changes=change_texts(one.changes),
        way=way,
        grant=reverse("grant_more_time", args=[one.way.due]) if one.may_grant else "",
    )


def _title(one: ListedReport) -> str:
    form = one.form.in_language(current_language())
    if not one.correction:
        return form
    return _("%(title)s, correction %(number)s") % {"title": form, "number": one.correction}


def _which(one: ListedReport) -> str:
    """ "2 av 4"; of one alone nothing is said."""
    number, number_of = one.number or (1, 1)
    return _("%(part)s of %(whole)s") % {"part": number, "whole": number_of} if number_of > 1 else ""


def _when(one: ListedReport, found: ReportList) -> str:
    if one.handed_in_on is not None:
        return _("handed in %(day)s") % {"day": day_in_words(one.handed_in_on, current_language())}
    return when_text(one.due_on, found.today) if one.due_on and one.standing is not Standing.DONE else ""


def _selections(found: ReportList, chosen: Chosen) -> list[Selection]:
    # Whether somebody has begun is the operator's own: to the others a draft is a report that has not come.
    not_in = _("Not begun") if found.may_write else _("Not handed in")
    states = {str(one): one.label.in_language(current_language()) for one in ReportState}
    states[str(ReportState.PLANNED)] = not_in
    interventions = {str(number): name for number, name in found.interventions.items()}
    years = {str(year): str(year) for year in found.years}
    return [
        _selection(INTERVENTION, _("Intervention"), interventions, chosen.intervention),
        _selection(STATE, _("Where it stands"), states, chosen.state),
        _selection(YEAR, _("Period ends in"), years, chosen.year),
    ]


def _selection(name: str, label: str, texts: Mapping[str, str], chosen: object) -> Selection:
    return Selection(name, label, tuple(Choice(value, text, value == str(chosen)) for value, text in texts.items()))
