"""One report on one intervention: facts, figures, goals, text, and each finding beside what it concerns."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stegvis.actions.show_report import ReportView, show_report
from stegvis.forms.reading import GoalReading, ReportReading, SectionReading, Signature
from stegvis.vocabulary import Figure, Finding, Gender, Place, Severity
from stegvis.vocabulary.gender import PARTS
from stegvis.vocabulary.orientation import Orientation
from stegvis.web.addresses import account_address
from stegvis.web.language import current_language
from stegvis.web.pages.shown_blocks import ShownBlock, shown_blocks, shown_text
from stegvis.web.pages.shown_finding import ShownFinding, shown_finding
from stegvis.web.routes import actor
from stegvis.web.words import (
    BADGES,
    ShownCell,
    dates_text,
    gender_text,
    measure_text,
    number_text,
    period_text,
    severity_counts,
    severity_text,
    share_text,
    shown_cell,
    where_text,
)

TOLD_ELSEWHERE = {"parties", "agreement"}
HEADING_LINES = 3
FIGURES, GENERAL = "figures", "general"
Numbered = tuple[tuple[int, Finding], ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A measure's figures; `findings` are the numbers of the findings on them."""

    label: str
    cells: tuple[ShownCell, ...]
    findings: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section with the findings on it."""

    anchor: str
    heading: str
    where: str
    blocks: tuple[ShownBlock, ...]
    findings: tuple[tuple[int, ShownFinding], ...]
    goals: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the fact box."""

    term: str
    text: str


@require_safe
def report(request: HttpRequest, number: int) -> HttpResponse:
    """The page of one report."""
    view = show_report(number, by=actor(request))
    if view is None:
        raise Http404
    reading = view.reading
    placed = _placed(view)
    genders = _genders(reading)
    return render(
        request,
        "report.html",
        {
            "view": view,
            "name": reading.intervention,
            "account_address": account_address(view.account),
            "account_title": view.account_title or view.association,
            "period": period_text(view.account.period),
            "facts": _facts(view),
            "counts": severity_counts(_counts(view.findings)),
            "genders": [gender_text(gender) for gender in genders],
            "figure_rows": _figure_rows(reading, genders, placed[FIGURES]),
            "figure_findings": _numbered(placed[FIGURES]),
            "general_findings": _numbered(placed[GENERAL]),
            "sections": _sections(reading, placed),
            "loose_goals": _goals(reading) if not reading.section("goals") else (),
            "series": reading.series,
            "unread": [(unread.text, where_text(unread.place)) for unread in reading.unread],
        },
    )


def _placed(view: ReportView) -> dict[str, Numbered]:
    """The findings by what they concern: the figures, a section (by its place in the report), or the whole."""
    reading = view.reading
    measures = {figure.measure for figure in reading.figures}
    spots = [spot for figure in reading.figures if (spot := figure.place.position)]
    groups: dict[str, Numbered] = {FIGURES: (), GENERAL: ()}
    for number, finding in enumerate(view.findings, start=1):
        in_text = _section_at(reading.sections, finding.place, view.ends)
        if _in_tables(finding.place, spots) or (finding.measure in measures and in_text is None):
            group = FIGURES
        else:
            group = GENERAL if in_text is None else _key(in_text)
        groups[group] = (*groups.get(group, ()), (number, finding))
    return groups


def _in_tables(place: Place, spots: Sequence[tuple[int, int]]) -> bool:
    """True from just above the first figure (where the column headings stand) down to the last one."""
    spot = place.position
    if spot is None or not spots:
        return False
    page, at = min(spots)
    return (page, at - HEADING_LINES) <= spot <= max(spots)


def _key(position: int) -> str:
    return f"section-{position}"


def _section_at(sections: Sequence[SectionReading], place: Place, ends: Place | None) -> int | None:
    """The last section that starts at or before `place`; None when the report has ended by then."""
    spot, end = place.position, ends.position if ends else None
    if spot and end and spot >= end:
        return None
    started = [at for at, one in enumerate(sections) if spot and (start := one.place.position) and start <= spot]
    return max(started, key=lambda at: sections[at].place.position or (0, 0)) if started else None


def _numbered(findings: Numbered) -> tuple[tuple[int, ShownFinding], ...]:
    return tuple((number, shown_finding(finding)) for number, finding in findings)


def _counts(findings: Sequence[Finding]) -> Counter[Severity]:
    return Counter(finding.severity for finding in findings)


def _genders(reading: ReportReading) -> tuple[Gender, ...]:
    given = {figure.gender for figure in reading.figures}
    return (Gender.ALL, *(gender for gender in PARTS if gender in given))


def _figure_rows(reading: ReportReading, genders: Sequence[Gender], findings: Numbered) -> tuple[FigureRow, ...]:
    measures = dict.fromkeys(figure.measure for figure in reading.figures)
    return tuple(_figure_row(reading, measure, genders, findings) for measure in measures)


def _figure_row(reading: ReportReading, measure: str, genders: Sequence[Gender], findings: Numbered) -> FigureRow:
    places = {figure.place for figure in reading.figures if figure.measure == measure}
    own = [
        (number, finding.severity)
        for number, finding in findings
        if finding.measure == measure or (finding.measure is None and finding.place in places)
    ]
    return FigureRow(
        label=measure_text(measure),
        cells=tuple(_cell(reading.figure(measure, gender)) for gender in genders),
        findings=tuple((number, BADGES[severity], severity_text(severity)) for number, severity in own),
    )


def _cell(figure: Figure | None) -> ShownCell:
    return shown_cell(figure.cell if figure else None)


def _sections(reading: ReportReading, placed: dict[str, Numbered]) -> tuple[ShownSection, ...]:
    shown = []
    for position, section in enumerate(reading.sections):
        found = _numbered(placed.get(_key(position), ()))
        if section.id in TOLD_ELSEWHERE and not found:
            continue
        goals = _goals(reading) if section.id == "goals" else ()
        if section.text.strip() or section.blocks or found or goals:
            shown.append(
                ShownSection(
                    anchor=f"avsnitt-{position + 1}",
                    heading=section.heading,
                    where=where_text(section.place),
                    blocks=shown_blocks(section.blocks) or shown_text(section.text),
                    findings=found,
                    goals=goals,
                )
            )
    return tuple(shown)


def _goals(reading: ReportReading) -> tuple[tuple[str, str, str], ...]:
    """The goals that name a target: text, target and place."""
    return tuple((goal.text, _target(goal), where_text(goal.place)) for goal in reading.goals if _target(goal))


def _target(goal: GoalReading) -> str:
    if goal.share is not None:
        return share_text(goal.share)
    return number_text(goal.count) if goal.count is not None else ""


def _facts(view: ReportView) -> list[Fact]:
    reading, number = view.reading, view.reading.number
    facts = (
        (_("Association"), view.association),
        (_("Orientation"), _orientation(reading.orientation)),
        (_("Parties"), ", ".join(reading.parties)),
        (_("Agreement"), dates_text(reading.agreement)),
        (_("Period of the report"), dates_text(reading.period)),
        (_("Report number"), _number(number.this, number.of) if number else ""),
        (_("Registry number"), reading.registry_number or ""),
        (_("Received"), reading.received_on.isoformat() if reading.received_on else ""),
        (_("Signed"), _signed(reading.signature) if reading.signature else ""),
        (_("Outcome in line with the budget"), _yes_no(reading.budget_in_line)),
        (_("Form"), reading.form.form.title.in_language(current_language()) if reading.form else _("not recognised")),
        (_("Read from"), view.file),
    )
    return [Fact(term, text) for term, text in facts if text]


def _orientation(orientation: Orientation | None) -> str:
    names = {Orientation.INDIVIDUAL: _("individual"), Orientation.STRUCTURAL: _("structural")}
    return capfirst(names[orientation]) if orientation else ""


def _number(this: int | None, of: int | None) -> str:
    if this is not None and of is not None:
        return _("%(this)s of %(of)s") % {"this": this, "of": of}
    return str(this if this is not None else of)


def _signed(signature: Signature) -> str:
    day = signature.on.isoformat() if signature.on else signature.raw
    return ", ".join(filter(None, (signature.by, day)))


def _yes_no(answer: bool | None) -> str:
    return "" if answer is None else _("yes") if answer else _("no")
