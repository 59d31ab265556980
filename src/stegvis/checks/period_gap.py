"""The last report ends before the intervention does: some of its time is never reported."""

from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import STATUS, days, reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading, ReportNumber, ReportReading
from stegvis.vocabulary import Finding, Severity, Wording

_MONTH = 31


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        yield from _report(one)


def _report(report: ReportReading) -> Iterator[Finding]:
    number, agreement, period = report.number, report.agreement, report.period
    if number is None or agreement is None or period is None or number.this is None or number.this != number.of:
        return
    gap = (agreement.end - period.end).days
    if gap <= _MONTH:
        return
    yield words.finding(
        RULE.id,
        Severity.WARNING,
        report.intervention,
        Wording(
            f"Detta är rapport {number.this} av {number.of}, den sista. Den slutar {period.end}, men insatsen pågår "
            f"till {agreement.end}: {gap} dagar saknar rapport. Planera en rapport till, eller rätta antalet.",
            f"This is report {number.this} of {number.of}, the last. It ends {period.end}, but the intervention runs "
            f"until {agreement.end}: {gap} days without a report. Plan one more, or correct the number.",
        ),
        stated=period.end.isoformat(),
        expected=agreement.end.isoformat(),
        place=number.place,
    )


_YEAR = days("2031-01-01", "2031-12-31")
_FIRST, _SECOND = days("2031-01-01", "2031-06-30"), days("2031-07-01", "2031-12-31")

RULE = Rule(
    "period_gap",
    _find,
    Wording("Sista rapporten slutar innan insatsen gör det.", "The last report ends before the intervention."),
    (
        Example(
            "half a year unreported",
            reading(report(agreement=_YEAR, period=_FIRST, number=ReportNumber(2, 2), form=STATUS)),
            1,
        ),
        Example(
            "one more to come",
            reading(report(agreement=_YEAR, period=_FIRST, number=ReportNumber(1, 2), form=STATUS)),
            0,
        ),
        Example(
            "all reported", reading(report(agreement=_YEAR, period=_SECOND, number=ReportNumber(2, 2), form=STATUS)), 0
        ),
        Example("not numbered", reading(report(agreement=_YEAR, period=_FIRST)), 0),
    ),
)
