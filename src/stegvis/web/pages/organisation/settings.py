"""An intervention's settings, section by section: what is set, how it came, and where to change it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stegvis.actions.set_report_calendar import report_forms
from stegvis.actions.show_intervention_settings import (
    DueReport,
    GoalWording,
    PlanRow,
    RhythmRow,
    Settings,
    StoredGoal,
    TermLine,
    show_intervention_settings,
)
from stegvis.vocabulary.gender import PARTS
from stegvis.web.pages.organisation.costs import year_sums
from stegvis.web.pages.organisation.facts import basics_facts, places_facts
from stegvis.web.pages.organisation.goal import reach_text, target_text
from stegvis.web.pages.organisation.words import CYCLES, RHYTHMS, label_of
from stegvis.web.routes import actor
from stegvis.web.words import gender_text, number_text, period_text, share_text

SHOWN_REPORTS = 6


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the agreement as the history shows it."""

    days: str
    stated: str
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class ShownGoal:
    """A goal as worded now, with its earlier wordings."""

    address: str
    text: str
    target: str
    days: str
    earlier: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report that is owed."""

    form: str
    period: str
    due_on: str
    handed_in_on: str


@require_safe
def intervention_settings(request: HttpRequest, number: int) -> HttpResponse:
    """The page of what is set. No participant, and no count of them, stands here."""
    shown = show_intervention_settings(by=actor(request), intervention=number)
    due = [_report(one) for one in shown.reports_due]
    waiting = [one for one in due if not one.handed_in_on]
    return render(
        request,
        "organisation/settings.html",
        {
            "title": shown.basics.name,
            "number": number,
            "may": shown.may,
            "is_locked": shown.is_locked,
            "is_counted": shown.basics.method == "counts",
            "basics": basics_facts(shown),
            "places": places_facts(shown),
            "terms": _terms(shown),
            "sums": year_sums(shown.costs),
            "plans": [_plan(row) for row in shown.plans],
            "genders": [gender_text(one) for one in PARTS],
            "rules": [(label_of(report_forms(), one.form_id), str(CYCLES[one.cycle])) for one in shown.report_rules],
            "reports": waiting[:SHOWN_REPORTS],
            "later_reports": waiting[SHOWN_REPORTS:],
            "handed_in": [one for one in due if one.handed_in_on],
            "goals": [_goal(one, number) for one in shown.goals],
            "rhythm": [_rule(one) for one in shown.rhythm],
            "stages": [one.label for one in shown.stages],
        },
    )


def _number(value: int | None) -> str:
    return "" if value is None else number_text(value)


def _terms(shown: Settings) -> list[Term]:
    """Latest first; in force is the last term stated of each agreement."""
    latest = {line.start: line for line in shown.terms}
    return [_term(line, latest[line.start] is line) for line in reversed(shown.terms)]


def _term(line: TermLine, is_in_force: bool) -> Term:
    return Term(f"{line.start} – {line.end}", line.stated_on.isoformat(), is_in_force)


def _plan(row: PlanRow) -> tuple[str, list[str], str]:
    return period_text(row.period), [_number(row.planned.get(one)) or "–" for one in PARTS], number_text(row.total)


def _report(one: DueReport) -> ShownReport:
    handed_in = one.handed_in_on.isoformat() if one.handed_in_on else ""
    form = label_of(report_forms(), one.form_id)
    return ShownReport(form, period_text(one.period), one.due_on.isoformat(), handed_in)


def _goal(goal: StoredGoal, number: int) -> ShownGoal:
    now, *before = goal.wordings
    return ShownGoal(
        reverse("word_goal", args=[number, goal.number]),
        now.text,
        _target(now),
        _days(now),
        tuple((_days(one), one.text) for one in before),
    )


def _target(wording: GoalWording) -> str:
    if wording.target is not None:
        return f"{target_text(wording.target)}. {reach_text(wording.target)}."
    if wording.share is not None:
        return _("Target: %(value)s") % {"value": share_text(wording.share)}
    if wording.count is not None:
        return _("Target: %(value)s") % {"value": number_text(wording.count)}
    return _("Judged by the steering group.")


def _days(wording: GoalWording) -> str:
    if wording.ends_on is None:
        return _("From %(day)s") % {"day": wording.stated_on}
    return f"{wording.stated_on} – {wording.ends_on}"


def _rule(row: RhythmRow) -> tuple[str, str]:
    return f"{row.count} {RHYTHMS[row.rhythm]}", row.label
