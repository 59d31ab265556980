"""This period beside the last: only numbers that both reports show, and no difference where either hides one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stegvis.documents.nodes import Block, Chart, ChartKind, Heading, Paragraph, Table, TableCell
from stegvis.forms.account.material import Earlier, one_each
from stegvis.forms.account.shown import (
    figure_cell,
    number_cell,
    shown_tally,
    unasked_cell,
    withheld_cell,
)
from stegvis.forms.account.words import WORDS
from stegvis.forms.reading import ReportReading
from stegvis.measures.figures_in_words import number_words, span_words, tally_words
from stegvis.measures.gender_difference import share_difference
from stegvis.measures.samples import Tally
from stegvis.vocabulary import Withheld, Wording
from stegvis.vocabulary.days_in_words import period_in_words
from stegvis.vocabulary.measure import measure_heading
from stegvis.vocabulary.wording import Language

COUNTS = ("participants", "exits")
TITLE = Wording("Jämfört med förra perioden", "Compared with the last period")
INTRO = Wording(
    "Förra perioden är {period}. Jämförelsen gäller insatser som har lämnat samma slags rapport båda gångerna. Där en "
    "av siffrorna inte visas (‥) räknas ingen skillnad.",
    "The last period is {period}. The comparison is of interventions that gave in the same kind of report both times. "
    "Where one of the figures is not shown (‥) no difference is worked out.",
)
BEFORE = Wording("{measure}, förra", "{measure}, last")
NOW = Wording("{measure}, nu", "{measure}, now")
CHANGE = Wording("{measure}, skillnad", "{measure}, difference")
COUNTED = Wording("Deltagare och avslut, förra perioden och nu", "Participants and exits, last period and now")
CHANGED = Wording(
    "{measure}: fler i {more}, färre i {fewer} och lika många i {same} av de insatser som visar båda talen.",
    "{measure}: more in {more}, fewer in {fewer} and as many in {same} of the interventions that show both numbers.",
)
CHART = Wording("{measure}, förra perioden och nu", "{measure}, last period and now")
LAST, THIS = Wording("Förra", "Last"), Wording("Nu", "Now")
SHARES = Wording("Andel positiva avslut, förra perioden och nu", "Share of positive exits, last period and now")
SHARE_BEFORE, SHARE_NOW = Wording("Förra perioden", "Last period"), Wording("Nu", "Now")
POINTS = Wording("Skillnad i procentenheter (osäkerhet)", "Difference in percentage points (uncertainty)")
CONCLUSION = Wording("Kan det vara slump?", "May it be chance?")
CHANCE = Wording("Ja, skillnaden går inte att skilja från slump", "Yes, the difference cannot be told from chance")
NO_CHANCE = Wording("Nej, den är större än slumpen brukar ge", "No, it is larger than chance usually gives")
UNTOLD = Wording("Går inte att säga", "Cannot be told")
NOTHING = Wording("Ingen insats har lämnat samma slags rapport då.", "No intervention gave in the same kind of report.")


@dataclass(frozen=True, slots=True)
class Pair:
    """An intervention's report now and then."""

    now: ReportReading
    then: ReportReading

    def change(self, measure: str) -> int | float | None:
        """The difference between two numbers that are both shown; None otherwise."""
        now, then = self.now.value(measure), self.then.value(measure)
        return None if now is None or then is None else now - then

    def hides(self, measure: str) -> bool:
        """True when either report withholds the number."""
        figures = (self.now.figure(measure), self.then.figure(measure))
        return any(one is not None and isinstance(one.cell, Withheld) for one in figures)


def pairs(reports: Sequence[ReportReading], earlier: Earlier | None) -> tuple[Pair, ...]:
    """The interventions that gave in the same form both times, in the order of `reports`."""
    then = {(one.intervention, _form(one)): one for one in one_each(earlier.reports)} if earlier else {}
    now = ((report, then.get((report.intervention, _form(report)))) for report in one_each(reports))
    return tuple(Pair(report, before) for report, before in now if before is not None)


def comparison_blocks(reports: Sequence[ReportReading], earlier: Earlier | None, language: Language) -> Iterator[Block]:
    """A table of counts, a chart of participants, and a table of shares with their differences' intervals."""
    if earlier is None:
        return
    found = pairs(reports, earlier)
    yield Heading(1, TITLE.in_language(language))
    if not found:
        yield Paragraph.of(NOTHING.in_language(language))
        return
    period = period_in_words(earlier.period, language)
    yield Paragraph.of(INTRO.in_language(language).format(period=period))
    told = [measure for measure in COUNTS if any(pair.now.figure(measure) for pair in found)]
    if told:
        yield _counts(found, told, language)
    for measure in told:
        yield Paragraph.of(change_sentence(found, measure, language))
    yield from _chart(found, language)
    yield from _shares(found, language)


def change_sentence(found: Sequence[Pair], measure: str, language: Language) -> str:
    """In how many interventions there were more, fewer, as many."""
    changes = [change for pair in found if (change := pair.change(measure)) is not None]
    return CHANGED.in_language(language).format(
        measure=measure_heading(measure).in_language(language),
        more=sum(change > 0 for change in changes),
        fewer=sum(change < 0 for change in changes),
        same=sum(change == 0 for change in changes),
    )


def _form(report: ReportReading) -> str:
    return report.form.form.id if report.form else ""


def _counts(found: Sequence[Pair], measures: Sequence[str], language: Language) -> Table:
    heads = (heading for measure in measures for heading in _headings(measure, language))
    return Table(
        (TableCell(WORDS["intervention"].in_language(language)), *map(TableCell, heads)),
        tuple(
            (
                TableCell(pair.now.intervention),
                *(cell for measure in measures for cell in _cells(pair, measure, language)),
            )
            for pair in found
        ),
        caption=COUNTED.in_language(language),
    )


def _headings(measure: str, language: Language) -> Iterator[str]:
    name = measure_heading(measure).in_language(language)
    yield from (one.in_language(language).format(measure=name) for one in (BEFORE, NOW, CHANGE))


def _cells(pair: Pair, measure: str, language: Language) -> Iterator[TableCell]:
    yield figure_cell(pair.then, measure, language)
    yield figure_cell(pair.now, measure, language)
    yield withheld_cell() if pair.hides(measure) else number_cell(pair.change(measure), language, signed=True)


def _chart(found: Sequence[Pair], language: Language) -> Iterator[Chart]:
    measure = COUNTS[0]
    rows = [pair for pair in found if pair.now.figure(measure) or pair.then.figure(measure)]
    if not any(pair.change(measure) is not None for pair in rows):
        return
    title = CHART.in_language(language).format(measure=measure_heading(measure).in_language(language))
    heads = (WORDS["intervention"], LAST, THIS)
    yield Chart(
        ChartKind.GROUPED,
        title,
        change_sentence(found, measure, language),
        Table(
            tuple(TableCell(one.in_language(language)) for one in heads),
            tuple(
                (
                    TableCell(pair.now.intervention),
                    figure_cell(pair.then, measure, language),
                    figure_cell(pair.now, measure, language),
                )
                for pair in rows
            ),
            caption=title,
        ),
        WORDS["people"].in_language(language),
    )


def _shares(found: Sequence[Pair], language: Language) -> Iterator[Block]:
    """Only where at least one of the reports says how exits went."""
    rows = [pair for pair in found if pair.now.figure("exits_positive") or pair.then.figure("exits_positive")]
    if not rows:
        return
    heads = (WORDS["intervention"], SHARE_BEFORE, SHARE_NOW, POINTS, CONCLUSION)
    yield Table(
        tuple(TableCell(one.in_language(language)) for one in heads),
        tuple((TableCell(pair.now.intervention), *_share_cells(pair, language)) for pair in rows),
        caption=SHARES.in_language(language),
    )


def _share_cells(pair: Pair, language: Language) -> tuple[TableCell, ...]:
    then, now = (shown_tally(one, "exits_positive", "exits") for one in (pair.then, pair.now))
    hidden = pair.hides("exits_positive") or pair.hides("exits")
    if not (then and now and then.n and now.n):
        nothing = withheld_cell() if hidden else unasked_cell()
        cells = (_tally_cell(one, report, language) for one, report in ((then, pair.then), (now, pair.now)))
        return (*cells, nothing, TableCell(UNTOLD.in_language(language)))
    interval = share_difference(now, then)
    size = number_words(100 * ((now.value or 0) - (then.value or 0)), 0).in_language(language)
    span = span_words(100 * interval.low, 100 * interval.high, 0).in_language(language)
    verdict = CHANCE if 0 in interval else NO_CHANCE
    return (
        _tally_cell(then, pair.then, language),
        _tally_cell(now, pair.now, language),
        TableCell(f"{size} ({span})"),
        TableCell(verdict.in_language(language)),
    )


def _tally_cell(tally: Tally | None, report: ReportReading, language: Language) -> TableCell:
    if tally is not None:
        return TableCell(tally_words(tally).in_language(language))
    figures = (report.figure("exits_positive"), report.figure("exits"))
    hidden = any(one is not None and isinstance(one.cell, Withheld) for one in figures)
    return withheld_cell() if hidden else unasked_cell()
