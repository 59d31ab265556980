"""One account: its interventions with their main figures and how much there is to look into."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from stegvis.actions.access import Actor, interventions_for
from stegvis.store.accounts import AccountKey, StoredAccount, findings_of, revisions_of, stored_account
from stegvis.store.cells import CELL, CellRow, cell_of
from stegvis.store.models import Party, Revision, StoredFigure
from stegvis.vocabulary import Cell, Gender, Period, Severity
from stegvis.vocabulary.orientation import Orientation

Cells: TypeAlias = dict[tuple[str, Gender], Cell]
"""Cells by measure and gender."""
SHOWN = ("report_id", "name", "orientation", "agreement_start", "agreement_end")
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
    revisions = list(revisions_of(key, among).only(*SHOWN))
    cells, parties = _cells(revisions), _parties(revisions)
    rows = tuple(_row(one, cells[one.pk], tuple(parties[one.pk]), counts.get(one.pk, Counter())) for one in revisions)
    return AccountOverview(account, rows, sum(counts.values(), Counter()))


def _cells(revisions: Iterable[Revision]) -> Mapping[int, Cells]:
    """What each revision gives of MEASURES; where it gives a figure twice, the first."""
    figures = StoredFigure.objects.filter(revision__in=revisions, measure__in=MEASURES).order_by("position")
    found: dict[int, Cells] = defaultdict(dict)
    for revision, measure, gender, *columns in figures.values_list("revision", "measure", "gender", *CELL):
        found[revision].setdefault((measure, Gender(gender)), cell_of(CellRow(*columns)))
    return found


def _parties(revisions: Iterable[Revision]) -> Mapping[int, list[str]]:
    """The names of each revision's parties, in its order."""
    found: dict[int, list[str]] = defaultdict(list)
    for revision, name in Party.objects.filter(revision__in=revisions).values_list("revision", "operator__name"):
        found[revision].append(name)
    return found


def _row(revision: Revision, cells: Cells, parties: tuple[str, ...], findings: Counter[Severity]) -> InterventionRow:
    return InterventionRow(
        report=revision.report_id,
        name=revision.name,
        orientation=Orientation(revision.orientation) if revision.orientation else None,
        parties=parties,
        agreement=Period.of(revision.agreement_start, revision.agreement_end),
        cells=cells,
        findings=findings,
    )
