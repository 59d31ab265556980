"""Facts as the oracle reads them: rows with words, from tables with numbers."""

from collections.abc import Callable

from stegvis.measures.engines.codebook import Codebook
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.engines.memory import MemoryEngine
from stegvis.measures.facts import FACT_TABLES, FactTable


def open_memory(source: FactsSource) -> MemoryEngine:
    """The oracle over the facts of the source, all of them in memory. Raises BadInput for a code without a word."""
    facts = {name: _rows(source, FACT_TABLES[name]) for name in source.tables}
    codes = [{"list": one, "number": number, "word": word} for one, number, word in source.codebook.open_codes]
    return MemoryEngine(facts | {"codes": codes})


def _rows(source: FactsSource, table: FactTable) -> list[dict[str, object]]:
    rows = [row for batch in source.batches(table.name) for row in batch.to_pylist()]
    words = {column.name: _word_of(column.name, table, source.codebook) for column in table.columns if column.codes}
    for row in rows:
        for name, word_of in words.items():
            row[name] = word_of(row[name])
    return rows


def _word_of(name: str, table: FactTable, codebook: Codebook) -> Callable[[object], str | None]:
    column = table.column(name)
    return lambda number: codebook.text(column, number) if isinstance(number, int) else None
