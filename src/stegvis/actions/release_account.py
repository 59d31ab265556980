"""Releasing an account: what the board and everybody else reads from then on, file by file as it was."""

from dataclasses import dataclass
from datetime import datetime

from stegvis.actions.access import Actor, NotPermitted, interventions_for, permit
from stegvis.actions.compile_account import ALL_FORMATS, compile_account, write_account
from stegvis.actions.edit_account import told_too_much
from stegvis.store.accounts import AccountKey, revisions_of, stored_account
from stegvis.store.loading import with_contents
from stegvis.store.organisation.associations import interventions_of
from stegvis.store.reports.account_material import account_material
from stegvis.store.reports.account_releases import ReleasedAccount, keep_release, released_account
from stegvis.store.reports.account_texts import editors_of, last_change, parts_of
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.wording import Language

__all__ = ["AccountStanding", "ReleasedAccount", "release_account", "show_account_standing", "show_draft_account"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")


@dataclass(frozen=True, slots=True)
class AccountStanding:
    """Where an account stands: its release in force, and what has become of it since.

    `is_changed`: a text or a report is another than in the release. `is_editor`: the actor wrote in it, and a
    colleague has to release it.
    """

    released: ReleasedAccount | None
    edited_at: datetime | None
    is_changed: bool
    is_editor: bool


def show_account_standing(key: AccountKey, *, by: Actor) -> AccountStanding:
    """Whether the account is released, for everybody who may see it."""
    among = interventions_for(by, "show_account")
    if stored_account(key, among) is None:
        raise NotPermitted(f"show_account at association {key.association} by account {by.account}")
    released = released_account(key)
    now = set(revisions_of(key, interventions_of(key.association)).values_list("pk", flat=True))
    changed = released is not None and (set(released.revisions) != now or dict(released.texts) != dict(parts_of(key)))
    return AccountStanding(released, last_change(key), changed, by.account in editors_of(key))


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
