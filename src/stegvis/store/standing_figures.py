"""Figures of an intervention in a period, quick enough for a page: the rows are read anew, the counting is kept.

Nothing can be out of date: every call reads the register. Only rows that differ from those of the call before are
taken out of the sums and put in again, so that one changed participation costs one row. What is kept holds no name.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from threading import Lock

from stegvis.catalogue.measures import find_measure
from stegvis.measures.expressions import Column
from stegvis.measures.incremental import Standing
from stegvis.measures.nodes import Measure
from stegvis.measures.result import MeasureTable
from stegvis.measures.walk import nodes_in
from stegvis.store.models import Intervention
from stegvis.store.register_facts.participations import participation_rows
from stegvis.store.register_facts.rows import FactRow
from stegvis.vocabulary import Period

KEPT = 256
_STATES = ("support_", "occupation_")


class _Kept:
    """The sums of one intervention and period, with the rows that they are made of."""

    def __init__(self, measures: Sequence[Measure], period: Period, by: Sequence[str]) -> None:
        self._standing = Standing(measures, [period], by)
        self._rows: Mapping[object, FactRow] = {}
        self._lock = Lock()

    def of(self, rows: Sequence[FactRow]) -> tuple[MeasureTable, ...]:
        """The results of exactly these rows."""
        now = {row["participation"]: row for row in rows}
        with self._lock:
            for number in self._rows.keys() | now.keys():
                old, new = self._rows.get(number), now.get(number)
                if old != new:
                    self._standing.replace(old, new)
            self._rows = now
            return self._standing.tables()


def standing_figures(
    intervention: int, names: tuple[str, ...], period: Period, by: tuple[str, ...] = ("gender",)
) -> tuple[MeasureTable, ...]:
    """The results of the catalogue's measures over participations for one intervention, a table each, in their order.

    Raises BadInput for names that the catalogue lacks and for measures over other tables, medians and different
    persons, which do not add up.
    """
    scope = Intervention.objects.filter(pk=intervention)
    rows = participation_rows(scope, period, with_states=_ask_for_states(names))
    return _kept(intervention, names, period, by).of(rows)


@lru_cache(maxsize=KEPT)
def _kept(_intervention: int, names: tuple[str, ...], period: Period, by: tuple[str, ...]) -> _Kept:
    return _Kept(_measures(names), period, by)


def _measures(names: tuple[str, ...]) -> tuple[Measure, ...]:
    return tuple(find_measure(name).measure for name in names)


@cache
def _ask_for_states(names: tuple[str, ...]) -> bool:
    columns = (node for node in nodes_in(_measures(names)) if isinstance(node, Column))
    return any(one.name.startswith(_STATES) for one in columns)
