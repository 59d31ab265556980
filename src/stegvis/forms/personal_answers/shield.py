"""A report, and a whole reading, without what single persons answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from stegvis.documents.nodes import Table
from stegvis.forms.personal_answers.findings import shield_findings
from stegvis.forms.personal_answers.rows import is_on_violence, is_person_row, sections_without_rows
from stegvis.forms.personal_answers.spans import Span, answers_span, sections_without
from stegvis.forms.reading import Reading, ReportReading, SectionReading, Statement, Unread
from stegvis.vocabulary import Finding, Place


@dataclass(frozen=True, slots=True)
class ShieldedReport:
    """The report that may be written on, and how many rows with one person's answers were taken out of it."""

    report: ReportReading
    hidden: int


def shield_report(report: ReportReading) -> ShieldedReport:
    """The report without listed answers: sections, statements, unread lines and tallies. Shielding twice is once."""
    span = answers_span(report)
    sections = sections_without(report, span) if span else report.sections
    spots = {row.place for tally in report.tallies for row in tally.answers} - {Place()}
    violence = {place for section in report.sections for place in _counts_on_violence(section)} - {Place()}
    cleaned = sections_without_rows(sections, spots)
    shielded = replace(
        report,
        sections=cleaned.sections,
        statements=tuple(
            one for one in report.statements if one.place not in violence and not _tells(one, one.sentence, span)
        ),
        unread=tuple(one for one in report.unread if one.place not in violence and not _tells(one, one.text, span)),
        tallies=(),
    )
    return ShieldedReport(shielded, cleaned.hidden + sum(len(tally.answers) for tally in report.tallies))


def shield_reading(reading: Reading, findings: Iterable[Finding]) -> tuple[Reading, tuple[Finding, ...]]:
    """The reading with every report shielded, and its findings without the numbers of such answers."""
    reports = tuple(shield_report(report).report for report in reading.reports)
    return replace(reading, reports=reports), shield_findings(findings, reading.reports)


def _counts_on_violence(section: SectionReading) -> Iterator[Place]:
    for block in section.blocks:
        if isinstance(block, Table) and is_on_violence(block):
            yield from (cell.place for row in block.rows for cell in row)


def _tells(one: Statement | Unread, text: str, span: Span | None) -> bool:
    return is_person_row(text) or (span is not None and one.place in span)
