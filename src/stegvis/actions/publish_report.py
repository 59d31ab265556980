"""An accepted report is published: from now on it stands on the public page."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for, role_here
from stegvis.actions.verify_packages import print_faults
from stegvis.forms.package.signing import public_hex
from stegvis.store.models import Edition
from stegvis.store.reports.border.signing_key import installation_key
from stegvis.store.reports.life.handed_in import last_handed_in
from stegvis.store.reports.life.signed_content import require_as_signed
from stegvis.store.reports.stepping import Signed, take_step
from stegvis.vocabulary import BadInput


def publish_report(*, by: Actor, edition: int, version: int) -> None:
    """Raises NotPermitted, Changed, and BadInput when it is not its turn, when the actor wrote in the report,

    when the content is no longer what was signed, or when a PDF made elsewhere says something else than the package.
    """
    found = edition_for(by, "publish_report", edition)
    digest = require_as_signed(found)
    _require_true_print(found)
    role = role_here(by, "publish_report", found)
    take_step(found, "publish_report", by=by, version=version, signed=Signed(digest=digest, role=role))


def _require_true_print(edition: Edition) -> None:
    """What was printed here was read again when it was handed in; what another installation printed is read now."""
    handed_in = last_handed_in(edition)
    if handed_in is None or handed_in.opened is None or handed_in.opened.signer == public_hex(installation_key()):
        return
    for fault in print_faults(handed_in.opened):
        raise BadInput(f"{fault.file}, {fault.where}" if fault.where else fault.file, fault.reason)
