"""An account out of the store, as a file: as it was released, or else as it stands."""

from stegvis.actions.access import Actor, interventions_for
from stegvis.actions.compile_account import Account, compile_account, write_account
from stegvis.store.accounts import AccountKey, association_names, key_of, revisions_of, revisions_within
from stegvis.store.organisation.associations import interventions_of
from stegvis.store.read_reports.loading import with_sources
from stegvis.store.reports.accounts.material import account_material
from stegvis.store.reports.accounts.releases import released_file
from stegvis.vocabulary import BadInput, Period, Wording
from stegvis.vocabulary.wording import Language


def download_account(key: AccountKey, file_format: str, *, by: Actor, language: Language = "sv") -> bytes:
    """The account's file in `file_format`, frozen when it was released; until then of what the actor may see.

    Raises BadInput when the account holds no report for the actor.
    """
    among = interventions_for(by, "download_account")
    if revisions_of(key, among).exists():
        frozen = released_file(key, file_format, language)
        if frozen is not None:
            return frozen
    material = account_material(key, with_sources(revisions_of(key, among)), among)
    return write_account(compile_account(material, language=language), file_format)


def compile_stored_account(
    association: str, period: Period, *, title: str | None = None, language: Language = "sv"
) -> Account:
    """The account of all reports of `association` whose period lies inside `period`, with the office's texts.

    Raises BadInput when there is no such association, or no report of it in the period.
    """
    key = key_of(association, period)
    if key is None:
        raise BadInput(association, _no_association())
    revisions = with_sources(revisions_within(association, period))
    material = account_material(key, revisions, interventions_of(key.association))
    if not material.reports:
        raise BadInput(
            association,
            Wording(
                f"det finns ingen rapport för {period}; läs in rapporterna med `stegvis import` först.",
                f"there is no report for {period}; bring the reports in with `stegvis import` first.",
            ),
        )
    return compile_account(material, title=title, language=language)


def _no_association() -> Wording:
    names = ", ".join(association_names())
    return Wording(
        f"förbundet finns inte här; välj bland: {names or 'inga förbund ännu'}.",
        f"there is no such association here; choose among: {names or 'none yet'}.",
    )
