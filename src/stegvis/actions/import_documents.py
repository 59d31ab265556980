"""Importing documents: what they say goes into the store, each file as a whole or not at all."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stegvis.actions.read_documents import Progress, ReadOutcome, read_documents
from stegvis.documents.readers.sniff import MAX_BYTES
from stegvis.store.read_reports.importing import Outcome, is_known, save_reading
from stegvis.store.tables.statistics import gather_statistics
from stegvis.vocabulary import BadInput


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What came of one file: `outcome` with the number of its reports and findings, or `error`."""

    path: Path
    outcome: Outcome | None
    reports: int = 0
    findings: int = 0
    error: BadInput | None = None


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What came of each file, in order."""

    files: tuple[ImportedFile, ...]

    @property
    def errors(self) -> tuple[BadInput, ...]:
        """Why files could not be imported, one for each such file."""
        return tuple(file.error for file in self.files if file.error)

    def count(self, outcome: Outcome) -> int:
        """How many files had that outcome."""
        return sum(file.outcome is outcome for file in self.files)


def import_documents(paths: Sequence[Path], *, by: str, progress: Progress | None = None) -> ImportOutcome:
    """Read, check and store each file of `paths`; a folder stands for the readable files in it.

    A file that cannot be read leaves the store as it was, and the others are imported all the same. A file whose
    bytes were imported before changes nothing; a changed file gives its reports new revisions. Each import that
    changes something writes the audit event `document_imported`, naming `by`, in its own transaction.
    """
    outcome = ImportOutcome(tuple(file for path in paths for file in _import_path(path, by, progress)))
    gather_statistics()
    return outcome


def _import_path(path: Path, by: str, progress: Progress | None) -> Iterator[ImportedFile]:
    if _is_imported(path):
        yield ImportedFile(path, Outcome.UNCHANGED)
        return
    for outcome in read_documents([path], progress=progress):
        yield _import(outcome, by)


def _is_imported(path: Path) -> bool:
    """True when the store knows the file's very bytes; False for what reading is going to refuse."""
    try:
        return path.is_file() and path.stat().st_size <= MAX_BYTES and is_known(_digest(path))
    except OSError:
        return False


def _import(read: ReadOutcome, by: str) -> ImportedFile:
    if read.reading is None:
        return ImportedFile(read.path, None, error=read.error)
    try:
        saved = save_reading(read.reading, read.findings, digest=_digest(read.path), by=by)
    except BadInput as error:
        return ImportedFile(read.path, None, error=error)
    return ImportedFile(read.path, saved.outcome, saved.reports, saved.findings)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
