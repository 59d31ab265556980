"""Counting all tables at once: Stegvis beside DuckDB's SQL by hand, Polars and pandas, as ratios in one run.

    python -m bench.counting [PARTICIPATIONS…] [--rounds N] [--only MAKER…] [--largest]

1 and 10 million when no number is given. With --largest Stegvis alone counts 100 million as well, which needs 15 GB of
disk and the better part of an hour to invent them; time and memory a participation are then told for every size.

All read Parquet from disk (warm in the page cache) with two threads and count the same tables from the same invented
facts: Stegvis from its own layout, the others from normalised tables. Reading the needed columns once is told for
both places they can be read from: memory (one core) and, with Stegvis counting from there too, the disk. The makers
take turns, each in a process of its own; a process is started and its libraries imported before the clock starts,
opening the files is included. In each process the second counting is timed (Stegvis then has its SQL written);
pandas, which keeps nothing, counts once in all. The medians of the rounds are compared, wall clock and processor
time. Figures are compared before times are.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from bench.counting_tables import ANSWERS, BY, TABLES, normalise
from bench.page_cache import disk_bandwidth

MAKERS = ("stegvis", "sql", "polars", "pandas")
LARGEST = 100_000_000
MEASURED = """
import json, sys, time
from pathlib import Path
from bench.counting_makers import MAKERS
from bench.page_cache import forget
make = MAKERS[sys.argv[1]](sys.argv[2])
for _ in range(int(sys.argv[3])):
    if sys.argv[4] == "disk":
        forget(Path(sys.argv[2]))
    wall, processor = time.perf_counter(), time.process_time()
    figures = make()
    taken = time.perf_counter() - wall, time.process_time() - processor
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
peak = int(status["VmHWM"].split()[0]) / 1024  # getrusage would tell the parent's where that is larger
print(json.dumps({
    "wall": taken[0], "processor": taken[1],
    "peak": peak, "figures": figures}))
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("participations", nargs="*", type=int, default=[1_000_000, 10_000_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=MAKERS, default=MAKERS)
    parser.add_argument("--largest", action="store_true", help="Stegvis counts 100 million too")
    parser.add_argument("--folder", type=Path, help="keeps the facts there, to measure again sooner")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="stegvis-bench-") as temporary:
        folder = options.folder or Path(temporary)
        found = {
            participations: compare_counting(folder / str(participations), participations, options.rounds, options.only)
            for participations in options.participations
        }
        if options.largest:
            found[LARGEST] = compare_counting(folder / str(LARGEST), LARGEST, options.rounds, ["stegvis"])
    print_growth(
        {participations: medians["stegvis"] for participations, medians in found.items() if "stegvis" in medians}
    )


def print_growth(medians: Mapping[int, Mapping[str, float]]) -> None:
    """Time and memory a participation, from the smallest number of them to the largest."""
    for participations, one in sorted(medians.items()):
        nanoseconds = "   ".join(f"{what} {one[what] / participations * 1e9:5.0f} ns" for what in ("wall", "processor"))
        print(f"  {participations:>11,} participations: {nanoseconds} each, peak {one['peak']:.0f} MiB")
    print("  target: time linear in rows from 1 to 100 million")


def compare_counting(
    folder: Path, participations: int, rounds: int = 3, makers: Sequence[str] = MAKERS
) -> dict[str, dict[str, float]]:
    """Prints and returns the medians of each maker: wall and processor seconds, peak MiB.

    Raises ValueError when their figures differ.
    """
    facts, register = prepared(folder, participations, with_register=set(makers) != {"stegvis"})
    taken: dict[str, list[dict[str, float]]] = {maker: [] for maker in makers}
    figures: dict[str, object] = {}
    for turn in range(rounds):
        for maker in makers:
            if turn and maker == "pandas":
                continue  # a minute or two each time
            told = measured(maker, facts if maker == "stegvis" else register)
            figures[maker] = told.pop("figures")
            taken[maker].append(told)
    for maker, found in figures.items():
        if found != figures[makers[0]]:
            raise ValueError(f"{maker} counts {found}, {makers[0]} {figures[makers[0]]}")
    columns, answers = needed(facts)
    bandwidth = read_bandwidth()
    once = columns / bandwidth
    print(
        f"{participations:,} participations, {answers:,} answers; the needed columns hold {columns / 1e6:.0f} MB, "
        f"read once at {bandwidth / 1e9:.1f} GB/s in {once:.3f} s"
    )
    medians = {maker: _medians(runs) for maker, runs in taken.items()}
    ours = medians[makers[0]]
    for maker, one in medians.items():
        seconds = "   ".join(
            f"{what} {one[what]:7.2f} s ×{one[what] / ours[what]:5.1f}" for what in ("wall", "processor")
        )
        print(f"  {maker:<8} {seconds}   peak {one['peak']:6.0f} MiB   ×{one['wall'] / once:6.1f} of reading")
    if "stegvis" in makers:
        _print_from_disk(facts, columns, rounds)
    print("  target: stegvis ≤ 1/5 of sql, ≤ 1/15 of pandas, ≤ 12 times reading, ≤ 2048 MiB")
    return medians


def _print_from_disk(facts: Path, columns: int, rounds: int) -> None:
    """The same against the disk: neither Stegvis nor the reading finds anything in the page cache."""
    bandwidth = disk_bandwidth(facts)
    once = columns / bandwidth
    taken = statistics.median(measured("stegvis", facts, "disk")["wall"] for _ in range(rounds))
    print(
        f"  with an empty page cache: stegvis {taken:.2f} s   ×{taken / once:.1f} of reading the needed columns from "
        f"the disk at {bandwidth / 1e9:.2f} GB/s in {once:.3f} s"
    )


def prepared(folder: Path, participations: int, *, with_register: bool = True) -> tuple[Path, Path]:
    """The facts, and the same as a normalised register when it is wanted; made unless they are there."""
    from stegvis.actions.generate_facts import generate_invented_facts
    from stegvis.measures.facts_files import open_facts
    from stegvis.measures.facts_files.counting_copy import copy_of, write_counting_copy

    facts, register = folder / "facts", folder / "register"
    if not (facts / "codes.parquet").exists():
        generate_invented_facts(facts, participations=participations, seed=1, progress=lambda *_: None)
    if with_register and not (register / "answers.parquet").exists():
        normalise(facts, register)
    if copy_of(facts, open_facts(facts).files) is None:
        write_counting_copy(facts)
    return facts, register


def measured(maker: str, folder: Path, source: str = "page cache") -> dict[str, float]:
    """Seconds, peak MiB and some figures of one maker in a process of its own; from the "disk" when that is asked."""
    runs = "1" if maker == "pandas" else "2"
    command = [sys.executable, "-c", MEASURED, maker, str(folder), runs, source]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def needed(facts: Path) -> tuple[int, int]:
    """Bytes of the columns that the tables read, in the widths of the layout; and how many answers there are."""
    from stegvis.catalogue.measures import load_measures
    from stegvis.measures.facts import FACT_TABLES
    from stegvis.measures.facts_files import arrow_schema

    catalogue = load_measures()
    names = [*(name for listed in TABLES.values() for name in listed), *ANSWERS]
    read = {column for name in names for total in catalogue[name].measure.totals for column in total.columns()}
    read |= {column for name in names for column in catalogue[name].measure.split}
    size = 0
    for table in ("participations", "answers"):
        widths = {field.name: max(field.type.bit_width // 8, 1) for field in arrow_schema(FACT_TABLES[table])}
        columns = {column.name for column in read if column.table == table} | set(BY)
        rows = sum(pq.read_metadata(file).num_rows for file in (facts / table).glob("*.parquet"))
        size += rows * sum(widths[name] for name in columns | ({"item"} if table == "answers" else set()))
    return size, sum(_given(file) for file in (facts / "answers").glob("*.parquet"))


def _given(file: Path) -> int:
    """How many answers a file holds, of both occasions."""
    answers = pq.read_table(file, columns=["before", "after"])
    return sum(len(column) - column.null_count for column in answers.columns)


def read_bandwidth(megabytes: int = 512) -> float:
    """Bytes a second at which one core reads memory: a sum over a large array, the best of five."""
    import time

    array = np.ones(megabytes * 2**17, dtype=np.int64)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        array.sum()
        times.append(time.perf_counter() - start)
    return array.nbytes / min(times)


def _medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


if __name__ == "__main__":
    main()
