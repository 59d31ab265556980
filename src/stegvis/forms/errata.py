"""The errata page: what stood in a report, what stands in its correction, and why. From two packages alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.documents.nodes import Block, Document, Heading, Paragraph, Run, Table, TableCell
from stegvis.forms.fill import COLUMN_HEADINGS
from stegvis.forms.nodes import Form
from stegvis.forms.package.nodes import PackedReport
from stegvis.vocabulary import Gender, Wording
from stegvis.vocabulary.cells import WITHHELD_SIGN
from stegvis.vocabulary.days_in_words import period_in_words
from stegvis.vocabulary.measure import measure_heading
from stegvis.vocabulary.released import ReleasedFigure
from stegvis.vocabulary.wording import Language


@dataclass(frozen=True, slots=True)
class FigureErratum:
    """A figure that is told otherwise; None: the report did not have it."""

    measure: str
    gender: Gender
    split: tuple[str, ...]
    stood: ReleasedFigure | None
    stands: ReleasedFigure | None


@dataclass(frozen=True, slots=True)
class TextErratum:
    """A section that reads otherwise; "" where there was none, or is none any more."""

    section: str
    heading: str
    stood: str
    stands: str


@dataclass(frozen=True, slots=True)
class Errata:
    """All that a correction changes. `number` is the correction's own, 1 for the first."""

    number: int
    reason: str
    figures: tuple[FigureErratum, ...]
    texts: tuple[TextErratum, ...]


def errata(before: PackedReport, after: PackedReport) -> Errata:
    """What the correction `after` changes in `before`, figures and sections each in the correction's order."""
    return Errata(
        after.edition - 1, after.correction_reason, tuple(_figures(before, after)), tuple(_texts(before, after))
    )


def errata_document(found: Errata, after: PackedReport, form: Form, language: Language = "sv") -> Document:
    """The page as a document of its own: the report's PDF shows what its package holds and nothing else."""
    title = _words(_TITLE, language).format(number=found.number)
    name = f"{form.title.in_language(language)}: {after.intervention}, {period_in_words(after.period, language)}"
    blocks = (Heading(1, title), Paragraph((Run(name, strong=True),)), *_blocks(found, form, language))
    return Document(f"{title}. {name}", blocks, language=language, author=after.operator or "Stegvis")


def measure_label(measure: str, form: Form, language: Language) -> str:
    """What the form calls the measure; else what it is called everywhere."""
    label = next((one.label for one in form.shows() if one.measure == measure), None)
    return (label or measure_heading(measure)).in_language(language)


def _figures(before: PackedReport, after: PackedReport) -> Iterator[FigureErratum]:
    stood = {(one.measure, one.gender, one.split): one for one in before.figures}
    stands = {(one.measure, one.gender, one.split): one for one in after.figures}
    for key in dict.fromkeys((*stands, *stood)):
        one, other = stood.get(key), stands.get(key)
        if one is None or other is None or one.cell != other.cell:
            yield FigureErratum(*key, one, other)


def _texts(before: PackedReport, after: PackedReport) -> Iterator[TextErratum]:
    stood = {one.id: one for one in before.sections}
    stands = {one.id: one for one in after.sections}
    for key in dict.fromkeys((*stands, *stood)):
        one, other = stood.get(key), stands.get(key)
        texts = (one.text if one else "", other.text if other else "")
        if texts[0] != texts[1]:
            yield TextErratum(key, (other or stood[key]).heading, *texts)


def _blocks(found: Errata, form: Form, language: Language) -> Iterator[Block]:
    yield Paragraph((Run(f"{_words(_WHY, language)}: ", strong=True), Run(found.reason)))
    if found.figures:
        header = (_MEASURE, _WHO, _STOOD, _STANDS)
        yield Table(
            tuple(TableCell(_words(one, language)) for one in header),
            tuple(_row(one, form, language) for one in found.figures),
            caption=_words(_FIGURES, language),
        )
        if any(cell and cell.printed == WITHHELD_SIGN for one in found.figures for cell in (one.stood, one.stands)):
            yield Paragraph.of(_words(_WITHHELD, language))
    for one in found.texts:
        yield Heading(2, one.heading)
        yield Paragraph((Run(f"{_words(_STOOD, language)}: ", strong=True), Run(_told(one.stood, language))))
        yield Paragraph((Run(f"{_words(_STANDS, language)}: ", strong=True), Run(_told(one.stands, language))))
    if not found.figures and not found.texts:
        yield Paragraph.of(_words(_NOTHING, language))


def _row(one: FigureErratum, form: Form, language: Language) -> tuple[TableCell, ...]:
    who = Wording("Alla", "All") if one.gender is Gender.ALL else COLUMN_HEADINGS[one.gender]
    label = measure_label(one.measure, form, language)
    named = " → ".join((label, *one.split))
    told = (cell.printed if cell else "" for cell in (one.stood, one.stands))
    return (TableCell(named), TableCell(_words(who, language)), *(TableCell(text or "–") for text in told))


def _told(text: str, language: Language) -> str:
    return " ".join(text.split()) or _words(_NOT_THERE, language)


def _words(wording: Wording, language: Language) -> str:
    return wording.in_language(language)


_TITLE = Wording("Rättelse {number}", "Correction {number}")
_WHY = Wording("Varför", "Why")
_FIGURES = Wording("Siffror som har ändrats", "Figures that have changed")
_MEASURE, _WHO = Wording("Mått", "Measure"), Wording("Vilka", "Who")
_STOOD, _STANDS = Wording("Det stod", "It said"), Wording("Det står", "It says")
NOT_TOLD = Wording(
    "(texten visas inte här: den sade för mycket om för få)", "(not shown here: the text told too much of too few)"
)
_WITHHELD = Wording(
    "‥ är ett tal som inte visas, så att ingen kan pekas ut.",
    "‥ is a number that is withheld, so that nobody can be pointed out.",
)
_NOT_THERE = Wording("(avsnittet fanns inte)", "(there was no such section)")
_NOTHING = Wording("Ingen siffra och ingen text skiljer sig.", "No figure and no text differs.")
