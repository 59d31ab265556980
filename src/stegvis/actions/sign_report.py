"""The chair of the steering group signs a report: from here on nothing in it changes."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for, role_here
from stegvis.store.reports.life.signing import sign


def sign_report(*, by: Actor, edition: int, version: int, has_read: bool) -> str:
    """The digest of what was signed. Raises NotPermitted, InvalidFields for "has_read", Changed, and BadInput

    when it is not its turn, when the signer wrote in the report, when the package cannot be read, or when the signer's
    assignment has ended since the page was opened.
    """
    found = edition_for(by, "sign_report", edition)
    return sign(found, by=by, version=version, role=role_here(by, "sign_report", found), has_read=has_read)
