"""The questions about violence: released tables for all interventions together, never rows on people."""

from collections.abc import Iterator, Mapping, Sequence

from stegvis.documents.nodes import Block, Heading, Paragraph, Table, TableCell
from stegvis.forms.account.shown import number_cell, withheld_cell
from stegvis.forms.fill import COLUMN_HEADINGS
from stegvis.vocabulary import Number, Withheld, Wording
from stegvis.vocabulary.days_in_words import period_in_words
from stegvis.vocabulary.measure import measure_heading
from stegvis.vocabulary.released import Between, ReleasedCell, ReleasedTable
from stegvis.vocabulary.wording import Language

TITLE = Wording("Frågor om våld", "Questions about violence")
INTRO = Wording(
    "Svaren visas för hela förbundet och ett helt år i taget, aldrig insats för insats eller person för person. Två "
    "tal med streck emellan betyder att antalet ligger däremellan. ‥ betyder att det inte visas.",
    "Answers are shown for the whole association and a whole year at a time, never intervention by intervention or "
    "person by person. Two numbers with a dash mean that the count lies between. ‥ means that it is not shown.",
)
QUESTION = Wording("Formulär", "Forms")


def screening_blocks(
    tables: Sequence[ReleasedTable], labels: Mapping[str, Wording], language: Language
) -> Iterator[Block]:
    """A table for each year that was released; nothing when none was. `labels` name the measures."""
    if not tables:
        return
    yield Heading(1, TITLE.in_language(language))
    yield Paragraph.of(INTRO.in_language(language))
    yield from (_table(table, labels, language) for table in tables)


def _table(table: ReleasedTable, labels: Mapping[str, Wording], language: Language) -> Table:
    heads = (QUESTION, *(COLUMN_HEADINGS[gender] for gender in table.columns))
    measures = dict.fromkeys(row.measure for row in table.rows)
    return Table(
        tuple(TableCell(one.in_language(language)) for one in heads),
        tuple(
            (
                TableCell(labels.get(measure, measure_heading(measure)).in_language(language)),
                *(_cell(table.cell(measure, gender), language) for gender in table.columns),
            )
            for measure in measures
        ),
        caption=f"{TITLE.in_language(language)}, {period_in_words(table.period, language)}",
    )


def _cell(cell: ReleasedCell, language: Language) -> TableCell:
    match cell:
        case Number(value=value):
            return number_cell(value, language)
        case Withheld():
            return withheld_cell()
        case Between(least, most):
            return TableCell(f"{least}–{most}")
        case _:
            return TableCell("", cell)
