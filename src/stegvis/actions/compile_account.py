"""Compiling an account from what was read, and writing it in every format."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stegvis.documents.nodes import Document
from stegvis.documents.writers import FORMATS as DOCUMENT_FORMATS
from stegvis.documents.writers import write_document
from stegvis.documents.writers.files import make_folder, write_file
from stegvis.forms.account import Entry, compose_account
from stegvis.forms.reading_json import reading_json
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.wording import Language

FORMATS = ("pdf", "docx", "html", "xlsx", "json")
MEDIA_TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Account:
    """A compiled account: the document, and the entries it was made of, without what single persons answered."""

    document: Document
    entries: tuple[Entry, ...]
    language: Language


def compile_account(entries: Sequence[Entry], *, title: str | None = None, language: Language = "sv") -> Account:
    """The account of what was read. Raises BadInput when there is no report in it."""
    if not any(entry.reading.reports for entry in entries):
        raise BadInput(
            title or "account",
            Wording(
                "det finns ingen rapport att sammanställa; läs in minst en rapport först.",
                "there is no report to compile; read at least one report first.",
            ),
        )
    document = compose_account(entries, title=title, language=language)
    return Account(document, tuple(entry.shielded() for entry in entries), language)


def write_account(account: Account, file_format: str) -> bytes:
    """The account as a file of `file_format`: one of FORMATS."""
    if file_format == "json":
        return _as_json(account)
    if file_format not in DOCUMENT_FORMATS:
        raise ValueError(f"An account cannot be written as {file_format!r}; choose one of {', '.join(FORMATS)}.")
    return write_document(account.document, file_format)


def save_account(
    account: Account, folder: Path, formats: Iterable[str] = FORMATS, *, saved: Callable[[Path], None] | None = None
) -> tuple[Path, ...]:
    """Write `account.<format>` into `folder` for each format; `saved` is told each finished file.

    No file is ever half-written. Raises BadInput when the folder cannot be written in.
    """
    make_folder(folder)
    paths = []
    for file_format in formats:
        path = folder / f"account.{file_format}"
        write_file(path, write_account(account, file_format))
        paths.append(path)
        if saved:
            saved(path)
    return tuple(paths)


def _as_json(account: Account) -> bytes:
    files = [reading_json(entry.reading, entry.findings, account.language) for entry in account.entries]
    content = {"title": account.document.title, "language": account.language, "files": files}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
