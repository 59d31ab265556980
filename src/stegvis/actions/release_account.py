"""Releasing an account: what the board and everybody else reads from then on, file by file as it was."""

from stegvis.actions.access import Actor, permit
from stegvis.actions.compile_account import ALL_FORMATS, compile_account, write_account
from stegvis.actions.edit_account import told_too_much
from stegvis.store.accounts import AccountKey, revisions_of
from stegvis.store.loading import with_contents
from stegvis.store.organisation.associations import interventions_of
from stegvis.store.reports.account_material import account_material
from stegvis.store.reports.account_releases import ReleasedAccount, keep_release, released_account
from stegvis.store.reports.account_texts import parts_of
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.wording import Language

LANGUAGES: tuple[Language, ...] = ("sv", "en")


def show_draft_account(key: AccountKey, file_format: str, *, by: Actor, language: Language = "sv") -> bytes:
    """The account as it would be released now, as a file. Raises NotPermitted, and BadInput without reports."""
    permit(by, "edit_account", association=key.association)
    among = interventions_of(key.association)
    material = account_material(key, with_contents(revisions_of(key, among)), among)
    return write_account(compile_account(material, language=language), file_format)


def release_account(*, by: Actor, key: AccountKey) -> ReleasedAccount:
    """Freezes the account in every format and language. A later release takes its place; it stays as it was.

    Raises BadInput when the actor wrote in it, when a text tells too much, or without reports; NotPermitted.
    """
    permit(by, "release_account", association=key.association)
    among = interventions_of(key.association)
    revisions = tuple(with_contents(revisions_of(key, among)))
    material = account_material(key, revisions, among)
    for _, text in material.texts.all():
        told = told_too_much(text)
        if told is not None:
            raise BadInput(material.association, told)
    accounts = {language: compile_account(material, language=language) for language in LANGUAGES}
    files = {
        (one, language): write_account(account, one) for language, account in accounts.items() for one in ALL_FORMATS
    }
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


_LOST = Wording("redovisningen sparades inte; försök igen.", "the account was not kept; try again.")
