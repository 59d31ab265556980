"""Figures of an intervention in a period, quick enough for a page: the rows are read anew, the counting is kept.

Nothing can be out of date: every call reads the register. Only rows that differ from those of the call before are
taken out of the sums and put in again, so that one changed participation costs one row. What is kept holds no name.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from threading import Lock

from stegvis.catalogue.measures import find_measure
from stegvis.measures.engines.counted import Counted
from stegvis.measures.expressions import Column
from stegvis.measures.incremental import Standing
from stegvis.measures.nodes import Measure
from stegvis.measures.result import MeasureTable
from stegvis.measures.walk import nodes_in
from stegvis.store.models import Intervention
from stegvis.store.register_facts.kept import KeptParticipations
from stegvis.store.register_facts.participations import counted_only_rows
from stegvis.store.register_facts.rows import FactRow
from stegvis.vocabulary import Period

KEPT = 256
_STATES = ("support_", "occupation_")


class _Kept:
    """The sums of one intervention at its periods, with the rows that they are made of."""

    def __init__(self, measures: Sequence[Measure], periods: Sequence[Period], by: Sequence[str]) -> None:
        self._standing = Standing(measures, periods, by)
        self._rows: Sequence[FactRow] = ()
        self._lock = Lock()

    def of(self, rows: Sequence[FactRow]) -> tuple[Counted, ...]:
        """The results of exactly these rows."""
        with self._lock:
            for old, new in _differing(self._rows, rows):
                self._standing.replace(old, new)
            self._rows = tuple(rows)
            return self._standing.counted()


def _differing(before: Sequence[FactRow], now: Sequence[FactRow]) -> list[tuple[FactRow | None, FactRow | None]]:
    """What to take out of the sums and what to put in, in pairs: what stays need not be looked at again."""
    pairs: Iterable[tuple[FactRow | None, FactRow | None]] = zip(before, now, strict=False)
    if len(before) != len(now):
        was, stands = ({row["participation"]: row for row in rows} for rows in (before, now))
        pairs = ((was.get(number), stands.get(number)) for number in was.keys() | stands.keys())
    # Mostly the very same row, which is quicker to see than that it is alike.
    return [(old, new) for old, new in pairs if old is not new and old != new]


class Reading:
    """The register of an intervention as it is now, each table read once for as many figures as a page shows."""

    def __init__(self, intervention: int) -> None:
        self.intervention = intervention
        self._rows: dict[bool, list[FactRow]] = {}
        self._counted_only: dict[Period, list[FactRow]] = {}

    def rows(self, names: tuple[str, ...], period: Period) -> list[FactRow]:
        """As `fact_rows`."""
        with_states = asks_for_states(names)
        if with_states not in self._rows:
            self._rows[with_states] = fact_rows(self.intervention, names)
        if period not in self._counted_only:
            self._counted_only[period] = list(_only_counted(self.intervention, period))
        return [*self._rows[with_states], *self._counted_only[period]]


def standing_figures(
    read: Reading, names: tuple[str, ...], period: Period, by: tuple[str, ...] = ("gender",)
) -> tuple[MeasureTable, ...]:
    """The results of the catalogue's measures over participations for one intervention, a table each, in their order.

    Raises BadInput for names that the catalogue lacks and for measures over other tables, medians and different
    persons, which do not add up.
    """
    kept = _kept(read.intervention, names, (period,), by)
    return tuple(counted.table() for counted in kept.of(read.rows(names, period)))


def standing_in_periods(
    intervention: int, names: tuple[str, ...], periods: tuple[Period, ...], rows: Sequence[FactRow]
) -> tuple[Counted, ...]:
    """The same by gender at several periods, as columns, of rows that are read once (`fact_rows`).

    The rows are those of every period: without those who are only counted, whom each period sees otherwise
    (`counted_anew`).
    """
    return _kept(intervention, names, periods, ("gender",)).of(rows)


def counted_anew(names: tuple[str, ...], period: Period, rows: Sequence[FactRow]) -> tuple[Counted, ...]:
    """The results of the rows by gender, of which nothing is kept."""
    return Standing(_measures(names), (period,), ("gender",), rows).counted()


def fact_rows(intervention: int, names: tuple[str, ...], period: Period | None = None) -> list[FactRow]:
    """The intervention's participations with what the measures ask for; `period` as in `participation_rows`."""
    rows = _rows_of(intervention, asks_for_states(names)).read()
    return rows if period is None else [*rows, *_only_counted(intervention, period)]


def _only_counted(intervention: int, period: Period) -> Iterator[FactRow]:
    return counted_only_rows(Intervention.objects.filter(pk=intervention), period)


@lru_cache(maxsize=KEPT)
def _rows_of(intervention: int, with_states: bool) -> KeptParticipations:
    return KeptParticipations(intervention, with_states=with_states)


@lru_cache(maxsize=KEPT)
def _kept(_intervention: int, names: tuple[str, ...], periods: tuple[Period, ...], by: tuple[str, ...]) -> _Kept:
    return _Kept(_measures(names), periods, by)


def _measures(names: tuple[str, ...]) -> tuple[Measure, ...]:
    return tuple(find_measure(name).measure for name in names)


@cache
def asks_for_states(names: tuple[str, ...]) -> bool:
    """True when a measure asks what participants live on or do."""
    columns = (node for node in nodes_in(_measures(names)) if isinstance(node, Column))
    return any(one.name.startswith(_STATES) for one in columns)
