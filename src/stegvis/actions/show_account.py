"""One account: its interventions with their main figures and how much there is to look into."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from stegvis.actions.access import Actor, interventions_for
from stegvis.store.accounts import AccountKey, finding_counts, revisions_of
from stegvis.store.models import CellKind, Party, Revision, StoredFigure
from stegvis.store.read_reports.cells import CELL, CellRow, cell_of
from stegvis.store.reports.accounts.signed_first import finding_on, read_and_signed
from stegvis.vocabulary import Cell, Gender, Period, Severity
from stegvis.vocabulary.orientation import Orientation

Place: TypeAlias = tuple[str, Gender]
"""A measure and a gender."""
SHOWN = ("report_id", "name", "orientation", "agreement_start", "agreement_end")
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
    for number, orientation in revisions_of(key, among).values_list("pk", "orientation"):
        if number in twice.left_out:
            continue
        orientations.setdefault(orientation, []).append(number)
    everything = {one: orientations[one or ""] for one in (*Orientation, None) if (one or "") in orientations}
    if not everything:
        return None
    numbers = [number for group in everything.values() for number in group]
    figures, told = _figures(numbers), tuple((one.pk, finding_on(one).severity, 1) for one in twice.signed)
    counts = (*finding_counts(key, among, left_out=twice.left_out), *told)
    rows = _rows(numbers[:at_most], figures, counts)
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


def _figures(revisions: Sequence[int]) -> Figures:
    """Where a revision gives a figure twice, the first."""
    figures = StoredFigure.objects.filter(revision__in=revisions, measure__in=MEASURES).order_by("position")
    genders = {gender.value: gender for gender in Gender}
    found: dict[int, dict[Place, CellRow]] = defaultdict(dict)
    for revision, measure, gender, *columns in figures.values_list("revision", "measure", "gender", *CELL):
        found[revision].setdefault((measure, genders[gender]), CellRow(*columns))
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
    numbers: Sequence[int], figures: Figures, counts: Sequence[tuple[int | None, Severity, int]]
) -> Mapping[int, InterventionRow]:
    """The rows of these revisions."""
    findings: dict[int | None, Counter[Severity]] = defaultdict(Counter)
    for revision, severity, count in counts:
        findings[revision][severity] += count
    parties: dict[int, list[str]] = defaultdict(list)
    for number, name in Party.objects.filter(revision__in=numbers).values_list("revision", "operator__name"):
        parties[number].append(name)
    return {
        one.pk: InterventionRow(
            report=one.report_id,
            name=one.name,
            parties=tuple(parties[one.pk]),
            agreement=Period.of(one.agreement_start, one.agreement_end),
            cells={place: cell_of(cell) for place, cell in figures[one.pk].items()},
            findings=findings[one.pk],
        )
        for one in Revision.objects.filter(pk__in=numbers).only(*SHOWN)
    }
