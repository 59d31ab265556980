"""A draft comes back from Word: first what would change, then what somebody chose of it."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.documents.readers.guard import read_guarded
from stegvis.forms.asked import heading_of
from stegvis.store.reports.form_in_use import form_of
from stegvis.store.reports.writing.differences import Difference
from stegvis.store.reports.writing.texts import SavedSection, Typed
from stegvis.store.reports.writing.word_round_trip import ChangedSection, FilePreview, LoosePart, preview_file, take_in
from stegvis.vocabulary import BadInput, InvalidFields, Wording

__all__ = [
    "ChangedSection",
    "Difference",
    "FilePreview",
    "LoosePart",
    "Typed",
    "preview_draft",
    "take_in_draft",
]
LARGEST = 20 * 1024 * 1024
MOST_LINES = 20_000
"""Lines and table rows: some four hundred pages."""


def preview_draft(*, by: Actor, edition: int, name: str, content: bytes) -> FilePreview:
    """What the Word file would change; nothing is changed. Raises NotPermitted, and BadInput for what is no such file.

    The file is read in a child process that can be killed.
    """
    found = edition_for(by, "take_in_draft", edition)
    if len(content) > LARGEST:
        raise BadInput(name, _TOO_LARGE)
    if not content.startswith(b"PK"):
        raise BadInput(name, _NO_WORD)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.docx"
        path.write_bytes(content)
        return preview_file(found, read_guarded("docx", path, name, lines=MOST_LINES))


def take_in_draft(*, by: Actor, edition: int, texts: Mapping[str, Typed]) -> tuple[SavedSection, ...]:
    """Saves what somebody chose, as versions of their own. Raises NotPermitted, InvalidFields, BadInput."""
    found = edition_for(by, "take_in_draft", edition)
    form = form_of(found)
    if strange := [section for section in texts if heading_of(form, section) is None]:
        raise InvalidFields({strange[0]: _NO_HEADING})
    return take_in(found, texts, by=by)


_TOO_LARGE = Wording(
    "filen är större än 20 MB. Ta bort bilder ur den och försök igen.",
    "the file is larger than 20 MB. Take pictures out of it and try again.",
)
_NO_WORD = Wording(
    "filen är ingen Word-fil (.docx). Spara den som Word och försök igen; inget är ändrat.",
    "the file is no Word file (.docx). Save it as Word and try again; nothing is changed.",
)
_NO_HEADING = Wording("Formuläret har ingen sådan rubrik.", "The form has no such heading.")
