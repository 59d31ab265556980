"""The figures of a report's tables, as the rules look at them."""

from stegvis.forms.reading import ReportReading
from stegvis.vocabulary import Blank, Gender, NotAnswered, NotAsked, NotNumeric, Severity, Withheld

KNOWN = 0.6
"""From this confidence on a form is recognised; below, nothing can be said about what it asks for."""

SURE = 0.8
"""From this confidence on a figure stands where the form asks for it; below, it was picked from running text."""


def measures(report: ReportReading) -> tuple[str, ...]:
    """The measures that the report has a figure for, in the report's own order."""
    return tuple(dict.fromkeys(figure.measure for figure in report.figures))


def is_empty(report: ReportReading, measure: str, gender: Gender) -> bool:
    """True when the cell is there and holds no number: blank, "x" or "-"."""
    figure = report.figure(measure, gender)
    return figure is not None and isinstance(figure.cell, Blank | NotNumeric)


def is_unknown(report: ReportReading, measure: str, gender: Gender) -> bool:
    """True when there is a number that is not shown, or none was asked for: nothing can be summed over it."""
    figure = report.figure(measure, gender)
    return figure is not None and isinstance(figure.cell, Withheld | NotAsked | NotAnswered)


def gravity(report: ReportReading, *names: str) -> Severity:
    """ERROR when the figures of these measures stand in a form's table, WARNING when picked from prose."""
    sure = all(figure.confidence >= SURE for figure in report.figures if figure.measure in names)
    return Severity.ERROR if sure else Severity.WARNING


def knows_form(report: ReportReading) -> bool:
    """True when the form was recognised and not merely guessed: then we know what it asks for."""
    return report.form is not None and report.form.confidence >= KNOWN
