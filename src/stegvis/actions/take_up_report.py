"""Whoever writes takes up a report that was sent back."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for, role_here
from stegvis.store.reports.stepping import Signed, take_step


def take_up_report(*, by: Actor, edition: int, version: int) -> None:
    """Raises NotPermitted, Changed, and BadInput when the report was not sent back."""
    found = edition_for(by, "take_up_report", edition)
    role = role_here(by, "take_up_report", found)
    take_step(found, "take_up_report", by=by, version=version, signed=Signed(role=role))
