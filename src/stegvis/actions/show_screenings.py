"""What may be told of the answers on violence: released tables of whole years, and nothing else."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, permit
from stegvis.catalogue.measures import find_measure
from stegvis.store.clock import today
from stegvis.store.organisation.associations import association_of
from stegvis.store.questionnaires.released_tallies import released_table, years_over
from stegvis.vocabulary import Gender, Wording
from stegvis.vocabulary.released import ReleasedCell, ReleasedTable


@dataclass(frozen=True, slots=True)
class ScreeningLine:
    """A measure with its cells: all, women, men."""

    label: Wording
    cells: tuple[ReleasedCell, ...]


@dataclass(frozen=True, slots=True)
class ScreeningYear:
    """A year that is over. `lines` is empty until it is released."""

    year: int
    lines: tuple[ScreeningLine, ...]


@dataclass(frozen=True, slots=True)
class Screenings:
    """The years of an association, the latest first."""

    association: int
    name: str
    columns: tuple[Gender, ...]
    years: tuple[ScreeningYear, ...]


COLUMNS = (Gender.ALL, Gender.WOMEN, Gender.MEN)


def show_screenings(*, by: Actor, association: int) -> Screenings:
    """The released tables. Raises NotPermitted, and BadInput when the ledger is damaged."""
    permit(by, "show_screenings", association=association)
    found = association_of(association)
    years = tuple(ScreeningYear(year, _lines(released_table(found, year))) for year in years_over(found, today()))
    return Screenings(found.pk, found.name, COLUMNS, years)


def _lines(table: ReleasedTable | None) -> tuple[ScreeningLine, ...]:
    if table is None:
        return ()
    measures = dict.fromkeys(row.measure for row in table.rows)
    return tuple(
        ScreeningLine(find_measure(name).label, tuple(table.cell(name, gender) for gender in COLUMNS))
        for name in measures
    )
