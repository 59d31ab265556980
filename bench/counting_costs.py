"""What counting costs beside the database: definitions to SQL, and figures again after one changed participation."""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from stegvis.measures.nodes import Measure
from stegvis.vocabulary import BadInput, Period

QUARTERS = tuple(
    Period.of_months(date(year, month, 1), date(year, month + 2, 1)) for year in (2022, 2023) for month in (1, 4, 7, 10)
)
REPORTS = 16


def counting_costs() -> None:
    """Print both."""
    with tempfile.TemporaryDirectory(prefix="stegvis-bench-") as temporary:
        folder = Path(temporary) / "facts"
        _definitions_to_sql(folder)
        _one_changed_participation(folder)


def _definitions_to_sql(folder: Path) -> None:
    """The catalogue's measures by intervention and gender, eight quarters: written first, then found again."""
    from stegvis.actions.generate_facts import generate_invented_facts
    from stegvis.catalogue.measures import load_measures
    from stegvis.measures.engines.facts_source import FactsSource
    from stegvis.measures.engines.sql import Dialect, written

    generate_invented_facts(folder, participations=4000, seed=2, progress=lambda *_: None)
    by = ("intervention", "gender")
    # The invented facts hold no answers to the longer questionnaire.
    known = [one.measure for name, one in load_measures().items() if not name.startswith("soc29")]
    measures = tuple(measure for measure in known if set(by) <= set(measure.groupings))
    book, dialect = FactsSource.of_folder(folder).codebook, Dialect("duckdb", numbers_days=True, has_stand_ins=True)

    def write() -> None:
        written(measures, QUARTERS, by, dialect, book)

    first, again = _seconds(write, 1), _seconds(write, 9)
    told = f"first {first * 1e3:.0f} ms, kept {again * 1e3:.2f} ms"
    print(f"{len(measures)} definitions to SQL: {told}   target ≤ 15 ms, kept")


def _one_changed_participation(folder: Path) -> None:
    """The interim report's measures for sixteen interventions, by gender, half-year and so far."""
    from stegvis.catalogue.measures import measures_for_form
    from stegvis.measures.engines.facts_source import FactsSource
    from stegvis.measures.engines.memory_facts import rows_of
    from stegvis.measures.incremental import Standing

    rows = rows_of(FactsSource.of_folder(folder), "participations")
    interventions = sorted({str(row["intervention"]) for row in rows})[:REPORTS]
    rows = [row for row in rows if row["intervention"] in interventions]
    periods = (Period(date(2023, 1, 1), date(2023, 8, 31)), Period(date(2022, 1, 1), date(2023, 8, 31)))
    measures = [one.measure for one in measures_for_form("skaraborg_interim")]
    standing = Standing([one for one in measures if _stands(one)], periods, ("intervention", "gender"), rows)
    changed = iter(rows * 2)

    def change() -> None:
        old = next(changed)
        standing.replace(old, {**old, "feeling": "better"})
        standing.counted()

    print(
        f"1 changed participation of {len(rows)}, {len(measures)} measures of {len(interventions)} reports again: "
        f"{_seconds(change, 25) * 1e3:.1f} ms   target ≤ 5 ms"
    )


def _stands(measure: Measure) -> bool:
    from stegvis.measures.incremental import Standing

    try:
        Standing([measure], [])
    except BadInput:
        return False
    return True


def _seconds(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)
