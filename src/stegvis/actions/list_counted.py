"""The participations behind a figure of a report: for those alone who see participants, and each reading is logged."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.store.reports.figures.why import Behind, BehindRow, behind
from stegvis.store.trail.readings import record_listing
from stegvis.vocabulary import Gender

__all__ = ["Behind", "BehindRow", "list_counted"]


def list_counted(*, by: Actor, edition: int, measure: str, gender: Gender) -> Behind | None:
    """Those behind the figure as the facts are now; None for a figure that counts none.

    Raises NotPermitted; DatabaseError, and nothing is shown, when the reading cannot be logged.
    """
    found = edition_for(by, "list_counted", edition)
    listed = behind(found, measure, gender)
    if listed is not None:
        record_listing(by=by, action="list_counted", subject=found.intervention.name, participants=len(listed.rows))
    return listed
