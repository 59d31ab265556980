"""An account's findings as a list: little of all of them, and everything of those that are shown."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from stegvis.store.access.assignments import Interventions
from stegvis.store.accounts import AccountKey, findings_of
from stegvis.store.models import StoredFinding
from stegvis.store.tables.compiled_query import CompiledForScopes

SHOWN = (
    *("rule", "severity", "measure", "stated", "expected", "message_sv", "message_en", "page", "line", "paragraph"),
    *("revision__name", "revision__report_id", "source__file"),
)
"""The columns that a finding needs to be shown."""


class Outline(NamedTuple):
    """What is asked of every finding. `report` and its `name` are None when it concerns a whole file."""

    number: int
    severity: str
    rule: str
    source: int
    position: int
    report: int | None
    name: str | None


def outlines(key: AccountKey, among: Interventions, *, left_out: Collection[int] = ()) -> tuple[Outline, ...]:
    """All findings of the account but those on the revisions left out, in no order."""
    return tuple(map(Outline._make, _OUTLINES.values([among], key, frozenset(left_out))))


_COLUMNS = ("pk", "severity", "rule", "source", "position", "revision__report", "revision__name")
_OUTLINES = CompiledForScopes[StoredFinding](
    lambda among, key, left_out: findings_of(key, among, left_out=left_out).order_by().values_list(*_COLUMNS)
)


def findings_numbered(numbers: Sequence[int]) -> Mapping[int, StoredFinding]:
    """The findings with those numbers, each with its report and file."""
    return StoredFinding.objects.select_related("revision", "source").only(*SHOWN).in_bulk(numbers)
