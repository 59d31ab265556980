"""In which order groups and parts stand in a result."""

from stegvis.measures.facts import FACT_TABLES, FactColumn
from stegvis.measures.result import UNKNOWN_GROUP


def grouping_column(table: str, name: str) -> FactColumn:
    """The column of that name; grouping columns are the same in every table that has them."""
    return FACT_TABLES[table].column(name)


def rank(column: FactColumn, text: str) -> tuple[int, int, str]:
    """Sorts the texts of one column: closed lists in their own order, numbers by size, open lists by the alphabet.

    What is missing stands last.
    """
    if column.codes is not None and text in column.codes.words:
        return (0, column.codes.words.index(text), "")
    if text == UNKNOWN_GROUP:
        return (1, 0, "")
    return (0, 0, text) if column.codes is not None else (0, int(text), "")
