"""A writer throws away a correction that was begun: what is signed stands as before, and nothing else is touched."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for, role_here
from stegvis.store.reports.life.throwing_away import throw_away


def throw_away_correction(*, by: Actor, edition: int, version: int) -> int:
    """The number of the edition that it was to correct.

    Raises NotPermitted, Changed, and BadInput when it is no correction, no draft, or was handed in.
    """
    found = edition_for(by, "throw_away_correction", edition)
    throw_away(found, by=by, version=version, role=role_here(by, "throw_away_correction", found))
    return found.corrects_id or found.pk
