"""The account's overview: the table and the charts over all interventions."""

from collections import Counter
from collections.abc import Iterator, Sequence

from stegvis.documents.nodes import Block, Chart, ChartKind, Heading, PageBreak, Paragraph, Table, TableCell
from stegvis.forms.account.shown import shown_sum, unasked_cell, withheld_cell
from stegvis.forms.account.words import WORDS
from stegvis.forms.fill import COLUMN_HEADINGS
from stegvis.forms.reading import ReportReading
from stegvis.vocabulary import Finding, Gender, NotAsked, Number
from stegvis.vocabulary.gender import PARTS
from stegvis.vocabulary.measure import EXIT_CLASSES, measure_heading
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import written_number

OVERVIEW_MEASURES = (
    "planned_participants",
    "participants",
    "participants_since_start",
    "exits",
    *EXIT_CLASSES,
    "feels_better",
    "more_active",
    "consents",
)


def overview_blocks(
    reports: Sequence[ReportReading], findings: Sequence[Finding], language: Language
) -> Iterator[Block]:
    """The overview table over all interventions and its charts."""
    measures = [m for m in OVERVIEW_MEASURES if any(report.figure(m) for report in reports)]
    yield Heading(1, WORDS["overview"].in_language(language))
    yield _overview_table(reports, findings, measures, language)
    yield Paragraph.of(WORDS["overview.empty"].in_language(language))
    charts = [*participants_chart(reports, language), *exits_chart(reports, language)]
    if charts:
        yield PageBreak()
        yield Heading(1, WORDS["charts"].in_language(language))
        yield from charts


def _overview_table(
    reports: Sequence[ReportReading], findings: Sequence[Finding], measures: Sequence[str], language: Language
) -> Table:
    header = [WORDS["intervention"], *(measure_heading(measure) for measure in measures), WORDS["findings"]]
    count = Counter(finding.report for finding in findings)
    return Table(
        tuple(TableCell(wording.in_language(language)) for wording in header),
        tuple(
            (
                TableCell(report.intervention),
                *(_total(report, measure) for measure in measures),
                TableCell(str(count[report.intervention]), Number(count[report.intervention])),
            )
            for report in reports
        ),
        caption=WORDS["figures"].in_language(language),
    )


def _total(report: ReportReading, measure: str) -> TableCell:
    """The bare number: remarks such as "(26 svar)" stand in the chapter."""
    figure = report.figure(measure)
    if figure is None:
        return TableCell("")
    return TableCell(f"{figure.value:g}" if figure.value is not None else figure.raw, figure.cell)


def participants_chart(reports: Sequence[ReportReading], language: Language) -> Iterator[Chart]:
    """Participants of each intervention, stacked by gender; nothing when no report gives them."""
    measures = ("participants", "participants_since_start")
    told = ((report, [one for one in measures if report.value(one) is not None]) for report in reports)
    rows = [(report.intervention, found[0], report) for report, found in told if found]
    genders = [g for g in PARTS if any(report.value(measure, g) is not None for _, measure, report in rows)]
    if not rows or not genders:
        return
    title = WORDS["chart.participants"].in_language(language)
    yield Chart(
        kind=ChartKind.STACKED,
        title=title,
        alternative=_participants_sentence(rows, language),
        data=Table(
            _header(WORDS["intervention"].in_language(language), genders, language),
            tuple(
                (TableCell(name), *(_number_cell(report, measure, gender) for gender in genders))
                for name, measure, report in rows
            ),
            caption=title,
        ),
        value_title=WORDS["people"].in_language(language),
    )


def _participants_sentence(rows: Sequence[tuple[str, str, ReportReading]], language: Language) -> str:
    largest = max(rows, key=lambda row: row[2].value(row[1]) or 0)
    value = largest[2].value(largest[1])
    if language == "sv":
        return (
            f"Stapeldiagram över deltagare i {len(rows)} insatser, uppdelade på kön. "
            f"Flest deltagare har {largest[0]} med {value}."
        )
    return f"Bar chart of participants in {len(rows)} interventions by gender. {largest[0]} has most, {value}."


def exits_chart(reports: Sequence[ReportReading], language: Language, *, of: str | None = None) -> Iterator[Chart]:
    """Exits by class and gender, summed over `reports`; nothing when none gives exit classes."""
    genders = [g for g in PARTS if any(shown_sum(reports, measure, g).value for measure in EXIT_CLASSES)]
    if not genders:
        return
    title = WORDS["chart.exits"].in_language(language) + (f": {of}" if of else "")
    yield Chart(
        kind=ChartKind.GROUPED,
        title=title,
        alternative=_exits_sentence(reports, language),
        data=Table(
            _header(measure_heading("exits").in_language(language), genders, language),
            tuple(
                (
                    TableCell(measure_heading(measure).in_language(language)),
                    *(_sum_cell(reports, measure, gender) for gender in genders),
                )
                for measure in EXIT_CLASSES
            ),
            caption=title,
        ),
        value_title=WORDS["people"].in_language(language),
    )


def _exits_sentence(reports: Sequence[ReportReading], language: Language) -> str:
    """The sums of what is shown; and that there is more, where a report withholds a number."""
    sums = {measure: shown_sum(reports, measure) for measure in EXIT_CLASSES}
    parts = [
        f"{measure_heading(measure).in_language(language).lower()} {written_number(found.value, language)}"
        for measure, found in sums.items()
        if found.shown
    ]
    start = WORDS["chart.exits.of"].in_language(language)
    told = f"{start}: {', '.join(parts)}." if parts else f"{start}."
    hidden = any(found.hidden for found in sums.values())
    return f"{told} {WORDS['chart.hidden'].in_language(language)}" if hidden else told


def _header(corner: str, genders: Sequence[Gender], language: Language) -> tuple[TableCell, ...]:
    return (TableCell(corner), *(TableCell(COLUMN_HEADINGS[gender].in_language(language)) for gender in genders))


def _number_cell(report: ReportReading, measure: str, gender: Gender) -> TableCell:
    figure = report.figure(measure, gender)
    return TableCell(figure.raw, figure.cell) if figure else TableCell("–", NotAsked())


def _sum_cell(reports: Sequence[ReportReading], measure: str, gender: Gender) -> TableCell:
    found = shown_sum(reports, measure, gender)
    if found.shown:
        return TableCell(f"{found.value:g}", Number(found.value))
    return withheld_cell() if found.hidden else unasked_cell()
