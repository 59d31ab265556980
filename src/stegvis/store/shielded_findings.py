"""Findings in the answers to a sensitive questionnaire are kept without their numbers (privacy, class D).

What a unit's two or three respondents answered must not stand in the association's store, and neither in the
sentence that says that it was summed wrongly. Rule, severity and place stay: whoever has the report finds it there.
"""

from collections.abc import Iterable
from dataclasses import replace

from stegvis.forms.reading import ReportReading
from stegvis.vocabulary import Finding, Place, Wording

TELLS_NO_ANSWER = {"person_rows", "unknown_unit", "name_variant", "person_named", "contact_exposed"}
SMALL = Wording(
    "En mening om svaren på ett känsligt frågeformulär kan peka ut någon. Den återges inte här; se rapporten.",
    "A sentence on the answers to a sensitive questionnaire may point someone out. It is left out; see the report.",
)
WRONG = Wording(
    "Ett tal om svaren på ett känsligt frågeformulär stämmer inte. Talen återges inte här; se rapporten, "
    "eller kontrollera filen med kommandot ”stegvis check”.",
    "A number on the answers to a sensitive questionnaire is wrong. The numbers are left out; see the report, "
    "or check the file with the command “stegvis check”.",
)


def shielded(findings: Iterable[Finding], reports: Iterable[ReportReading]) -> tuple[Finding, ...]:
    """The findings, those in a questionnaire's answers without any number."""
    spans = {report.intervention: _span(report) for report in reports if report.tallies}
    return tuple(_shielded(finding) if _lies_in(finding, spans) else finding for finding in findings)


def _shielded(finding: Finding) -> Finding:
    message = SMALL if finding.rule in {"small_group", "outcome_told_in_text"} else WRONG
    return replace(finding, message=message, stated=None, expected=None)


def _lies_in(finding: Finding, spans: dict[str, tuple[tuple[int, int], tuple[int, int]] | None]) -> bool:
    if finding.rule in TELLS_NO_ANSWER:
        return False
    if finding.rule == "tally_mismatch":
        return True
    span, spot = spans.get(finding.report or ""), _spot(finding.place)
    return span is not None and spot is not None and span[0] <= spot <= span[1]


def _span(report: ReportReading) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where the answers stand: from the first to the last thing read of them."""
    places = [
        place
        for tally in report.tallies
        for place in (tally.place, *(row.place for row in tally.answers), *(one.place for one in tally.stated))
    ]
    spots = [spot for spot in map(_spot, places) if spot is not None]
    return (min(spots), max(spots)) if spots else None


def _spot(place: Place) -> tuple[int, int] | None:
    at = place.line or place.paragraph
    return None if at is None else (place.page or 0, at)
