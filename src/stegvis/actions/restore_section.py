"""An earlier version of a section stands again."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.actions.show_section_versions import asked_heading
from stegvis.store.reports.writing.texts import SavedSection
from stegvis.store.reports.writing.versions import restore_version


def restore_section(*, by: Actor, edition: int, section: str, number: int, seen: int) -> SavedSection:
    """What stands there now. Raises NotPermitted, Changed when somebody wrote in between, BadInput for no draft."""
    found = edition_for(by, "restore_section", edition)
    asked_heading(found, section)
    return restore_version(found, section, number, seen=seen, by=by)
