"""Released tables: the only numbers that may leave, and a type that nothing but the release can make."""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from enum import StrEnum
from typing import Final

from stegvis.vocabulary.cells import WITHHELD_SIGN, Blank, NotAnswered, NotAsked, Number, Withheld
from stegvis.vocabulary.gender import Gender
from stegvis.vocabulary.period import Period
from stegvis.vocabulary.wording import Wording


class TableShape(StrEnum):
    """The tables there are. The list is closed: there are no free queries.

    REPORT: one intervention, measures by gender. ASSOCIATION: all interventions together, measures by gender.
    DISTRIBUTION: the parts of one measure (or its before → after) by gender. INSTRUMENT: means and changes, each
    with the number of answers behind it. SCREENING: questions on violence, told in bands.
    """

    REPORT = "report"
    ASSOCIATION = "association"
    DISTRIBUTION = "distribution"
    INSTRUMENT = "instrument"
    SCREENING = "screening"


@dataclass(frozen=True, slots=True)
class Between:
    """A number told in a band, both ends included: it is never told more closely than this."""

    least: int
    most: int


ReleasedCell = Number | Withheld | Blank | NotAsked | NotAnswered | Between


@dataclass(frozen=True, slots=True)
class ReleasedFigure:
    """One cell: what is counted, whom and when. `intervention` None is all together, `split` the part of a split."""

    measure: str
    gender: Gender
    period: Period
    cell: ReleasedCell
    intervention: str | None = None
    split: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        """The cell in figures; nothing for what is empty."""
        match self.cell:
            case Number(value=value):
                return str(value).replace(".", ",")
            case Between(least, most):
                return f"{least}–{most}"
            case Withheld():
                return WITHHELD_SIGN
            case Blank() | NotAsked() | NotAnswered():
                return ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where released figures come from: enough to follow each of them back.

    `measures` holds (measure, SHA-256 of its definition), `k` (privacy class, smallest group that may be provable): the
    k that was aimed at. `notes` say where less holds, since what an earlier publication told is not taken back and a
    part cannot be hidden better than the smaller whole that is shown; there a group may be provable from the least k
    of the family's classes on, never below it.
    `pattern` the SHA-256 of what is visible and hidden, `audited_by` the solver that tried to work groups out, `entry`
    the hash of the ledger's salted entry, under which the pattern is frozen. Nothing here follows from hidden numbers;
    how many groups were at risk would.
    """

    publication: str
    measures: tuple[tuple[str, str], ...]
    k: tuple[tuple[str, int], ...]
    pattern: str
    audited_by: str
    entry: str
    notes: tuple[Wording, ...] = ()


_RELEASE: Final = object()


def release_seal() -> object:
    """What a ReleasedTable is sealed with. For the release alone; a rule over the source watches who calls this."""
    return _RELEASE


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """Figures that may be shown to anyone, in the order of the table. Nothing but the release makes one.

    `columns` are the genders shown. Raises TypeError when it is made without the release's seal, and so also when a
    copy is to be made with something changed.
    """

    id: str
    shape: TableShape
    period: Period
    columns: tuple[Gender, ...]
    rows: tuple[ReleasedFigure, ...]
    provenance: Provenance
    intervention: str | None = None
    seal: InitVar[object] = None
    _found: Mapping[tuple[str, tuple[str, ...], Gender], ReleasedFigure] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self, seal: object) -> None:
        if seal is not _RELEASE:
            raise TypeError("A released table comes out of disclosure.release and from nowhere else.")
        object.__setattr__(self, "_found", {(row.measure, row.split, row.gender): row for row in self.rows})

    def cell(self, measure: str, gender: Gender = Gender.ALL, split: tuple[str, ...] = ()) -> ReleasedCell:
        """What stands for `measure` and `gender`. Raises KeyError when the table has no such cell."""
        return self._found[measure, split, gender].cell
