"""What became of a package, for whoever signed it and nobody else."""

from dataclasses import dataclass
from datetime import date

from stegvis.forms.package.signing import is_signed, state_question
from stegvis.store.reports.border.packages import package_with_digest

REPLACED = "replaced"
"""A later submission has come in its place."""


@dataclass(frozen=True, slots=True)
class PackageState:
    """A word of ReportState or "replaced", since when, and what is missing in a report that was sent back."""

    state: str
    since: date | None = None
    missing: str = ""


def state_of_package(digest: str, *, signature: str) -> PackageState | None:
    """Where the package stands; None: there is no such package, or the signature is not its signer's."""
    found = package_with_digest(digest)
    if found is None or not is_signed(state_question(digest), signature=signature, signer=found.signer):
        return None
    return PackageState(found.state, found.since, found.missing) if found.is_last else PackageState(REPLACED)
