"""Packed reports for tests; all of it invented."""

from dataclasses import replace
from datetime import date
from typing import Any

from stegvis.forms.package.nodes import PackedFinding, PackedGoal, PackedMoney, PackedReport, PackedSection
from stegvis.forms.reading import ReportNumber
from stegvis.store.models import Edition
from stegvis.vocabulary import Blank, Gender, NotAnswered, NotAsked, Number, Period, Severity, Withheld, Wording
from stegvis.vocabulary.orientation import Orientation
from stegvis.vocabulary.released import Between, ReleasedCell, ReleasedFigure

PDF = b"%PDF-1.7 invented"
PERIOD = Period(date(2026, 1, 1), date(2026, 8, 31))
CELLS: tuple[tuple[str, tuple[ReleasedCell, ...]], ...] = (
    ("participants", (Number(40), Number(25), Number(15))),
    ("exits", (Number(26), Withheld(), Withheld())),
    ("exits_positive", (Number(13), Blank(), NotAsked())),
    ("exits_unclear", (Number(8), Withheld(), Withheld())),
    ("exits_other", (Number(5), Withheld(), Withheld())),
    ("feels_better", (Number(21, answered=26), NotAnswered(), NotAsked())),
)
REPORT = PackedReport(
    association="Påhittade samordningsförbundet",
    operator="Påhittade kommunen",
    intervention="Linden",
    form_id="skaraborg_interim",
    form_version="2023",
    period=PERIOD,
    edition=1,
    submission=1,
    submitted_on=date(2026, 9, 14),
    number=ReportNumber(2, 3),
    orientation=Orientation.INDIVIDUAL,
    parties=("Påhittade kommunen", "Påhittade regionen"),
    agreement=Period(date(2025, 1, 1), date(2027, 12, 31)),
    budget_in_line=True,
    sections=(PackedSection("background", "Bakgrund", "Insatsen är påhittad.\n\nDen finns bara i proven."),),
    goals=(PackedGoal("Minst hälften går vidare", "met", "Hälften gick vidare, och målet är nått."),),
    money=(PackedMoney(2026, "Personal", "Förbundet", 1_200_000, 800_000),),
    findings=(
        PackedFinding(
            "rounding", Severity.NOTE, Wording("Andelen är avrundad.", "The share is rounded."), "Avrundat i texten."
        ),
    ),
    measures=(("participants", "a" * 64), ("exits", "b" * 64)),
    facts_digest="c" * 64,
    pattern="d" * 64,
    ledger_entry="e" * 64,
)
GENDERS = (Gender.ALL, Gender.WOMEN, Gender.MEN)


def invented(**changes: Any) -> PackedReport:
    """The invented report with its figures, and with what is changed."""
    report = replace(REPORT, **changes)
    figures = tuple(
        ReleasedFigure(measure, gender, report.period, cell, report.intervention)
        for measure, cells in CELLS
        for gender, cell in zip(GENDERS, cells, strict=True)
    )
    band = ReleasedFigure("exits_positive", Gender.ALL, report.period, Between(1, 4), report.intervention, ("Arbete",))
    return report if "figures" in changes else replace(report, figures=(*figures, band))


def pack(edition: Edition, **changes: Any) -> PackedReport:
    """The invented report as if it were the edition's."""
    intervention = edition.intervention
    of_edition = {
        "association": intervention.association.name,
        "intervention": intervention.name,
        "form_id": edition.form_id,
        "form_version": edition.form_version,
        "period": Period(edition.period_start, edition.period_end),
        "edition": edition.number,
    }
    return invented(**of_edition | changes)
