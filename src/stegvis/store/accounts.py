"""Which accounts there are: the reports of one association for one period, each in its revision in force.

`among` is always the interventions that whoever asks may see: an account has their reports and no others.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from stegvis.catalogue import load_forms
from stegvis.store.access.assignments import Interventions
from stegvis.store.models import Association, EditionPackage, Revision, StoredFinding
from stegvis.store.names import name_key
from stegvis.store.tables.compiled_query import CompiledForMany, CompiledForScopes
from stegvis.vocabulary import Period, Place, Severity, Wording
from stegvis.vocabulary.wording import Language


@dataclass(frozen=True, slots=True, order=True)
class AccountKey:
    """Whose reports, and for which period; None stands for reports that state no period."""

    association: int
    period: Period | None


@dataclass(frozen=True, slots=True)
class StoredAccount:
    """An account, with the title that its documents share (None when they do not) and its number of reports.

    In English it is the title of the form; what is printed in a document is Swedish.
    """

    key: AccountKey
    association: str
    title: Wording | None
    reports: int

    def called(self, language: Language) -> str:
        """The title, or the association's name where there is none."""
        return self.title.in_language(language) if self.title else self.association


def stored_accounts(among: Interventions) -> tuple[StoredAccount, ...]:
    """All accounts, latest period first, those without a period last.

    A report that was read from a file and signed here too is one report, as in the account itself.
    """
    return _accounts(among, None)


def _groups(among: Interventions, key: AccountKey | None) -> QuerySet[Revision, tuple[Any, ...]]:
    revisions = Revision.objects.filter(is_current=True, report__intervention__in=among)
    return (
        _counted(revisions_of(key, among) if key else revisions)
        .values_list(
            "report__intervention__association",
            "report__intervention__association__name",
            "report__period_start",
            "report__period_end",
            "source__title",
            "report__form_id",
        )
        .annotate(reports=Count("id"))
        .order_by("report__intervention__association")
    )


_GROUPS = CompiledForScopes[Revision](_groups)


def _accounts(among: Interventions, key: AccountKey | None) -> tuple[StoredAccount, ...]:
    """All accounts, or the one with the key."""
    found: dict[AccountKey, StoredAccount] = {}
    forms = {form.id: form.title.en for form in load_forms()}
    for association, name, start, end, printed, form, reports in _GROUPS.values([among], key):
        this = AccountKey(association, Period.of(start, end))
        earlier = found.get(this)
        title = Wording(printed, forms.get(form, printed)) if printed else None
        shared = title if earlier is None else _shared(earlier.title, title)
        found[this] = StoredAccount(this, name, shared, reports + (earlier.reports if earlier else 0))
    return tuple(sorted(found.values(), key=_latest_first))


def _counted(revisions: QuerySet[Revision]) -> QuerySet[Revision]:
    """Without what was read from a file, where a package on the same intervention and period is in force too."""
    own = EditionPackage.objects.filter(revision=OuterRef("pk"))
    same = EditionPackage.objects.filter(
        revision__is_current=True,
        revision__report__intervention=OuterRef("report__intervention"),
        revision__report__period_start=OuterRef("report__period_start"),
        revision__report__period_end=OuterRef("report__period_end"),
    )
    return revisions.filter(Exists(own) | ~Exists(same))


def _shared(one: Wording | None, other: Wording | None) -> Wording | None:
    """The title of both; the printed one where only that is the same."""
    if one is None or other is None or one.sv != other.sv:
        return None
    return one if one.en == other.en else Wording(one.sv, one.sv)


def stored_account(key: AccountKey, among: Interventions) -> StoredAccount | None:
    """The account with that key, or None when there is none."""
    return next(iter(_accounts(among, key)), None)


def _latest_first(account: StoredAccount) -> tuple[int, int]:
    period = account.key.period
    return (-period.end.toordinal(), -period.start.toordinal()) if period else (1, 0)


def revisions_of(key: AccountKey, among: Interventions) -> QuerySet[Revision]:
    """The revisions in force of the account's reports, in the order of their documents."""
    start, end = (key.period.start, key.period.end) if key.period else (None, None)
    return Revision.objects.filter(
        is_current=True,
        report__intervention__in=among,
        report__intervention__association=key.association,
        report__period_start=start,
        report__period_end=end,
    ).order_by("source_id", "position")


_COLUMNS = CompiledForScopes[Revision](lambda among, key, columns: revisions_of(key, among).values_list(*columns))


def revision_columns(key: AccountKey, among: Interventions, *columns: str) -> tuple[tuple[Any, ...], ...]:
    """These columns of `revisions_of`."""
    return tuple(map(tuple, _COLUMNS.values([among], key, columns)))


def revisions_within(association: str, period: Period) -> QuerySet[Revision]:
    """The revisions in force of the association's reports whose period lies inside `period`."""
    return Revision.objects.filter(
        is_current=True,
        report__intervention__association__name_key=name_key(association),
        report__period_start__gte=period.start,
        report__period_end__lte=period.end,
    ).order_by("source_id", "position")


def findings_of(key: AccountKey, among: Interventions, *, left_out: Collection[int] = ()) -> QuerySet[StoredFinding]:
    """The findings on the account's reports, and those on documents as a whole that tell of nothing else.

    `left_out` are the numbers of revisions that do not count.
    """
    revisions = revisions_of(key, among).exclude(pk__in=left_out).order_by()
    of_others = Revision.objects.exclude(report__intervention__in=among).values("source")
    return (
        StoredFinding.objects.filter(revision__in=revisions)
        | StoredFinding.objects.filter(revision=None, source__in=revisions.values("source")).exclude(
            source__in=of_others
        )
    ).select_related("revision", "source")


def finding_counts(
    key: AccountKey, among: Interventions, *, left_out: Collection[int] = ()
) -> tuple[tuple[int | None, Severity, int], ...]:
    """How many of each severity the revisions have, by their numbers; None stands for documents as a whole."""
    rows = _FINDING_COUNTS.values([among], key, frozenset(left_out))
    return tuple((revision, Severity(severity), number) for revision, severity, number in rows)


_FINDING_COUNTS = CompiledForScopes[StoredFinding](
    lambda among, key, left_out: (
        findings_of(key, among, left_out=left_out)
        .order_by()
        .values_list("revision", "severity")
        .annotate(number=Count("pk"))
    )
)


def current_revision(report: int, among: Interventions) -> Revision | None:
    """The revision in force of the report with that number, with its source; None when there is no such report."""
    return next(iter(_CURRENT.of([among], numbers=[report])), None)


_CURRENT = CompiledForScopes[Revision](
    lambda among, reports: (
        Revision.objects.filter(report__in=reports, report__intervention__in=among, is_current=True)
        .order_by()
        .select_related("report", "source__association")
    )
)


def place_after(revision: Revision) -> Place | None:
    """Where the next report of its file starts; None for the last one."""
    starts = {position: Place(*spot) for position, *spot in _STARTS.values([revision.source_id])}
    return starts.get(revision.position + 1)


_STARTS = CompiledForMany(
    lambda sources: (
        Revision.objects.filter(source__in=sources).order_by().values_list("position", "page", "line", "paragraph")
    )
)


def key_of(association: str, period: Period | None) -> AccountKey | None:
    """The key of an account by its association's name, or None when there is no such association."""
    found = Association.objects.filter(name_key=name_key(association)).exclude(name="").first()
    return AccountKey(found.pk, period) if found else None


def association_names() -> tuple[str, ...]:
    """The names of all associations, in order."""
    return tuple(Association.objects.exclude(name="").order_by("name").values_list("name", flat=True))
