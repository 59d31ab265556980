"""The steering group writes its assessment of a report, or writes it anew before it signs."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for, role_here
from stegvis.store.reports.life.assessing import assess


def assess_report(*, by: Actor, edition: int, version: int, text: str) -> None:
    """Raises NotPermitted, InvalidFields for "text", BadInput when it is not its turn, and Changed."""
    found = edition_for(by, "assess_report", edition)
    assess(found, text, by=by, version=version, role=role_here(by, "assess_report", found))
