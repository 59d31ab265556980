"""A number in a package that no release would have shown: so few people that they are pointed out."""

from stegvis.catalogue.measures import find_measure
from stegvis.disclosure.release import SMALLEST_PROVABLE
from stegvis.forms.package.nodes import PackedReport
from stegvis.measures.nodes import Statistic
from stegvis.store.reports.border.unknown_measures import is_known
from stegvis.store.reports.figures.counting import is_counted
from stegvis.vocabulary import Number
from stegvis.vocabulary.released import ReleasedFigure

LEAST = min(SMALLEST_PROVABLE.values())
"""Whatever was raised and whatever was told before: of fewer people than this nothing is ever shown."""


def too_small(packed: PackedReport) -> ReleasedFigure | None:
    """The first figure that shows fewer people than may be told of, None when there is none. Nobody is no few."""
    return next((one for one in packed.figures if any(0 < shown < LEAST for shown in _people(one))), None)


def _people(figure: ReleasedFigure) -> tuple[int, ...]:
    """How many people the figure shows: those counted, and those who answered."""
    cell = figure.cell
    if not isinstance(cell, Number) or not _may_count_people(figure.measure):
        return ()
    # A share is told by the people that it counts, a whole number; as a share, or as a mean, it is none.
    counted = (cell.value,) if isinstance(cell.value, int) and not _is_median(figure.measure) else ()
    return counted if cell.answered is None else (*counted, cell.answered)


def _may_count_people(measure: str) -> bool:
    """Of a measure that nobody here knows it is taken for granted: what it counts cannot be looked up."""
    return is_counted(measure) or not is_known(measure)


def _is_median(measure: str) -> bool:
    return is_counted(measure) and find_measure(measure).measure.statistic is Statistic.MEDIAN
