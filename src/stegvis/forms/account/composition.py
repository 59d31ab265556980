"""Putting the account together: contents, summary, overview, charts, a chapter a report, the findings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stegvis.documents.nodes import Block, Contents, Document, Heading, PageBreak, Paragraph
from stegvis.forms.account.chapters import chapter
from stegvis.forms.account.findings import findings_chapter
from stegvis.forms.account.overview import overview_blocks, summary_blocks
from stegvis.forms.account.words import WORDS
from stegvis.forms.personal_answers import shield_reading
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Finding
from stegvis.vocabulary.wording import Language

GROUPS = ("individual", "structural", None)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that was read and what its checks found."""

    reading: Reading
    findings: tuple[Finding, ...] = ()

    def shielded(self) -> "Entry":
        """The entry without what single persons answered; shielding twice is once."""
        return Entry(*shield_reading(self.reading, self.findings))


def compose_account(entries: Sequence[Entry], *, title: str | None = None, language: Language = "sv") -> Document:
    """The account of all reports in `entries`, as a Document.

    Answers listed person by person are left out. The same entries give the same document.
    """
    shielded = [entry.shielded() for entry in entries]
    reports = tuple(report for entry in shielded for report in entry.reading.reports)
    findings = tuple(finding for entry in shielded for finding in entry.findings)
    blocks: list[Block] = [Contents(WORDS["contents"].in_language(language), depth=2)]
    blocks += [PageBreak(), *summary_blocks(reports, findings, language), *overview_blocks(reports, findings, language)]
    blocks += _chapters(reports, findings, language)
    blocks += [PageBreak(), *findings_chapter(findings, language)]
    issuers = {entry.reading.issuer for entry in entries if entry.reading.issuer}
    return Document(
        title=title or _title(entries, language),
        blocks=tuple(blocks),
        language=language,
        author=" · ".join(sorted(issuers)) or "Stegvis",
        subject=WORDS["subject"].in_language(language),
    )


def _title(entries: Sequence[Entry], language: Language) -> str:
    titles = {entry.reading.title for entry in entries if entry.reading.title}
    word = WORDS["account"].in_language(language)
    return f"{word}: {titles.pop()}" if len(titles) == 1 else word


def _chapters(reports: Sequence[ReportReading], findings: Sequence[Finding], language: Language) -> Iterator[Block]:
    for group in GROUPS:
        members = [report for report in reports if report.orientation == group]
        if not members:
            continue
        yield PageBreak()
        yield Heading(1, WORDS[f"group.{group}"].in_language(language))
        yield Paragraph.of(WORDS["group.count"].in_language(language).format(count=len(members)))
        for number, report in enumerate(members):
            if number:
                yield PageBreak()
            own = tuple(finding for finding in findings if finding.report == report.intervention)
            yield from chapter(report, own, language)
