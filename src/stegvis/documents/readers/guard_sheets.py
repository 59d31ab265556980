"""Workbooks and CSV files are read in a child process with the limits of `guard`; the content never touches a disk."""

import json
import os
import subprocess
import sys
from datetime import date
from typing import Any

from stegvis.documents.readers.guard import MEMORY_BYTES, MEMORY_EXIT, died, environment, too_heavy, too_slow
from stegvis.documents.readers.guard_child import limit
from stegvis.documents.readers.sheets import sheets_of
from stegvis.documents.sheets import Sheet, SheetCell
from stegvis.vocabulary import BadInput, Wording

WALL_SECONDS = 60
LARGEST = 20 * 1024 * 1024
"""Bytes in a file: 20,000 rows are 2 million."""


def read_sheets(content: bytes, name: str, *, seconds: float = WALL_SECONDS) -> tuple[Sheet, ...]:
    """The sheets in the file's content. Raises BadInput, also when the child dies or takes too long."""
    if len(content) > LARGEST:
        raise BadInput(name, TOO_LARGE)
    command = [sys.executable, "-P", "-m", "stegvis.documents.readers.guard_sheets", name]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=content, capture_output=True, timeout=seconds, env=environment(), check=False
        )
    except subprocess.TimeoutExpired as late:
        raise BadInput(name, too_slow(seconds)) from late
    if done.returncode or not done.stdout:
        raise BadInput(name, too_heavy() if done.returncode == MEMORY_EXIT else died())
    answer = json.loads(done.stdout)
    if "fault" in answer:
        raise BadInput(name, Wording(*answer["fault"]))
    return decode_sheets(answer["sheets"])


def encode_sheets(sheets: tuple[Sheet, ...]) -> list[Any]:
    """The sheets as JSON; a day is a list of its ISO form."""
    return [[one.name, [[_written(cell) for cell in row] for row in one.rows]] for one in sheets]


def decode_sheets(stored: list[Any]) -> tuple[Sheet, ...]:
    """The sheets that were encoded."""
    return tuple(Sheet(name, tuple(tuple(map(_read, row)) for row in rows)) for name, rows in stored)


def _written(cell: SheetCell) -> object:
    return [cell.isoformat()] if isinstance(cell, date) else cell


def _read(cell: Any) -> SheetCell:
    if isinstance(cell, list):
        return date.fromisoformat(cell[0])
    plain: SheetCell = cell
    return plain


def main(name: str) -> None:
    """In the child: reads standard input, writes the sheets or the fault as JSON to standard output."""
    limit(MEMORY_BYTES)
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    answer: dict[str, object]
    try:
        answer = {"sheets": encode_sheets(sheets_of(sys.stdin.buffer.read(), name))}
    except BadInput as bad:
        answer = {"fault": [bad.reason.sv, bad.reason.en]}
    except MemoryError:
        os._exit(MEMORY_EXIT)
    with output:
        output.write(json.dumps(answer).encode())


TOO_LARGE = Wording(
    f"filen är större än {LARGEST // 1024 // 1024} MB. Ta bort bilder och blad som inte behövs.",
    f"the file is larger than {LARGEST // 1024 // 1024} MB. Remove images and sheets that are not needed.",
)

if __name__ == "__main__":
    main(sys.argv[1])
