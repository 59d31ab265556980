"""How an intervention stands in a period, by gender, as much of it as the one who asks may know.

Roles of the operator layer count their own register: raw numbers, inside one controller. Roles of the association
see what has been released and is in the ledger, and nothing else: what was never released is withheld like what was
released and hidden.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.actions.access import Actor, intervention_for, is_inside
from stegvis.catalogue.measures import find_measure
from stegvis.disclosure.release.ledger import Snapshot
from stegvis.disclosure.release.stated import Who
from stegvis.measures.result import MeasureTable
from stegvis.store.ledgers import published
from stegvis.store.models import Intervention
from stegvis.store.standing_figures import Reading, standing_figures
from stegvis.vocabulary import Gender, Number, Period, Withheld, Wording
from stegvis.vocabulary.gender import PARTS

MEASURES = (
    "participants",
    "participants_new",
    "participants_now",
    "queue",
    "consent_rate",
    "exits",
    "exits_positive",
    "exits_unclear",
    "exits_other",
    "dropouts",
    "response_rate",
    "feels_better",
    "more_active",
    "day_more_structured",
)
"""What is counted, in the order of the page; all of it by gender."""
ALWAYS_SHOWN = (Gender.ALL, Gender.WOMEN, Gender.MEN)
CountedCell = Number | Withheld


@dataclass(frozen=True, slots=True)
class InterventionFigure:
    """One measure of the catalogue by gender.

    A count is a number. A share (`is_share`) is the number that it counts, with what it is divided by as `answered`.
    """

    measure: str
    label: Wording
    is_share: bool
    cells: Mapping[Gender, CountedCell]


@dataclass(frozen=True, slots=True)
class InterventionCounts:
    """The figures of an intervention in a period. `columns`: all, women, men, and others when there are any.

    `is_raw` is true for the operator's own numbers, which must not leave it.
    """

    period: Period
    is_raw: bool
    columns: tuple[Gender, ...]
    figures: tuple[InterventionFigure, ...]

    def cell(self, measure: str, gender: Gender = Gender.ALL) -> CountedCell:
        """The cell of a measure. Raises KeyError when it is not counted here or the gender has no column."""
        return {one.measure: one for one in self.figures}[measure].cells[gender]


def count_intervention(
    *, by: Actor, number: int, period: Period, measures: tuple[str, ...] = MEASURES
) -> InterventionCounts:
    """The measures of the intervention in the period. Five queries for operators, none of them growing with others.

    Raises NotPermitted when the actor reaches no such intervention, BadInput for measures that cannot be kept
    standing (`standing_figures`) and for a damaged ledger, ValueError for distributions.
    """
    intervention = intervention_for(by, "count_intervention", number)
    return counts_of_intervention(by, intervention, Reading(number), period, measures)


def counts_of_intervention(
    by: Actor, intervention: Intervention, read: Reading, period: Period, measures: tuple[str, ...] = MEASURES
) -> InterventionCounts:
    """The same of an intervention that was opened already, with what is `read` of it."""
    if not is_inside(by, "count_intervention", intervention):
        return _released(published(intervention.association), intervention.name, period, measures)
    if any(find_measure(name).measure.split for name in measures):
        raise ValueError("A distribution has parts, and stands in a table of its own.")
    tables = standing_figures(read, measures, period)
    columns = _columns(tables)
    figures = tuple(_figure(table.measure.id, _raw_cells(table, columns)) for table in tables)
    return InterventionCounts(period, True, columns, figures)


def _figure(name: str, cells: Mapping[Gender, CountedCell]) -> InterventionFigure:
    entry = find_measure(name)
    return InterventionFigure(name, entry.label, entry.measure.denominator is not None, cells)


def _columns(tables: tuple[MeasureTable, ...]) -> tuple[Gender, ...]:
    met = {dict(row.group)["gender"] for table in tables for row in table.rows if row.numerator or row.denominator}
    return (*ALWAYS_SHOWN, *(one for one in PARTS if one not in ALWAYS_SHOWN and one in met))


def _raw_cells(table: MeasureTable, columns: tuple[Gender, ...]) -> Mapping[Gender, CountedCell]:
    """Each gender's number, and that of all: numerators and denominators are added up."""
    by_gender = {Gender(dict(row.group)["gender"]): (row.numerator, row.denominator) for row in table.rows}
    nobody = (0, None if table.measure.denominator is None else 0)
    found = {one: by_gender.get(one, nobody) for one in columns}
    below = [one or 0 for _, one in by_gender.values()]
    every = None if table.measure.denominator is None else sum(below)
    found[Gender.ALL] = (sum(above for above, _ in by_gender.values()), every)
    return {one: Number(above, below) for one, (above, below) in found.items()}


def _released(ledger: Snapshot, name: str, period: Period, measures: tuple[str, ...]) -> InterventionCounts:
    """What was told in the newest publication that shows it; a share's denominator stands in a line of its own."""
    shown: dict[Who, int] = {}
    for _, entry in ledger.entries:
        for cell in entry.cells:
            if cell.visible:
                shown[cell.who] = cell.value
            else:
                shown.pop(cell.who, None)
    figures = tuple(
        _figure(measure, {one: _told(shown, Who(measure, (name,), one, period)) for one in ALWAYS_SHOWN})
        for measure in measures
    )
    return InterventionCounts(period, False, ALWAYS_SHOWN, figures)


def _told(shown: Mapping[Who, int], who: Who) -> CountedCell:
    return Number(shown[who]) if who in shown else Withheld()
