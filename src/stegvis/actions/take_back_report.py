"""Whoever handed in a report takes it back, as long as nobody has received it."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for, role_here
from stegvis.store.reports.life.handing_back import take_back


def take_back_report(*, by: Actor, edition: int, version: int) -> None:
    """Raises NotPermitted, Changed, and BadInput when the report has been received by now."""
    found = edition_for(by, "take_back_report", edition)
    take_back(found, by=by, version=version, role=role_here(by, "take_back_report", found))
