"""Summaries for people: what a document says, and what does not add up in it, as plain text."""

from collections import Counter
from collections.abc import Iterator, Sequence

from stegvis.cli.terminal import Terminal
from stegvis.forms.account.counting import counted
from stegvis.forms.account.findings import place_text
from stegvis.forms.account.words import SEVERITY
from stegvis.forms.account.words import WORDS as ACCOUNT_WORDS
from stegvis.forms.fill import COLUMN_HEADINGS
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Blank, Finding, Gender, Severity
from stegvis.vocabulary.measure import measure_heading

COLUMN_WIDTH = 14
LABEL_WIDTH = 28


def reading_summary(reading: Reading, findings: Sequence[Finding], terminal: Terminal) -> str:
    """A file's form, and for each report its period and figures; then the findings."""
    lines = [f"{reading.file}: {_form(reading, terminal)}"]
    for report in reading.reports:
        lines += ["", *_report(report, terminal)]
    return "\n".join([*lines, "", *_findings(findings, terminal)])


def findings_summary(name: str, findings: Sequence[Finding], terminal: Terminal) -> str:
    """The findings of one file, gravest first."""
    return "\n".join([f"{name}: {_counted(findings, terminal)}", *_findings(findings, terminal)])


def _form(reading: Reading, terminal: Terminal) -> str:
    if reading.form is None:
        return terminal.word("form.unknown")
    title = reading.form.form.title.in_language(terminal.language)
    return f"{title} ({terminal.word('form.sure', share=round(reading.form.confidence * 100))})"


def _report(report: ReportReading, terminal: Terminal) -> Iterator[str]:
    about = [report.intervention, str(report.period) if report.period else "", ", ".join(report.parties)]
    yield " · ".join(part for part in about if part)
    genders = [g for g in Gender if any(figure.gender is g for figure in report.figures)]
    if not genders:
        yield f"  {terminal.word('figures.none')}"
    else:
        headings = (COLUMN_HEADINGS[g].in_language(terminal.language) for g in genders)
        yield "  " + " " * LABEL_WIDTH + "".join(heading.rjust(COLUMN_WIDTH) for heading in headings)
        for measure in dict.fromkeys(figure.measure for figure in report.figures):
            yield f"  {_label(measure, terminal):<{LABEL_WIDTH}}" + _row(report, measure, genders)
    for one in report.unread:
        yield f"  {terminal.word('unread')}: {one.text} ({place_text(one.place, terminal.language)})"


def _label(measure: str, terminal: Terminal) -> str:
    return measure_heading(measure).in_language(terminal.language)


def _row(report: ReportReading, measure: str, genders: Sequence[Gender]) -> str:
    figures = (report.figure(measure, gender) for gender in genders)
    texts = ("" if f is None else "□" if isinstance(f.cell, Blank) else f.raw for f in figures)
    return "".join(text.rjust(COLUMN_WIDTH) for text in texts).rstrip()


def _counted(findings: Sequence[Finding], terminal: Terminal) -> str:
    count = Counter(finding.severity for finding in findings)
    return ", ".join(counted(severity.value, count[severity], terminal.language) for severity in Severity)


def _findings(findings: Sequence[Finding], terminal: Terminal) -> Iterator[str]:
    if not findings:
        yield terminal.word("findings.none")
    for severity in Severity:
        for finding in findings:
            if finding.severity is severity:
                yield _finding(finding, terminal)


def _finding(finding: Finding, terminal: Terminal) -> str:
    language = terminal.language
    whole = ACCOUNT_WORDS["findings.whole"].in_language(language)
    place = place_text(finding.place, language)
    label = SEVERITY[finding.severity].in_language(language)
    text = f"{label}: {finding.report or whole}: {finding.message.in_language(language)}"
    return terminal.wrapped(f"{text} ({place})" if place else text)
