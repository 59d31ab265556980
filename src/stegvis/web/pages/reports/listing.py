"""The reports: what waits for the reader, what is late, what is on its way, and what is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stegvis.actions.access import may
from stegvis.actions.list_editions import FIRST, Chosen, ListedReport, ReportList, Standing, list_editions
from stegvis.vocabulary.days_in_words import day_in_words
from stegvis.vocabulary.report_life import SIGNED_STATES, ReportState
from stegvis.web.language import current_language
from stegvis.web.more_rows import more_address, number_shown
from stegvis.web.option_html import options_html
from stegvis.web.pages.due_lines import days_list, due_line, link, post_button, way_button
from stegvis.web.pages.reports.due_words import change_texts, when_text
from stegvis.web.pages.reports.ways import ShownWay, shown_way
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number
from stegvis.web.way_on import intervention_address
from stegvis.web.words import period_text

INTERVENTION, STATE, YEAR = "insats", "lage", "ar"
BADGES = {ReportState.RETURNED: "warning", ReportState.PUBLISHED: "success", ReportState.DRAFT: "default"}


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection list of the form, with its entries as HTML: there are as many as interventions."""

    name: str
    label: str
    options: str


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading, as items of a list."""

    anchor: str
    heading: str
    lines: tuple[SafeString, ...]


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The page; a choice that does not exist is no choice."""
    chosen, number = _chosen(request), number_shown(request, FIRST)
    found = list_editions(by=actor(request), chosen=chosen, at_most=number)
    context = {
        "groups": list(_groups(found, get_token(request))),
        "found": found,
        "is_more": found.is_more,
        "more_address": more_address(request, number, FIRST) if found.is_more else "",
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


def _groups(found: ReportList, csrf: str) -> Iterable[Group]:
    headings = {
        Standing.MINE: ("dig", _("Waiting for you")),
        Standing.LATE: ("sena", _("Late")),
        Standing.SOON: ("kommande", _("Upcoming")),
        Standing.WITH_OTHERS: ("andra", _("With somebody else")),
        Standing.DONE: ("klara", _("Finished")),
    }
    for standing, (anchor, heading) in headings.items():
        lines = tuple(_line(one, found, csrf) for one in found.reports if one.standing is standing)
        if lines:
            yield Group(anchor, heading, lines)


def _line(one: ListedReport, found: ReportList, csrf: str) -> SafeString:
    way, what = shown_way(one.way), f"{_title(one)}, {period_text(one.period)}"
    return due_line(
        what=link(way.address if way.is_begun else "", what),
        where=_where(one),
        more=_more(one),
        when=_when(one, found),
        is_late=one.days_late > 0,
        do=_do(one, way, f"{what}, {one.intervention_name}", csrf),
    )


def _more(one: ListedReport) -> SafeString | None:
    """What became of its day, and that it would be another today."""
    days = days_list(change_texts(one.changes)) if one.changes else SafeString()
    if not one.has_moved:
        return days or None
    told = _("The facts have changed since the report was handed in")
    if one.state in SIGNED_STATES:
        told = _("The facts have changed since the report was signed")
    address = reverse("changed_facts", args=[one.way.edition])
    return format_html('{}<p class="sv-report__moved">{}</p>', days, link(address, told))


def _where(one: ListedReport) -> SafeString:
    """The intervention, which of how many reports it is, and the state of one that is written here."""
    where, which = link(intervention_address(one.intervention), one.intervention_name), _which(one)
    if which:
        where = format_html("{} · {}", where, _("report %(which)s") % {"which": which})
    if one.way.edition:
        state = one.state.label.in_language(current_language())
        where = format_html('{} <span class="badge badge--{}">{}</span>', where, BADGES.get(one.state, "info"), state)
    return where


def _do(one: ListedReport, way: ShownWay, about: str, csrf: str) -> SafeString:
    """The button that leads on, and where the office gives more time."""
    is_first, do = one.standing is Standing.MINE, SafeString()
    if way.address and way.is_begun:
        do = way_button(way.address, way.verb, about, is_first=is_first)
    elif way.address:
        do = post_button(way.address, way.verb, about, csrf, is_first=is_first)
    if not one.may_grant:
        return do
    address = reverse("grant_more_time", args=[one.way.due])
    grant = '<a class="anchor sv-report__grant" href="{}">{}<span class="sr-only">: {}</span></a>'
    return do + format_html(grant, address, _("More time"), about)


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
    # A correction that is being written has the day of what it corrects, which says nothing of it.
    if one.correction and one.state is ReportState.DRAFT:
        return ""
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
        _selection(STATE, _("Status"), states, chosen.state),
        _selection(YEAR, _("Period ends in"), years, chosen.year),
    ]


def _selection(name: str, label: str, texts: Mapping[str, str], chosen: object) -> Selection:
    choices = tuple((value, text, value == str(chosen)) for value, text in texts.items())
    return Selection(name, label, options_html(choices))
