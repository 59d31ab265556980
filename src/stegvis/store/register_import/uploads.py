"""Files between their upload and their import: sealed, seen by whoever uploaded them, gone within an hour."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from stegvis.documents.readers.guard_sheets import decode_sheets, encode_sheets
from stegvis.documents.sheets import Sheet
from stegvis.store.models import RegisterImport, RegisterUpload
from stegvis.store.register_import.layout import Layout, headings_of, propose_layout
from stegvis.store.register_import.meaning import Meaning, propose_meaning, remember
from stegvis.store.sealing.seals import Place, seal, unseal
from stegvis.store.upload_time import discard_old_uploads

LISTED = 10


def keep_upload(
    account: int, controller: int, intervention: int | None, name: str, sheets: Sequence[Sheet]
) -> RegisterUpload:
    """Keeps the sheets, with the table found in them and what the controller said of such a file before."""
    discard_old_uploads()
    layout = propose_layout(sheets)
    upload = RegisterUpload(
        account_id=account,
        controller_id=controller,
        intervention_id=intervention,
        name=name.replace("\0", "")[:200],
        sealed_sheets=seal(json.dumps(encode_sheets(tuple(sheets))), _place(account, controller)),
    )
    choose(upload, layout, propose_meaning(layout.headings, controller))
    return upload


def open_upload(account: int, number: int) -> RegisterUpload | None:
    """The account's upload with that number, unless its time has run out."""
    discard_old_uploads()
    return (
        RegisterUpload.objects.select_related("controller", "intervention").filter(account=account, pk=number).first()
    )


def sheets_in(upload: RegisterUpload) -> tuple[Sheet, ...]:
    """What was uploaded. Raises BadInput when it does not open."""
    return decode_sheets(json.loads(unseal(upload.sealed_sheets, _place(upload.account_id, upload.controller_id))))


def choose(upload: RegisterUpload, layout: Layout, meaning: Meaning) -> None:
    """Notes where the table is and what it means."""
    upload.choices = {
        "sheet": layout.sheet,
        "header": layout.header,
        "columns": list(meaning.columns),
        "words": {name: dict(words) for name, words in meaning.words.items()},
        "everybody_consents": meaning.everybody_consents,
    }
    upload.save()


def choose_and_remember(upload: RegisterUpload, layout: Layout, meaning: Meaning) -> None:
    """The same, and the controller's next file with these headings is read alike."""
    choose(upload, layout, meaning)
    remember(layout.headings, meaning, upload.controller_id)


def chosen(upload: RegisterUpload, sheets: Sequence[Sheet]) -> tuple[Layout, Meaning]:
    """Where the table is and what it means, as noted."""
    noted: dict[str, Any] = upload.choices
    headings = headings_of(sheets[noted["sheet"]], noted["header"]) if sheets else ()
    meaning = Meaning(tuple(noted["columns"]), noted["words"], noted["everybody_consents"])
    return Layout(noted["sheet"], noted["header"], headings), meaning


def discard_upload(upload: RegisterUpload) -> None:
    """Throws it away."""
    upload.delete()


def imports_to(controller: int, intervention: int | None) -> Iterable[RegisterImport]:
    """The latest imports to the intervention, or (None) to several of the controller's at once."""
    return RegisterImport.objects.filter(controller=controller, intervention=intervention)[:LISTED]


def _place(account: int, controller: int) -> Place:
    return Place("register_upload", "sealed_sheets", account, controller)
