"""One region of a stream read as one report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from stegvis.forms.nodes import Ask, AskKind, Form, PeriodRule, Show
from stegvis.forms.reading import FormMatch, ReportReading, SectionReading, Unread
from stegvis.forms.recognise.content import FIELDS_ONLY, Answer, Content, read_content
from stegvis.forms.recognise.fields import (
    Answers,
    by_field,
    date_of,
    number_of,
    period_of,
    signature_of,
    text_of,
    yes_or_no,
)
from stegvis.forms.recognise.figures import Found, match_label, read_grids
from stegvis.forms.recognise.form_marks import form_columns
from stegvis.forms.recognise.hits import Finder
from stegvis.forms.recognise.labels import read_labels
from stegvis.forms.recognise.parties import split_parties
from stegvis.forms.recognise.prose_parts import read_prose
from stegvis.forms.recognise.regions import Region, orientation_of
from stegvis.forms.recognise.sections import in_order, section_hits, spans
from stegvis.forms.recognise.stream import Stream
from stegvis.forms.recognise.texts import plain_text, remaining_lines, text_blocks, without
from stegvis.forms.recognise.torn_rows import torn_rows
from stegvis.instruments import Instrument
from stegvis.vocabulary import Figure, Gender, Period

HEAD = "head"
_FIELD_KINDS = {AskKind.PARTIES, AskKind.PERIOD, AskKind.DATE, AskKind.NAME, AskKind.REGISTRY_NUMBER}


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all reports of a document."""

    match: FormMatch
    instruments: Sequence[Instrument] = ()
    year: int | None = None
    fallback_name: str = ""
    period: Period | None = None


def read_report(finder: Finder, region: Region, setting: Setting) -> ReportReading:
    """The report that stands in `region`, read as the setting's form."""
    form, stream = setting.match.form, finder.stream
    hits = in_order(section_hits(finder, form, region.content, region.end))
    contents = [read_content(finder, form, span) for span in spans(form, hits, region.content, region.end)]
    tables, used, torn = _tables(finder, form, region, contents)
    contents = [replace(content, pieces=tuple(without(content.pieces, torn))) for content in contents]
    figures, contents = _with_labels(stream, form, contents, tables)
    answers = by_field([*(a for c in contents for a in c.answers), *_whole_sections(stream, contents)])
    period = period_of(answers, "period", setting.year) or setting.period or form_period(form.period, setting.year)
    prose = read_prose(stream, form, contents, setting.instruments)
    return ReportReading(
        intervention=region.name or text_of(answers, "intervention") or setting.fallback_name,
        place=region.place,
        orientation=orientation_of(text_of(answers, "orientation") or "") or region.orientation,
        parties=split_parties(text_of(answers, "parties") or ""),
        agreement=period_of(answers, "agreement"),
        period=period,
        number=number_of(stream, answers),
        registry_number=text_of(answers, "registry_number"),
        received_on=date_of(answers, "received_on", period),
        signature=signature_of(stream, answers, period),
        budget_in_line=yes_or_no(text_of(answers, "budget_in_line")),
        figures=(*figures, *prose.figures),
        goals=prose.goals,
        statements=prose.statements,
        series=prose.series,
        tallies=prose.tallies,
        money=prose.money,
        sections=tuple(_sections(stream, contents, used)),
        unforeseen_columns=tuple(tables.columns.values()),
        unread=(*tables.unread, *_unread_periods(stream, answers)),
        form=setting.match,
    )


def form_period(rule: PeriodRule, year: int | None) -> Period | None:
    """The period that the form itself means in `year`, when its rule leaves no choice."""
    if year is None or rule.months is None or len(rule.start_months) != 1:
        return None
    start = date(year, rule.start_months[0], 1)
    months = start.month - 2 + rule.months
    return Period.of_months(start, date(year + months // 12, months % 12 + 1, 1))


def _tables(
    finder: Finder, form: Form, region: Region, contents: Sequence[Content]
) -> tuple[Found, set[int], list[tuple[int, int]]]:
    """The figures of the region's grids, the numbers of the lines whose grids gave figures, and where row labels
    that were torn out of their tables stand."""
    stream, rows = finder.stream, form.shows()
    first, last = stream.line_at(region.start), stream.line_at(max(region.end - 1, region.start))
    grids = {n: grid for n in range(first, last + 1) if (grid := stream.lines[n].grid) is not None}
    if not rows or not grids:
        return Found(), set(), []
    torn = torn_rows(finder, contents)
    grids |= {number: label.grid for number, label in torn.items()}
    numbers = sorted(grids)
    found = read_grids([grids[number] for number in numbers], rows, form_columns(form))
    read = {numbers[index] for index in found.used}
    if not read - set(torn):
        return Found(), set(), []
    return found, read, [torn[number].span for number in numbers if number in torn]


def _with_labels(
    stream: Stream, form: Form, contents: Sequence[Content], tables: Found
) -> tuple[list[Figure], list[Content]]:
    """The tables' figures with those printed as labels and numbers; those lines are no text any more."""
    kept: list[Content] = []
    rows_read = {measure for measure, _ in tables.figures}
    for content in contents:
        sections = (content.span.section, *content.span.absent)
        rows = [show for section in sections for show in section.shows() if show.measure not in rows_read]
        if not rows:
            kept.append(content)
            continue
        figures, lines = read_labels(stream, _labels_from(stream, content, rows), content.span.end, rows)
        for figure in figures:
            tables.add(figure)
        pieces = tuple(without(content.pieces, lines))
        kept.append(replace(content, pieces=pieces))
    order = {show.measure: number for number, show in enumerate(form.shows())}
    figures = sorted(tables.figures.values(), key=lambda f: (order.get(f.measure, 99), list(Gender).index(f.gender)))
    return figures, kept


def _labels_from(stream: Stream, content: Content, rows: Sequence[Show]) -> int:
    """Where the labels of a section may begin: after its heading, unless a row label is its heading."""
    heading = stream.text[content.span.start : content.span.content]
    return content.span.start if match_label(heading, rows) else content.span.content


def _whole_sections(stream: Stream, contents: Sequence[Content]) -> list[Answer]:
    """Answers of sections that ask for one thing and print no question: the section's whole text."""
    answers = []
    for content in contents:
        for item in content.span.section.items:
            if isinstance(item, Ask) and item.kind in _FIELD_KINDS and content.span.section.id != HEAD:
                text = "\n".join(text for _, text in remaining_lines(stream, content.pieces))
                start = content.pieces[0][0] if content.pieces else content.span.content
                answers.append(Answer(item.field, item.kind, text, start, start))
    return answers


def _sections(stream: Stream, contents: Sequence[Content], used: set[int]) -> list[SectionReading]:
    sections: list[SectionReading] = []
    for content in contents:
        section = content.span.section
        if section.id == HEAD or content.span.content == content.span.start:
            continue
        text = plain_text(stream, content.pieces)
        if section.id in FIELDS_ONLY and not text:
            continue
        blocks = text_blocks(stream, content.pieces, used)
        place = stream.place_at(content.span.start)
        sections.append(SectionReading(section.id, section.heading.sv, text, blocks, place))
    return sections


def _unread_periods(stream: Stream, answers: Answers) -> list[Unread]:
    return [
        Unread(answer.text, stream.place_at(answer.start))
        for field, answer in answers.items()
        if answer.kind is AskKind.PERIOD and any(map(str.isdigit, answer.text)) and period_of(answers, field) is None
    ]
