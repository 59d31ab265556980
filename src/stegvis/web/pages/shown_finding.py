"""A finding as it stands on a page."""

from dataclasses import dataclass

from stegvis.vocabulary import Finding
from stegvis.web.language import current_language
from stegvis.web.words import BADGES, BOXES, severity_text, where_text


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """The words and colours of a finding."""

    severity: str
    badge: str
    box: str
    message: str
    where: str


def shown_finding(finding: Finding) -> ShownFinding:
    """The finding in the language of the page."""
    return ShownFinding(
        severity=severity_text(finding.severity),
        badge=BADGES[finding.severity],
        box=BOXES[finding.severity],
        message=finding.message.in_language(current_language()),
        where=where_text(finding.place),
    )
