"""The association's own reasons for an exit."""

from collections.abc import Sequence
from dataclasses import dataclass

from stegvis.actions.access import Actor, permit
from stegvis.measures.codes import EXIT_CLASS, EXIT_CODE
from stegvis.store.organisation.associations import association_of
from stegvis.store.organisation.exit_codes import ExitCodeRow, exit_codes_of, proposed_exit_codes, save_exit_codes
from stegvis.vocabulary.option import Option

__all__ = ["EXIT_CLASSES", "NATIONAL_REASONS", "ExitCodeList", "ExitCodeRow", "set_exit_codes", "show_exit_codes"]

EXIT_CLASSES = tuple(Option(code.word, code.label) for code in EXIT_CLASS.codes)
NATIONAL_REASONS = tuple(Option(code.word, code.label) for code in EXIT_CODE.codes)


@dataclass(frozen=True, slots=True)
class ExitCodeList:
    """The association's list. `is_proposed`: nothing is saved yet, and this is what it may begin with."""

    association: str
    rows: tuple[ExitCodeRow, ...]
    is_proposed: bool


def show_exit_codes(*, by: Actor, association: int) -> ExitCodeList:
    """The list, or a list to begin with. Raises NotPermitted."""
    permit(by, "set_exit_codes", association=association)
    rows = exit_codes_of(association)
    return ExitCodeList(association_of(association).name, rows or proposed_exit_codes(), not rows)


def set_exit_codes(*, by: Actor, association: int, rows: Sequence[ExitCodeRow]) -> None:
    """Makes the rows the list. A reason left out is removed, or taken out of the list when it is in use.

    Raises InvalidFields ("label-2" is row 2, from 0) and NotPermitted.
    """
    permit(by, "set_exit_codes", association=association)
    save_exit_codes(association_of(association), rows, by=by)
