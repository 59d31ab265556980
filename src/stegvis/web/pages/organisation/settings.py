"""An intervention's settings, section by section: what is set, how it came, and where to change it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
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
from stegvis.web.pages.organisation.goal import reach_text, target_text
from stegvis.web.pages.organisation.words import CYCLES, INTAKES, METHODS, ORIENTATION_NAMES, RHYTHMS, label_of
from stegvis.web.routes import actor
from stegvis.web.words import gender_text, number_text, period_text, share_text

SHOWN_REPORTS = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a section; `is_locked`: it is fixed, since there are participants."""

    label: str
    value: str
    is_locked: bool = False


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
            "basics": _basics(shown),
            "places": _places(shown),
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


def _basics(shown: Settings) -> list[Fact]:
    names = {one.number: one.name for one in shown.operators}
    basics, locked = shown.basics, shown.is_locked
    parties = sorted(names[one] for one in basics.parties if one in names)
    return [
        Fact(_("Owner"), names.get(basics.owner or 0, "")),
        Fact(_("Run by"), names.get(basics.provider or 0, ""), locked),
        Fact(_("Cooperating parties"), ", ".join(parties)),
        Fact(_("Kind of intervention"), basics.kind),
        Fact(_("Target group"), basics.target_group),
        Fact(_("Aimed at"), str(ORIENTATION_NAMES[basics.orientation]) if basics.orientation else "", locked),
        Fact(_("How it is followed up"), str(METHODS[basics.method]) if basics.method else "", locked),
        Fact(_("Financed by the ESF"), _("Yes") if basics.is_esf_financed else _("No"), locked),
    ]


def _places(shown: Settings) -> list[Fact]:
    places = shown.places
    return [
        Fact(_("Length"), _weeks(places.weeks)),
        Fact(_("Possible extension"), _weeks(places.extension_weeks)),
        Fact(_("Places at the same time"), _number(places.places)),
        Fact(_("Hours a week"), _number(places.hours_a_week)),
        Fact(_("How participants start"), str(INTAKES[places.intake]) if places.intake else ""),
        Fact(_("Who gets the next place"), places.queue_rule),
    ]


def _weeks(weeks: int | None) -> str:
    return "" if weeks is None else ngettext("%(count)s week", "%(count)s weeks", weeks) % {"count": weeks}


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
