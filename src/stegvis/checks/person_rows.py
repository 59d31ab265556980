"""A report lists a questionnaire's answers person by person."""

from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.answers import answer_place
from stegvis.checks.example_tallies import tally
from stegvis.checks.examples import reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading, ReportReading, Tally
from stegvis.vocabulary import Finding, Severity, Wording


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        for instrument in dict.fromkeys(each.instrument for each in one.tallies):
            listed = [each for each in one.tallies if each.instrument == instrument and each.answers]
            if listed:
                yield _finding(one, instrument, listed)


def _finding(report: ReportReading, instrument: str, listed: list[Tally]) -> Finding:
    rows = sum(len(one.answers) for one in listed)
    return words.finding(
        RULE.id,
        Severity.WARNING,
        report.intervention,
        _message(rows, len(listed)),
        measure=instrument,
        stated=rows,
        place=answer_place(listed[0]),
    )


def _message(rows: int, units: int) -> Wording:
    counted, places = words.number(rows), words.number(units)
    row_sv, row_en = ("rad", "row") if rows == 1 else ("rader", "rows")
    unit_sv, unit_en = ("enhet", "unit") if units == 1 else ("enheter", "units")
    return Wording(
        f"Enkätsvaren står person för person: {counted.sv} {row_sv} från {places.sv} {unit_sv}. Den som känner gruppen "
        "kan känna igen någon. Skriv bara summor, och bara för grupper som är stora nog.",
        f"The answers are listed person by person: {counted.en} {row_en} from {places.en} {unit_en}. Someone who knows "
        "the group may recognise a person. Give totals only, and only for groups that are large enough.",
    )


RULE = Rule(
    "person_rows",
    _find,
    Wording("Svar redovisas person för person.", "Answers are listed person by person."),
    (
        Example("two units", reading(report(tallies=(tally("Ekbacken", "w:1 m:-"), tally("Lindhult", "w:2")))), 1),
        Example("one row", reading(report(tallies=(tally("Ekbacken", "w:1"),))), 1),
        Example("totals only", reading(report(tallies=(tally("Ekbacken", "", "exposed.a=9", "a=20 w=12 m=8"),))), 0),
        Example("no questionnaire", reading(report()), 0),
    ),
)
