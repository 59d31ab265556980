"""Reading documents: each file becomes a reading with its findings, or one sentence on why not."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stegvis.catalogue import load_forms, load_instruments
from stegvis.checks import check
from stegvis.documents.readers import read_document
from stegvis.forms.reading import Reading
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import BadInput, Finding, Wording

READABLE = (".txt", ".md", ".docx", ".pdf")
Progress = Callable[[int, int, str], None]
NO_REPORTS = Wording(
    "mappen innehåller inga rapporter; lägg Word-, PDF- eller textfiler i den.",
    "the folder holds no reports; put Word, PDF or text files in it.",
)
CLOSED_FOLDER = Wording(
    "mappen får inte öppnas. Kontrollera att du har rätt att läsa den.",
    "the folder may not be opened. Check that you have the right to read it.",
)


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """What came of one file: `reading` with `findings`, or `error`."""

    path: Path
    reading: Reading | None
    findings: tuple[Finding, ...] = ()
    error: BadInput | None = None


def read_documents(paths: Sequence[Path], *, progress: Progress | None = None) -> Iterator[ReadOutcome]:
    """Read and check each file of `paths`, in order; a folder stands for the readable files in it.

    A file that cannot be read gives an outcome with its error; the others are read all the same.
    `progress` is called with (number done, number in all, name) before each file and once at the end.
    """
    files = list(_files(paths))
    for number, one in enumerate(files):
        if progress:
            progress(number, len(files), (one if isinstance(one, Path) else one.path).name)
        yield read_one(one) if isinstance(one, Path) else one
    if progress:
        progress(len(files), len(files), "")


def read_one(path: Path) -> ReadOutcome:
    """Read and check one file."""
    try:
        reading = recognise(read_document(path), load_forms(), load_instruments())
        return ReadOutcome(path, reading, check(reading))
    except BadInput as error:
        return ReadOutcome(path, None, error=error)
    except Exception as unforeseen:
        # One file that we stumble on must not keep the others from being read.
        if os.environ.get("STEGVIS_DEBUG") == "1":
            raise
        return ReadOutcome(path, None, error=BadInput(path.name, _our_mistake(unforeseen)))


def _our_mistake(error: Exception) -> Wording:
    kind = type(error).__name__
    return Wording(
        f"filen gick inte att förstå, och felet är troligen vårt ({kind}). Kör om med STEGVIS_DEBUG=1 och skicka oss "
        "det som visas.",
        f"the file could not be understood, and the mistake is probably ours ({kind}). Run it with STEGVIS_DEBUG=1 and "
        "send us what it shows.",
    )


def _files(paths: Iterable[Path]) -> Iterator[Path | ReadOutcome]:
    """The files, those inside folders too; an outcome with its error for a folder that gives none."""
    for path in paths:
        try:
            yield from _inside(path) if _is_folder(path) else [path]
        except BadInput as error:
            yield ReadOutcome(path, None, error=error)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # A name too long, a folder above it closed to us: reading tells.
        return False


def _inside(folder: Path) -> list[Path]:
    try:
        found = sorted(child for child in folder.iterdir() if child.suffix.lower() in READABLE and child.is_file())
    except OSError as refused:
        raise BadInput(str(folder), CLOSED_FOLDER) from refused
    if not found:
        raise BadInput(str(folder), NO_REPORTS)
    return found
