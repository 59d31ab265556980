"""Women and men: the difference in how exits went, how sure it is, and whether anything can be concluded at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stegvis.documents.nodes import Block, Chart, ChartKind, Heading, ListBlock, Paragraph, Table, TableCell
from stegvis.forms.account.material import one_each
from stegvis.forms.account.shown import added, shown_tally, unasked_cell
from stegvis.forms.account.words import WORDS
from stegvis.forms.fill import COLUMN_HEADINGS
from stegvis.forms.reading import ReportReading
from stegvis.measures.figures_in_words import number_words, span_words, tally_words
from stegvis.measures.gender_difference import DifferenceVerdict, GenderDifference, GenderFigures, compare_genders
from stegvis.measures.gender_sentences import gender_sentences
from stegvis.measures.nodes import PrivacyClass
from stegvis.measures.samples import Seen, Tally, Unseen
from stegvis.vocabulary import Gender, Number, Withheld, Wording
from stegvis.vocabulary.measure import measure_heading
from stegvis.vocabulary.wording import Language

MEASURES = {
    "exits_positive": Wording("slutade {} med ett positivt avslut", "{} left with a positive exit"),
    "feels_better": Wording("mådde {} bättre", "{} felt better"),
    "more_active": Wording("hade {} mer tid i aktivitet", "{} had more time in activity"),
}
"""What is compared, each out of the exits, and how people say it."""
WHOLE = "exits"
TITLE = Wording("Kvinnor och män", "Women and men")
INTRO = Wording(
    "Skillnaden räknas på de insatser som visar siffrorna för både kvinnor och män. Osäkerheten är ett 95-procentigt "
    "intervall (Newcombe). Alla jämförelser i kapitlet räknas ihop (Holms metod), så att ingen ser säker ut av slump.",
    "The difference is worked out for interventions that show the figures for both women and men. The uncertainty is "
    "an interval of 95% (Newcombe). All comparisons in the chapter are taken together (Holm's method), so that none "
    "looks certain by chance.",
)
HIDDEN = Wording(
    "{measure}: siffrorna visas för både kvinnor och män i {shown} insatser; i {hidden} visas de inte för båda.",
    "{measure}: the figures are shown for both women and men in {shown} interventions; in {hidden} not for both.",
)
CAPTION = Wording("{measure} av avslutade, insats för insats", "{measure} of exits, by intervention")
DIFFERENCE = Wording("Skillnad i procentenheter (osäkerhet)", "Difference in percentage points (uncertainty)")
CONCLUSION = Wording("Kan något sägas?", "Can anything be said?")
CONCLUSIONS = {
    DifferenceVerdict.DIFFERS: Wording("Ja, de skiljer sig", "Yes, they differ"),
    DifferenceVerdict.CANNOT_BE_TOLD: Wording("Nej, kan vara slump", "No, may be chance"),
    DifferenceVerdict.TOO_FEW: Wording("Nej, för få", "No, too few"),
    DifferenceVerdict.NOT_SHOWN: Wording("Visas inte", "Not shown"),
    DifferenceVerdict.NO_FIGURES: Wording("Inga siffror", "No figures"),
}
CHART = Wording("Andel av avslutade, kvinnor och män", "Share of exits, women and men")
PER_CENT = Wording("Procent av avslutade", "Per cent of exits")


@dataclass(frozen=True, slots=True)
class _Compared:
    """One measure: all interventions together, then each that shows both numbers."""

    measure: str
    together: GenderDifference
    each: tuple[tuple[str, GenderDifference], ...]
    hidden: int


def gender_blocks(reports: Sequence[ReportReading], language: Language) -> Iterator[Block]:
    """Sentences on all interventions together, a chart, and a table a measure; nothing without exits by gender."""
    compared = _compared(one_each(reports))
    if not compared:
        return
    yield Heading(1, TITLE.in_language(language))
    yield Paragraph.of(INTRO.in_language(language))
    told = [gender_sentences(one.together).in_language(language) for one in compared]
    yield ListBlock(tuple(Paragraph.of(text) for text in told))
    yield from _chart(compared, language)
    for one in compared:
        yield Paragraph.of(_shown(one, language))
        yield _table(one, language)


def _compared(reports: Sequence[ReportReading]) -> tuple[_Compared, ...]:
    """All comparisons at once: how sure each is depends on how many are made."""
    asked = [(measure, *_asked(reports, measure)) for measure in MEASURES]
    asked = [one for one in asked if one[1]]
    figures = [
        together
        for measure, each, _ in asked
        for together in (_together(measure, each), *(figures for _, figures in each))
    ]
    answers = iter(compare_genders(figures))
    return tuple(
        _Compared(measure, next(answers), tuple((name, next(answers)) for name, _ in each), hidden)
        for measure, each, hidden in asked
    )


def _asked(reports: Sequence[ReportReading], measure: str) -> tuple[list[tuple[str, GenderFigures]], int]:
    """The interventions that show the measure for both, and how many hide it for one of them."""
    shown, hidden = [], 0
    for report in reports:
        women, men = (_seen(report, measure, gender) for gender in (Gender.WOMEN, Gender.MEN))
        if isinstance(women, Tally) and isinstance(men, Tally) and women.n and men.n:
            shown.append((report.intervention, _figures(measure, women, men)))
        elif Unseen.WITHHELD in (women, men):
            hidden += 1
    return shown, hidden


def _seen(report: ReportReading, measure: str, gender: Gender) -> Seen:
    """Those who answered are not told by gender: where fewer answered than left, there is nothing to compare."""
    total = report.figure(measure)
    if total is not None and isinstance(total.cell, Number) and total.cell.answered not in (None, report.value(WHOLE)):
        return Unseen.MISSING
    figures = (report.figure(measure, gender), report.figure(WHOLE, gender))
    if any(one is not None and isinstance(one.cell, Withheld) for one in figures):
        return Unseen.WITHHELD
    return shown_tally(report, measure, WHOLE, gender) or Unseen.MISSING


def _figures(measure: str, women: Seen, men: Seen) -> GenderFigures:
    return GenderFigures(measure_heading(measure), women, men, clause=MEASURES[measure], privacy=PrivacyClass.B)


def _together(measure: str, each: Sequence[tuple[str, GenderFigures]]) -> GenderFigures:
    women = added(one.women for _, one in each if isinstance(one.women, Tally))
    men = added(one.men for _, one in each if isinstance(one.men, Tally))
    return _figures(measure, women, men)


def _shown(one: _Compared, language: Language) -> str:
    measure = measure_heading(one.measure).in_language(language)
    return HIDDEN.in_language(language).format(measure=measure, shown=len(one.each), hidden=one.hidden)


def _chart(compared: Sequence[_Compared], language: Language) -> Iterator[Chart]:
    title = CHART.in_language(language)
    genders = (Gender.WOMEN, Gender.MEN)
    yield Chart(
        ChartKind.GROUPED,
        title,
        " ".join(_in_short(one, language) for one in compared),
        Table(
            (
                TableCell(measure_heading(WHOLE).in_language(language)),
                *(TableCell(COLUMN_HEADINGS[gender].in_language(language)) for gender in genders),
            ),
            tuple(
                (
                    TableCell(measure_heading(one.measure).in_language(language)),
                    *(_per_cent(seen) for seen in (one.together.figures.women, one.together.figures.men)),
                )
                for one in compared
            ),
            caption=title,
        ),
        PER_CENT.in_language(language),
    )


def _in_short(one: _Compared, language: Language) -> str:
    verdict = CONCLUSIONS[one.together.verdict].in_language(language)
    return f"{measure_heading(one.measure).in_language(language)}: {verdict[:1].lower()}{verdict[1:]}."


def _per_cent(seen: Seen) -> TableCell:
    value = round(100 * seen.value) if isinstance(seen, Tally) and seen.value is not None else None
    return unasked_cell() if value is None else TableCell(str(value), Number(value))


def _table(one: _Compared, language: Language) -> Table:
    genders = (COLUMN_HEADINGS[Gender.WOMEN], COLUMN_HEADINGS[Gender.MEN])
    heads = (WORDS["intervention"], *genders, DIFFERENCE, CONCLUSION)
    measure = measure_heading(one.measure).in_language(language)
    return Table(
        tuple(TableCell(wording.in_language(language)) for wording in heads),
        tuple((TableCell(name), *_cells(told, language)) for name, told in one.each),
        caption=CAPTION.in_language(language).format(measure=measure),
    )


def _cells(told: GenderDifference, language: Language) -> tuple[TableCell, ...]:
    shown = (told.figures.women, told.figures.men)
    return (
        *(TableCell(tally_words(one).in_language(language)) for one in shown if isinstance(one, Tally)),
        _difference(told, language),
        TableCell(CONCLUSIONS[told.verdict].in_language(language)),
    )


def _difference(told: GenderDifference, language: Language) -> TableCell:
    if told.difference is None or told.interval is None:
        return unasked_cell()
    size = number_words(100 * told.difference, 0).in_language(language)
    return TableCell(
        f"{size} ({span_words(100 * told.interval.low, 100 * told.interval.high, 0).in_language(language)})"
    )
