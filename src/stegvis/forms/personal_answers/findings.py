"""Findings in the answers to a sensitive questionnaire are kept without their numbers (privacy, class D).

What a unit's two or three respondents answered must not stand in the association's store, and neither in the
sentence that says that it was summed wrongly. Rule, severity and place stay: whoever has the report finds it there.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from stegvis.forms.personal_answers.rows import is_person_row
from stegvis.forms.personal_answers.spans import Span, answers_span
from stegvis.forms.reading import ReportReading
from stegvis.vocabulary import Finding, Wording

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
NAMED = Wording(
    "En person nämns vid namn. Namnet återges inte här; läs om raden ska stå kvar innan rapporten sprids.",
    "A person is mentioned by name. The name is left out here; see whether the line should stay before passing it on.",
)
CONTACT = Wording(
    "Ett telefonnummer eller en e-postadress står i rapporten. Ta bort uppgiften om rapporten ska spridas.",
    "A phone number or an e-mail address stands in the report. Remove it if the report is to be passed on.",
)
POINTS_AT_SOMEONE = {"person_named": NAMED, "contact_exposed": CONTACT}
"""Rules whose messages quote what should not travel further than the report."""


def shield_findings(findings: Iterable[Finding], reports: Iterable[ReportReading]) -> tuple[Finding, ...]:
    """The findings, those in a questionnaire's answers without any number, those on names without the name."""
    spans = {report.intervention: answers_span(report) for report in reports if report.tallies}
    return tuple(_shielded(one) if _lies_in(one, spans) else _unnamed(one) for one in findings)


def _unnamed(finding: Finding) -> Finding:
    message = POINTS_AT_SOMEONE.get(finding.rule) if finding.stated is not None else None
    return replace(finding, message=message, stated=None) if message else finding


def _shielded(finding: Finding) -> Finding:
    message = SMALL if finding.rule in {"small_group", "outcome_told_in_text"} else WRONG
    return replace(finding, message=message, stated=None, expected=None)


def _lies_in(finding: Finding, spans: dict[str, Span | None]) -> bool:
    if finding.rule in TELLS_NO_ANSWER:
        return False
    if finding.rule == "tally_mismatch":
        return True
    span = spans.get(finding.report or "")
    return (span is not None and finding.place in span) or _quotes_a_person(finding.message.sv)


def _quotes_a_person(message: str) -> bool:
    return any(is_person_row(part) for part in re.split("[”“]", message))
