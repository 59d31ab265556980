"""An account out of the store, as a file."""

from stegvis.actions.access import Actor, interventions_for
from stegvis.actions.compile_account import Account, compile_account, write_account
from stegvis.store.accounts import AccountKey, association_names, revisions_of, revisions_within
from stegvis.store.loading import entries, with_contents
from stegvis.vocabulary import BadInput, Period, Wording
from stegvis.vocabulary.wording import Language


def download_account(key: AccountKey, file_format: str, *, by: Actor, language: Language = "sv") -> bytes:
    """The account's file in `file_format`. Raises BadInput when the account holds no report for the actor."""
    found = entries(with_contents(revisions_of(key, interventions_for(by, "download_account"))))
    return write_account(compile_account(found, language=language), file_format)


def compile_stored_account(association: str, period: Period, *, language: Language = "sv") -> Account:
    """The account of all reports of `association` whose period lies inside `period`.

    Raises BadInput when there is no such association, or no report of it in the period.
    """
    if association.strip().casefold() not in {name.casefold() for name in association_names()}:
        raise BadInput(association, _no_association())
    found = entries(with_contents(revisions_within(association, period)))
    if not found:
        raise BadInput(
            association,
            Wording(
                f"det finns ingen rapport för {period}; läs in rapporterna med `stegvis import` först.",
                f"there is no report for {period}; bring the reports in with `stegvis import` first.",
            ),
        )
    return compile_account(found, language=language)


def _no_association() -> Wording:
    names = ", ".join(association_names())
    return Wording(
        f"förbundet finns inte här; välj bland: {names or 'inga förbund ännu'}.",
        f"there is no such association here; choose among: {names or 'none yet'}.",
    )
