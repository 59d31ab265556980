"""A column that the form does not have. It is kept; it is never an error."""

from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading, UnforeseenColumn
from stegvis.vocabulary import Finding, Gender, Place, Severity, Wording


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        # The same added column stands in several tables of a report; it is told once.
        for heading, column in {
            column.heading.casefold(): column for column in reversed(one.unforeseen_columns)
        }.items():
            if heading.strip():
                yield _finding(one.intervention, column)


def _finding(intervention: str, column: UnforeseenColumn) -> Finding:
    kept = (
        (" Siffrorna är lästa och kommer med.", " Its figures are read and taken along.")
        if column.gender
        else (
            " Den är läst men räknas inte med i siffrorna.",
            " It is read but is not among the figures.",
        )
    )
    return words.finding(
        RULE.id,
        Severity.NOTE,
        intervention,
        Wording(
            f"Tabellen har kolumnen ”{column.heading}”, som formuläret inte har.{kept[0]}",
            f"The table has a column “{column.heading}” that the form does not have.{kept[1]}",
        ),
        stated=column.heading,
        place=column.place,
    )


_ADDED = UnforeseenColumn("Annat", Gender.NONBINARY, Place(line=9))
_AGAIN = UnforeseenColumn("Annat", Gender.NONBINARY, Place(line=12))

RULE = Rule(
    "unforeseen_column",
    _find,
    Wording("En kolumn som formuläret inte har.", "A column that the form does not have."),
    (
        Example("one column", reading(report(unforeseen_columns=(_ADDED,))), 1),
        Example("the same column in two tables", reading(report(unforeseen_columns=(_ADDED, _AGAIN))), 1),
        Example("the form's own columns", reading(report(rows={"exits": "9 5 4"})), 0),
    ),
)
