"""Number X of Y that cannot be: report 5 of 4."""

from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import STATUS, reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading, ReportNumber, ReportReading
from stegvis.vocabulary import Finding, Severity, Wording


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        yield from _report(one)


def _report(report: ReportReading) -> Iterator[Finding]:
    number = report.number
    if number is None or number.this is None:
        return
    if number.this >= 1 and (number.of is None or number.this <= number.of):
        return
    of = f"{number.this} av {number.of}" if number.of is not None else str(number.this)
    of_en = of.replace(" av ", " of ")
    yield words.finding(
        RULE.id,
        Severity.ERROR,
        report.intervention,
        Wording(
            f"Rapporten säger sig vara nummer {of}. Så kan det inte vara; rätta numret eller antalet rapporter.",
            f"The report calls itself number {of_en}. That cannot be; correct the number or how many there are.",
        ),
        stated=number.this,
        expected=number.of,
        place=number.place,
    )


RULE = Rule(
    "report_number",
    _find,
    Wording("Rapportnummer som inte kan stämma.", "A report number that cannot be."),
    (
        Example("five of four", reading(report(number=ReportNumber(5, 4), form=STATUS)), 1),
        Example("number nought", reading(report(number=ReportNumber(0, None), form=STATUS)), 1),
        Example("four of four", reading(report(number=ReportNumber(4, 4), form=STATUS)), 0),
        Example("how many is left out", reading(report(number=ReportNumber(3, None), form=STATUS)), 0),
        Example("not numbered", reading(report()), 0),
    ),
)
