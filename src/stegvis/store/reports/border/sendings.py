"""What was sent to other installations, and what came of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from stegvis.store.models import Edition, EditionPackage, PackageSending, SendingOutcome
from stegvis.store.trail.events import record
from stegvis.vocabulary.actor import Actor

__all__ = ["KeptPackage", "SendingOutcome", "Sent", "kept_package", "last_arrived", "note_sending", "sendings_of"]


@dataclass(frozen=True, slots=True)
class KeptPackage:
    """A package to send."""

    number: int
    intervention: str
    digest: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """One try."""

    submission: int
    digest: str
    address: str
    outcome: SendingOutcome
    answer: str
    by: str
    at: datetime


def kept_package(number: int) -> KeptPackage | None:
    """The package with that number, or None."""
    found = EditionPackage.objects.select_related("edition__intervention").filter(pk=number).first()
    if found is None:
        return None
    return KeptPackage(found.pk, found.edition.intervention.name, found.digest, bytes(found.file))


@transaction.atomic
def note_sending(package: KeptPackage, address: str, outcome: SendingOutcome, answer: str, *, by: Actor) -> None:
    """Writes down the try and what came of it."""
    PackageSending.objects.create(
        package_id=package.number, address=address, outcome=outcome, answer=answer[:1000], by=by.name
    )
    details = {"digest": package.digest, "outcome": str(outcome)}
    record("package_sent", by=by, subject=package.intervention, details=details)


def last_arrived(edition: Edition) -> tuple[str, str] | None:
    """The checksum and the address of the package that arrived last, None when none did."""
    arrived = PackageSending.objects.filter(
        package__edition=edition, outcome__in=(SendingOutcome.TAKEN, SendingOutcome.KNOWN)
    )
    return arrived.order_by("-pk").values_list("package__digest", "address").first()


def sendings_of(edition: Edition) -> tuple[Sent, ...]:
    """Every try, latest first."""
    tries = PackageSending.objects.filter(package__edition=edition).select_related("package").order_by("-pk")
    return tuple(
        Sent(
            one.package.submission,
            one.package.digest,
            one.address,
            SendingOutcome(one.outcome),
            one.answer,
            one.by,
            one.at,
        )
        for one in tries
    )
