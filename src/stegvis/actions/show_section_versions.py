"""The versions of a section of a report, and what each changed."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, NotPermitted
from stegvis.actions.access.open_edition import edition_for
from stegvis.forms.asked import heading_of
from stegvis.store.models import Edition
from stegvis.store.reports.form_in_use import form_of
from stegvis.store.reports.writing.differences import Difference, Piece
from stegvis.store.reports.writing.versions import ListedVersion, versions_of
from stegvis.vocabulary import Wording
from stegvis.vocabulary.report_life import ReportState

__all__ = ["Difference", "ListedVersion", "Piece", "SectionVersions", "asked_heading", "show_section_versions"]


@dataclass(frozen=True, slots=True)
class SectionVersions:
    """A section's versions, the latest first."""

    number: int
    name: str
    section: str
    heading: Wording
    is_draft: bool
    versions: tuple[ListedVersion, ...]


def show_section_versions(*, by: Actor, edition: int, section: str) -> SectionVersions:
    """The versions. Raises NotPermitted, also when the form has no such section; BadInput as `show_writing`."""
    found = edition_for(by, "show_section_versions", edition)
    return SectionVersions(
        found.pk,
        found.intervention.name,
        section,
        asked_heading(found, section),
        ReportState(found.state) is ReportState.DRAFT,
        versions_of(found, section),
    )


def asked_heading(edition: Edition, section: str) -> Wording:
    """The heading that the answer stands under. Raises NotPermitted when the form asks for nothing of that name."""
    heading = heading_of(form_of(edition), section, is_correction=edition.corrects_id is not None)
    if heading is None:
        raise NotPermitted(f"no section {section} in edition {edition.pk}")
    return heading
