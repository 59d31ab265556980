"""A reading as the plain JSON of the `read` contract: keys may be added, those there stay."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from stegvis.forms.reading import (
    FormMatch,
    GoalReading,
    Reading,
    ReportReading,
    SeriesValue,
    Statement,
    Tally,
)
from stegvis.vocabulary import (
    Blank,
    Cell,
    Figure,
    Finding,
    NotAnswered,
    NotAsked,
    NotNumeric,
    Number,
    Period,
    Place,
    Withheld,
)
from stegvis.vocabulary.wording import Language

Json = dict[str, Any]
NO_INSTRUMENT = "text"
"""What series of numbers told in running text have for an instrument."""


def reading_json(reading: Reading, findings: Iterable[Finding], language: Language = "sv") -> Json:
    """The JSON object of one file: its form, its reports with their figures, its findings."""
    return {
        "file": reading.file,
        "form": form_json(reading.form),
        "title": reading.title,
        "issuer": reading.issuer,
        "reports": [report_json(report) for report in reading.reports],
        "findings": [finding_json(finding, language) for finding in findings],
    }


def finding_json(finding: Finding, language: Language = "sv") -> Json:
    """A finding as in the `findings` contract; its message in `language`."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "report": finding.report,
        "measure": finding.measure,
        "stated": finding.stated,
        "expected": finding.expected,
        "message": finding.message.in_language(language),
        "place": place_json(finding.place),
    }


def form_json(match: FormMatch | None) -> Json | None:
    """Form id, version and confidence (0 to 1), or None."""
    if match is None:
        return None
    return {"id": match.form.id, "version": match.form.version, "confidence": round(match.confidence, 2)}


def report_json(report: ReportReading) -> Json:
    """One report with everything that was read in it."""
    number, signature = report.number, report.signature
    return {
        "intervention": report.intervention,
        "orientation": report.orientation,
        "parties": list(report.parties),
        "agreement": period_json(report.agreement),
        "period": period_json(report.period),
        "number": {"this": number.this, "of": number.of} if number else None,
        "registry_number": report.registry_number,
        "received_on": _day(report.received_on),
        "signed": {"by": signature.by, "on": _day(signature.on)} if signature else None,
        "budget_in_line": report.budget_in_line,
        "form": form_json(report.form),
        "figures": [figure_json(figure) for figure in report.figures],
        "goals": [_goal(goal) for goal in report.goals],
        "shares": [_share(one) for one in report.statements if one.share is not None],
        "counts": [_count(one) for one in report.statements if one.share is None and one.count is not None],
        "series": [_series(value) for value in report.series if value.instrument != NO_INSTRUMENT],
        "changes": [_series(value) for value in report.series if value.instrument == NO_INSTRUMENT],
        "tallies": [_tally(tally) for tally in report.tallies],
        "money": [{"kronor": m.kronor, "raw": m.raw, "place": place_json(m.place)} for m in report.money],
        "sections": [
            {"id": s.id, "heading": s.heading, "text": s.text, "place": place_json(s.place)} for s in report.sections
        ],
        "unforeseen_columns": [
            {"heading": c.heading, "gender": c.gender, "place": place_json(c.place)} for c in report.unforeseen_columns
        ],
        "unread": [{"text": one.text, "place": place_json(one.place)} for one in report.unread],
        "place": place_json(report.place),
    }


def figure_json(figure: Figure) -> Json:
    """A figure; `value` is null unless `cell` is "number"."""
    cell = figure.cell
    return {
        "measure": figure.measure,
        "gender": figure.gender.value,
        "cell": cell_kind(cell),
        "value": figure.value,
        "answered": cell.answered if isinstance(cell, Number) else None,
        "raw": figure.raw,
        "confidence": round(figure.confidence, 2),
        "place": place_json(figure.place),
    }


def cell_kind(cell: Cell) -> str:
    """The kind of cell by the contract's names; each kind has its own."""
    match cell:
        case Number():
            return "number"
        case Blank():
            return "blank"
        case NotNumeric():
            return "not_numeric"
        case Withheld():
            return "withheld"
        case NotAsked():
            return "not_asked"
        case NotAnswered():
            return "not_answered"


def place_json(place: Place) -> Json:
    """Page, line and paragraph, each null where the format has none."""
    return {"page": place.page, "line": place.line, "paragraph": place.paragraph}


def period_json(period: Period | None) -> Json | None:
    """Start and end as ISO dates."""
    return {"start": period.start.isoformat(), "end": period.end.isoformat()} if period else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _goal(goal: GoalReading) -> Json:
    return {"text": goal.text, "share": goal.share, "count": goal.count, "place": place_json(goal.place)}


def _share(one: Statement) -> Json:
    return {
        "share": one.share,
        "raw": one.raw,
        "of": one.measure or one.part_of,
        "gender": one.gender.value,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "approximate": one.approximate,
        "goal": one.is_goal,
        "sentence": one.sentence,
        "place": place_json(one.place),
    }


def _count(one: Statement) -> Json:
    return {
        "count": one.count,
        "raw": one.raw,
        "of": one.measure or one.part_of,
        "gender": one.gender.value,
        "group": one.group,
        "goal": one.is_goal,
        "sentence": one.sentence,
        "place": place_json(one.place),
    }


def _series(value: SeriesValue) -> Json:
    return {
        "instrument": value.instrument,
        "scale": value.scale,
        "on": value.on,
        "value": value.value,
        "change": value.change,
        "place": place_json(value.place),
    }


def _tally(tally: Tally) -> Json:
    return {
        "instrument": tally.instrument,
        "unit": tally.unit,
        "respondents": {gender.value: count for gender, count in tally.respondents().items()},
        "yes": {
            item: {gender.value: count for gender, count in counts.items()} for item, counts in tally.yes().items()
        },
        "stated": [
            {"key": s.key, "gender": s.gender.value, "value": s.value, "raw": s.raw, "place": place_json(s.place)}
            for s in tally.stated
        ],
        "place": place_json(tally.place),
    }
