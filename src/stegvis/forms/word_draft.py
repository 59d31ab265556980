"""A draft as a Word file that somebody writes in, and what of it comes back: the text under each heading.

Each heading carries a mark (a bookmark) that outlives an office program, so that its words may change. Where the mark
is gone, the words of the form's own headings tell. Figures, guidance and fields are printed and not read back.

A figure that the finished report hides has a mark beside it in its cell. When it comes back the mark says nothing.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from stegvis.documents.nodes import (
    OWN_MARK,
    Block,
    Document,
    Heading,
    ListBlock,
    Note,
    NoteKind,
    Paragraph,
    Run,
    Table,
    TableCell,
)
from stegvis.forms.asked import AskedSection, asked_sections
from stegvis.forms.fill import COLUMN_HEADINGS, WRITTEN, fill
from stegvis.forms.nodes import Ask, Fixed, Form, Section, Show, ShowTable, When, flat_items
from stegvis.forms.reading import ReportReading
from stegvis.forms.recognise.form_marks import section_marks
from stegvis.forms.recognise.words import fold
from stegvis.vocabulary import Gender, Wording
from stegvis.vocabulary.cells import WITHHELD_SIGN
from stegvis.vocabulary.wording import Language

_REPORT = re.compile(rf"{OWN_MARK}report_(\w+)")
_SECTION = re.compile(rf"{OWN_MARK}(\d+)_(\w+)")
_NOTICE = Wording(
    "Skriv under rubrikerna och ladda upp filen igen. Bara din text läses in; siffror och fält ändras i Stegvis. "
    "Filen är ett utkast med siffror som rapporten kan komma att dölja: skicka den inte vidare.",
    "Write under the headings and upload the file again. Only your text is taken in; figures and fields are changed in "
    "Stegvis. The file is a draft with figures that the report may hide: do not pass it on.",
)
_HIDDEN = Wording("Dolda siffror", "Hidden figures")
_MARKED = Wording(
    f"Siffror märkta med {WITHHELD_SIGN} visas inte för någon utanför i den färdiga rapporten. Skriv dem inte i texten "
    "heller.",
    f"Figures marked {WITHHELD_SIGN} are shown to nobody outside in the finished report. Do not write them in the text "
    "either.",
)
_NONE_HIDDEN = Wording(
    "Som det ser ut nu visar rapporten alla siffror i tabellerna.",
    "As things are now the report shows every figure in the tables.",
)
_NOT_WORKED_OUT = Wording(
    "När filen hämtades var det inte uträknat vilka siffror rapporten döljer, så ingen är märkt. Det står på "
    "rapportens sida i Stegvis.",
    "When the file was downloaded it was not worked out which figures the report hides, so none is marked. The "
    "report's page in Stegvis tells.",
)


COUNTS_DISAGREE = Wording(
    "siffrorna går inte ihop med varandra eller med det som redan är publicerat. Vilka det gäller står på rapportens "
    "sida i Stegvis.",
    "the figures do not agree with each other, or with what is published already. The report's page in Stegvis tells "
    "which ones.",
)
"""Said in place of a reason that names numbers of people."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """The measures and genders whose figures the finished report hides, None while that is not worked out.

    `refusal`: why it never will be as the facts are now.
    """

    places: Collection[tuple[str, Gender]] | None
    refusal: Wording | None = None


@dataclass(frozen=True, slots=True)
class SeenText:
    """A section's text with its version's number (0: nobody has written)."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class FilePart:
    """The text under one heading of a file. `section` is None when nothing tells which of the form's it is.

    `seen` is the version that the file was written from, None when the mark is gone. `after` is the section of the
    form that stood before it in the file, "" for none.
    """

    section: str | None
    heading: str
    text: str
    seen: int | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that says something else in the file; it stays as the report has it."""

    label: Wording
    gender: Gender
    in_file: str
    in_report: str


@dataclass(frozen=True, slots=True)
class DraftFile:
    """What a file says. `report` is the mark of the report that it was made from, None when that is gone.

    `missing_tables`: the captions of tables that the report has and the file has no row of.
    """

    report: str | None
    parts: tuple[FilePart, ...]
    changed_figures: tuple[ChangedFigure, ...]
    missing_tables: tuple[Wording, ...] = ()


def draft_document(
    form: Form,
    reading: ReportReading,
    texts: Mapping[str, SeenText],
    *,
    mark: str,
    hidden: Hidden,
    correction: int = 0,
    language: Language = "sv",
) -> Document:
    """The draft with every heading of the form, its figures and what stands under it. `mark` names the report.

    `correction` is the number of a correction, 0 for what corrects nothing.
    """
    reading = _marked(reading, hidden.places or ())
    title = f"{form.title.in_language(language)}: {reading.intervention}"
    if correction:
        title += f", {'rättelse' if language == 'sv' else 'correction'} {correction}"
    blocks = [
        Heading(1, reading.intervention, anchor=f"{OWN_MARK}report_{mark}"),
        Note(NoteKind.WARNING, "Utkast" if language == "sv" else "Draft", _NOTICE.in_language(language)),
        Note(NoteKind.INFO, _HIDDEN.in_language(language), _hidden_notice(hidden).in_language(language)),
        *(block for section in form.sections for block in _section(form, section, reading, texts, language)),
    ]
    return Document(title, tuple(blocks), language=language)


def read_draft(document: Document, form: Form, reading: ReportReading) -> DraftFile:
    """What the file says, beside the figures that the report has now (`reading`)."""
    reader = _Reader(form, reading)
    for block in document.blocks:
        reader.read(block)
    return DraftFile(reader.report, tuple(_ordered(reader.parts)), tuple(reader.changed), tuple(reader.missing()))


def blocks_of(text: str) -> tuple[Block, ...]:
    """Plain text as paragraphs and lists: an empty line parts them, "- " begins an item."""
    return tuple(_block(part) for part in re.split(r"\n\s*\n", text) if part.strip())


def text_of(block: Block) -> str:
    """What a block says as plain text; "" for what is no text."""
    match block:
        case Paragraph():
            return "\n".join(line.rstrip() for line in block.text.strip().splitlines())
        case ListBlock(items=items, ordered=ordered):
            return "\n".join(f"{f'{at}.' if ordered else '-'} {item.text.strip()}" for at, item in enumerate(items, 1))
        case Heading(text=text):
            return text
        case Note(label=label, text=text):
            return f"{label}: {text}"
        case Table():
            rows = (block.header, *block.rows)
            return "\n".join(" – ".join(cell.text for cell in row if cell.text.strip()) for row in rows)
        case _:
            return ""


def _marked(reading: ReportReading, hidden: Collection[tuple[str, Gender]]) -> ReportReading:
    """The same, with the mark beside each figure that is hidden; it does not part from its figure at a line's end."""
    figures = (
        replace(one, raw=f"{one.raw}\u00a0{WITHHELD_SIGN}") if one.raw and (one.measure, one.gender) in hidden else one
        for one in reading.figures
    )
    return replace(reading, figures=tuple(figures))


def _hidden_notice(hidden: Hidden) -> Wording:
    if hidden.refusal is not None:
        return _refused(hidden.refusal)
    if hidden.places is None:
        return _NOT_WORKED_OUT
    return _MARKED if hidden.places else _NONE_HIDDEN


def _refused(why: Wording) -> Wording:
    return Wording(
        f"Som uppgifterna är nu går rapporten inte att lämna in, så ingen siffra är märkt: {why.sv} Du kan skriva så "
        "länge. Rätta, öppna rapporten i Stegvis och se att den går att lämna in, och hämta filen igen.",
        f"As the facts are now the report cannot be submitted, so no figure is marked: {why.en} You can write "
        "meanwhile. Mend it, open the report in Stegvis and see that it can be submitted, and download the file again.",
    )


def _without_mark(text: str) -> str:
    """The figure in a cell; a mark with no figure beside it is what somebody wrote."""
    return text.strip().removesuffix(WITHHELD_SIGN).strip() or text.strip()


def _block(part: str) -> Block:
    lines = part.strip("\n").splitlines()
    if all(line.startswith("- ") for line in lines):
        return ListBlock(tuple(Paragraph.of(line.removeprefix("- ")) for line in lines))
    return Paragraph.of("\n".join(lines))


def _section(
    form: Form, section: Section, reading: ReportReading, texts: Mapping[str, SeenText], language: Language
) -> Iterator[Block]:
    seen = texts.get(section.id, SeenText(0, ""))
    heading = section.heading.in_language(language)
    yield Heading(2, heading, anchor=f"{OWN_MARK}{seen.number}_{section.id}")
    for item in section.items:
        if isinstance(item, Fixed):
            yield Paragraph((Run(item.text.in_language(language), emphasis=True),))
    yield from fill(replace(form, sections=(section,)), reading, language=language)[1:]
    yield from blocks_of(seen.text)


@dataclass(slots=True)
class _Gathered:
    section: str | None
    heading: str
    seen: int | None
    at: int
    texts: list[str] = field(default_factory=list)


class _Reader:
    """Goes through a file once and gathers the text under each heading."""

    def __init__(self, form: Form, reading: ReportReading) -> None:
        self.asked = {one.id: one for one in asked_sections(form)}
        self.headings = dict(_heading_words(form))
        self.printed = frozenset(_printed(form))
        self.labels = frozenset(_labels(form))
        self.shows = dict(_shows(form))
        self.form, self.reading = form, reading
        self.report: str | None = None
        self.parts: list[_Gathered] = []
        self.changed: list[ChangedFigure] = []
        self.found: set[str] = set()
        """The measures that the file has a row of."""

    def read(self, block: Block) -> None:
        if isinstance(block, Heading) and self._begins(block):
            return
        if isinstance(block, Table) and self._figures(block):
            return
        text = text_of(block)
        if not text.strip() or self._is_printed(text):
            return
        part = self._part_of(block)
        if part is not None:
            part.texts.append(text)

    def _begins(self, heading: Heading) -> bool:
        """True when the heading begins a part; a small one within a section belongs to its text."""
        if found := _REPORT.fullmatch(heading.anchor or ""):
            self.report = found[1]
            return True
        marked = _SECTION.fullmatch(heading.anchor or "")
        section = marked[2] if marked else self.headings.get(fold(heading.text))
        if section not in self.asked and (heading.level > 2 or (not self.parts and heading.level == 1)):
            return heading.level == 1
        known = section if section in self.asked and self.asked[section].has_text else None
        at = heading.place.paragraph or 0
        is_plain = section in self.asked and known is None
        # A heading whose answer is no text (the parties, the agreement) takes none in either.
        self.parts.append(_Gathered(known, "" if is_plain else heading.text, int(marked[1]) if marked else None, at))
        return True

    def _part_of(self, block: Block) -> _Gathered | None:
        """The part that the block stands in; a footnote belongs where its sign is."""
        at = getattr(block, "place", None)
        if isinstance(block, Note) and at is not None and at.paragraph:
            before = [one for one in self.parts if one.at <= at.paragraph]
            return before[-1] if before else None
        return self.parts[-1] if self.parts else None

    def _is_printed(self, text: str) -> bool:
        label, colon, _ = text.partition(":")
        return fold(text) in self.printed or (bool(colon) and fold(label) in self.labels)

    def _figures(self, table: Table) -> bool:
        """True for a table of the form; what it says otherwise than the report is noted."""
        rows = [(self.shows[fold(row[0].text)], row) for row in table.rows if fold(row[0].text) in self.shows]
        genders = [_GENDERS.get(fold(cell.text)) for cell in table.header]
        self.found |= {show.measure for show, _ in rows}
        for show, row in rows:
            self.changed += [
                one
                for gender, cell in zip(genders, row, strict=True)
                if gender
                for one in self._other(show, gender, cell)
            ]
        return bool(rows)

    def missing(self) -> Iterator[Wording]:
        """The captions of the report's tables that the file has no row of."""
        printed = {block.caption for block in fill(self.form, self.reading) if isinstance(block, Table)}
        items = (item for section in self.form.sections for item in flat_items(section.items))
        for item in items:
            if not isinstance(item, ShowTable) or item.caption.sv not in printed:
                continue
            if self.found.isdisjoint(one.measure for one in item.rows):
                yield item.caption

    def _other(self, show: Show, gender: Gender, cell: TableCell) -> Iterator[ChangedFigure]:
        ours = self.reading.figure(show.measure, gender)
        raw, in_file = ours.raw if ours else "", _without_mark(cell.text)
        if in_file.split() != raw.split():
            yield ChangedFigure(show.label, gender, in_file, raw)


_GENDERS = {fold(words): gender for gender, one in COLUMN_HEADINGS.items() for words in (one.sv, one.en)}


def _ordered(gathered: Iterable[_Gathered]) -> Iterator[FilePart]:
    """The parts of the file; those under the same heading as one, those without text and heading left out."""
    found: dict[str, FilePart] = {}
    loose, last = [], ""
    for one in gathered:
        text = "\n\n".join(one.texts)
        if one.section is None:
            if text:
                loose.append(FilePart(None, one.heading, text, None, last))
            continue
        last, known = one.section, found.get(one.section)
        whole = f"{known.text}\n\n{text}".strip() if known else text
        found[one.section] = FilePart(one.section, one.heading, whole, known.seen if known else one.seen)
    yield from found.values()
    yield from loose


def _heading_words(form: Form) -> Iterator[tuple[str, str]]:
    for section in form.sections:
        for mark in section_marks(section):
            yield fold(mark.words), section.id
    for section in form.sections:
        yield fold(section.heading.sv), section.id
        yield fold(section.heading.en), section.id


def _printed(form: Form) -> Iterator[str]:
    """What the form prints under its headings, as words to compare."""
    for section in form.sections:
        for item in flat_items(section.items):
            match item:
                case Fixed(text=words) | ShowTable(caption=words):
                    yield from (fold(words.sv), fold(words.en))
                case When(otherwise=Wording() as words):
                    yield from (fold(words.sv), fold(words.en), fold(f"Info {words.sv}"), fold(f"Info {words.en}"))


def _labels(form: Form) -> Iterator[str]:
    for section in form.sections:
        for item in flat_items(section.items):
            if isinstance(item, Ask) and item.kind not in WRITTEN:
                yield from (fold(item.label.sv), fold(item.label.en))


def _shows(form: Form) -> Iterator[tuple[str, Show]]:
    for show in form.shows():
        yield fold(show.label.sv), show
        yield fold(show.label.en), show


def text_sections(form: Form) -> tuple[AskedSection, ...]:
    """The sections that take a text, in the form's order."""
    return tuple(one for one in asked_sections(form) if one.has_text)
