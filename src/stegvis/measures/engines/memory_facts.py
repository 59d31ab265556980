"""Facts as the oracle reads them: rows with words, from tables with numbers."""

from collections.abc import Callable

from stegvis.measures.engines.codebook import Codebook
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.engines.memory import MemoryEngine
from stegvis.measures.facts import FACT_TABLES, FactTable


def open_memory(source: FactsSource) -> MemoryEngine:
    """The oracle over the facts of the source, all of them in memory. Raises BadInput for a code without a word."""
    facts = {name: rows_of(source, name) for name in source.tables}
    codes = [{"list": one, "number": number, "word": word} for one, number, word in source.codebook.open_codes]
    return MemoryEngine(facts | {"codes": codes})


def rows_of(source: FactsSource, name: str) -> list[dict[str, object]]:
    """The rows of a table with words for codes. Raises BadInput for a code without a word."""
    table = FACT_TABLES[name]
    rows = [row for batch in source.batches(table.name) for row in batch.to_pylist()]
    words = {one.name: _word_of(one.name, table, source.codebook) for one in table.columns if one.codes}
    for row in rows:
        for column, word_of in words.items():
            row[column] = word_of(row[column])
    return rows


def _word_of(name: str, table: FactTable, codebook: Codebook) -> Callable[[object], str | None]:
    column = table.column(name)
    return lambda number: codebook.text(column, number) if isinstance(number, int) else None
