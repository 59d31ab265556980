"""What became of a package, for whoever signed it and nobody else."""

from stegvis.forms.package.signing import is_signed, state_question
from stegvis.store.reports.packages import package_with_digest

REPLACED = "replaced"
"""A later submission has come in its place."""


def state_of_package(digest: str, *, signature: str) -> str | None:
    """A word of ReportState, "replaced", or None: there is no such package, or the signature is not its signer's."""
    found = package_with_digest(digest)
    if found is None or not is_signed(state_question(digest), signature=signature, signer=found.signer):
        return None
    return found.state if found.is_last else REPLACED
