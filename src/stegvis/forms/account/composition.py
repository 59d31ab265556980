"""Putting the account together: contents, the board's page, overview, analyses, a chapter a report, the findings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stegvis.documents.nodes import Block, Contents, Document, Heading, PageBreak, Paragraph
from stegvis.forms.account.board import board_blocks
from stegvis.forms.account.chapters import chapter
from stegvis.forms.account.comparison import comparison_blocks
from stegvis.forms.account.findings import Remark, findings_chapter, remarks
from stegvis.forms.account.gender import gender_blocks
from stegvis.forms.account.goals import goal_blocks
from stegvis.forms.account.material import AccountMaterial, Entry
from stegvis.forms.account.missing import missing_blocks
from stegvis.forms.account.money import money_blocks
from stegvis.forms.account.overview import overview_blocks
from stegvis.forms.account.screening import screening_blocks
from stegvis.forms.account.texts import AccountTexts, paragraphs_of
from stegvis.forms.account.words import WORDS
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Period
from stegvis.vocabulary.days_in_words import period_in_words
from stegvis.vocabulary.orientation import Orientation
from stegvis.vocabulary.wording import Language

GROUPS = (*Orientation, None)


def compose_account(
    material: AccountMaterial | Sequence[Entry], *, title: str | None = None, language: Language = "sv"
) -> Document:
    """The account as a Document. Of entries alone: an account of files, without goals, money and what was owed.

    Answers listed person by person are left out. The same material gives the same document. What is analysed comes
    before the chapters of the reports, so that the account can be read back.
    """
    given = material if isinstance(material, AccountMaterial) else AccountMaterial(tuple(material))
    shielded = replace(given, entries=tuple(entry.shielded() for entry in given.entries))
    return Document(
        title=title or _title(shielded, language),
        blocks=tuple(_blocks(shielded, language)),
        language=language,
        author=_author(given),
        subject=_subject(shielded.reports, language),
    )


def _blocks(material: AccountMaterial, language: Language) -> Iterator[Block]:
    reports, parts = material.reports, tuple(_parts(material.entries))
    yield Contents(WORDS["contents"].in_language(language), depth=2)
    yield PageBreak()
    yield from board_blocks(material, language)
    yield PageBreak()
    if material.texts.intro.strip():
        yield Heading(1, WORDS["intro"].in_language(language))
        yield from paragraphs_of(material.texts.intro)
    yield from overview_blocks(reports, material.findings, language)
    for analysis in _analyses(material, language):
        blocks = tuple(analysis)
        if blocks:
            yield PageBreak()
            yield from blocks
    yield from _chapters(parts, material.texts, language)
    yield PageBreak()
    yield from findings_chapter([remark for part in parts for remark in part.remarks], language)


def _analyses(material: AccountMaterial, language: Language) -> Iterator[Iterator[Block]]:
    """Each begins a page of its own, when there is anything in it."""
    reports = material.reports
    yield goal_blocks(material.goals, language)
    yield comparison_blocks(reports, material.earlier, language)
    yield gender_blocks(reports, language)
    yield money_blocks(material.money, reports, language)
    yield screening_blocks(material.screening, material.labels, language)
    yield missing_blocks(material.missing, language)


@dataclass(frozen=True, slots=True)
class _Part:
    """A file's reports and what its checks say; the file is named in them when the account has several."""

    reports: tuple[ReportReading, ...]
    remarks: tuple[Remark, ...]


def _parts(entries: Sequence[Entry]) -> Iterator[_Part]:
    for entry in entries:
        file = entry.reading.file if len(entries) > 1 else None
        yield _Part(entry.reading.reports, remarks(entry.findings, file))


def _title(material: AccountMaterial, language: Language) -> str:
    titles = {_called(entry.reading, language) for entry in material.entries if entry.reading.title}
    word = WORDS["account"].in_language(language)
    if len(titles) == 1:
        return f"{word}: {titles.pop()}"
    return f"{word}: {_period(material.period, language)}" if material.period else word


def _called(reading: Reading, language: Language) -> str:
    """The title as printed; in English the form's, since what is printed is Swedish."""
    printed = reading.title or ""
    return reading.form.form.title.en if language == "en" and reading.form else printed


def _author(material: AccountMaterial) -> str:
    issuers = {entry.reading.issuer for entry in material.entries if entry.reading.issuer}
    return material.association or " · ".join(sorted(issuers)) or "Stegvis"


def _subject(reports: Sequence[ReportReading], language: Language) -> str:
    periods = {report.period for report in reports}
    shared = periods.pop() if len(periods) == 1 else None
    if shared is None:
        return WORDS["subject"].in_language(language)
    return WORDS["subject.period"].in_language(language).format(period=_period(shared, language))


def _period(period: Period, language: Language) -> str:
    return period_in_words(period, language)


def _chapters(parts: Sequence[_Part], texts: AccountTexts, language: Language) -> Iterator[Block]:
    for group in GROUPS:
        members = [(report, part) for part in parts for report in part.reports if report.orientation == group]
        if not members:
            continue
        members.sort(key=lambda member: _place(member[0].intervention, texts.order))
        yield PageBreak()
        yield Heading(1, WORDS[f"group.{group}"].in_language(language))
        yield Paragraph.of(WORDS["group.count"].in_language(language).format(count=len(members)))
        led: set[str] = set()
        for number, (report, part) in enumerate(members):
            if number:
                yield PageBreak()
            own = tuple(remark for remark in part.remarks if remark.report == report.intervention)
            lead = "" if report.intervention in led else texts.leads.get(report.intervention, "")
            led.add(report.intervention)
            yield from chapter(report, own, language, lead=lead)


def _place(name: str, order: Sequence[str]) -> int:
    return order.index(name) if name in order else len(order)
