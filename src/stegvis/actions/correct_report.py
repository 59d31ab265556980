"""A signed report turns out to be wrong: a correction of its own is begun, and those that follow from it."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for, role_here
from stegvis.store.reports.life.correcting import correct


def correct_report(*, by: Actor, edition: int, version: int, reason: str) -> tuple[int, ...]:
    """The numbers of the editions begun, the report's own first, then the later months of an ESF chain in order.

    Raises NotPermitted, InvalidFields for "reason", Changed, and BadInput when it is not signed or corrected already.
    """
    found = edition_for(by, "correct_report", edition)
    role = role_here(by, "correct_report", found)
    return tuple(one.pk for one in correct(found, reason, by=by, version=version, role=role))
