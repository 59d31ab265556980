"""Taking in a package without an account: at the command line, or sent by another installation.

The signature is the credential: only who signed with a key that the association trusts is let in.
"""

from dataclasses import dataclass

from stegvis.store.reports.border.receiving import ReceivedPackage, receive
from stegvis.vocabulary import Wording
from stegvis.vocabulary.actor import Actor

NO_ACCOUNT = 0


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a package: the report's number here and its state; `is_known`: it was here and nothing changed."""

    edition: int
    intervention: str
    digest: str
    state: str
    is_known: bool
    warnings: tuple[Wording, ...]


def take_in_package(data: bytes, *, user: str, name: str = "paket") -> TakenIn:
    """Takes the package in, in the name of `user`. Raises BadInput with the reason; nothing is changed then."""
    return taken_in(receive(data, by=Actor(NO_ACCOUNT, user), name=name))


def taken_in(came: ReceivedPackage) -> TakenIn:
    """What there is to tell of it."""
    edition = came.edition
    return TakenIn(edition.pk, edition.intervention.name, came.digest, str(edition.state), came.is_known, came.warnings)
