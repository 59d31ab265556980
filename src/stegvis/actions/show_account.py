"""One account: its interventions with their main figures and how much there is to look into."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from stegvis.actions.access import Actor, interventions_for
from stegvis.store.access.assignments import Interventions
from stegvis.store.accounts import AccountKey, finding_counts, revision_columns
from stegvis.store.models import CellKind
from stegvis.store.read_reports.account_rows import account_figures, party_names
from stegvis.store.read_reports.cells import CellRow, cell_of
from stegvis.store.reports.accounts.signed_first import finding_on, read_and_signed
from stegvis.vocabulary import Cell, Gender, Period, Severity
from stegvis.vocabulary.orientation import Orientation

Place: TypeAlias = tuple[str, Gender]
"""A measure and a gender."""
SHOWN = ("pk", "orientation", "report", "name", "agreement_start", "agreement_end")
MEASURES = ("participants", "participants_since_start", "exits", "exits_positive")


@dataclass(frozen=True, slots=True)
class InterventionRow:
    """An intervention in the account's list. `cells` holds what its report gives of MEASURES, by gender."""

    report: int
    name: str
    parties: tuple[str, ...]
    agreement: Period | None
    cells: Mapping[Place, Cell]
    findings: Mapping[Severity, int]


@dataclass(frozen=True, slots=True)
class AccountGroup:
    """The interventions of one orientation, `number` of them; `given`: what some of them gives. `rows`: the shown."""

    orientation: Orientation | None
    number: int
    given: frozenset[Place]
    rows: tuple[InterventionRow, ...]


@dataclass(frozen=True, slots=True)
class AccountOverview:
    """An account with its interventions in document order; `findings` also counts those on whole documents.

    `sums`: of each measure that is given the sum, and how many interventions give it.
    """

    interventions: int
    sums: Mapping[str, tuple[float, int]]
    groups: tuple[AccountGroup, ...]
    findings: Mapping[Severity, int]


Figures: TypeAlias = Mapping[int, Mapping[Place, CellRow]]
"""What each revision gives of MEASURES, as stored: few of them are shown."""


def show_account(key: AccountKey, *, by: Actor, at_most: int | None = None) -> AccountOverview | None:
    """The account as far as the actor sees it, with so many rows; None when there is none with that key.

    A report that was both read and signed stands once, as in the account's documents.
    """
    among = interventions_for(by, "show_account")
    twice = read_and_signed(key, among)
    orientations: dict[str, list[int]] = {}
    revisions = {one[0]: one for one in revision_columns(key, among, *SHOWN) if one[0] not in twice.left_out}
    for number, orientation, *_ in revisions.values():
        orientations.setdefault(orientation, []).append(number)
    everything = {one: orientations[one or ""] for one in (*Orientation, None) if (one or "") in orientations}
    if not everything:
        return None
    numbers = [number for group in everything.values() for number in group]
    figures, told = (
        _figures(key, among, twice.left_out),
        tuple((one.pk, finding_on(one).severity, 1) for one in twice.signed),
    )
    counts = (*finding_counts(key, among, left_out=twice.left_out), *told)
    rows = _rows([revisions[number] for number in numbers[:at_most]], figures, counts)
    groups = (
        AccountGroup(
            orientation,
            len(group),
            frozenset(place for number in group for place in figures[number]),
            tuple(rows[number] for number in group if number in rows),
        )
        for orientation, group in everything.items()
    )
    total: Counter[Severity] = Counter()
    for _, severity, count in counts:
        total[severity] += count
    return AccountOverview(len(numbers), _sums(figures), tuple(groups), total)


def _figures(key: AccountKey, among: Interventions, left_out: Collection[int]) -> Figures:
    """Where a revision gives a figure twice, the first."""
    genders = {gender.value: gender for gender in Gender}
    found: dict[int, dict[Place, CellRow]] = defaultdict(dict)
    for revision, measure, gender, *columns in account_figures(key, among, MEASURES):
        if revision not in left_out:
            found[revision].setdefault((measure, genders[gender]), CellRow._make(columns))
    return found


def _sums(figures: Figures) -> Mapping[str, tuple[float, int]]:
    sums = {}
    for measure in MEASURES:
        given = [cells.get((measure, Gender.ALL)) for cells in figures.values()]
        values = [_value(cell) for cell in given if cell is not None and cell.kind == CellKind.NUMBER]
        if values:
            sums[measure] = (sum(values), len(values))
    return sums


def _value(cell: CellRow) -> float:
    """The number in a cell that holds one."""
    value = cell.value or 0.0
    return int(value) if cell.is_whole else value


def _rows(
    revisions: Sequence[tuple[Any, ...]], figures: Figures, counts: Sequence[tuple[int | None, Severity, int]]
) -> Mapping[int, InterventionRow]:
    """The rows of these revisions, of which SHOWN is given."""
    findings: dict[int | None, Counter[Severity]] = defaultdict(Counter)
    for revision, severity, count in counts:
        findings[revision][severity] += count
    parties: dict[int, list[str]] = defaultdict(list)
    for number, name in party_names([one[0] for one in revisions]):
        parties[number].append(name)
    return {
        number: InterventionRow(
            report=report,
            name=name,
            parties=tuple(parties[number]),
            agreement=Period.of(start, end),
            cells={place: cell_of(cell) for place, cell in figures[number].items()},
            findings=findings[number],
        )
        for number, _, report, name, start, end in revisions
    }
