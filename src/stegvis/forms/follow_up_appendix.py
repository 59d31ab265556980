"""The appendix of an annual report: participants, outcomes and money by intervention, for a calendar year.

Source: the usual headings of coordination associations' annual reports (domain.md 4.5). Only released figures are
given to it, and it adds nothing up over a number that is not shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from stegvis.documents.nodes import Block, Document, Heading, Paragraph, Table, TableCell
from stegvis.forms.fill import COLUMN_HEADINGS
from stegvis.vocabulary import Blank, Cell, Gender, NotAsked, Number, Withheld, Wording
from stegvis.vocabulary.cells import WITHHELD_SIGN
from stegvis.vocabulary.measure import measure_heading
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import written_number

Shown: TypeAlias = Mapping[tuple[str, Gender], Cell]
COLUMNS = (Gender.ALL, Gender.WOMEN, Gender.MEN)
PEOPLE = ("participants", "exits")
OUTCOMES = ("exits_positive", "exits_unclear", "exits_other", "feels_better", "more_active")
TITLE = Wording("Uppföljning av deltagare {year}", "Follow-up of participants {year}")
INTRO = Wording(
    "Bilaga till årsredovisningen för {name}. Siffrorna gäller {year} och är de som insatsernas rapporter visar. "
    "Tecknet {sign} betyder att siffran inte visas, för att ingen ska kunna pekas ut. Det är inte noll.",
    "Appendix to the annual report of {name}. The figures are for {year}, as the interventions' reports show them. "
    "The sign {sign} means that the number is not shown, so that nobody can be pointed out. It is not zero.",
)
NOTHING = Wording(
    "Ingen insats har lämnat in en rapport för hela {year} än.",
    "No intervention has handed in a report on all of {year} yet.",
)
WITHOUT = Wording("Utan rapport för hela året: {names}.", "Without a report on the whole year: {names}.")
INTERVENTION = Wording("Insats", "Intervention")
PARTICIPANTS = Wording("Deltagare och avslut", "Participants and exits")
RESULTS = Wording("Vad det ledde till", "What came of it")
MONEY = Wording("Pengar, kronor", "Money, kronor")
BUDGET, OUTCOME = Wording("Budget", "Budget"), Wording("Utfall", "Outcome")


@dataclass(frozen=True, slots=True)
class YearOf:
    """An intervention's year. `shown` is None when no report on the whole year has come; kronor, None: not known."""

    name: str
    shown: Shown | None
    budget: int | None
    outcome: int | None


def follow_up_appendix(name: str, year: int, rows: Sequence[YearOf], language: Language) -> Document:
    """The appendix of the association `name`."""
    title = TITLE.in_language(language).format(year=year)
    blocks = tuple(_blocks(name, year, rows, language))
    return Document(title, blocks, language=language, author=name, subject=title)


def _blocks(name: str, year: int, rows: Sequence[YearOf], language: Language) -> Iterator[Block]:
    yield Paragraph.of(INTRO.in_language(language).format(name=name, year=year, sign=WITHHELD_SIGN))
    told = [one for one in rows if one.shown is not None]
    without = [one.name for one in rows if one.shown is None]
    if not told:
        yield Paragraph.of(NOTHING.in_language(language).format(year=year))
    elif without:
        yield Paragraph.of(WITHOUT.in_language(language).format(names=", ".join(without)))
    if told:
        yield Heading(1, PARTICIPANTS.in_language(language))
        for measure in PEOPLE:
            yield _table(told, measure, language)
        yield Heading(1, RESULTS.in_language(language))
        for measure in OUTCOMES:
            if any((measure, gender) in (one.shown or {}) for one in told for gender in COLUMNS):
                yield _table(told, measure, language)
    if any(one.budget is not None for one in rows):
        yield Heading(1, MONEY.in_language(language))
        yield _money(rows, language)


def _table(rows: Iterable[YearOf], measure: str, language: Language) -> Table:
    heads = (INTERVENTION, *(COLUMN_HEADINGS[gender] for gender in COLUMNS))
    return Table(
        _header(heads, language),
        tuple(
            (TableCell(one.name), *(_cell((one.shown or {}).get((measure, gender)), language) for gender in COLUMNS))
            for one in rows
        ),
        caption=measure_heading(measure).in_language(language),
    )


def _money(rows: Iterable[YearOf], language: Language) -> Table:
    return Table(
        _header((INTERVENTION, BUDGET, OUTCOME), language),
        tuple(
            (TableCell(one.name), _kronor(one.budget, language), _kronor(one.outcome, language))
            for one in rows
            if one.budget is not None
        ),
        caption=MONEY.in_language(language),
    )


def _header(heads: Iterable[Wording], language: Language) -> tuple[TableCell, ...]:
    return tuple(TableCell(one.in_language(language)) for one in heads)


def _cell(cell: Cell | None, language: Language) -> TableCell:
    match cell:
        case Number(value=value):
            return TableCell(written_number(value, language), cell)
        case Withheld():
            return TableCell(WITHHELD_SIGN, Withheld())
        case _:
            return TableCell("–", NotAsked())


def _kronor(value: int | None, language: Language) -> TableCell:
    return TableCell("", Blank()) if value is None else TableCell(written_number(value, language), Number(value))
