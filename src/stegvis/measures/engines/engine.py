"""What every engine does, and what it refuses before it counts."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from stegvis.measures.nodes import Measure
from stegvis.measures.result import MeasureTable
from stegvis.measures.walk import open_words_in
from stegvis.vocabulary import BadInput, Period, Wording


class Engine(Protocol):
    """Counts measures over the facts that it was opened with."""

    @property
    def name(self) -> str:
        """The word for the engine on the command line."""

    @property
    def tables(self) -> frozenset[str]:
        """The fact tables that it has; a measure that reads others is refused."""

    def measure(
        self, measures: Sequence[Measure], periods: Sequence[Period], by: Sequence[str] = ()
    ) -> tuple[MeasureTable, ...]:
        """One table for each measure, in their order.

        Raises BadInput when a measure cannot be divided by a column of `by`, reads a table that the facts do not
        have, or asks for an intervention or an item that they do not have.
        """

    def close(self) -> None:
        """Lets go of files, memory and connections."""


def check_request(
    measures: Sequence[Measure], by: Sequence[str], tables: Collection[str], open_words: Mapping[str, Collection[str]]
) -> None:
    """Raises BadInput when the facts cannot answer. `open_words` holds the words of each open code list."""
    for measure in measures:
        check_division(measure, by)
        for total in measure.totals:
            if total.table not in tables:
                raise BadInput(measure.id, _no_table(total.table))
        for code_list, word in open_words_in(measure):
            if word not in open_words.get(code_list, ()):
                raise BadInput(measure.id, _no_word(code_list, word))


def check_division(measure: Measure, by: Sequence[str]) -> None:
    """Raises BadInput, naming measure and column, when the measure cannot be divided by a column."""
    for column in by:
        if column not in measure.groupings:
            raise BadInput(measure.id, _cannot_be_divided(column, measure.groupings))


def _cannot_be_divided(column: str, possible: Sequence[str]) -> Wording:
    listed = ", ".join(possible)
    return Wording(
        f"kan inte delas upp efter {column}; välj bland {listed}."
        if possible
        else f"kan inte delas upp, inte heller efter {column}; ta bort uppdelningen.",
        f"cannot be divided by {column}; choose from {listed}."
        if possible
        else f"cannot be divided, not by {column} either; leave the division out.",
    )


def _no_table(table: str) -> Wording:
    return Wording(
        f"läser tabellen {table}, som inte finns i underlaget; lägg till den eller ta bort måttet.",
        f"reads the table {table}, which the facts do not have; add it or leave the measure out.",
    )


def _no_word(code_list: str, word: str) -> Wording:
    names = {"intervention": ("insatsen", "the intervention"), "item": ("frågan", "the item")}
    sv, en = names[code_list]
    return Wording(
        f"frågar efter {sv} {word}, som inte finns i underlaget; rätta namnet eller ta bort måttet.",
        f"asks for {en} {word}, which the facts do not have; mend the name or leave the measure out.",
    )
