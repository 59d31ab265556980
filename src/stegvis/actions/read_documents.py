"""Reading documents: each file becomes a reading with its findings, or one sentence on why not."""

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
    for number, path in enumerate(files):
        if progress:
            progress(number, len(files), path.name)
        yield read_one(path)
    if progress:
        progress(len(files), len(files), "")


def read_one(path: Path) -> ReadOutcome:
    """Read and check one file."""
    try:
        document = read_document(path)
        reading = recognise(document, load_forms(), load_instruments())
    except BadInput as error:
        return ReadOutcome(path, None, error=error)
    return ReadOutcome(path, reading, check(reading))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(child for child in path.iterdir() if child.suffix.lower() in READABLE and child.is_file())
        if not inside:
            raise BadInput(
                str(path),
                Wording(
                    "mappen innehåller inga rapporter; lägg Word-, PDF- eller textfiler i den.",
                    "the folder holds no reports; put Word, PDF or text files in it.",
                ),
            )
        yield from inside
