"""Every database counts through this one path: plan, SQL by Ibis, a few scans, rolled up with numpy."""

from collections.abc import Sequence
from typing import Protocol

from stegvis.measures.engines.codebook import Codebook
from stegvis.measures.engines.counted import Counted
from stegvis.measures.engines.engine import check_request
from stegvis.measures.engines.keys import Whole
from stegvis.measures.engines.roll_up import Read, RollUp
from stegvis.measures.engines.sql import Dialect, Query, written
from stegvis.measures.nodes import Measure
from stegvis.measures.result import MeasureTable
from stegvis.vocabulary import BadInput, Period, Wording


class Database(Protocol):
    """An open database that holds the facts in tables of their names."""

    dialect: Dialect

    def run(self, sql: str, sums: int = 1) -> Sequence[Whole]:
        """The columns of the result as whole numbers, with MISSING where there is nothing; the last ones are sums.

        Raises OverflowError when a number does not fit into 64 bits.
        """

    def close(self) -> None:
        """Lets go of files, memory and connections."""


class IbisEngine:
    """Counts in a database. The tables are those that were loaded; the codebook gives their words."""

    def __init__(self, name: str, database: Database, tables: frozenset[str], codebook: Codebook) -> None:
        self.name, self.tables = name, tables
        self._database, self._codebook = database, codebook

    def measure(
        self, measures: Sequence[Measure], periods: Sequence[Period], by: Sequence[str] = ()
    ) -> tuple[MeasureTable, ...]:
        """One table for each measure, in their order.

        Raises BadInput as `check_request` does, and for sums beyond 64 bits.
        """
        return tuple(counted.table() for counted in self.counted(measures, periods, by))

    def counted(
        self, measures: Sequence[Measure], periods: Sequence[Period], by: Sequence[str] = ()
    ) -> tuple[Counted, ...]:
        """The same as columns."""
        check_request(measures, by, self.tables, self._codebook.open_words)
        book = written(tuple(measures), tuple(periods), tuple(by), self._database.dialect, self._codebook)
        reads = [self._read(query) for query in book.queries]
        roll_up = RollUp(book.plan, reads, periods, by, self._codebook)
        return tuple(roll_up.counted(measure) for measure in measures)

    def close(self) -> None:
        """Closes the database."""
        self._database.close()

    def _read(self, query: Query) -> Read:
        try:
            columns = self._database.run(query.sql, query.sums)
        except OverflowError as error:
            raise BadInput(self.name, _too_large()) from error
        return Read.of_columns(query, columns)


def _too_large() -> Wording:
    return Wording(
        "summan blev för stor för 64 bitar; rätta orimliga tal i underlaget.",
        "a sum became too large for 64 bits; mend numbers in the facts that cannot be right.",
    )
