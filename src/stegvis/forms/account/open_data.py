"""The account as open data: tables as CSV in one ZIP, with a codebook that says what every column and word means.

No cell can become a formula in a spreadsheet: text that begins as one gets an apostrophe before it (OWASP, CSV
injection). A number that is not shown has no value, and says so.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from stegvis.documents.writers.fixed_zip import fixed_archive
from stegvis.forms.account.goals import STANDING
from stegvis.forms.account.material import AccountMaterial
from stegvis.forms.fill import COLUMN_HEADINGS, ORIENTATIONS
from stegvis.forms.reading import ReportReading
from stegvis.vocabulary import (
    Blank,
    Cell,
    NotAnswered,
    NotAsked,
    NotNumeric,
    Number,
    Period,
    Withheld,
    Wording,
)
from stegvis.vocabulary.measure import measure_heading
from stegvis.vocabulary.released import Between, ReleasedCell
from stegvis.vocabulary.wording import Language

Field = str | int | float | None
Row = tuple[Field, ...]
FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")

_KINDS: Mapping[type[object], tuple[str, Wording]] = {
    Number: ("number", Wording("Talet står i kolumnen value.", "The number stands in the column value.")),
    Between: (
        "between",
        Wording("Talet ligger mellan least och most, båda inräknade.", "The number lies from least to most."),
    ),
    Withheld: (
        "withheld",
        Wording("Talet finns men visas inte, så att ingen kan pekas ut.", "There is a number; it is not shown."),
    ),
    Blank: ("blank", Wording("Rutan är tom i rapporten.", "The cell is empty in the report.")),
    NotAsked: ("not_asked", Wording("Frågan ställdes inte.", "The question was not asked.")),
    NotAnswered: ("not_answered", Wording("Ingen svarade.", "Nobody answered.")),
    NotNumeric: (
        "not_numeric",
        Wording("I rutan står något annat än ett tal.", "Something else than a number stands in the cell."),
    ),
}


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """A measure in words, with the SHA-256 of its definition and its class of privacy."""

    label: Wording
    explanation: Wording
    digest: str
    privacy: str


@dataclass(frozen=True, slots=True)
class _Column:
    """A column's name with its meaning."""

    name: str
    meaning: Wording


_INTERVENTION = _Column("intervention", Wording("Insatsens namn i rapporten.", "The intervention as the report says."))
_PERIOD = (
    _Column("period_start", Wording("Periodens första dag.", "First day of the period.")),
    _Column("period_end", Wording("Periodens sista dag.", "Last day of the period.")),
)
_MEASURE = _Column("measure", Wording("Måttets id; se measures.csv.", "The measure's id; see measures.csv."))
_GENDER = _Column("gender", Wording("Vilka; se values.csv.", "Whom; see values.csv."))
_CELL = _Column("cell", Wording("Vad som står i rutan; se values.csv.", "What stands in the cell; see values.csv."))
_VALUE = _Column("value", Wording("Talet, när det visas.", "The number, when it is shown."))
_FORM = _Column("form", Wording("Formulärets id och version.", "The form's id and version."))
_COLUMNS: Mapping[str, tuple[_Column, ...]] = {
    "figures.csv": (
        _INTERVENTION,
        _FORM,
        *_PERIOD,
        _MEASURE,
        _GENDER,
        _CELL,
        _VALUE,
        _Column("answered", Wording("Antal svar bakom talet, när det sägs.", "Answers behind the number, when told.")),
    ),
    "interventions.csv": (
        _INTERVENTION,
        _Column("orientation", Wording("Vilka den riktar sig till.", "Whom it is aimed at.")),
        _Column("parties", Wording("Avtalets parter.", "The parties to the agreement.")),
        _Column("agreement_start", Wording("Avtalets första dag.", "First day of the agreement.")),
        _Column("agreement_end", Wording("Avtalets sista dag.", "Last day of the agreement.")),
        _FORM,
        *_PERIOD,
    ),
    "money.csv": (
        _INTERVENTION,
        _Column("budget", Wording("Budget i kronor för perioden.", "Budget in kronor for the period.")),
        _Column("outcome", Wording("Utfall i kronor; tomt: inte känt än.", "Outcome in kronor; empty: not yet known.")),
        _Column("own_cost", Wording("Utfall utan administration.", "Outcome without administration.")),
    ),
    "goals.csv": (
        _INTERVENTION,
        _Column("goal", Wording("Målet som det är formulerat.", "The goal as worded.")),
        _Column("verdict", Wording("Läget; tomt: bedöms i text.", "Its standing; empty: judged in words.")),
        _Column("sentence", Wording("Bedömningen i ord.", "The judgement in words.")),
    ),
    "missing.csv": (
        _INTERVENTION,
        _Column("report", Wording("Rapporten som saknas.", "The report that is missing.")),
        *_PERIOD,
        _Column("due_on", Wording("När den skulle lämnas.", "When it was due.")),
    ),
    "violence.csv": (
        *_PERIOD,
        _MEASURE,
        _GENDER,
        _CELL,
        _VALUE,
        _Column("least", Wording("Talet är minst så stort.", "The number is at least this.")),
        _Column("most", Wording("Talet är högst så stort.", "The number is at most this.")),
    ),
}


def open_data(title: str, material: AccountMaterial, measures: Mapping[str, MeasureWords], language: Language) -> bytes:
    """A ZIP of figures, interventions, money, goals, missing reports and violence, each as CSV in UTF-8 with commas.

    codebook.csv tells of columns, values.csv of words, measures.csv of measures with their definitions' hashes. The
    same material gives the same bytes.
    """
    tables = _tables(material, language)
    used = dict.fromkeys(str(row[4]) for row in tables["figures.csv"])
    used |= dict.fromkeys(str(row[2]) for row in tables["violence.csv"])
    files = {name: _csv([one.name for one in _COLUMNS[name]], rows) for name, rows in tables.items()}
    files["codebook.csv"] = _csv(("file", "column", "meaning_sv", "meaning_en"), _codebook())
    files["values.csv"] = _csv(("column", "value", "meaning_sv", "meaning_en"), _values())
    files["measures.csv"] = _csv(
        ("measure", "label_sv", "label_en", "explanation_sv", "explanation_en", "privacy_class", "definition_sha256"),
        (_measure(name, measures.get(name)) for name in used),
    )
    files["README.txt"] = f"{title}\n{material.association}\n\n{_README.in_language(language)}\n".encode()
    return fixed_archive(files)


def _tables(material: AccountMaterial, language: Language) -> dict[str, list[Row]]:
    reports = material.reports
    return {
        "figures.csv": [row for report in reports for row in _figures(report)],
        "interventions.csv": [_intervention(report) for report in reports],
        "money.csv": [(one.intervention, one.budget, one.outcome, one.own_cost) for one in material.money],
        "goals.csv": [
            (
                one.intervention,
                one.text,
                one.verdict.value if one.verdict else None,
                one.sentence.in_language(language) if one.sentence else None,
            )
            for one in material.goals
        ],
        "missing.csv": [
            (one.intervention, one.form.in_language(language), *_days(one.period), one.due_on.isoformat())
            for one in material.missing
        ],
        "violence.csv": [
            (*_days(table.period), row.measure, row.gender.value, *_cell(row.cell), *_ends(row.cell))
            for table in material.screening
            for row in table.rows
        ],
    }


def _figures(report: ReportReading) -> Iterator[Row]:
    """Numbers that were found in running text are left out: they stand there in their own words."""
    for figure in report.figures:
        if figure.confidence == 1.0:
            answered = figure.cell.answered if isinstance(figure.cell, Number) else None
            head = (report.intervention, _form(report), *_days(report.period))
            yield (*head, figure.measure, figure.gender.value, *_cell(figure.cell), answered)


def _intervention(report: ReportReading) -> Row:
    return (
        report.intervention,
        report.orientation.value if report.orientation else None,
        "; ".join(report.parties),
        *_days(report.agreement),
        _form(report),
        *_days(report.period),
    )


def _form(report: ReportReading) -> str | None:
    return f"{report.form.form.id} {report.form.form.version}" if report.form else None


def _days(period: Period | None) -> tuple[str | None, str | None]:
    return (period.start.isoformat(), period.end.isoformat()) if period else (None, None)


def _cell(cell: Cell | ReleasedCell) -> tuple[str, int | float | None]:
    return _KINDS[type(cell)][0], cell.value if isinstance(cell, Number) else None


def _ends(cell: ReleasedCell) -> tuple[int | None, int | None]:
    return (cell.least, cell.most) if isinstance(cell, Between) else (None, None)


def _codebook() -> Iterator[Row]:
    for name, columns in _COLUMNS.items():
        yield from ((name, one.name, one.meaning.sv, one.meaning.en) for one in columns)


def _values() -> Iterator[Row]:
    yield from (("cell", kind, meaning.sv, meaning.en) for kind, meaning in _KINDS.values())
    yield from (("gender", one.value, words.sv, words.en) for one, words in COLUMN_HEADINGS.items())
    yield from (("orientation", one.value, words.sv, words.en) for one, words in ORIENTATIONS.items())
    yield from (("verdict", one.value, words.sv, words.en) for one, words in STANDING.items())


def _measure(name: str, words: MeasureWords | None) -> Row:
    if words is None:
        heading = measure_heading(name)
        return name, heading.sv, heading.en, None, None, None, None
    told = (words.label.sv, words.label.en, words.explanation.sv, words.explanation.en)
    return (name, *told, words.privacy, words.digest)


def _csv(header: Iterable[str], rows: Iterable[Row]) -> bytes:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_harmless(field) for field in row] for row in rows)
    return text.getvalue().encode()


def _harmless(field: Field) -> Field:
    return f"'{field}" if isinstance(field, str) and field.lstrip(" \u00a0").startswith(FORMULA_SIGNS) else field


_README = Wording(
    "Siffrorna är rapporternas egna, som de visas. codebook.csv förklarar kolumnerna, values.csv orden i dem och "
    "measures.csv måtten, med SHA-256 av varje definition. Tabellerna är CSV i UTF-8 med komma.\n"
    "En text som börjar som en formel har en apostrof framför sig.",
    "The figures are the reports' own, as shown. codebook.csv explains the columns, values.csv the words in them and "
    "measures.csv the measures, with the SHA-256 of each definition. The tables are CSV in UTF-8 with commas.\n"
    "A text that begins as a formula has an apostrophe before it.",
)
