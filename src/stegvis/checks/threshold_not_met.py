"""Outcome figures given although the group is smaller than the form's threshold."""

from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.checks.threshold import below_threshold
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Figure, Finding, Severity, Wording


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        yield from _report(one)


def _report(report: ReportReading) -> Iterator[Finding]:
    threshold = below_threshold(report)
    if threshold is None or report.form is None:
        return
    told = [one for one in report.figures if one.measure in report.form.form.threshold_measures and one.value]
    if told:
        yield _finding(report, told, threshold)


def _finding(report: ReportReading, told: list[Figure], threshold: int) -> Finding:
    exits = report.value("exits") or 0
    few = words.number(exits)
    names = list(dict.fromkeys(one.measure for one in told))
    sv, en = (", ".join(words.measure(one).in_language(to) for one in names) for to in ("sv", "en"))
    return words.finding(
        RULE.id,
        Severity.WARNING,
        report.intervention,
        Wording(
            f"Blanketten ber om utfall först från {threshold} avslutade. Här är {few.sv} avslutade, men "
            f"siffror finns för {sv}. Så små grupper kan peka ut personer: lämna raderna tomma.",
            f"The form asks for outcomes only from {threshold} exits on. Here {few.en} have exited, yet "
            f"there are figures for {en}. Groups this small may point people out: leave the rows empty.",
        ),
        measure=told[0].measure,
        stated=exits,
        expected=threshold,
        place=told[0].place,
    )


RULE = Rule(
    "threshold_not_met",
    _find,
    Wording("Utfall redovisas fast gruppen är för liten.", "Outcomes are given although the group is too small."),
    (
        Example("outcomes of five", reading(report(rows={"exits": "5 3 2", "exits_positive": "4 2 2"})), 1),
        Example("outcomes of eight", reading(report(rows={"exits": "8 5 3", "exits_positive": "4 2 2"})), 0),
        Example("left empty", reading(report(rows={"exits": "5 3 2", "exits_positive": "_ _ _"})), 0),
        Example("noughts", reading(report(rows={"exits": "0 0 0", "exits_positive": "0 0 0"})), 0),
        Example("no such threshold", reading(report(rows={"exits": "5 3 2", "exits_positive": "4 2 2"}, form=None)), 0),
    ),
)
