"""Writing facts as Parquet, in the types of the layout.

Rows that belong to one intervention should be written together: then counting by intervention keeps its totals in
the processor's cache, and a group of rows that a question does not concern is skipped.
"""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

from stegvis.measures.facts import FACT_TABLES
from stegvis.measures.facts_files.counting_copy import COPIES
from stegvis.measures.facts_files.opening import CODES_FILE
from stegvis.measures.facts_files.types import CODES_SCHEMA, arrow_schema
from stegvis.vocabulary import BadInput, Wording

ROWS_IN_GROUP = 122_880
ROWS_IN_FILE = 40 * ROWS_IN_GROUP
ORIGIN = "stegvis.origin"
_OWN_FILE = re.compile(rf"({'|'.join(FACT_TABLES)})/part-\d{{5}}\.parquet|{re.escape(CODES_FILE)}")


class FactsWriter:
    """Writes facts into a folder, table by table, in as many pieces as wanted; use it in a `with` statement.

    `origin` is kept in the files' metadata, such as "register" or "invented"; files of the same origin that stand
    there already are replaced. Raises BadInput when the folder holds anything else, or when it may not be written in.
    """

    def __init__(self, folder: Path, *, origin: str) -> None:
        self.folder = folder
        self.marks = {ORIGIN: origin}
        self.rows: Counter[str] = Counter()
        self._open: dict[str, tuple[pq.ParquetWriter, int]] = {}
        self._parts: Counter[str] = Counter()
        _clear(folder, origin)

    def __enter__(self) -> "FactsWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for name in tuple(self._open):
            self._finish(name)

    def write(self, name: str, rows: pa.Table) -> None:
        """More rows of a table, after those written before. Raises ValueError or ArrowInvalid when they do not fit."""
        writer, written = self._open.get(name) or (self._start(name), 0)
        writer.write_table(rows.cast(writer.schema), row_group_size=ROWS_IN_GROUP)
        self._open[name] = (writer, written + rows.num_rows)
        self.rows[name] += rows.num_rows
        if written + rows.num_rows >= ROWS_IN_FILE:
            self._finish(name)

    def write_codes(
        self, lists: Mapping[str, Mapping[int, str]], scales: Mapping[int, tuple[int, int]] | None = None
    ) -> None:
        """The words of the open code lists by number, and the lowest and highest answer of items."""
        rows = [
            {"list": name, "number": number, "word": word} | _ends(name, number, scales or {})
            for name, words in lists.items()
            for number, word in words.items()
        ]
        pq.write_table(pa.Table.from_pylist(rows, CODES_SCHEMA.with_metadata(self.marks)), self.folder / CODES_FILE)

    def _start(self, name: str) -> pq.ParquetWriter:
        table = self.folder / name
        table.mkdir(exist_ok=True)
        self._parts[name] += 1
        schema = arrow_schema(FACT_TABLES[name]).with_metadata(self.marks)
        path = table / f"part-{self._parts[name]:05}.parquet"
        return pq.ParquetWriter(path, schema, compression="zstd", compression_level=1)

    def _finish(self, name: str) -> None:
        writer, _ = self._open.pop(name)
        writer.close()


def _ends(name: str, number: int, scales: Mapping[int, tuple[int, int]]) -> dict[str, int]:
    if name != "item" or number not in scales:
        return {}
    lowest, highest = scales[number]
    return {"lowest": lowest, "highest": highest}


def _clear(folder: Path, origin: str) -> None:
    """Make the folder; empty it of facts of the same origin. Anything else in it stops the work, untouched."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if stranger := _stranger(folder, origin):
            raise BadInput(
                str(folder),
                Wording(
                    f"här finns redan annat ({stranger}), och det skrivs inte över; välj en tom mapp.",
                    f"there is something else here already ({stranger}), and it is not written over; "
                    "choose an empty folder.",
                ),
            )
        for path in (*folder.rglob("*.parquet"), *folder.glob(COPIES)):
            path.unlink()
    except OSError as refused:
        raise BadInput(
            str(folder), Wording("mappen går inte att skriva i.", "the folder cannot be written in.")
        ) from refused


def _stranger(folder: Path, origin: str) -> str | None:
    """The name of something in the folder that is not ours to replace."""
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if (path.is_dir() and name in FACT_TABLES) or (path.is_file() and Path(name).match(COPIES)):
            continue
        if not (_OWN_FILE.fullmatch(name) and _origin(path) == origin):
            return name
    return None


def _origin(file: Path) -> str | None:
    """Where the rows of a file come from; None when nobody says, or when the file was never finished."""
    try:
        said = (pq.read_schema(file).metadata or {}).get(ORIGIN.encode())
    except (OSError, pa.ArrowException):
        return None
    return None if said is None else said.decode()
