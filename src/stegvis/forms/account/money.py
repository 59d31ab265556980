"""Money: budget and outcome, and what a participation and a positive exit cost, by the numbers that are shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stegvis.documents.nodes import Block, Chart, ChartKind, Heading, Paragraph, Table, TableCell
from stegvis.forms.account.material import MoneyRow, one_each
from stegvis.forms.account.shown import figure_cell, number_cell, unasked_cell, withheld_cell
from stegvis.forms.account.words import WORDS
from stegvis.forms.reading import ReportReading
from stegvis.measures.uncertainty import Interval, count_interval
from stegvis.vocabulary import Number, Withheld, Wording
from stegvis.vocabulary.measure import measure_heading
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import written_number

TITLE = Wording("Pengar", "Money")
INTRO = Wording(
    "Belopp i kronor för redovisningens tid. Ett års belopp är fördelat jämnt över årets månader.",
    "Amounts in kronor for the time of the account. A year's amount is spread evenly over its months.",
)
BUDGETS = Wording("Budget och utfall, kronor", "Budget and outcome, kronor")
BUDGET, OUTCOME, USED = Wording("Budget", "Budget"), Wording("Utfall", "Outcome"), Wording("Använt, %", "Used, %")
KRONOR = Wording("Kronor", "Kronor")
SAID = Wording(
    "Insatserna har använt {outcome} av {budget} kronor ({share} %).",
    "The interventions have used {outcome} of {budget} kronor ({share}%).",
)
UNKNOWN = Wording(
    "För {count} av insatserna är utfallet inte känt än; de är inte med i den summan.",
    "For {count} of the interventions the outcome is not known yet; they are not in that sum.",
)
COSTS = Wording(
    "Vad det kostar är insatsens kostnad, utan administration, delat med antalet som visas. Visas inte antalet (‥) "
    "visas inte heller kostnaden. Osäkerheten visar hur mycket kostnaden kan skilja bara för att antalet råkade bli "
    "några fler eller färre (Garwoods intervall för ett antal, 95 %).",
    "What it costs is the intervention's cost, without administration, divided by the number that is shown. When the "
    "number is not shown (‥) neither is the cost. The uncertainty tells how much the cost may differ only because the "
    "number happened to be some more or fewer (Garwood's interval of a count, 95%).",
)
PER = {
    "participants": Wording("Kostnad per deltagande, kronor", "Cost per participation, kronor"),
    "exits_positive": Wording("Kostnad per positivt avslut, kronor", "Cost per positive exit, kronor"),
}
COST, EACH = Wording("Insatsens kostnad", "Cost of the intervention"), Wording("Kostnad per styck", "Cost of each")
UNCERTAIN = Wording("Osäkerhet", "Uncertainty")
ALL = Wording("Alla med båda talen", "All with both numbers")
TO = {"sv": "till", "en": "to"}


@dataclass(frozen=True, slots=True)
class CostOfEach:
    """What one of `count` cost, in kronor, with its interval."""

    cost: int
    count: int
    interval: Interval

    @property
    def each(self) -> int:
        """Whole kronor."""
        return round(self.cost / self.count)

    def uncertainty(self, language: Language) -> str:
        """ "12 000 till 19 000": in two figures, since it is no sharper than that."""
        low, high = (_two_figures(self.cost / end) for end in (self.interval.high, self.interval.low))
        return f"{written_number(low, language)} {TO[language]} {written_number(high, language)}"


def cost_of_each(cost: int | None, count: int | float | None) -> CostOfEach | None:
    """None when either is not known or nobody was counted."""
    if cost is None or not isinstance(count, int) or count < 1:
        return None
    interval = count_interval(count)
    return CostOfEach(cost, count, interval) if isinstance(interval, Interval) else None


def cost_of_all(money: Iterable[MoneyRow], reports: Sequence[ReportReading], measure: str) -> CostOfEach | None:
    """Over the interventions whose cost is known and whose number is shown."""
    by_name = {report.intervention: report for report in one_each(reports)}
    both = [
        (row.own_cost, value)
        for row in money
        if row.own_cost is not None
        and (report := by_name.get(row.intervention)) is not None
        and isinstance(value := report.value(measure), int)
    ]
    return cost_of_each(sum(cost for cost, _ in both), sum(value for _, value in both))


def budget_sentence(money: Sequence[MoneyRow], language: Language) -> str:
    """What was used of the budget, where the outcome is known; empty when nothing is."""
    known = [row for row in money if row.outcome is not None]
    budget, outcome = sum(row.budget for row in known), sum(row.outcome or 0 for row in known)
    if not budget:
        return ""
    said = SAID.in_language(language).format(
        outcome=written_number(outcome, language),
        budget=written_number(budget, language),
        share=round(100 * outcome / budget),
    )
    unknown = len(money) - len(known)
    return f"{said} {UNKNOWN.in_language(language).format(count=unknown)}" if unknown else said


def money_blocks(money: Sequence[MoneyRow], reports: Sequence[ReportReading], language: Language) -> Iterator[Block]:
    """Budget and outcome with a chart, then what a participation and a positive exit cost; nothing without money."""
    if not money:
        return
    by_name = {report.intervention: report for report in one_each(reports)}
    yield Heading(1, TITLE.in_language(language))
    yield Paragraph.of(INTRO.in_language(language))
    yield _budgets(money, language)
    counted = [measure for measure in PER if any(report.figure(measure) for report in by_name.values())]
    if not counted or not any(row.own_cost for row in money):
        return
    yield Paragraph.of(COSTS.in_language(language))
    for measure in counted:
        yield _costs(money, by_name, measure, language)


def _budgets(money: Sequence[MoneyRow], language: Language) -> Table | Chart:
    """The table, drawn as a chart once an outcome is known."""
    said, title = budget_sentence(money, language), BUDGETS.in_language(language)
    heads = (WORDS["intervention"], BUDGET, OUTCOME, USED)
    table = Table(
        tuple(TableCell(one.in_language(language)) for one in heads),
        tuple(
            (
                TableCell(row.intervention),
                number_cell(row.budget, language),
                number_cell(row.outcome, language),
                _used(row, language),
            )
            for row in money
        ),
        caption=title,
    )
    if not said:
        return table
    return Chart(ChartKind.GROUPED, title, said, table, KRONOR.in_language(language), only_told=1)


def _used(row: MoneyRow, language: Language) -> TableCell:
    if row.outcome is None or not row.budget:
        return unasked_cell()
    return number_cell(round(100 * row.outcome / row.budget), language)


def _costs(money: Sequence[MoneyRow], by_name: Mapping[str, ReportReading], measure: str, language: Language) -> Table:
    heads = (WORDS["intervention"], COST, measure_heading(measure), EACH, UNCERTAIN)
    rows = [
        _cost_row(row, by_name.get(row.intervention), measure, language) for row in money if row.own_cost is not None
    ]
    together = cost_of_all(money, tuple(by_name.values()), measure)
    if together and len(rows) > 1:
        rows.append((TableCell(ALL.in_language(language)), *_told(together, language)))
    return Table(
        tuple(TableCell(one.in_language(language)) for one in heads),
        tuple(rows),
        caption=PER[measure].in_language(language),
    )


def _cost_row(row: MoneyRow, report: ReportReading | None, measure: str, language: Language) -> tuple[TableCell, ...]:
    found = cost_of_each(row.own_cost, report.value(measure) if report else None)
    name = TableCell(row.intervention)
    if found is not None:
        return (name, *_told(found, language))
    figure = report.figure(measure) if report else None
    hidden = figure is not None and isinstance(figure.cell, Withheld)
    nothing = withheld_cell() if hidden else unasked_cell()
    count = figure_cell(report, measure, language)
    return name, number_cell(row.own_cost, language), count, nothing, nothing


def _told(found: CostOfEach, language: Language) -> tuple[TableCell, ...]:
    return (
        number_cell(found.cost, language),
        number_cell(found.count, language),
        TableCell(written_number(found.each, language), Number(found.each)),
        TableCell(found.uncertainty(language)),
    )


def _two_figures(value: float) -> int:
    step: int = 10 ** max(len(str(int(value))) - 2, 0)
    return round(value / step) * step
