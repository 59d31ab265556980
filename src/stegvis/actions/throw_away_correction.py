"""A writer throws away a correction that was begun: what is signed stands as before, and nothing else is touched."""

from dataclasses import dataclass

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for, role_here
from stegvis.store.reports.editions import period_of
from stegvis.store.reports.life.correcting import followers
from stegvis.store.reports.life.throwing_away import throw_away
from stegvis.vocabulary import Period


@dataclass(frozen=True, slots=True)
class LaterCorrection:
    """The correction of a later ESF month that was begun because of another, and goes with it."""

    number: int
    period: Period


@dataclass(frozen=True, slots=True)
class ThrownAway:
    """The number of the edition that it was to correct, and how many corrections of later months went with it."""

    corrected: int
    later: int


def throw_away_correction(*, by: Actor, edition: int, version: int) -> ThrownAway:
    """It and those that follow from it are gone, or none of them.

    Raises NotPermitted, Changed, and BadInput when it is no correction, no draft, or was handed in.
    """
    found = edition_for(by, "throw_away_correction", edition)
    later = throw_away(found, by=by, version=version, role=role_here(by, "throw_away_correction", found))
    return ThrownAway(found.corrects_id or found.pk, later)


def corrections_thrown_with(*, by: Actor, edition: int) -> tuple[LaterCorrection, ...]:
    """The corrections of later months that would go with it, in their order. Raises NotPermitted."""
    found = edition_for(by, "throw_away_correction", edition)
    return tuple(LaterCorrection(one.pk, period_of(one)) for one in followers(found))
