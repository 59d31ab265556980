"""Sums and shares over reports, made of nothing but the numbers that the reports show."""

from collections.abc import Iterable
from dataclasses import dataclass

from stegvis.documents.nodes import TableCell
from stegvis.forms.reading import ReportReading
from stegvis.measures.samples import Tally
from stegvis.vocabulary import Gender, NotAsked, Number, Withheld
from stegvis.vocabulary.cells import WITHHELD_SIGN, Blank
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import written_number

UNASKED = "–"


@dataclass(frozen=True, slots=True)
class ShownSum:
    """The sum of the numbers that are shown; `shown` reports show theirs, `hidden` withhold it."""

    value: int | float
    shown: int
    hidden: int


def shown_sum(reports: Iterable[ReportReading], measure: str, gender: Gender = Gender.ALL) -> ShownSum:
    """The sum over `reports`; those without the figure are neither shown nor hidden."""
    figures = [figure for report in reports if (figure := report.figure(measure, gender)) is not None]
    values = [figure.value for figure in figures if figure.value is not None]
    return ShownSum(sum(values), len(values), sum(isinstance(figure.cell, Withheld) for figure in figures))


def shown_tally(report: ReportReading, part: str, whole: str, gender: Gender = Gender.ALL) -> Tally | None:
    """`part` out of `whole`, when the report shows both and they fit; None otherwise.

    A part that was asked of fewer than the whole ("21 (26 svar)") is out of those who answered.
    """
    hits, n = report.figure(part, gender), report.value(whole, gender)
    if hits is None or not isinstance(hits.cell, Number) or not isinstance(hits.value, int):
        return None
    n = n if hits.cell.answered is None else hits.cell.answered
    return Tally(hits.value, n) if isinstance(n, int) and 0 <= hits.value <= n else None


def added(tallies: Iterable[Tally]) -> Tally:
    """The tallies together."""
    found = tuple(tallies)
    return Tally(sum(one.hits for one in found), sum(one.n for one in found))


def figure_cell(report: ReportReading | None, measure: str, language: Language) -> TableCell:
    """The total as the report shows it; empty when the report has no such figure."""
    figure = report.figure(measure) if report else None
    if figure is None:
        return TableCell("", Blank())
    if isinstance(figure.cell, Withheld):
        return withheld_cell()
    return number_cell(figure.value, language) if figure.value is not None else TableCell(figure.raw, figure.cell)


def number_cell(value: int | float | None, language: Language, *, signed: bool = False) -> TableCell:
    """A number as people write it, with its sign when it is a difference; None is empty."""
    if value is None:
        return TableCell("", Blank())
    written = written_number(value, language).replace("-", "−")
    return TableCell(f"+{written}" if signed and value > 0 else written, Number(value))


def withheld_cell() -> TableCell:
    """A number that is not shown."""
    return TableCell(WITHHELD_SIGN, Withheld())


def unasked_cell() -> TableCell:
    """Where there is nothing to tell."""
    return TableCell(UNASKED, NotAsked())
