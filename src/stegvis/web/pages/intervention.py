"""An intervention: how full it is, what it has reached so far, its goals and its reports."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from stegvis.actions.count_intervention import InterventionFigure
from stegvis.actions.show_intervention import InterventionView, Occupancy, Verdict, show_intervention
from stegvis.vocabulary import Gender, Number, Withheld
from stegvis.vocabulary.days_in_words import day_in_words
from stegvis.web.language import current_language
from stegvis.web.pages.intervention_ways import ways_on
from stegvis.web.pages.organisation.words import ORIENTATION_NAMES
from stegvis.web.pages.reports.ways import ShownWay, shown_way
from stegvis.web.routes import actor
from stegvis.web.words import ShownCell, gender_text, period_text, shown_cell

BADGES = {Verdict.MET: "success", Verdict.NOT_MET: "error"}


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A row of the table of figures."""

    label: str
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal, with a badge when it could be judged."""

    text: str
    badge: str
    verdict: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report that is owed."""

    form: str
    period: str
    due: str
    is_late: bool
    way: ShownWay


@require_safe
def intervention(request: HttpRequest, number: int) -> HttpResponse:
    """The page."""
    found = show_intervention(by=actor(request), intervention=number)
    withheld = any(isinstance(cell, Withheld) for one in found.counts.figures for cell in one.cells.values())
    context = {
        "found": found,
        "facts": _facts(found),
        "fullness": _fullness(found.occupancy, found.places) if found.has_register else "",
        "daily": ways_on(found.number, found.may, has_register=found.has_register, is_daily=True),
        "others": ways_on(found.number, found.may, has_register=found.has_register, is_daily=False),
        "period": period_text(found.counts.period),
        "columns": [gender_text(one) for one in found.counts.columns],
        "figures": [
            FigureLine(
                one.label.in_language(current_language()),
                tuple(_cell(one, gender) for gender in found.counts.columns),
            )
            for one in found.counts.figures
        ],
        "has_figures": found.has_register,
        "is_all_withheld": withheld and _is_all_withheld(found),
        "goals": _goals(found),
        "reports": _reports(found),
    }
    return render(request, "intervention.html", context)


def _facts(found: InterventionView) -> list[str]:
    facts = [found.provider, str(ORIENTATION_NAMES[found.orientation]) if found.orientation else ""]
    if found.agreement:
        facts.append(_("agreement %(days)s") % {"days": found.agreement})
    if found.weeks:
        facts.append(ngettext("%(weeks)s week", "%(weeks)s weeks", found.weeks) % {"weeks": found.weeks})
    return [fact for fact in facts if fact]


def _fullness(now: Occupancy | None, places: int | None) -> str:
    if now is None:
        return ""
    told = [ngettext("%(n)s takes part", "%(n)s take part", now.under_way) % {"n": now.under_way}]
    if places is not None:
        told[0] = _("%(now)s of %(places)s places are taken") % {"now": now.under_way, "places": places}
    if now.waiting:
        told.append(ngettext("%(n)s waits", "%(n)s wait", now.waiting) % {"n": now.waiting})
        if now.longest_wait:
            days = ngettext("longest %(days)s day", "longest %(days)s days", now.longest_wait)
            told[-1] += f" ({days % {'days': now.longest_wait}})"
    if now.undecided:
        undecided = ngettext("%(n)s referral to decide", "%(n)s referrals to decide", now.undecided)
        told.append(undecided % {"n": now.undecided})
    said = ", ".join(told) + "."
    return f"{said} {_counted_only(now.counted_only)}" if now.counted_only else said


def _counted_only(number: int) -> str:
    """Why the numbers below are larger than the places that are taken."""
    return ngettext(
        "%(n)s who is only counted, without data, is in the numbers below but not in the places.",
        "%(n)s who are only counted, without data, are in the numbers below but not in the places.",
        number,
    ) % {"n": number}


def _cell(figure: InterventionFigure, gender: Gender) -> ShownCell:
    """A share as "21 of 26"; of nobody there is no share."""
    cell = figure.cells.get(gender)
    if not figure.is_share or not isinstance(cell, Number):
        return shown_cell(cell)
    if not cell.answered:
        return ShownCell("–", spoken=_("nobody to ask"))
    return ShownCell(_("%(part)s of %(whole)s") % {"part": cell.value, "whole": cell.answered}, is_number=True)


def _is_all_withheld(found: InterventionView) -> bool:
    return all(isinstance(cell, Withheld) for one in found.counts.figures for cell in one.cells.values())


def _goals(found: InterventionView) -> list[GoalShown]:
    language = current_language()
    words = {
        Verdict.MET: _("Met"),
        Verdict.NOT_MET: _("Not met"),
        Verdict.CANNOT_BE_TOLD: _("Cannot be told yet"),
        Verdict.NOT_DUE: _("Not due yet"),
    }
    return [
        GoalShown(
            one.text,
            BADGES.get(one.verdict, "default") if one.verdict else "",
            words.get(one.verdict, "") if one.verdict else "",
            one.sentence.in_language(language),
        )
        for one in found.goals
    ]


def _reports(found: InterventionView) -> list[ReportLine]:
    language = current_language()
    return [
        ReportLine(
            found.forms[one.form_id].in_language(language) if one.form_id in found.forms else one.form_id,
            period_text(one.period),
            day_in_words(one.due_on, language),
            one.due_on < found.today,
            shown_way(found.ways.get(one.number)),
        )
        for one in found.reports
    ]
