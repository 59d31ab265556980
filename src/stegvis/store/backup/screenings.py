"""The answers on violence in a backup: sealed, in a file of one size, so that no backup, nor two compared, tells them.

The live table forgets how it came to be; two copies of it would tell what came in between. So the table in a backup's
database is empty, and its rows lie sealed beside it. For those who hold the keys as well: an association's year is
written as in the backup before until at least ten forms more have come (class D: k = 10). A restored store may
therefore lack the last nine of a year.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from stegvis.store.models import ScreeningTally
from stegvis.store.sealing.seals import Place, seal, unseal
from stegvis.vocabulary import BadInput

FILE = "screenings.sealed"
PLACE = Place("screeningtally", "backup", "")
LEAST_FORMS = 10
PAGE = 1 << 16
COLUMNS = ("association_id", "year", "gender", "answers", "forms")
Row = tuple[int, int, str, str, int]
Rows = tuple[Row, ...]


def rows_now() -> Rows:
    """The table's rows in an order that says nothing."""
    return tuple(sorted(ScreeningTally.objects.order_by().values_list(*COLUMNS)))


def write_rows(folder: Path, rows: Rows) -> None:
    """Seals them into the folder, filled up to whole pages."""
    text = json.dumps(rows)
    (folder / FILE).write_bytes(seal(text.ljust(-(-(len(text) + 1) // PAGE) * PAGE), PLACE))


def read_rows(folder: Path) -> Rows:
    """The folder's rows; none where it has no such file. Raises BadInput when the keys are others."""
    path = folder / FILE
    if not path.exists():
        return ()
    return tuple(
        (int(a), int(y), str(g), str(w), int(n)) for a, y, g, w, n in json.loads(unseal(path.read_bytes(), PLACE))
    )


def put_back(rows: Rows) -> None:
    """Fills the empty table."""
    ScreeningTally.objects.bulk_create(ScreeningTally(**dict(zip(COLUMNS, row, strict=True))) for row in rows)


def as_backed_up(now: Rows, earlier: Path | None) -> Rows:
    """What to write when `earlier` is the newest backup beside: a year that grew by a few only is as it was there."""
    try:
        before = read_rows(earlier) if earlier is not None else None
    except (BadInput, OSError):
        before = None
    if before is None:
        return now
    new, old = _years(now), _years(before)
    kept = (new[year] if _forms(new[year]) - _forms(old[year]) >= LEAST_FORMS else old[year] for year in {*new, *old})
    return tuple(sorted(row for rows in kept for row in rows))


def _years(rows: Rows) -> defaultdict[tuple[int, int], list[Row]]:
    years: defaultdict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        years[row[:2]].append(row)
    return years


def _forms(rows: Iterable[Row]) -> int:
    return sum(row[-1] for row in rows)
