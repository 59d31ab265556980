"""An accepted report is published: from now on it stands on the public page."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for, role_here
from stegvis.store.reports.signed_content import require_as_signed
from stegvis.store.reports.stepping import Signed, take_step


def publish_report(*, by: Actor, edition: int, version: int) -> None:
    """Raises NotPermitted, Changed, and BadInput when it is not its turn, when the actor wrote in the report,

    or when the content is no longer what was signed.
    """
    found = edition_for(by, "publish_report", edition)
    digest = require_as_signed(found)
    role = role_here(by, "publish_report", found)
    take_step(found, "publish_report", by=by, version=version, signed=Signed(digest=digest, role=role))
