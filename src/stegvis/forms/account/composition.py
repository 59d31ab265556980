"""Putting the account together: contents, summary, overview, charts, a chapter a report, the findings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stegvis.documents.nodes import Block, Contents, Document, Heading, PageBreak, Paragraph
from stegvis.forms.account.chapters import chapter
from stegvis.forms.account.findings import Remark, findings_chapter, remarks
from stegvis.forms.account.overview import overview_blocks
from stegvis.forms.account.summary import summary_blocks
from stegvis.forms.account.words import WORDS
from stegvis.forms.personal_answers import shield_reading
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Finding
from stegvis.vocabulary.days_in_words import period_in_words
from stegvis.vocabulary.orientation import Orientation
from stegvis.vocabulary.wording import Language

GROUPS = (*Orientation, None)


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
    parts = tuple(_parts(shielded))
    blocks: list[Block] = [Contents(WORDS["contents"].in_language(language), depth=2)]
    blocks += [PageBreak(), *summary_blocks(reports, findings, language), *overview_blocks(reports, findings, language)]
    blocks += _chapters(parts, language)
    blocks += [PageBreak(), *findings_chapter([remark for part in parts for remark in part.remarks], language)]
    issuers = {entry.reading.issuer for entry in entries if entry.reading.issuer}
    return Document(
        title=title or _title(entries, language),
        blocks=tuple(blocks),
        language=language,
        author=" · ".join(sorted(issuers)) or "Stegvis",
        subject=_subject(reports, language),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A file's reports and what its checks say; the file is named in them when the account has several."""

    reports: tuple[ReportReading, ...]
    remarks: tuple[Remark, ...]


def _parts(entries: Sequence[Entry]) -> Iterator[_Part]:
    for entry in entries:
        file = entry.reading.file if len(entries) > 1 else None
        yield _Part(entry.reading.reports, remarks(entry.findings, file))


def _title(entries: Sequence[Entry], language: Language) -> str:
    titles = {entry.reading.title for entry in entries if entry.reading.title}
    word = WORDS["account"].in_language(language)
    return f"{word}: {titles.pop()}" if len(titles) == 1 else word


def _subject(reports: Sequence[ReportReading], language: Language) -> str:
    periods = {report.period for report in reports}
    shared = periods.pop() if len(periods) == 1 else None
    if shared is None:
        return WORDS["subject"].in_language(language)
    return WORDS["subject.period"].in_language(language).format(period=period_in_words(shared, language))


def _chapters(parts: Sequence[_Part], language: Language) -> Iterator[Block]:
    for group in GROUPS:
        members = [(report, part) for part in parts for report in part.reports if report.orientation == group]
        if not members:
            continue
        yield PageBreak()
        yield Heading(1, WORDS[f"group.{group}"].in_language(language))
        yield Paragraph.of(WORDS["group.count"].in_language(language).format(count=len(members)))
        for number, (report, part) in enumerate(members):
            if number:
                yield PageBreak()
            own = tuple(remark for remark in part.remarks if remark.report == report.intervention)
            yield from chapter(report, own, language)
