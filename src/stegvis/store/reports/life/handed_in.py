"""What was handed in of an edition: its packages, opened. All that the association's layer sees of a report."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from stegvis.forms.package.file import OpenedPackage, open_package
from stegvis.store.models import Edition, EditionPackage
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.vocabulary import BadInput

KEPT = 64
"""A package is some tens of kilobytes."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One submission. `opened` is None when the file cannot be read: it was damaged after it came in."""

    submission: int
    digest: str
    at: datetime
    opened: OpenedPackage | None

    @property
    def submitted_on(self) -> date | None:
        """The day that the package itself states."""
        return self.opened.packed.submitted_on if self.opened else None


def last_handed_in(edition: Edition) -> HandedIn | None:
    """The latest submission, or None before the first."""
    found = _LAST.of([], numbers=[edition.pk])
    return _opened(found[0]) if found else None


_LAST = CompiledForScopes[EditionPackage](
    lambda editions: EditionPackage.objects.filter(edition__in=editions).order_by("-submission")[:1]
)


def handed_in(edition: Edition, submission: int) -> HandedIn | None:
    """The submission with that number, or None."""
    found = edition.packages.filter(submission=submission).first()
    return None if found is None else _opened(found)


def _opened(package: EditionPackage) -> HandedIn:
    return HandedIn(package.submission, package.digest, package.made_at, _read(bytes(package.file)))


@lru_cache(maxsize=KEPT)
def _read(file: bytes) -> OpenedPackage | None:
    """The same bytes hold the same report, whoever asks."""
    try:
        return open_package(file)
    except BadInput:
        return None
