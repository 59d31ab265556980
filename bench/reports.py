"""From one changed exit to every affected figure in 16 open reports: what it costs in the server.

    python -m bench.reports [participations]

All 16 reports are on the intervention of the exit, so that each of them is affected. Counted is from the changed row
in the database to the changed cells of every table: the register is read anew, nothing is taken from before but sums.
Median over many changes, on a new SQLite file; wall-clock (other work on the machine is in it) and processor. All
persons are invented.
"""

import os
import random
import statistics
import subprocess
import sys
import time
from datetime import date, timedelta
from itertools import islice, product
from tempfile import TemporaryDirectory

REPORTS, PARTICIPATIONS, CHANGES = 16, 100, 100
TARGET_MS = 5
ENDS = (date(2026, 8, 31), date(2026, 12, 31))


def main(participations: int = PARTICIPATIONS) -> None:
    """Prints the times."""
    with TemporaryDirectory() as folder:
        os.environ |= {"STEGVIS_DATA_DIR": folder, "STEGVIS_TODAY": "2026-12-31"}
        from stegvis.actions.open_store import open_store

        open_store()
        from stegvis.store.models import Participation
        from stegvis.store.reports.figures.drafted import tables_of_several

        editions = _filled(participations)
        chance = random.Random(16)
        numbers = list(Participation.objects.filter(exited_on__isnull=False).values_list("pk", flat=True))
        before = tables_of_several(editions)
        wall, cpu, affected = [], [], []
        for _ in range(CHANGES):
            day = date(2026, 3, 1) + timedelta(days=chance.randrange(150))
            Participation.objects.filter(pk=chance.choice(numbers)).update(exited_on=day, feeling=chance.choice(WORDS))
            start, start_cpu = time.perf_counter(), time.process_time()
            after = tables_of_several(editions)
            changed = _changed(before, after)
            wall.append(time.perf_counter() - start)
            cpu.append(time.process_time() - start_cpu)
            affected.append(changed)
            before = after
        took, took_cpu = statistics.median(wall) * 1000, statistics.median(cpu) * 1000
        what = f"a changed exit of {participations}, to {REPORTS} open reports"
        figure = f"{took:.1f} ms ({took_cpu:.1f} ms processor)"
        print(f"{what:<52} {figure:>22}   target < {TARGET_MS} ms, ×{took / TARGET_MS:.2f} of it")
        print(f"{'cells that changed':<52} {statistics.mean(affected):>22.0f}   target none")


def compare_reports() -> None:
    """Runs it in a process of its own, since a store belongs to one."""
    subprocess.run([sys.executable, "-m", "bench.reports"], check=True)


WORDS = ("better", "unchanged", "worse", "")


def _changed(before, after) -> int:
    """How many cells of all tables are no longer what they were; a report with the very same tables has none."""
    pairs = (pair for pair in zip(before, after, strict=True) if pair[0] is not pair[1])
    return sum(old != new for pair in pairs for old, new in zip(*map(_cells, pair), strict=True))


def _cells(tables):
    return (cell for table in tables for row in table.rows for cell in row.cells)


def _filled(participations: int):
    """The participations, and drafts of every form on two periods, 16 of them."""
    from tests.cast import make_cast
    from tests.invented_participations import Took, take_part

    from stegvis.catalogue import load_forms
    from stegvis.store.models import Edition

    cast = make_cast()
    chance = random.Random(PARTICIPATIONS)
    take_part(cast.linden, tuple(_took(chance, Took) for _ in range(participations)))
    return [
        Edition.objects.create(
            intervention=cast.linden,
            form_id=form.id,
            form_version=form.version,
            period_start=date(2026, 1, 1),
            period_end=end,
            state="draft",
        )
        for end, form in islice(product(ENDS, load_forms()), REPORTS)
    ]


def _took(chance, took):
    exited_on = date(2026, 3, 1) + timedelta(days=chance.randrange(150)) if chance.random() < 0.6 else None
    reason = chance.choice(("regular_work", "back_to_referrer", "parental_leave"))
    return took(chance.choice(("women", "men")), exited_on=exited_on, reason=reason, feeling=chance.choice(WORDS))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
