"""The board's page: what the account covers, what came out of it, how sure it is, and what to look at. One page."""

from collections.abc import Iterator, Sequence

from stegvis.documents.nodes import Block, Heading, ListBlock, Paragraph, Run, Table, TableCell
from stegvis.forms.account.comparison import change_sentence, pairs
from stegvis.forms.account.counting import counted, named
from stegvis.forms.account.goals import goals_sentence
from stegvis.forms.account.material import AccountMaterial, Earlier, one_each
from stegvis.forms.account.money import CostOfEach, cost_of_all
from stegvis.forms.account.shown import added, shown_tally
from stegvis.forms.account.summary import summary_blocks
from stegvis.forms.account.texts import BOARD_LENGTH, paragraphs_of
from stegvis.forms.account.words import WORDS
from stegvis.forms.reading import ReportReading
from stegvis.measures.figures_in_words import number_words, percent_words, span_words, tally_words
from stegvis.measures.goal_verdicts import Verdict
from stegvis.measures.uncertainty import Interval, sample_interval
from stegvis.vocabulary import Wording
from stegvis.vocabulary.measure import measure_heading
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import written_number

HEADS = (Wording("Mått", "Measure"), Wording("Perioden", "The period"), Wording("Underlag", "Made of"))
CAPTION = Wording("Perioden i korthet", "The period in short")
SUMS = ("participants", "exits")
SHARES = ("exits_positive", "feels_better", "more_active")
OF_EXITS = Wording("{measure}, andel av avslutade", "{measure}, share of exits")
SHARE = Wording("{share} (osäkerhet {span}\u00a0%)", "{share} (uncertainty {span}%)")
OF = Wording("{tally} i {shown}", "{tally} in {shown}")
BUDGET = Wording("Använt av budgeten", "Used of the budget")
BUDGET_OF = Wording("{outcome} av {budget} kronor", "{outcome} of {budget} kronor")
COST = {
    "participants": Wording("Kostnad per deltagande", "Cost per participation"),
    "exits_positive": Wording("Kostnad per positivt avslut", "Cost per positive exit"),
}
KRONOR = Wording("{each} kronor (osäkerhet {span})", "{each} kronor (uncertainty {span})")
COST_OF = Wording("{cost} kronor på {count}", "{cost} kronor by {count}")
NOTICE = Wording("Att se till", "To look at")
GOALS = Wording("Mål", "Goals")
TREND = Wording("Jämfört med förra perioden", "Compared with the last period")
NOT_MET = Wording("Mål som inte är uppfyllda finns i {names}.", "Goals that are not met: {names}.")
MISSING = Wording("Rapport saknas från {names}.", "Reports are missing from {names}.")
OVER = Wording("Dyrare än budgeten: {names}.", "Above the budget: {names}.")


def board_blocks(material: AccountMaterial, language: Language) -> Iterator[Block]:
    """The office's words, what the account covers with sums, shares and costs, goals, trend, and what to look at."""
    reports = one_each(material.reports)
    yield Heading(1, WORDS["summary"].in_language(language))
    yield from paragraphs_of(material.texts.board[:BOARD_LENGTH])
    yield from summary_blocks(material.reports, material.findings, language)
    rows = (*_shares(reports, language), *_money(material, reports, language))
    if rows:
        yield Table(tuple(TableCell(one.in_language(language)) for one in HEADS), rows, CAPTION.in_language(language))
    if material.goals:
        yield _said(GOALS, goals_sentence(material.goals, language), language)
    trend = _trend(reports, material.earlier, language)
    if trend:
        yield _said(TREND, trend, language)
    notices = tuple(_notices(material, language))
    if notices:
        yield Paragraph((Run(NOTICE.in_language(language), strong=True),))
        yield ListBlock(tuple(Paragraph.of(text) for text in notices))


def _said(label: Wording, text: str, language: Language) -> Paragraph:
    return Paragraph((Run(f"{label.in_language(language)}: ", strong=True), Run(text)))


def _shares(reports: Sequence[ReportReading], language: Language) -> Iterator[tuple[TableCell, ...]]:
    for measure in SHARES:
        tallies = [tally for one in reports if (tally := shown_tally(one, measure, "exits")) and tally.n]
        together = added(tallies)
        interval = sample_interval(together)
        if not tallies or together.value is None or not isinstance(interval, Interval):
            continue
        name = measure_heading(measure).in_language(language)
        shown = counted("intervention", len(tallies), language)
        whole = tally_words(together).in_language(language).partition(" (")[0]
        yield (
            TableCell(OF_EXITS.in_language(language).format(measure=name)),
            TableCell(
                SHARE.in_language(language).format(
                    share=percent_words(together.value).in_language(language),
                    span=span_words(100 * interval.low, 100 * interval.high, 0).in_language(language),
                )
            ),
            TableCell(OF.in_language(language).format(tally=whole, shown=shown)),
        )


def _money(
    material: AccountMaterial, reports: Sequence[ReportReading], language: Language
) -> Iterator[tuple[TableCell, ...]]:
    known = [row for row in material.money if row.outcome is not None]
    budget, outcome = sum(row.budget for row in known), sum(row.outcome or 0 for row in known)
    if budget:
        told = BUDGET_OF.in_language(language).format(
            outcome=written_number(outcome, language), budget=written_number(budget, language)
        )
        share = percent_words(outcome / budget).in_language(language)
        yield TableCell(BUDGET.in_language(language)), TableCell(share), TableCell(told)
    for measure, heading in COST.items():
        found = cost_of_all(material.money, reports, measure)
        if found is not None and found.cost:
            yield TableCell(heading.in_language(language)), *_cost(found, measure, language)


def _cost(found: CostOfEach, measure: str, language: Language) -> tuple[TableCell, TableCell]:
    each = KRONOR.in_language(language).format(
        each=written_number(found.each, language), span=found.uncertainty(language)
    )
    phrase = measure_heading(measure).in_language(language)
    count = f"{number_words(found.count).in_language(language)} {phrase[:1].lower()}{phrase[1:]}"
    made_of = COST_OF.in_language(language).format(cost=written_number(found.cost, language), count=count)
    return TableCell(each), TableCell(made_of)


def _trend(reports: Sequence[ReportReading], earlier: Earlier | None, language: Language) -> str:
    found = pairs(reports, earlier)
    told = [one for one in SUMS if any(pair.change(one) is not None for pair in found)]
    return " ".join(change_sentence(found, measure, language) for measure in told)


def _notices(material: AccountMaterial, language: Language) -> Iterator[str]:
    missing = [one.intervention for one in material.missing]
    unmet = [one.intervention for one in material.goals if one.verdict is Verdict.NOT_MET]
    over = [row.intervention for row in material.money if row.outcome is not None and row.outcome > row.budget]
    for wording, names in ((MISSING, missing), (NOT_MET, unmet), (OVER, over)):
        if names:
            yield wording.in_language(language).format(names=named(names, language))
