"""Fewer participants than planned and no reason given."""

import re
from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import STATUS, reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Finding, Place, Severity, Wording

_ACTUAL = ("participants_since_start", "participants")
_ASKED = "below_plan"
_REASON = re.compile(
    r"\b(färre|lägre antal|för få|avhopp\w*|hoppat av|inflöde\w*|rekryter\w*|remisser|antalet deltagare)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        yield from _report(one)


def _report(report: ReportReading) -> Iterator[Finding]:
    planned = report.value("planned_participants")
    measure = next((name for name in _ACTUAL if report.value(name) is not None), None)
    actual = report.value(measure) if measure else None
    if planned is None or actual is None or actual >= planned or _explained(report):
        return
    figure = report.figure(measure) if measure else None
    few, many = words.number(actual), words.number(planned)
    yield words.finding(
        RULE.id,
        Severity.WARNING,
        report.intervention,
        Wording(
            f"{many.sv} deltagare var planerade och {few.sv} har deltagit, men ingen orsak står. "
            "Skriv varför det blev färre.",
            f"{many.en} participants were planned and {few.en} took part, but no reason is given. "
            "Say why they were fewer.",
        ),
        measure=measure,
        stated=actual,
        expected=planned,
        place=figure.place if figure else Place(),
    )


def _explained(report: ReportReading) -> bool:
    """The form's own question is answered in words, or another section speaks of the low number."""
    answer = report.section(_ASKED)
    if answer is not None and _WORD.search(answer.text):
        return True
    return any(_REASON.search(section.text) for section in report.sections if section.id != _ASKED)


_FEWER = {"planned_participants": "24", "participants_since_start": "19 12 7"}

RULE = Rule(
    "planned_vs_actual",
    _find,
    Wording("Färre deltagare än planerat och ingen orsak.", "Fewer participants than planned and no reason."),
    (
        Example("no reason asked or given", reading(report(rows=_FEWER, form=STATUS)), 1),
        Example("crossed out", reading(report(rows=_FEWER, texts={"below_plan": "x"}, form=STATUS)), 1),
        Example("a reason", reading(report(rows=_FEWER, texts={"below_plan": "Två flyttade."}, form=STATUS)), 0),
        Example(
            "a reason elsewhere",
            reading(report(rows=_FEWER, texts={"deviations": "Vi har haft färre remisser än väntat."}, form=STATUS)),
            0,
        ),
        Example(
            "as planned",
            reading(report(rows={"planned_participants": "19", "participants_since_start": "19"}, form=STATUS)),
            0,
        ),
        Example(
            "not filled in", reading(report(rows={"planned_participants": "_", "participants_since_start": "_"})), 0
        ),
    ),
)
