"""A draft goes on in the version that its form has now."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.store.reports.beginning import go_on_in_form


def renew_form(*, by: Actor, edition: int) -> None:
    """Raises NotPermitted, and BadInput when the form is gone or the report is no draft. No text is lost."""
    go_on_in_form(edition_for(by, "renew_form", edition), by=by)
