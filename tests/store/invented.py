"""Invented readings for the tests: no such association, intervention or place exists."""

from dataclasses import replace
from datetime import date

from stegvis.documents.nodes import Document, ListBlock, Paragraph, Table, TableCell
from stegvis.forms.nodes import Form, Mark, Section
from stegvis.forms.reading import (
    AnswerRow,
    FormMatch,
    GoalReading,
    Reading,
    ReportNumber,
    ReportReading,
    SectionReading,
    SeriesValue,
    Signature,
    Tally,
    Unread,
)
from stegvis.vocabulary import (
    Blank,
    Figure,
    Finding,
    Gender,
    NotAnswered,
    NotAsked,
    NotNumeric,
    Number,
    Period,
    Place,
    Severity,
    Withheld,
    Wording,
)

WORDING = Wording("Påhittad", "Invented")
FORM = Form(
    id="invented",
    version="1",
    title=WORDING,
    issuer=None,
    title_marks=(Mark("påhittad"),),
    sections=(Section("background", WORDING, (Mark("bakgrund"),)),),
)
PERIOD = Period(date(2031, 1, 1), date(2031, 8, 31))
CELLS = (
    Number(0),
    Number(12),
    Number(21, answered=26),
    Number(0.5),
    Blank(),
    NotNumeric("x"),
    Withheld(),
    NotAsked(),
    NotAnswered(),
)


def figures(total: int = 12) -> tuple[Figure, ...]:
    """Every kind of cell, and a total that tests can change."""
    kinds = tuple(
        Figure(f"kind_{number}", Gender.ALL, cell, f"rå {number}", Place(line=10 + number))
        for number, cell in enumerate(CELLS)
    )
    return (Figure("participants", Gender.ALL, Number(total), str(total), Place(line=9)), *kinds)


def section() -> SectionReading:
    """A section with running text, a list and a table."""
    blocks = (
        Paragraph.of("Vi träffas i ängen.", Place(line=20)),
        ListBlock((Paragraph.of("gå"), Paragraph.of("vila")), place=Place(line=21)),
        Table((TableCell("År"), TableCell("Antal")), ((TableCell("2031"), TableCell("4")),)),
    )
    return SectionReading("background", "Bakgrund", "Vi träffas i ängen.\ngå\nvila", blocks, Place(line=19))


def report(name: str = "Linden", *, total: int = 12, goals: tuple[str, ...] = ("30 % går vidare",)) -> ReportReading:
    """A report that states something of everything the store keeps."""
    return ReportReading(
        intervention=name,
        place=Place(line=5),
        orientation="individual",
        parties=("Ekhyltans kommun", "Regionen"),
        agreement=Period(date(2030, 1, 1), date(2031, 12, 31)),
        period=PERIOD,
        number=ReportNumber(2, 4),
        registry_number="PÅ 12/31",
        received_on=date(2031, 9, 9),
        signature=Signature("Styrgruppens ordförande", date(2031, 9, 1), "1/9 31"),
        budget_in_line=True,
        figures=figures(total),
        goals=tuple(GoalReading(text, 0.3, None, Place(line=8)) for text in goals),
        series=(SeriesValue("soc29", "total", "2031-02", 140.0, -2.5, Place(line=30), 1, ("a", "b")),),
        sections=(section(),),
        unread=(Unread("? 17 ?", Place(line=40)),),
        form=FormMatch(FORM, 0.9),
    )


def reading(*reports: ReportReading, file: str = "påhittad.txt") -> Reading:
    """A file that holds `reports`."""
    return Reading(
        file=file,
        document=Document("Påhittad redovisning", (), name=file),
        form=FormMatch(FORM, 0.9),
        title="Påhittad redovisning",
        issuer="Samordningsförbundet Ingenstans",
        reports=reports or (report(),),
    )


def finding(name: str | None = "Linden", **changes: object) -> Finding:
    """A finding on the report with that name."""
    found = Finding(
        rule="gender_sum",
        severity=Severity.ERROR,
        report=name,
        measure="participants",
        stated=12,
        expected=11,
        message=Wording("Det står 12, delarna ger 11.", "It says 12, the parts give 11."),
        place=Place(line=9),
    )
    return replace(found, **changes)


def violent_report() -> ReportReading:
    """A report whose text lists answers person by person, partly in a way that reading does not understand."""
    rows = ("Kvinna 1) svarat ja på 1-3", "Kvinna 2) svarat nej på samtliga", "Man 1) svarat ja på 6")
    places = [Place(line=50 + number) for number in range(3)]
    listed = tuple(Paragraph.of(text, place) for text, place in zip(rows, places, strict=True))
    strange = Paragraph.of("Hen 4) ja på 2\nMan 7) ja på 5\nSammanlagt 5 svar.", Place(line=60))
    return replace(
        report("Stigen"),
        sections=(
            SectionReading("result", "Resultat", "\n".join(rows) + "\n" + strange.text, (*listed, strange), places[0]),
        ),
        tallies=(
            Tally(
                "violence",
                "Enhet Nord",
                {},
                (
                    AnswerRow(Gender.WOMEN, 1, frozenset({"1", "2", "3"}), places[0]),
                    AnswerRow(Gender.WOMEN, 2, frozenset(), places[1]),
                    AnswerRow(Gender.MEN, 1, frozenset({"6"}), places[2]),
                ),
                place=places[0],
            ),
        ),
        unread=(Unread("Kvinna 9) ja", Place(line=70)),),
    )
