"""A part is larger than its whole: more exits than participants, more women than people."""

from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.checks.table import gravity, knows_form, measures
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Finding, Gender, Number, Place, Severity, Wording
from stegvis.vocabulary.gender import PARTS

_WHOLES = (
    ("exits", ("participants", "participants_since_start")),
    ("participants_new", ("participants", "participants_since_start")),
    ("participants_now", ("participants", "participants_since_start")),
    ("participants", ("participants_since_start",)),
    ("feels_better", ("exits",)),
    ("more_active", ("exits",)),
    ("consents", ("participants",)),
)
"""A part, and what it lies inside: the nearest that the report tells."""
# Consents may also come from people who took part earlier.
_MAY_BE_RIGHT = frozenset({"consents"})


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        for part, wholes in _WHOLES:
            yield from (found for gender in Gender for found in _pair(one, part, wholes, gender))
        for measure in measures(one):
            yield from _answers(one, measure)
            yield from (found for gender in PARTS for found in _gender(one, measure, gender))


def _pair(report: ReportReading, part: str, wholes: tuple[str, ...], gender: Gender) -> Iterator[Finding]:
    small = report.value(part, gender)
    told = ((name, value) for name in wholes if (value := report.value(name, gender)) is not None)
    whole, large = next(told, ("", None))
    if small is None or large is None or small <= large:
        return
    # Picked from different sentences of free text, two figures may not be about the same people.
    severity = Severity.WARNING if part in _MAY_BE_RIGHT else gravity(report, part, whole)
    if severity is Severity.WARNING and not knows_form(report):
        severity = Severity.NOTE
    yield _finding(report, part, gender, small, large, words.cell(whole, gender), severity)


def _answers(report: ReportReading, measure: str) -> Iterator[Finding]:
    figure = report.figure(measure)
    if figure is None or not isinstance(figure.cell, Number) or figure.cell.answered is None:
        return
    value, answered = figure.cell.value, figure.cell.answered
    if value > answered:
        asked = Wording("antalet som svarat", "the number who answered")
        yield _finding(report, measure, Gender.ALL, value, answered, asked, gravity(report, measure))


def _gender(report: ReportReading, measure: str, gender: Gender) -> Iterator[Finding]:
    part, whole = report.value(measure, gender), report.value(measure)
    if part is not None and whole is not None and part > whole:
        everybody = words.measure(measure)
        name = Wording(f"{everybody.sv} totalt", f"{everybody.en} in total")
        yield _finding(report, measure, gender, part, whole, name, gravity(report, measure))


def _finding(
    report: ReportReading, part: str, gender: Gender, small: float, large: float, whole: Wording, severity: Severity
) -> Finding:
    figure = report.figure(part, gender)
    name, one, other = words.cell(part, gender), words.number(small), words.number(large)
    return words.finding(
        RULE.id,
        severity,
        report.intervention,
        Wording(
            f"”{name.sv.capitalize()}” är {one.sv}, men {whole.sv} är bara {other.sv}. Delen kan inte vara större än "
            "helheten; rätta den siffra som är fel.",
            f"“{name.en.capitalize()}” is {one.en}, but {whole.en} is only {other.en}. A part cannot be larger than "
            "its whole; correct the figure that is wrong.",
        ),
        measure=part,
        stated=small,
        expected=large,
        place=figure.place if figure else Place(),
    )


RULE = Rule(
    "part_exceeds_whole",
    _find,
    Wording("En del är större än sin helhet.", "A part is larger than its whole."),
    (
        Example("more exits than participants", reading(report(rows={"participants": "9 _ _", "exits": "11 _ _"})), 1),
        Example(
            "more exits than since the start",
            reading(report(rows={"participants_since_start": "9 _ _", "exits": "11 _ _"})),
            1,
        ),
        Example(
            "more new than took part", reading(report(rows={"participants": "9 5 4", "participants_new": "11"})), 1
        ),
        Example(
            "more still there than took part",
            reading(report(rows={"participants": "9 5 4", "participants_now": "9 4 5"})),
            1,
        ),
        Example("for one gender", reading(report(rows={"participants": "20 8 12", "exits": "15 9 6"})), 1),
        Example("more feel better than exited", reading(report(rows={"exits": "9 5 4", "feels_better": "10 5 _"})), 1),
        Example("more feel better than answered", reading(report(rows={"feels_better": "21/19 _ _"})), 1),
        Example("more women than people", reading(report(rows={"exits": "9 12 _"})), 1),
        Example(
            "everybody", reading(report(rows={"participants": "9 5 4", "exits": "9 5 4", "feels_better": "9 5 4"})), 0
        ),
        Example(
            "fewer", reading(report(rows={"participants": "20 12 8", "exits": "9 5 4", "more_active": "7 _ _"})), 0
        ),
        Example("answers from some", reading(report(rows={"exits": "30 _ _", "feels_better": "21/26 _ _"})), 0),
    ),
)
