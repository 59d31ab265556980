"""A year's answers on violence are released: from then on its table can be shown, and is never told anew."""

from stegvis.actions.access import Actor, permit
from stegvis.store.clock import today
from stegvis.store.organisation.associations import association_of
from stegvis.store.questionnaires.released_tallies import release_year
from stegvis.store.trail.events import record


def release_screenings(*, by: Actor, association: int, year: int) -> None:
    """Releases the year. Raises NotPermitted, and BadInput when the year is not over or cannot be protected."""
    permit(by, "release_screenings", association=association)
    found = association_of(association)
    release_year(found, year, today())
    record("screenings_released", by=by, subject=found.name, details={"year": year})
