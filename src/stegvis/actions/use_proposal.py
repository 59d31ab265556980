"""The words that a remark proposes are written in place of those it is about."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.store.reports.remarks import deciding
from stegvis.store.reports.remarks.remark import Remarked

__all__ = ["Remarked", "use_proposal"]


def use_proposal(*, by: Actor, edition: int, about: Remarked) -> None:
    """Saves the section with the proposal in it; an earlier version can be taken back as always.

    Raises NotPermitted, and BadInput when the remark is no more, proposes no words, or the report is no draft.
    """
    deciding.use_proposal(edition_for(by, "use_proposal", edition), about, by=by)
