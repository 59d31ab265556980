"""An account has one report on an intervention and a period: what was signed, where the same was read from a file."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from django.db.models import QuerySet

from stegvis.forms.account import Entry
from stegvis.store.access.assignments import Interventions
from stegvis.store.accounts import AccountKey, revisions_of
from stegvis.store.models import EditionPackage, Revision
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.vocabulary import Finding, Severity, Wording

BOTH_READ_AND_SIGNED = "read_and_signed"
_Told: TypeAlias = tuple[int, date | None, date | None]


@dataclass(frozen=True, slots=True)
class ReadAndSigned:
    """The numbers of an account's revisions that are left out, and the signed ones that count in their place."""

    left_out: frozenset[int]
    signed: tuple[Revision, ...]


def read_and_signed(key: AccountKey, among: Interventions) -> ReadAndSigned:
    """What `signed_first` leaves out of the account's revisions, without reading the others. One or two queries."""
    left_out = {one[0]: one[1] for one in _LEFT_OUT.values([among], key)}
    if not left_out:
        return ReadAndSigned(frozenset(), ())
    counted = _signed(key, among).filter(report__intervention__in=left_out.values()).select_related("source")
    return ReadAndSigned(frozenset(left_out), tuple(counted))


def _signed(key: AccountKey, among: Interventions) -> QuerySet[Revision]:
    return revisions_of(key, among).filter(pk__in=EditionPackage.objects.order_by().values("revision"))


def _left_out(among: Interventions, key: AccountKey) -> QuerySet[Revision, tuple[int, int]]:
    interventions = _signed(key, among).order_by().values("report__intervention")
    read = revisions_of(key, among).filter(packages=None, report__intervention__in=interventions)
    return read.values_list("pk", "report__intervention")


_LEFT_OUT = CompiledForScopes[Revision](_left_out)


def finding_on(one: Revision) -> Finding:
    """What an account says of a signed report that was read from a file too."""
    return _finding(one.name)


def signed_first(revisions: Iterable[Revision]) -> tuple[tuple[Revision, ...], frozenset[str]]:
    """The revisions that count, in their order, and what the interventions are called of which others are left out.

    Left out is what was read from a file, where a package on the same intervention and period is there too. A query.
    """
    found = tuple(revisions)
    packages = EditionPackage.objects.filter(revision__in=[one.pk for one in found])
    signed = frozenset(packages.order_by().values_list("revision", flat=True))
    told = {_told(one): one.name for one in found if one.pk in signed}
    left_out = [one for one in found if one.pk not in signed and _told(one) in told]
    kept = tuple(one for one in found if one not in left_out)
    return kept, frozenset(told[_told(one)] for one in left_out)


def with_left_out(entries: Iterable[Entry], names: Collection[str]) -> tuple[Entry, ...]:
    """The entries, with a finding on each of those interventions."""
    return tuple(_with_finding(entry, names) for entry in entries)


def _with_finding(entry: Entry, names: Collection[str]) -> Entry:
    told = tuple(_finding(one.intervention) for one in entry.reading.reports if one.intervention in names)
    return replace(entry, findings=(*entry.findings, *told)) if told else entry


def _told(one: Revision) -> _Told:
    return one.report.intervention_id, one.report.period_start, one.report.period_end


def _finding(intervention: str) -> Finding:
    message = Wording(
        "Rapporten finns både som inläst fil och som signerat paket. Här räknas bara paketet; filens siffror är "
        "utelämnade.",
        "The report is here both as a file that was read and as a signed package. Only the package counts; the file's "
        "figures are left out.",
    )
    return Finding(BOTH_READ_AND_SIGNED, Severity.NOTE, intervention, None, None, None, message)
