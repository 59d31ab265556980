"""The association takes a report in: its registry number and the day on which it arrived."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for, role_here
from stegvis.store.reports.life.arrival import Arrival, receive

__all__ = ["Arrival", "receive_report"]


def receive_report(*, by: Actor, edition: int, version: int, arrival: Arrival) -> None:
    """Raises NotPermitted, InvalidFields by the fields of Arrival, BadInput when it is not its turn, and Changed."""
    found = edition_for(by, "receive_report", edition)
    receive(found, arrival, by=by, version=version, role=role_here(by, "receive_report", found))
