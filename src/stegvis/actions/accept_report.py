"""The association accepts a signed report."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for, role_here
from stegvis.store.reports.life.signed_content import require_as_signed
from stegvis.store.reports.stepping import Signed, take_step


def accept_report(*, by: Actor, edition: int, version: int) -> None:
    """Raises NotPermitted, Changed, and BadInput when it is not its turn, when the actor wrote in the report, or when

    the content is no longer what was signed.
    """
    found = edition_for(by, "accept_report", edition)
    digest, role = require_as_signed(found), role_here(by, "accept_report", found)
    take_step(found, "accept_report", by=by, version=version, signed=Signed(digest=digest, role=role))
