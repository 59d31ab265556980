"""Writing a file whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from stegvis.vocabulary import BadInput, Wording

REFUSED = Wording(
    "det går inte att skriva här. Kontrollera att mappen finns och att du har rätt att skriva i den.",
    "cannot be written. Check that the folder exists and that you have the right to write in it.",
)
NO_FILE = Wording(
    "här finns redan något som inte är en vanlig fil. Välj ett annat namn.",
    "something that is no ordinary file is there already. Choose another name.",
)


def write_file(path: Path, content: bytes) -> None:
    """Write `content` beside `path` and move it there, so that no file is ever half-written.

    Raises BadInput when the folder is missing or may not be written in, and for a folder or a device called `path`.
    """
    # Two commands that write the same file at once do not write into each other's unfinished one.
    unfinished = path.with_name(f".stegvis-{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file():
            raise BadInput(str(path), NO_FILE)
        try:
            unfinished.write_bytes(content)
            unfinished.replace(path)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
    except OSError as refused:
        raise BadInput(str(path), REFUSED) from refused


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it unless they are there. Raises BadInput when that is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise BadInput(str(folder), REFUSED) from refused
