"""What each maker does once its libraries are imported, and figures to compare before times are."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Figures = dict[str, int]
Maker = Callable[[str], Callable[[], Figures]]


def _stegvis(folder: str) -> Callable[[], Figures]:
    from bench.counting_tables import ANSWERS, BY, QUARTERS, TABLES
    from stegvis.catalogue.measures import load_measures
    from stegvis.measures.engines import duckdb, ibis_engine, open_engine  # noqa: F401

    catalogue = load_measures()
    tables = [catalogue[name].measure for listed in TABLES.values() for name in listed]
    answers = [catalogue[name].measure for name in ANSWERS]

    def make() -> Figures:
        engine: Any = open_engine("duckdb", Path(folder))
        found = {one.measure.id: one for one in engine.counted(tables, QUARTERS, BY)}
        found |= {one.measure.id: one for one in engine.counted(answers, QUARTERS, (*BY, "item"))}
        engine.close()
        return {
            "participants": int(found["participants"].numerator.sum()),
            "new": int(found["participants_new"].numerator.sum()),
            "exits": int(found["exits"].numerator.sum()),
            "support": int(found["support_transitions"].numerator.sum()),
            "feeling": int(found["feels_better"].numerator.sum()),
            "change": int(found["answers_change"].numerator.sum()),
            "raised": int(found["answers_raised"].numerator.sum()),
        }

    return make


def _sql(folder: str) -> Callable[[], Figures]:
    from bench.counting_sql import count_by_sql

    def make() -> Figures:
        found = count_by_sql(Path(folder))

        def added(table: str, column: str) -> int:
            return int(sum(value or 0 for value in found[table][column].to_pylist()))

        return _figures(added, "n", "n", "feeling_better")

    return make


def _figures(added: Callable[[str, str], int], number: str, of_new: str, better: str) -> Figures:
    return {
        "participants": added("participants", number),
        "new": added("new", of_new),
        "exits": added("exits by class", number),
        "support": added("support", number),
        "feeling": added("self-assessment", better),
        "change": added("answers", "change"),
        "raised": added("answers", "raised"),
    }


def _polars(folder: str) -> Callable[[], Figures]:
    import polars as pl

    from bench.counting_frames import count_by_polars

    def make() -> Figures:
        found = count_by_polars(Path(folder))
        found["support"] = found["support"].filter(
            pl.col("support_before").is_not_null() & pl.col("support_after").is_not_null()
        )
        return _figures(lambda table, column: int(found[table][column].sum()), "len", "len", "feeling_better")

    return make


def _pandas(folder: str) -> Callable[[], Figures]:
    import pandas as pd  # noqa: F401

    from bench.counting_frames import count_by_pandas

    def make() -> Figures:
        found = count_by_pandas(Path(folder))
        return {
            "participants": int(found["participants"]["size"].sum()),
            "new": int(found["new"].sum()),
            "exits": int(found["exits"].sum()),
            "support": int(found["support"].sum()),
            "feeling": int(found["self-assessment"]["feeling_better"]["sum"].sum()),
            "change": int(found["answers"]["change"]["sum"].sum()),
            "raised": int(found["answers"]["raised"]["sum"].sum()),
        }

    return make


MAKERS: dict[str, Maker] = {"stegvis": _stegvis, "sql": _sql, "polars": _polars, "pandas": _pandas}
