"""A packed report as a document: the form filled in, what it has beside the form, and how to check it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from stegvis.documents.nodes import Block, Document, Heading, Note, NoteKind, Paragraph, Run, Table, TableCell
from stegvis.forms.fill import COLUMN_HEADINGS, fill
from stegvis.forms.nodes import Form
from stegvis.forms.package.as_reading import fits_reading, package_reading, paragraphs
from stegvis.forms.package.file import content_digest
from stegvis.forms.package.nodes import PackedReport
from stegvis.forms.package.words import SEVERITIES, WORDS
from stegvis.measures.codes import COST_TYPE
from stegvis.vocabulary import Gender, Number, Wording
from stegvis.vocabulary.days_in_words import day_in_words, period_in_words
from stegvis.vocabulary.measure import measure_heading
from stegvis.vocabulary.released import Between, ReleasedFigure
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import written_number


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the association wrote on the report when it came: its registry number ("" for none) and the day."""

    registry_number: str
    received_on: date | None


_NOT_THERE = Arrival("", None)


def package_document(
    packed: PackedReport,
    form: Form,
    *,
    arrival: Arrival = _NOT_THERE,
    language: Language = "sv",
    digest: str | None = None,
    heading: Callable[[str], Wording] = measure_heading,
) -> Document:
    """The report as a document: all that the package holds. The same package gives the same document.

    `digest` is that of its content, when it is at hand: to work it out is to write the package once more. `heading`
    names the measures that the form has no place for.
    Raises ValueError when the form is another than the package's, and Unfit for what a package cannot hold.
    """
    if form.id != packed.form_id:
        raise ValueError(f"The package has the form {packed.form_id}, not {form.id}.")
    title = f"{form.title.in_language(language)}: {packed.intervention}, {period_in_words(packed.period, language)}"
    return Document(
        title=f"{title}, {_which(packed, language).lower()}" if packed.corrects else title,
        blocks=tuple(_blocks(packed, form, arrival, language, digest or content_digest(packed), heading)),
        language=language,
        author=packed.operator or packed.association or "Stegvis",
        subject=f"{packed.intervention}, {packed.period}",
    )


def _blocks(
    packed: PackedReport,
    form: Form,
    arrival: Arrival,
    language: Language,
    digest: str,
    heading: Callable[[str], Wording],
) -> Iterator[Block]:
    yield Heading(1, packed.intervention)
    yield from _front(packed, form, arrival, language)
    if packed.corrects:
        yield _correction(packed, packed.corrects, language)
    reading = replace(
        package_reading(packed, form),
        registry_number=arrival.registry_number or None,
        received_on=arrival.received_on,
    )
    yield from fill(form, reading, language=language)
    yield from _beside_form(packed, form, language, heading)
    yield from _check(digest, language)


def _front(packed: PackedReport, form: Form, arrival: Arrival, language: Language) -> Iterator[Block]:
    """The form's title first: by that the document is recognised again."""
    received = day_in_words(arrival.received_on, language) if arrival.received_on else ""
    lines = {
        "form": f"{form.title.in_language(language)} ({packed.form_version})",
        "operator": packed.operator,
        "association": packed.association,
        "submitted": day_in_words(packed.submitted_on, language),
        "registry": arrival.registry_number,
        "received": received,
    }
    for word, text in lines.items():
        if text.strip():
            yield Paragraph((Run(f"{WORDS[word].in_language(language)}: ", strong=True), Run(text)))


def _correction(packed: PackedReport, corrects: str, language: Language) -> Note:
    text = WORDS["corrects"].in_language(language).format(digest=grouped(corrects))
    if packed.correction_reason.strip():
        text += " " + WORDS["reason"].in_language(language).format(reason=packed.correction_reason)
    return Note(NoteKind.WARNING, _which(packed, language), text)


def _which(packed: PackedReport, language: Language) -> str:
    """ "Rättelse 1" for the report's second edition."""
    return WORDS["correction"].in_language(language).format(number=packed.edition - 1)


def _beside_form(
    packed: PackedReport, form: Form, language: Language, heading: Callable[[str], Wording]
) -> Iterator[Block]:
    """What the form has no place for is not left out in silence."""
    asked = {section.id for section in form.sections}
    for section in packed.sections:
        if section.id not in asked and section.text.strip():
            yield Heading(2, section.heading.strip() or section.id)
            yield from paragraphs(section.text)
    shown = {show.measure for show in form.shows()}
    more = [one for one in packed.figures if one.measure not in shown or not fits_reading(one)]
    tables = {"more_figures": _figures(more, language, heading), "goals": _goals(packed)}
    tables |= {"money": _money(packed, language), "findings": _findings(packed, language)}
    for word, rows in tables.items():
        if rows:
            yield Heading(2, WORDS[word].in_language(language))
            header = (TableCell(WORDS[name].in_language(language)) for name in _COLUMNS[word])
            yield Table(tuple(header), tuple(rows))


_COLUMNS = {
    "more_figures": ("measure", "part", "gender", "number"),
    "goals": ("goal", "standing"),
    "money": ("year_cost", "funder", "budget", "outcome"),
    "findings": ("found", "severity", "explanation"),
}
Row = tuple[TableCell, ...]


def _figures(figures: Sequence[ReleasedFigure], language: Language, heading: Callable[[str], Wording]) -> list[Row]:
    return [
        (
            TableCell(heading(one.measure).in_language(language)),
            TableCell(" → ".join(one.split)),
            TableCell(_gender(one.gender, language)),
            TableCell(one.printed, None if isinstance(one.cell, Between) else one.cell),
        )
        for one in figures
    ]


def _gender(gender: Gender, language: Language) -> str:
    if gender is Gender.ALL:
        return "Alla" if language == "sv" else "All"
    return COLUMN_HEADINGS[gender].in_language(language)


def _goals(packed: PackedReport) -> list[Row]:
    return [(TableCell(goal.text), TableCell(goal.sentence)) for goal in packed.goals]


def _money(packed: PackedReport, language: Language) -> list[Row]:
    return [
        (
            TableCell(f"{one.year} {_cost_type(one.cost_type, language)}".strip()),
            TableCell(one.funder),
            TableCell(written_number(one.budget, language), Number(one.budget)),
            TableCell("", None) if one.outcome is None else _kronor(one.outcome, language),
        )
        for one in packed.money
    ]


def _cost_type(word: str, language: Language) -> str:
    """The cost type in words; as it was written when no code list knows it."""
    known = next((one for one in COST_TYPE.codes if one.word == word), None)
    return known.label.in_language(language) if known else word


def _kronor(amount: int, language: Language) -> TableCell:
    return TableCell(written_number(amount, language), Number(amount))


def _findings(packed: PackedReport, language: Language) -> list[Row]:
    return [
        (
            TableCell(one.message.in_language(language)),
            TableCell(SEVERITIES[one.severity].in_language(language)),
            TableCell(one.explanation),
        )
        for one in packed.findings
    ]


def _check(digest: str, language: Language) -> Iterator[Block]:
    yield Heading(2, WORDS["check"].in_language(language))
    yield Paragraph.of(WORDS["check_how"].in_language(language))
    label = WORDS["digest"].in_language(language)
    yield Paragraph((Run(f"{label}: ", strong=True), Run(grouped(digest))))


def grouped(digest: str) -> str:
    """A digest in groups of eight, so that it can be compared by eye and broken over lines."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
