"""The association's office says something about a passage of what was handed in."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.actions.show_section_versions import asked_heading
from stegvis.store.models import Edition
from stegvis.store.names import name_key
from stegvis.store.reports.life.handed_in import last_handed_in
from stegvis.store.reports.writing.comments import comment_on


def comment_on_report(*, by: Actor, edition: int, section: str, passage: str, text: str) -> bool:
    """Writes the comment, on a passage or ("") on the whole section. The writers see it beside the text.

    False when the passage does not stand in the section as it was handed in: the comment is kept all the same.

    Raises NotPermitted, InvalidFields, and BadInput once the report is signed.
    """
    found = edition_for(by, "comment_on_report", edition)
    asked_heading(found, section)
    comment_on(found, section, passage, text, by=by)
    return _stands(found, section, passage)


def _stands(edition: Edition, section: str, passage: str) -> bool:
    """White space and large letters do not matter."""
    handed_in = last_handed_in(edition)
    if handed_in is None or handed_in.opened is None:
        return True
    found = handed_in.opened.packed.section(section)
    return name_key(passage) in name_key(found.text if found else "")
