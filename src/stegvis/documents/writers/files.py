"""Writing a file whole or not at all."""

from pathlib import Path

from stegvis.vocabulary import BadInput, Wording

REFUSED = Wording(
    "det går inte att skriva här. Kontrollera att mappen finns och att du har rätt att skriva i den.",
    "cannot be written. Check that the folder exists and that you have the right to write in it.",
)


def write_file(path: Path, content: bytes) -> None:
    """Write `content` beside `path` and move it there, so that no file is ever half-written.

    Raises BadInput when the folder is missing or may not be written in.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as refused:
        raise BadInput(str(path), REFUSED) from refused


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it unless they are there. Raises BadInput when that is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise BadInput(str(folder), REFUSED) from refused
