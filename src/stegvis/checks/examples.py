"""Builders for the rules' own examples. Every intervention, number and name here is invented."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from stegvis.documents.nodes import Document, Line, Paragraph, Run
from stegvis.forms.nodes import (
    Ask,
    AskKind,
    Condition,
    Form,
    Mark,
    PeriodRule,
    Section,
    Show,
    ShowTable,
)
from stegvis.forms.reading import FormMatch, Reading, ReportReading, SectionReading, Statement
from stegvis.vocabulary import Blank, Cell, Figure, Gender, NotNumeric, Number, Period, Place, Withheld, Wording
from stegvis.vocabulary.cells import WITHHELD_SIGN
from stegvis.vocabulary.measure import EXIT_CLASSES

_COLUMNS = (Gender.ALL, Gender.WOMEN, Gender.MEN, Gender.NONBINARY, Gender.UNKNOWN)
_OUTCOMES = (*EXIT_CLASSES, "feels_better", "more_active")


def _section(name: str, *measures: str, required: bool = True) -> Section:
    rows = tuple(Show(one, Wording(one, one), (Mark(one),), required=True) for one in measures)
    table = (ShowTable(Wording("Tabell", "Table"), rows),) if rows else ()
    return Section(name, Wording(name, name), (Mark(name),), table, required=required)


INTERIM = Form(
    id="invented_interim",
    version="1",
    title=Wording("Påhittad delårsrapport", "Invented interim report"),
    issuer=None,
    title_marks=(Mark("Påhittad delårsrapport"),),
    sections=(_section("result", "participants", "exits", *_OUTCOMES), _section("analysis")),
    repeats=True,
    period=PeriodRule(months=8, start_months=(1,)),
    threshold=Condition("exits", 8),
    threshold_measures=_OUTCOMES,
)

STATUS = Form(
    id="invented_status",
    version="1",
    title=Wording("Påhittad lägesrapport", "Invented status report"),
    issuer=None,
    title_marks=(Mark("Påhittad lägesrapport"),),
    sections=(
        _section("activities"),
        Section(
            "budget",
            Wording("Budget", "Budget"),
            (Mark("Budget"),),
            (Ask("budget_in_line", AskKind.YES_NO, Wording("I linje med budget?", "In line?"), required=True),),
        ),
        _section("participants", "planned_participants", "participants_since_start"),
    ),
    period=PeriodRule(months=6),
)


def table(rows: Mapping[str, str], first_line: int = 10) -> tuple[Figure, ...]:
    """Figures from rows like {"exits": "12 7 5"}: total, women, men, non-binary, unknown.

    "_" is a blank cell, "‥" a withheld one, "." a column that is not there, "21/26" 21 with 26 answers; other words
    are not numeric.
    """
    return tuple(
        Figure(measure, gender, _cell(text), text.replace("_", ""), Place(line=first_line + row))
        for row, (measure, cells) in enumerate(rows.items())
        for gender, text in zip(_COLUMNS, cells.split(), strict=False)
        if text != "."
    )


def _cell(text: str) -> Cell:
    value, _, answered = text.partition("/")
    if text == "_":
        return Blank()
    if text == WITHHELD_SIGN:
        return Withheld()
    return Number(int(value), int(answered) if answered else None) if value.isdigit() else NotNumeric(text)


def section(name: str, text: str, line: int = 40) -> SectionReading:
    """A section whose lines stand under each other from `line` on."""
    lines = tuple(Line(one, Place(line=line + at)) for at, one in enumerate(text.split("\n")))
    block = Paragraph((Run(text),), Place(line=line), lines)
    return SectionReading(name, name.capitalize(), text, (block,), Place(line=line))


def says(sentence: str, raw: str, **known: Any) -> Statement:
    """A statement found in `sentence`; `known` are the fields that its words tell."""
    place = known.pop("place", Place(line=41))
    return Statement(sentence, raw, place, **known)


def report(
    name: str = "Solgläntan",
    rows: Mapping[str, str] | None = None,
    texts: Mapping[str, str] | None = None,
    form: Form | None = INTERIM,
    **fields: Any,
) -> ReportReading:
    """A report of the invented interim form with these rows of figures and section texts."""
    sections = tuple(section(one, text, 40 + 20 * at) for at, (one, text) in enumerate((texts or {}).items()))
    match = FormMatch(form, 1.0) if form else None
    return ReportReading(name, Place(line=1), figures=table(rows or {}), sections=sections, form=match, **fields)


def reading(*reports: ReportReading, **fields: Any) -> Reading:
    """A file that holds these reports."""
    document = Document("Påhittat exempel", (), name="påhittad.txt")
    form = reports[0].form if reports else None
    known: dict[str, Any] = {"file": "påhittad.txt", "document": document, "title": None, "issuer": None} | fields
    return Reading(form=form, reports=reports, **known)


def days(start: str, end: str) -> Period:
    """A period from two ISO dates."""
    return Period(date.fromisoformat(start), date.fromisoformat(end))


def letter(text: str, line: int = 1) -> Reading:
    """A file of plain lines in which no report was recognised."""
    lines = tuple(Line(one, Place(line=line + at)) for at, one in enumerate(text.split("\n")))
    block = Paragraph((Run(text),), Place(line=line), lines)
    return reading(document=Document("Påhittat brev", (block,), name="påhittad.txt"))
