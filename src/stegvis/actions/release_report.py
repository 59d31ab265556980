"""Releasing reports: figures, prose and files are decided together, and leave together or not at all.

The order is the safeguard. The figures are decided (`decide`), every text is read by the narrative gate with all that
the release hides, the files are written aside and read back by the audit of rendered files; only then does the ledger
freeze the release (`commit`), and only after that are the files moved into place. So whatever stops on the way leaves
nothing behind, and no file is ever out without its line in the ledger. Decision 6 tells more.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from stegvis.disclosure.narrative import Hit, KnownFigures
from stegvis.disclosure.release import (
    Ledger,
    Pending,
    Refused,
    Release,
    ReleaseRequest,
    commit,
    decide,
    known_figures,
    told_in,
)
from stegvis.disclosure.rendered import audit_files
from stegvis.documents.nodes import Block, Chart, Document, Heading, ListBlock, Note, Paragraph, Run, Table
from stegvis.documents.writers import FORMATS, write_document
from stegvis.documents.writers.files import NO_FILE, REFUSED, make_folder
from stegvis.forms.fill import fill
from stegvis.forms.nodes import Form
from stegvis.forms.reading import ReportReading, SectionReading
from stegvis.vocabulary import BadInput, Period, Wording
from stegvis.vocabulary.released import ReleasedTable, TableShape
from stegvis.vocabulary.wording import Language

SUFFIXES = {"text": "txt", "markdown": "md"}
FILLED = frozenset({TableShape.REPORT, TableShape.INSTRUMENT})
"""The shapes that a form's tables show; others are in the release, for whoever shows them."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What is to be written: `form` sets out a chapter for each report; the title is the form's unless given.

    Each report tells of one intervention in one period. Its prose is written; figures that it holds are not.
    """

    form: Form
    reports: tuple[ReportReading, ...]
    title: str | None = None
    language: Language = "sv"

    @property
    def heading(self) -> str:
        """The document's title."""
        return self.title or self.form.title.in_language(self.language)

    def shielded(self) -> "Manuscript":
        """Without figures of its own, and with its prose as blocks: what stands there is what is printed."""
        return replace(self, reports=tuple(_shielded(report) for report in self.reports))

    def document(self, tables: Sequence[ReleasedTable]) -> Document:
        """A chapter for each report, with the tables on its intervention and period."""
        blocks: list[Block] = []
        for report in self.reports:
            place = (report.intervention, report.period)
            mine = [one for one in tables if one.shape in FILLED and (one.intervention, one.period) == place]
            blocks.append(Heading(2, report.intervention))
            blocks.extend(fill(self.form, report, released=mine, level=3, language=self.language))
        return Document(self.heading, tuple(blocks), language=self.language)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at before a report leaves: where it stands, the words, why, and what could stand there."""

    where: str
    passage: str
    reason: Wording
    proposal: Wording | None = None

    def in_language(self, language: Language) -> str:
        """One line for the user."""
        quoted = f": ”{' '.join(self.passage.split())}”" if self.passage else ""
        proposal = f" {self.proposal.in_language(language)}" if self.proposal else ""
        return f"{self.where}{quoted}. {self.reason.in_language(language)}{proposal}"


@dataclass(frozen=True, slots=True)
class ReleasedReport:
    """What left: the release, the files, in the order of the formats, and what the author may want to look at again."""

    release: Release
    files: tuple[Path, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class NotReleased:
    """Nothing left and nothing was written, neither files nor ledger. `reasons` is all that is to be mended."""

    reasons: tuple[Remark, ...]


def release_report(
    request: ReleaseRequest,
    manuscript: Manuscript,
    formats: Iterable[str],
    out: Path,
    *,
    ledger: Ledger,
    secret: bytes,
    at: datetime,
    time_limit_s: float = 60.0,
) -> ReleasedReport | NotReleased:
    """`report.<format>` in the folder `out` for each format: the prose of `manuscript` and the tables of `request`.

    Every table on one intervention needs its report and the other way round; tables of other shapes are in the release
    that is returned. The other parameters are those of the release. Asked again for the same, the same comes out.
    Raises BadInput for formats, reports and folders that cannot be used, and as the release; nothing is written then.
    """
    formats = tuple(dict.fromkeys(formats))
    _require_usable(request, manuscript, formats)
    pending = decide(request, ledger=ledger, secret=secret, at=at, time_limit_s=time_limit_s)
    if isinstance(pending, Refused):
        return _not_released(request, pending)
    manuscript = manuscript.shielded()
    remarks = tuple(_remarks(manuscript, pending))
    if any(stops for stops, _ in remarks):
        return NotReleased(tuple(remark for stops, remark in remarks if stops))
    document = manuscript.document(pending.release.tables)
    make_folder(out)
    try:
        with tempfile.TemporaryDirectory(dir=out, prefix=".stegvis-") as folder:
            aside = [_written(document, file_format, Path(folder)) for file_format in formats]
            places = tuple(_free(out / file.name) for file in aside)
            leaks = audit_files(document, aside)
            if leaks:
                return NotReleased(tuple(Remark(f"{one.file}, {one.where}", one.text, one.reason) for one in leaks))
            release = commit(pending, ledger=ledger)
            if isinstance(release, Refused):
                return _not_released(request, release)
            for file, place in zip(aside, places, strict=True):
                file.replace(place)
    except OSError as error:
        raise BadInput(str(out), REFUSED) from error
    return ReleasedReport(release, places, tuple(remark for _, remark in remarks))


def _not_released(request: ReleaseRequest, refused: Refused) -> NotReleased:
    return NotReleased((Remark(request.publication, "", refused.reason),))


def _require_usable(request: ReleaseRequest, manuscript: Manuscript, formats: tuple[str, ...]) -> None:
    """Raises BadInput for what could not be written, or would be left out in silence."""
    strange = next((one for one in formats if one not in FORMATS), None)
    if strange is not None or not formats:
        raise BadInput(strange or request.publication, _NO_FORMAT)
    told = [(report.intervention, report.period) for report in manuscript.reports]
    asked = {(table.intervention, table.period) for table in request.tables if table.shape in FILLED}
    asked = {(intervention, period) for intervention, period in asked if intervention is not None}
    if len(set(told)) < len(told) or set(told) != asked:
        different = sorted(map(_named, set(told) ^ asked)) or sorted(map(_named, told))
        raise BadInput(request.publication, _not_paired(different[0]))
    sections = {section.id for section in manuscript.form.sections}
    for report in manuscript.reports:
        for section in report.sections:
            if section.id not in sections:
                raise BadInput(f"{report.intervention}, {section.heading}", _NO_SECTION)


def _named(one: tuple[str | None, Period | None]) -> str:
    return f"{one[0]}, {one[1]}" if one[1] else str(one[0])


def _shielded(report: ReportReading) -> ReportReading:
    """The report without figures of its own, and with its prose as blocks: what stands there is what is printed."""
    sections = tuple(replace(one, blocks=one.blocks or _paragraphs(one.text)) for one in report.sections)
    return ReportReading(
        intervention=report.intervention,
        place=report.place,
        orientation=report.orientation,
        parties=report.parties,
        agreement=report.agreement,
        period=report.period,
        number=report.number,
        registry_number=report.registry_number,
        received_on=report.received_on,
        signature=report.signature,
        budget_in_line=report.budget_in_line,
        sections=sections,
    )


def _paragraphs(text: str) -> tuple[Block, ...]:
    return tuple(Paragraph((Run(" ".join(part.split())),)) for part in text.split("\n\n") if part.strip())


def _remarks(manuscript: Manuscript, pending: Pending) -> Iterator[tuple[bool, Remark]]:
    """All that the gate finds in the prose, and tables that are not the release's: (whether it stops, remark)."""
    known = known_figures(pending, (name for report in manuscript.reports for name in _names(report)))
    yield from _in_text(manuscript.heading, manuscript.heading, None, pending, known)
    for report in manuscript.reports:
        if report.registry_number:
            yield from _in_text(report.registry_number, report.intervention, report.intervention, pending, known)
        for section in report.sections:
            where = f"{report.intervention}, {section.heading}"
            yield from _in_text(_prose(section), where, report.intervention, pending, known)
            if any(isinstance(block, Table | Chart) for block in section.blocks):
                yield True, Remark(where, "", _OWN_TABLE, _NO_OWN_TABLE)


def _in_text(
    text: str, where: str, intervention: str | None, pending: Pending, known: KnownFigures
) -> Iterator[tuple[bool, Remark]]:
    hits: tuple[Hit, ...] = told_in(text, pending, known, intervention)
    for hit in hits:
        yield hit.stops, Remark(where, hit.passage, hit.reason, hit.proposal)


def _names(report: ReportReading) -> Iterator[str]:
    """Names that may stand in the prose."""
    yield report.intervention
    yield from report.parties
    if report.signature and report.signature.by:
        yield report.signature.by


def _prose(section: SectionReading) -> str:
    return "\n\n".join(text for block in section.blocks for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    """Every text of a block that is no table, with the addresses that its links point at."""
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(runs=runs):
            yield block.text
            yield from (run.link for run in runs if run.link and not run.link.startswith("#"))
        case ListBlock(items=items):
            for item in items:
                yield from _texts(item)
        case Note(label=label, text=text):
            yield f"{label}: {text}"
        case _:
            return


def _written(document: Document, file_format: str, folder: Path) -> Path:
    file = folder / f"report.{SUFFIXES.get(file_format, file_format)}"
    file.write_bytes(write_document(document, file_format))
    return file


def _free(place: Path) -> Path:
    """The place, if a file can stand there."""
    if place.exists() and not place.is_file():
        raise BadInput(str(place), NO_FILE)
    return place


_NO_FORMAT = Wording(
    f"rapporten kan inte skrivas så; välj minst ett av {', '.join(FORMATS)}.",
    f"the report cannot be written so; choose at least one of {', '.join(FORMATS)}.",
)
_NO_SECTION = Wording(
    "formuläret har inget sådant avsnitt; flytta texten till ett avsnitt som finns.",
    "the form has no such section; move the text to one that it has.",
)
_OWN_TABLE = Wording(
    "Avsnittet har en egen tabell eller ett eget diagram, och siffror får bara komma ur de kontrollerade siffrorna.",
    "The section has a table or a chart of its own, and figures come from the release alone.",
)
_NO_OWN_TABLE = Wording("Ta bort tabellen eller skriv om det den säger.", "Remove it, or tell in words what it says.")


def _not_paired(name: str) -> Wording:
    return Wording(
        f"{name}: varje insats och period ska ha en tabell och en rapport, var och en en gång.",
        f"{name}: each intervention and period needs one table and one report, each once.",
    )
