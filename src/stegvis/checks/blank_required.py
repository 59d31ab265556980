"""Something that the form requires is there and empty."""

import re
from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import STATUS, reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.checks.table import knows_form
from stegvis.checks.threshold import below_threshold
from stegvis.forms.nodes import Ask, Form, Item, Section, Show, ShowTable, When
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Blank, Figure, Finding, NotNumeric, Place, Severity, Wording
from stegvis.vocabulary.measure import EXIT_CLASSES

_NOTHING = re.compile(r"[\W_]*(?:x|-|–|n/?a|ej aktuellt)?[\W_]*", re.IGNORECASE)


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        if one.form is not None and knows_form(one):
            yield from _report(one, one.form.form)


def _report(report: ReportReading, form: Form) -> Iterator[Finding]:
    excused = _excused(report, form)
    for section in form.sections:
        yield from _text(report, section)
        for item, wanted in _flat(section.items, report):
            if isinstance(item, Show) and wanted and item.measure not in excused:
                yield from _row(report, item)
            elif isinstance(item, Ask) and item.required:
                yield from _answer(report, item, section)


def _flat(items: tuple[Item, ...], report: ReportReading) -> Iterator[tuple[Item, bool]]:
    """Every question and row, and whether it is to be answered: rows under a condition are, once it holds."""
    for item in items:
        if isinstance(item, ShowTable):
            yield from ((row, row.required) for row in item.rows)
        elif isinstance(item, When):
            holds = report.meets(item.condition)
            yield from ((one, holds) for one, _ in _flat(item.items, report))
        else:
            yield item, isinstance(item, Ask | Show) and item.required


def _excused(report: ReportReading, form: Form) -> frozenset[str]:
    """Rows that may be empty: outcomes below the threshold, and exit classes when the others make up the exits."""
    if below_threshold(report) is not None or report.value("exits") == 0:
        return frozenset(form.threshold_measures)
    exits = report.value("exits")
    classes = sum(report.value(name) or 0 for name in EXIT_CLASSES)
    return frozenset(EXIT_CLASSES) if exits is not None and exits == classes else frozenset()


def _row(report: ReportReading, show: Show) -> Iterator[Finding]:
    cells = [figure for figure in report.figures if figure.measure == show.measure]
    if cells and all(isinstance(figure.cell, Blank | NotNumeric) for figure in cells):
        mark = next((one.cell.text for one in cells if isinstance(one.cell, NotNumeric)), "")
        yield _finding(report, show.label, show.measure, mark, _place(cells))


def _place(cells: list[Figure]) -> Place:
    return cells[0].place


def _answer(report: ReportReading, ask: Ask, section: Section) -> Iterator[Finding]:
    """A short answer that a field of the report would hold; longer ones are sections of their own."""
    value = getattr(report, ask.field, _ABSENT)
    if ask.field == "number_of":
        value = report.number.of if report.number else None
    found = report.section(section.id)
    if value is None or value == ():
        yield _finding(report, ask.label, None, "", found.place if found else report.place)


_ABSENT = object()


def _text(report: ReportReading, section: Section) -> Iterator[Finding]:
    found = report.section(section.id)
    if found is None or not section.required or section.shows():
        return
    if any(isinstance(item, Ask) and hasattr(report, item.field) for item, _ in _flat(section.items, report)):
        return
    if _NOTHING.fullmatch(found.text.strip()):
        yield _finding(report, section.heading, None, found.text.strip(), found.place)


def _finding(report: ReportReading, label: Wording, measure: str | None, mark: str, place: Place) -> Finding:
    what = (f"bara ”{mark}”", f"only “{mark}”") if mark else ("ingenting", "nothing")
    return words.finding(
        RULE.id,
        Severity.NOTE,
        report.intervention,
        Wording(
            f"Under ”{label.sv}” står {what[0]}. Fyll i, eller skriv att frågan inte är aktuell.",
            f"Under “{label.en}” there is {what[1]}. Fill it in, or write that the question does not apply.",
        ),
        measure=measure,
        stated=mark or None,
        place=place,
    )


_FULL = {"participants": "20 12 8", "exits": "9 5 4", "exits_positive": "6 3 3", "exits_unclear": "3 2 1"}

RULE = Rule(
    "blank_required",
    _find,
    Wording("Ett obligatoriskt fält är tomt.", "A required field is empty."),
    (
        Example("an empty row", reading(report(rows=_FULL | {"feels_better": "_ _ _"})), 1),
        Example("a crossed row", reading(report(rows=_FULL | {"more_active": "x _ _"})), 1),
        Example("an empty section", reading(report(rows=_FULL, texts={"analysis": ""})), 1),
        Example("a crossed section", reading(report(rows=_FULL, texts={"analysis": "x"})), 1),
        Example("budget not answered", reading(report(form=STATUS, texts={"budget": "", "activities": "Möten."})), 1),
        Example("an empty class when the rest adds up", reading(report(rows=_FULL | {"exits_other": "_ _ _"})), 0),
        Example("below the threshold", reading(report(rows={"exits": "3 2 1", "exits_positive": "_ _ _"})), 0),
        Example("withheld", reading(report(rows=_FULL | {"feels_better": "‥ ‥ ‥"})), 0),
        Example("nobody has left", reading(report(rows={"exits": "0 0 0", "feels_better": "_ _ _"})), 0),
        Example("answered", reading(report(form=STATUS, budget_in_line=False, texts={"activities": "Möten."})), 0),
    ),
)
