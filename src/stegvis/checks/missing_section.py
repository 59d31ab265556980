"""A section that the form asks for and the report lacks."""

from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.checks.table import knows_form
from stegvis.forms.nodes import Section
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Finding, Severity, Wording


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        if one.form is None or not knows_form(one):
            continue
        asked = [section for section in one.form.form.sections if section.required]
        missing = [section for section in asked if not _is_there(one, section)]
        # When most is missing the report is no filled-in form of this kind.
        if missing and len(missing) <= len(asked) / 2:
            yield from (_finding(one, section) for section in missing)


def _is_there(report: ReportReading, section: Section) -> bool:
    given = {figure.measure for figure in report.figures}
    return report.section(section.id) is not None or any(show.measure in given for show in section.shows())


def _finding(report: ReportReading, section: Section) -> Finding:
    heading = section.heading
    return words.finding(
        RULE.id,
        Severity.WARNING,
        report.intervention,
        Wording(
            f"Avsnittet ”{heading.sv}” saknas. Lägg till det, eller skriv under rubriken varför det är tomt.",
            f"The section “{heading.en}” is missing. Add it, or write under the heading why it is empty.",
        ),
        expected=section.id,
        place=report.place,
    )


RULE = Rule(
    "missing_section",
    _find,
    Wording("Ett avsnitt saknas.", "A section is missing."),
    (
        Example("no analysis", reading(report(rows={"participants": "20 12 8"})), 1),
        Example("all there", reading(report(rows={"participants": "20 12 8"}, texts={"analysis": "Bra."})), 0),
        Example("there but empty", reading(report(texts={"result": "", "analysis": ""})), 0),
        Example("nothing of the form there", reading(report()), 0),
        Example("unknown form", reading(report(form=None)), 0),
    ),
)
