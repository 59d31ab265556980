"""The numbers of a text that have moved are written anew, all at once."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.store.reports.remarks import deciding


def refresh_numbers(*, by: Actor, edition: int, section: str | None = None) -> int:
    """How many were written anew, in the section or in all of them; not a word beside them is touched.

    Raises NotPermitted, and BadInput when the report is no draft.
    """
    found = edition_for(by, "refresh_numbers", edition)
    return deciding.refresh_numbers(found, by=by, sections=None if section is None else (section,))
