"""The errata page of a correction: what stood, what stands, and why."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.disclosure.rendered import audit_files
from stegvis.documents.nodes import Document
from stegvis.documents.writers import write_document
from stegvis.store.reports.life.errata_page import errata_page
from stegvis.vocabulary.wording import Language


@dataclass(frozen=True, slots=True)
class ErrataView:
    """The page as a document; `corrects` is the number of the edition that is corrected."""

    number: int
    name: str
    corrects: int
    document: Document


def show_errata(*, by: Actor, edition: int, language: Language = "sv") -> ErrataView | None:
    """The page, None for what corrects nothing and before it is handed in. Raises NotPermitted."""
    found = edition_for(by, "show_errata", edition)
    page = errata_page(found, language)
    if page is None or found.corrects is None:
        return None
    return ErrataView(found.pk, found.intervention.name, found.corrects.pk, page.document)


def download_errata(*, by: Actor, edition: int) -> bytes | None:
    """The page as PDF, read back before it leaves; None as `show_errata`. Raises NotPermitted."""
    shown = show_errata(by=by, edition=edition)
    if shown is None:
        return None
    with tempfile.TemporaryDirectory(prefix="stegvis-") as folder:
        file = Path(folder) / "errata.pdf"
        file.write_bytes(write_document(shown.document, "pdf"))
        leaks = audit_files(shown.document, [file])
        assert not leaks, "The page says what its document does not."
        return file.read_bytes()
