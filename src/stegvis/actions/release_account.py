"""Releasing an account: what the board and everybody else reads from then on, file by file as it was."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from stegvis.actions.access import Actor, permit
from stegvis.actions.compile_account import ALL_FORMATS, Account, compile_account, write_account
from stegvis.actions.edit_account import told_too_much
from stegvis.disclosure.rendered import FileLeak, audit_files
from stegvis.forms.account import AccountMaterial
from stegvis.store.accounts import AccountKey
from stegvis.store.organisation.associations import interventions_of
from stegvis.store.read_reports.loading import with_sources
from stegvis.store.reports.accounts.known import known_to_account
from stegvis.store.reports.accounts.material import account_material
from stegvis.store.reports.accounts.releases import (
    ReleasedAccount,
    keep_release,
    released_account,
    revisions_to_release,
)
from stegvis.store.reports.accounts.texts import parts_of
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.wording import Language

LANGUAGES: tuple[Language, ...] = ("sv", "en")
DOCUMENTS = ("pdf", "docx", "html", "xlsx")
"""The formats whose files are read again before they are frozen: what a page says is said once more by its file."""


def show_draft_account(key: AccountKey, file_format: str, *, by: Actor, language: Language = "sv") -> bytes:
    """The account as it would be released now, as a file. Raises NotPermitted, and BadInput without reports."""
    permit(by, "edit_account", association=key.association)
    among = interventions_of(key.association)
    material = account_material(key, with_sources(revisions_to_release(key, among)), among)
    return write_account(compile_account(material, language=language), file_format)


def release_account(*, by: Actor, key: AccountKey) -> ReleasedAccount:
    """Freezes the account in every format and language. A later release takes its place; it stays as it was.

    Raises BadInput when the actor wrote in it, when a text tells too much, or without reports; NotPermitted.
    """
    permit(by, "release_account", association=key.association)
    among = interventions_of(key.association)
    revisions = tuple(with_sources(revisions_to_release(key, among)))
    material = account_material(key, revisions, among)
    _require_harmless(material)
    accounts = {language: compile_account(material, language=language) for language in LANGUAGES}
    files = {
        (one, language): write_account(account, one) for language, account in accounts.items() for one in ALL_FORMATS
    }
    for language, account in accounts.items():
        _require_no_more({one: files[one, language] for one in DOCUMENTS}, account)
    keep_release(
        key,
        files,
        revisions=[one.pk for one in revisions],
        texts=parts_of(key),
        by=by,
        subject=material.association,
    )
    released = released_account(key)
    if released is None:
        raise BadInput(material.association, _LOST)
    return released


def _require_harmless(material: AccountMaterial) -> None:
    """Raises BadInput when a text of the office tells what the reports withhold, or points somebody out."""
    known = known_to_account(material.reports, (material.association, *(one.intervention for one in material.reports)))
    for place, text in material.texts.all():
        told = told_too_much(text, known, about=place if place in material.texts.leads else None)
        if told is not None:
            raise BadInput(material.association, told)


def _require_no_more(files: Mapping[str, bytes], account: Account) -> None:
    """Raises BadInput when a file says a number that the account does not: in a property, a chart, a hidden sheet."""
    with TemporaryDirectory(prefix="stegvis-account-") as folder:
        written = [Path(folder) / f"account.{file_format}" for file_format in files]
        for path, content in zip(written, files.values(), strict=True):
            path.write_bytes(content)
        leaks = audit_files(account.document, written)
    if leaks:
        raise BadInput(leaks[0].file, _leaked(leaks[0], len(leaks)))


def _leaked(leak: FileLeak, count: int) -> Wording:
    said = f"{leak.where}: {leak.text}"
    return Wording(f"{said}: {leak.reason.sv} ({count} ställen)", f"{said}: {leak.reason.en} ({count} places)")


_LOST = Wording("redovisningen sparades inte; försök igen.", "the account was not kept; try again.")
