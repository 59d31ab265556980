"""20,000 rows into the register: how long the dry run, the import and the same file once more take.

    python -m bench.register_import [rows]

Processor seconds of this process (and wall-clock beside them: other work on the machine is in those), on a new SQLite
file. All persons are invented.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from tempfile import TemporaryDirectory

ROWS = 20_000
TARGET = "< 10 s for 20,000 rows"
HEADINGS = (
    *("Löpnr", "Kön", "Född", "Kommun", "Startdatum", "Samtycke", "Remittent", "Försörjning före"),
    *("Sysselsättning före", "Tim/v före", "Utbildning", "Slutdatum", "Avslutsorsak", "Tim/v efter"),
)


def invented_file(rows: int) -> bytes:
    """A workbook as an operator keeps it."""
    from io import BytesIO

    import xlsxwriter

    chance = random.Random(20_000)
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "constant_memory": False}) as book:
        sheet = book.add_worksheet("Deltagare")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADINGS)
        for number in range(1, rows + 1):
            started = date(2021, 1, 1) + timedelta(days=chance.randrange(1500))
            cells = [number, chance.choice("KM"), chance.randrange(1960, 2004), "Skövde", started, "ja", "AF"]
            cells += ["Försörjningsstöd", "Ingen sysselsättning", chance.randrange(10), "Gymnasium"]
            cells += [started + timedelta(days=200), "Arbete", 20]
            for column, cell in enumerate(cells):
                sheet.write(number, column, cell, day if isinstance(cell, date) else None)
    return content.getvalue()


def timed(what: str, work: Callable[[], object], target: str = "none") -> object:
    """Does the work and prints what it cost."""
    wall, cpu = time.perf_counter(), time.process_time()
    done = work()
    figure = f"{time.process_time() - cpu:.1f} s ({time.perf_counter() - wall:.1f} s wall)"
    print(f"{what:<52} {figure:>22}   target {target}")
    return done


def main(rows: int = ROWS) -> None:
    """Prints the times."""
    with TemporaryDirectory() as folder:
        os.environ |= {"STEGVIS_DATA_DIR": folder, "STEGVIS_TODAY": "2026-03-02"}
        from stegvis.actions.open_store import open_store

        open_store()
        from tests.cast import make_cast

        from stegvis.actions.import_participations import import_participations
        from stegvis.actions.preview_import import preview_import
        from stegvis.actions.start_import import start_import
        from stegvis.actions.undo_import import undo_import

        cast = make_cast()
        by, content = cast.actor("amina"), invented_file(rows)

        def start() -> int:
            return start_import(by=by, intervention=cast.linden.pk, name="deltagare.xlsx", content=content)

        upload = timed(f"{rows} rows read and kept", start)
        assert isinstance(upload, int)
        timed("dry run", lambda: preview_import(by=by, upload=upload))
        done = timed("import", lambda: import_participations(by=by, upload=upload), TARGET)
        assert isinstance(done, int)
        again = start()
        timed("the same file: dry run", lambda: preview_import(by=by, upload=again))
        timed("the same file: import", lambda: import_participations(by=by, upload=again))
        timed("undone", lambda: undo_import(by=by, number=done))


def compare_register_import() -> None:
    """The same in a process of its own, as a store is chosen once for a process."""
    subprocess.run([sys.executable, "-m", "bench.register_import"], check=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
