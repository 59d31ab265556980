"""One account: its interventions with their main figures and how much there is to look into."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.actions.access import Actor, interventions_for
from stegvis.store.accounts import AccountKey, StoredAccount, findings_of, revisions_of, stored_account
from stegvis.store.cells import cell_of
from stegvis.store.models import Revision
from stegvis.vocabulary import Cell, Gender, Period, Severity
from stegvis.vocabulary.orientation import Orientation

MEASURES = ("participants", "participants_since_start", "exits", "exits_positive")


@dataclass(frozen=True, slots=True)
class InterventionRow:
    """An intervention in the account's list. `cells` holds what its report gives of MEASURES, by gender."""

    report: int
    name: str
    orientation: Orientation | None
    parties: tuple[str, ...]
    agreement: Period | None
    cells: Mapping[tuple[str, Gender], Cell]
    findings: Mapping[Severity, int]


@dataclass(frozen=True, slots=True)
class AccountOverview:
    """An account with its interventions in document order; `findings` also counts those on whole documents."""

    account: StoredAccount
    interventions: tuple[InterventionRow, ...]
    findings: Mapping[Severity, int]


def show_account(key: AccountKey, *, by: Actor) -> AccountOverview | None:
    """The account as far as the actor sees it, or None when there is none with that key."""
    among = interventions_for(by, "show_account")
    account = stored_account(key, among)
    if account is None:
        return None
    counts: dict[int | None, Counter[Severity]] = {}
    for revision, severity in findings_of(key, among).values_list("revision", "severity"):
        counts.setdefault(revision, Counter())[Severity(severity)] += 1
    revisions = revisions_of(key, among).prefetch_related("figures", "party_set__operator")
    rows = tuple(_row(revision, counts.get(revision.pk, Counter())) for revision in revisions)
    return AccountOverview(account, rows, sum(counts.values(), Counter()))


def _row(revision: Revision, findings: Counter[Severity]) -> InterventionRow:
    cells: dict[tuple[str, Gender], Cell] = {}
    for figure in revision.figures.all():
        if figure.measure in MEASURES:
            cells.setdefault((figure.measure, Gender(figure.gender)), cell_of(figure))
    return InterventionRow(
        report=revision.report_id,
        name=revision.name,
        orientation=Orientation(revision.orientation) if revision.orientation else None,
        parties=tuple(party.operator.name for party in revision.party_set.all()),
        agreement=Period.of(revision.agreement_start, revision.agreement_end),
        cells=cells,
        findings=findings,
    )
