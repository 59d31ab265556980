"""What has changed since the last report on the intervention, for those who write the next one."""

from stegvis.actions.access import Actor, NotPermitted, is_inside
from stegvis.actions.access.open_edition import edition_for
from stegvis.store.reports.figures.changes import ChangedSince, FigureChange, GoalChange, MovedFigure, changed_since
from stegvis.store.reports.figures.counting import edition_counts

__all__ = ["ChangedSince", "FigureChange", "GoalChange", "MovedFigure", "show_changed_since"]


def show_changed_since(*, by: Actor, edition: int) -> ChangedSince:
    """The changes. Raises NotPermitted, also for the association's roles, and BadInput when the form is gone."""
    found = edition_for(by, "show_changed_since", edition)
    if not is_inside(by, "show_changed_since", found.intervention):
        raise NotPermitted(f"show_changed_since on edition {edition} by account {by.account}")
    return changed_since(found, edition_counts(found))
