"""Opening an engine by its name. Databases are loaded only when they are asked for."""

from pathlib import Path

from stegvis.measures.engines.engine import Engine
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.vocabulary import BadInput, Wording

ENGINES = ("memory", "duckdb", "sqlite", "postgresql", "spark")


def open_engine(name: str, facts: Path | FactsSource) -> Engine:
    """The engine of that name over a folder of facts, or over tables in memory. Close it after use.

    Raises BadInput when there is no such engine, when what it needs is not installed or cannot be reached, and for
    facts that cannot be read.
    """
    if name not in ENGINES:
        raise BadInput(name, _no_such_engine())
    return _opened(name, FactsSource.of_folder(facts) if isinstance(facts, Path) else facts)


def _opened(name: str, source: FactsSource) -> Engine:
    match name:
        case "memory":
            from stegvis.measures.engines.memory_facts import open_memory

            return open_memory(source)
        case "sqlite":
            from stegvis.measures.engines.sqlite import open_sqlite

            return open_sqlite(source)
        case "postgresql":
            from stegvis.measures.engines.postgresql import open_postgresql

            return open_postgresql(source)
        case "spark":
            from stegvis.measures.engines.spark import open_spark

            return open_spark(source)
        case _:
            from stegvis.measures.engines.duckdb import open_duckdb

            return open_duckdb(source)


def _no_such_engine() -> Wording:
    listed = ", ".join(ENGINES)
    return Wording(
        f"är ingen motor som Stegvis kan räkna med; välj bland {listed}.",
        f"is no engine that Stegvis can count with; choose from {listed}.",
    )
