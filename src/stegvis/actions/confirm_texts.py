"""Somebody has read what a report took over from the last one, and leaves it as it is."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.store.reports.writing import taken_over


def confirm_texts(*, by: Actor, edition: int, section: str | None = None) -> int:
    """How many texts were confirmed, in the section or in all of them. Pressed twice it is done once.

    Raises NotPermitted, and BadInput when the report is no draft.
    """
    return taken_over.confirm_texts(edition_for(by, "confirm_texts", edition), by=by, section=section)
