"""Compiling an account from what was read, and writing it in every format."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stegvis.catalogue.measures import load_measures
from stegvis.catalogue.measures.pinned import current_hashes
from stegvis.documents.nodes import Document
from stegvis.documents.writers import FORMATS as DOCUMENT_FORMATS
from stegvis.documents.writers import write_document
from stegvis.documents.writers.files import make_folder, write_file
from stegvis.forms.account import AccountMaterial, Entry, compose_account
from stegvis.forms.account.as_json import material_json
from stegvis.forms.account.open_data import MeasureWords, open_data
from stegvis.forms.reading_json import reading_json
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.wording import Language

FORMATS = ("pdf", "docx", "html", "xlsx", "json")
OPEN_DATA = "zip"
ALL_FORMATS = (*FORMATS, OPEN_DATA)
"""FORMATS, and tables with their codebook for whoever works with the numbers."""
MEDIA_TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    OPEN_DATA: "application/zip",
}


@dataclass(frozen=True, slots=True)
class Account:
    """A compiled account: the document, and what it was made of, without what single persons answered."""

    document: Document
    material: AccountMaterial
    language: Language

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was read."""
        return self.material.entries


def compile_account(
    material: AccountMaterial | Sequence[Entry], *, title: str | None = None, language: Language = "sv"
) -> Account:
    """The account of what was read, with what the association knows besides. Raises BadInput without a report."""
    material = material if isinstance(material, AccountMaterial) else AccountMaterial(tuple(material))
    if not material.reports:
        raise BadInput(
            title or "account",
            Wording(
                "det finns ingen rapport att sammanställa; läs in minst en rapport först.",
                "there is no report to compile; read at least one report first.",
            ),
        )
    shielded = replace(material, entries=tuple(entry.shielded() for entry in material.entries))
    return Account(compose_account(shielded, title=title, language=language), shielded, language)


def write_account(account: Account, file_format: str) -> bytes:
    """The account as a file of `file_format`: one of ALL_FORMATS."""
    if file_format == "json":
        return _as_json(account)
    if file_format == OPEN_DATA:
        return open_data(account.document.title, account.material, _measure_words(), account.language)
    if file_format not in DOCUMENT_FORMATS:
        raise ValueError(f"An account cannot be written as {file_format!r}; choose one of {', '.join(ALL_FORMATS)}.")
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


def _measure_words() -> Mapping[str, MeasureWords]:
    hashes = current_hashes()
    return {
        name: MeasureWords(one.label, one.explanation, hashes[name], one.measure.privacy.value)
        for name, one in load_measures().items()
    }


def _as_json(account: Account) -> bytes:
    files = [reading_json(entry.reading, entry.findings, account.language) for entry in account.entries]
    content = {
        "title": account.document.title,
        "language": account.language,
        "files": files,
        **material_json(account.material, account.language),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
