"""The period does not fit the form: a quarter of four months."""

from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import STATUS, days, reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Finding, Period, Severity, Wording

_MONTH = 365.2425 / 12
# A half-year printed with the next one's first day, or ending with the week, is still a half-year.
_TOLERANCE = 10


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        yield from _report(one)


def _report(report: ReportReading) -> Iterator[Finding]:
    expected = report.form.form.period.months if report.form else None
    if report.period is None or expected is None:
        return
    over = report.period.days - expected * _MONTH
    if abs(over) <= _TOLERANCE or (over < 0 and _cut_by_agreement(report, report.period)):
        return
    months = words.number(round(report.period.days / _MONTH, 1))
    yield words.finding(
        RULE.id,
        Severity.WARNING,
        report.intervention,
        Wording(
            f"Rapporten gäller {report.period}, {months.sv} månader, men formuläret är till för {expected} månader. "
            "Kontrollera perioden, så att ingen tid räknas två gånger eller faller bort.",
            f"The report is about {report.period}, {months.en} months, but the form is made for {expected} months. "
            "Check the period, so that no time is counted twice or left out.",
        ),
        stated=round(report.period.days / _MONTH, 1),
        expected=expected,
        place=report.place,
    )


def _cut_by_agreement(report: ReportReading, period: Period) -> bool:
    """An intervention that starts or ends within a period has a shorter one to report."""
    agreement = report.agreement
    return agreement is not None and (agreement.start >= period.start or agreement.end <= period.end)


RULE = Rule(
    "period_length",
    _find,
    Wording("Perioden passar inte formuläret.", "The period does not fit the form."),
    (
        Example("two months too long", reading(report(period=days("2031-01-01", "2031-08-31"), form=STATUS)), 1),
        Example("half of it", reading(report(period=days("2031-01-01", "2031-03-31"), form=STATUS)), 1),
        Example("a half-year", reading(report(period=days("2031-01-01", "2031-06-30"), form=STATUS)), 0),
        Example("a half-year and a day", reading(report(period=days("2031-04-01", "2031-10-01"), form=STATUS)), 0),
        Example("January to August", reading(report(period=days("2031-01-01", "2031-08-31"))), 0),
        Example(
            "short because the intervention is new",
            reading(
                report(period=days("2031-03-01", "2031-06-30"), agreement=days("2031-03-01", "2032-12-31"), form=STATUS)
            ),
            0,
        ),
        Example("unknown form", reading(report(period=days("2031-01-01", "2031-03-31"), form=None)), 0),
    ),
)
