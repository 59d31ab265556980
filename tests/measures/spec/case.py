"""One case of the spec: small facts, a definition, periods, a division, and the rows that every engine must give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tests.measures.spec.text_tables import Row, expected_rows, facts_rows, period_of

from stegvis.measures.nodes import Measure
from stegvis.measures.result import MeasureRow
from stegvis.vocabulary import Period


@dataclass(frozen=True)
class Case:
    """`facts` and `expected` are text tables; `why` says what the case is there for."""

    id: str
    why: str
    facts: Mapping[str, str]
    measured: Measure
    expected: str
    periods: Sequence[str] = ("2023-01",)
    by: tuple[str, ...] = ()

    @property
    def measure(self) -> Measure:
        """The definition, known by the case's name."""
        return replace(self.measured, id=self.id)

    def rows(self) -> dict[str, list[Row]]:
        """The facts with words."""
        return {table: facts_rows(table, text) for table, text in self.facts.items()}

    def bound(self) -> tuple[Period, ...]:
        """The periods."""
        return tuple(period_of(text) for text in self.periods)

    def expected_rows(self) -> tuple[MeasureRow, ...]:
        """What must come out, in order."""
        return expected_rows(self.measure, self.by, self.expected)
