"""Released accounts: files that are frozen, and the revisions and texts that they were made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Q, QuerySet

from stegvis.store.access.assignments import Interventions
from stegvis.store.accounts import AccountKey
from stegvis.store.models import AccountFile, AccountRelease, EditionPackage, Revision
from stegvis.store.reports.accounts.standings import handed_in
from stegvis.store.reports.accounts.texts import editors_of, period_text
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.store.trail.events import record
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.report_life import ReportState
from stegvis.vocabulary.wording import Language

ACCEPTED = (ReportState.ACCEPTED, ReportState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class ReleasedAccount:
    """A release in force. `revisions` are the numbers of the revisions that it holds, in the order of its chapters.

    `texts` is what the office had written, by part ("intro", "board").
    """

    key: AccountKey
    number: int
    digest: str
    by: str
    released_at: datetime
    revisions: tuple[int, ...]
    texts: Mapping[str, str]


def released_account(key: AccountKey) -> ReleasedAccount | None:
    """The account's release in force, or None while it has not been released."""
    found = next(iter(_LAST_RELEASE.of([], key)), None)
    if found is None:
        return None
    return ReleasedAccount(
        key, found.number, found.digest, found.by, found.released_at, tuple(found.revisions), found.texts
    )


def revisions_to_release(key: AccountKey, among: Interventions) -> QuerySet[Revision]:
    """What a release of the account would hold: of each report that is written here the last edition that was accepted.

    One that is still on its way, or was taken or sent back, is no part of it. Files that were read in have no such way.
    """
    return _to_release(among, key, _accepted(key, among))


def numbers_to_release(key: AccountKey, among: Interventions) -> frozenset[int]:
    """The same by their numbers."""
    return frozenset(number for (number,) in _NUMBERS.values([among], key, _accepted(key, among)))


def _accepted(key: AccountKey, among: Interventions) -> tuple[int, ...]:
    return tuple(one.revision for one in handed_in(among, ACCEPTED) if one.period == key.period)


def _to_release(among: Interventions, key: AccountKey, accepted: Sequence[int]) -> QuerySet[Revision]:
    written = EditionPackage.objects.filter(revision__isnull=False).values("revision__report")
    start, end = (key.period.start, key.period.end) if key.period else (None, None)
    return Revision.objects.filter(
        Q(pk__in=accepted) | (Q(is_current=True) & ~Q(report__in=written)),
        report__intervention__in=among,
        report__intervention__association=key.association,
        report__period_start=start,
        report__period_end=end,
    ).order_by("source_id", "position")


_NUMBERS = CompiledForScopes[Revision](lambda *asked: _to_release(*asked).values_list("pk"))


def released_revisions(released: ReleasedAccount) -> QuerySet[Revision]:
    """The revisions that a release holds: they stay as they were, whatever is corrected after it."""
    return Revision.objects.filter(pk__in=released.revisions).order_by("source_id", "position")


def released_file(key: AccountKey, file_format: str, language: Language) -> bytes | None:
    """The file of the release in force, or None when there is no release or no such file in it."""
    release = _releases(key).last()
    found = release and AccountFile.objects.filter(release=release, file_format=file_format, language=language).first()
    return bytes(found.content) if found else None


@transaction.atomic
def keep_release(
    key: AccountKey,
    files: Mapping[tuple[str, Language], bytes],
    *,
    revisions: Sequence[int],
    texts: Mapping[str, str],
    by: Actor,
    subject: str,
) -> AccountRelease:
    """Freezes the files, by format and language, as the account's next release.

    Raises BadInput when the actor wrote in the account: a colleague has to release it.
    """
    if by.account in editors_of(key):
        raise BadInput(subject, _FOUR_EYES)
    digests = {place: sha256(content).hexdigest() for place, content in files.items()}
    digest = digest_of(digests)
    release = AccountRelease.objects.create(
        association_id=key.association,
        period=period_text(key),
        number=_releases(key).count() + 1,
        digest=digest,
        revisions=list(revisions),
        texts=dict(texts),
        account_id=by.account or None,
        by=by.name,
    )
    AccountFile.objects.bulk_create(
        AccountFile(
            release=release,
            file_format=file_format,
            language=language,
            digest=digests[file_format, language],
            content=content,
        )
        for (file_format, language), content in files.items()
    )
    record("account_released", by=by, subject=subject, details={"number": release.number, "digest": digest})
    return release


def digest_of(digests: Mapping[tuple[str, Language], str]) -> str:
    """SHA-256 over lines of "language/format digest", sorted: anyone with the files can work it out again."""
    lines = sorted(f"{language}/{file_format} {digest}\n" for (file_format, language), digest in digests.items())
    return sha256("".join(lines).encode()).hexdigest()


def _releases(key: AccountKey) -> QuerySet[AccountRelease]:
    return AccountRelease.objects.filter(association=key.association, period=period_text(key)).order_by("number")


_LAST_RELEASE = CompiledForScopes[AccountRelease](lambda key: _releases(key).reverse()[:1])
_FOUR_EYES = Wording(
    "den som har skrivit i redovisningen kan inte också publicera den; be en kollega på kansliet.",
    "whoever wrote in the account cannot also release it; ask a colleague at the office.",
)
