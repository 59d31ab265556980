"""Filling a form: one report becomes the blocks of its chapter, section by section.

Filling is the mirror of recognising: every label written here is one that the form's marks recognise.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from stegvis.documents.nodes import Block, Heading, Note, NoteKind, Paragraph, Run, Table, TableCell
from stegvis.forms.nodes import (
    Ask,
    AskKind,
    Fixed,
    Form,
    Item,
    Section,
    Show,
    ShowChart,
    ShowTable,
    SignOff,
    When,
)
from stegvis.forms.reading import ReportReading
from stegvis.vocabulary import Gender, Period, Withheld, Wording
from stegvis.vocabulary.gender import PARTS
from stegvis.vocabulary.orientation import Orientation
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import listed

COLUMN_HEADINGS = {
    Gender.ALL: Wording("Antal", "Number"),
    Gender.WOMEN: Wording("Kvinnor", "Women"),
    Gender.MEN: Wording("Män", "Men"),
    Gender.NONBINARY: Wording("Icke-binära", "Non-binary"),
    Gender.UNKNOWN: Wording("Okänt", "Unknown"),
}
CORNER = Wording("Mått", "Measure")
ORIENTATIONS = {
    Orientation.INDIVIDUAL: Wording("Individinriktad", "Individual"),
    Orientation.STRUCTURAL: Wording("Strukturinriktad", "Structural"),
}
WRITTEN = frozenset({AskKind.TEXT, AskKind.GOALS, AskKind.MONEY})
YES, NO = Wording("Ja", "Yes"), Wording("Nej", "No")


def fill(form: Form, report: ReportReading, *, level: int = 2, language: Language = "sv") -> tuple[Block, ...]:
    """The blocks of `report` set out as `form` asks; headings start at `level`.

    Sections that the report leaves empty are left out; figures that it gives are all shown,
    with zero, blank and withheld kept apart.
    """
    blocks: list[Block] = []
    for section in form.sections:
        body = tuple(_below(block, level) for block in _section_blocks(section, report, language))
        if body:
            blocks.append(Heading(level, section.heading.in_language(language)))
            blocks.extend(body)
    return tuple(blocks)


def _section_blocks(section: Section, report: ReportReading, language: Language) -> Iterator[Block]:
    for item in section.items:
        yield from _item_blocks(item, report, language)
    reading = report.section(section.id)
    if reading is not None and not told_by_items(section):
        yield from reading.blocks


def _below(block: Block, level: int) -> Block:
    """A heading that the report's writer set within a section heads no chapter of ours."""
    return replace(block, level=level + 1) if isinstance(block, Heading) else block


def told_by_items(section: Section) -> bool:
    """True for a section that asks for nothing but fields: it is written from the fields, not from its text."""
    asked = [item for item in section.items if not isinstance(item, Fixed)]
    return bool(asked) and all(
        isinstance(item, SignOff) or (isinstance(item, Ask) and item.kind not in WRITTEN) for item in asked
    )


def _item_blocks(item: Item, report: ReportReading, language: Language) -> Iterator[Block]:
    match item:
        case Ask():
            yield from _ask(item, report, language)
        case Show():
            yield from _tables((item,), (), None, report, language)
        case ShowTable():
            yield from _tables(item.rows, item.columns, item.caption, report, language)
        case When():
            yield from _when(item, report, language)
        case SignOff():
            yield from _sign_off(item, report, language)
        case Fixed() | ShowChart():
            # Fixed guidance is for the writer of a report; charts belong to the account.
            return


def _when(item: When, report: ReportReading, language: Language) -> Iterator[Block]:
    inner = [block for one in item.items for block in _item_blocks(one, report, language)]
    total = report.figure(item.condition.measure)
    hidden = total is not None and isinstance(total.cell, Withheld)
    # Of a total that is withheld, not even its side of the threshold is told.
    if not report.meets(item.condition) and not hidden and item.otherwise is not None and inner:
        yield Note(NoteKind.INFO, "Info", item.otherwise.in_language(language))
    yield from inner


def _labelled(label: str, value: str) -> Paragraph:
    return Paragraph((Run(f"{label}: ", strong=True), Run(value)))


def _period(period: Period | None) -> str | None:
    return str(period) if period else None


def _answers(report: ReportReading, language: Language) -> dict[str, Callable[[], str | None]]:
    """What a field of the form is answered with; fields not here are sections of text."""
    number = report.number
    budget = {True: YES, False: NO, None: None}[report.budget_in_line]
    orientation = ORIENTATIONS[report.orientation] if report.orientation else None
    return {
        "intervention": lambda: report.intervention,
        "orientation": lambda: orientation.in_language(language) if orientation else None,
        "parties": lambda: listed(report.parties, language) or None,
        "agreement": lambda: _period(report.agreement),
        "period": lambda: _period(report.period),
        "number": lambda: str(number.this) if number and number.this is not None else None,
        "number_of": lambda: str(number.of) if number and number.of is not None else None,
        "registry_number": lambda: report.registry_number,
        "received_on": lambda: report.received_on.isoformat() if report.received_on else None,
        "budget_in_line": lambda: budget.in_language(language) if budget else None,
    }


def answer_to(field: str, report: ReportReading, language: Language) -> str | None:
    """What a field of the form is answered with, None when the report does not say or the field is a text."""
    return _answers(report, language).get(field, lambda: None)()


def _ask(item: Ask, report: ReportReading, language: Language) -> Iterator[Block]:
    answer = answer_to(item.field, report, language)
    if answer is not None:
        yield _labelled(item.label.in_language(language), answer)


def _sign_off(item: SignOff, report: ReportReading, language: Language) -> Iterator[Block]:
    signature = report.signature
    if signature is None:
        return
    if signature.by:
        yield _labelled(item.label.in_language(language), signature.by)
    if signature.on:
        yield _labelled("Datum" if language == "sv" else "Date", signature.on.isoformat())


def _tables(
    rows: Sequence[Show],
    columns: Sequence[Gender],
    caption: Wording | None,
    report: ReportReading,
    language: Language,
) -> Iterator[Table]:
    """One table for each run of rows that share the same columns, so that a column never gains empty cells."""
    given = [(row, _columns(row.measure, columns, report)) for row in rows]
    for shared, group in groupby((one for one in given if one[1]), key=lambda one: one[1]):
        header = (CORNER, *(COLUMN_HEADINGS[gender] for gender in shared))
        yield Table(
            tuple(TableCell(heading.in_language(language)) for heading in header),
            tuple(tuple(_row(row, shared, report, language)) for row, _ in group),
            caption=caption.in_language(language) if caption else None,
        )


def _columns(measure: str, columns: Sequence[Gender], report: ReportReading) -> tuple[Gender, ...]:
    given = {figure.gender for figure in report.figures if figure.measure == measure}
    order = dict.fromkeys((*columns, Gender.ALL, *PARTS))
    return tuple(gender for gender in order if gender in given)


def _row(row: Show, columns: Iterable[Gender], report: ReportReading, language: Language) -> Iterator[TableCell]:
    yield TableCell(row.label.in_language(language))
    for gender in columns:
        figure = report.figure(row.measure, gender)
        if figure is not None:
            yield TableCell(figure.raw, figure.cell, figure.place)
