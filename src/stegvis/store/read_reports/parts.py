"""The parts of reports, each kind read at once for all the revisions that are asked about."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from stegvis.forms.reading import GoalReading, SectionReading, SeriesValue, Unread
from stegvis.store.models import GoalMention, Party, SectionText, StoredFigure, StoredSeriesValue, UnreadText
from stegvis.store.read_reports.blocks import Json, decode_blocks
from stegvis.store.read_reports.cells import CELL, CellRow, cell_of
from stegvis.store.tables.compiled_query import CompiledForMany
from stegvis.vocabulary import Figure, Gender, Place

Part = TypeVar("Part")
PLACE = ("page", "line", "paragraph")


@dataclass(frozen=True, slots=True)
class Parts:
    """What revisions hold, in its order, by the revision's number; one that holds nothing of a kind is missing."""

    parties: Mapping[int, tuple[str, ...]]
    figures: Mapping[int, tuple[Figure, ...]]
    goals: Mapping[int, tuple[GoalReading, ...]]
    series: Mapping[int, tuple[SeriesValue, ...]]
    sections: Mapping[int, tuple[SectionReading, ...]]
    unread: Mapping[int, tuple[Unread, ...]]


def parts_of(revisions: Sequence[int]) -> Parts:
    """The parts of the revisions with those numbers, in six queries."""
    return Parts(
        parties=_by_revision(_PARTIES.values(revisions), str),
        figures=_by_revision(_FIGURES.values(revisions), _placed(_figure)),
        goals=_by_revision(_GOALS.values(revisions), _placed(GoalReading)),
        series=_by_revision(_SERIES.values(revisions), _placed(_series_value)),
        sections=_by_revision(_SECTIONS.values(revisions), _placed(_section)),
        unread=_by_revision(_UNREAD.values(revisions), _placed(Unread)),
    )


def _by_revision(rows: Iterable[Sequence[Any]], make: Callable[..., Part]) -> Mapping[int, tuple[Part, ...]]:
    found: dict[int, list[Part]] = {}
    for revision, *columns in rows:
        found.setdefault(revision, []).append(make(*columns))
    return {revision: tuple(parts) for revision, parts in found.items()}


def _placed(make: Callable[..., Part]) -> Callable[..., Part]:
    """The same, of columns that end with those of the place."""
    return lambda *columns: make(*columns[: -len(PLACE)], place=Place(*columns[-len(PLACE) :]))


def _asked(model: type[Model], *columns: str) -> CompiledForMany:
    def in_order(revisions: Sequence[int]) -> QuerySet[Any, Any]:
        rows = model._default_manager.filter(revision__in=revisions)
        return rows.order_by("position").values_list("revision", *columns)

    return CompiledForMany(in_order)


_PARTIES = _asked(Party, "operator__name")
_FIGURES = _asked(StoredFigure, "measure", "gender", "raw", "confidence", *CELL, *PLACE)
_GOALS = _asked(GoalMention, "version__text", "version__share", "version__count", *PLACE)
_SERIES = _asked(StoredSeriesValue, "instrument", "scale", "on", "value", "change", "occasion", "parts", *PLACE)
_SECTIONS = _asked(SectionText, "section", "heading", "text", "blocks", *PLACE)
_UNREAD = _asked(UnreadText, "text", *PLACE)


def _figure(measure: str, gender: str, raw: str, confidence: float, *cell: Any, place: Place) -> Figure:
    return Figure(measure, Gender(gender), cell_of(CellRow(*cell)), raw, place, confidence)


def _series_value(
    instrument: str,
    scale: str,
    on: str,
    value: float,
    change: float | None,
    occasion: int,
    parts: list[str],
    place: Place,
) -> SeriesValue:
    return SeriesValue(instrument, scale, on or None, value, change, place, occasion, tuple(parts))


def _section(section: str, heading: str, text: str, blocks: list[Json], place: Place) -> SectionReading:
    return SectionReading(section, heading, text, decode_blocks(blocks), place)
