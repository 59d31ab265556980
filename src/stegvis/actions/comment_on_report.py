"""The association's office says something about a passage of what was handed in."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.actions.show_section_versions import asked_heading
from stegvis.store.reports.writing.comments import comment_on


def comment_on_report(*, by: Actor, edition: int, section: str, passage: str, text: str) -> None:
    """Writes the comment, on a passage or ("") on the whole section. The writers see it beside the text.

    Raises NotPermitted, InvalidFields, and BadInput once the report is signed.
    """
    found = edition_for(by, "comment_on_report", edition)
    asked_heading(found, section)
    comment_on(found, section, passage, text, by=by)
