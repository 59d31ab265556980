"""A writer decides about a remark: the words stay, and the report prints why; or the remark is open again."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.store.reports.remarks.deciding import keep_remark, take_up_remark
from stegvis.store.reports.remarks.remark import Remarked

__all__ = ["Remarked", "decide_remark"]


def decide_remark(*, by: Actor, edition: int, about: Remarked, explanation: str | None) -> None:
    """Keeps the words with an explanation; None takes back what was decided.

    What would point a person out, and a number that has moved, cannot be kept. Raises NotPermitted; InvalidFields on
    "explanation"; BadInput when the remark is no more, cannot be kept, or the report is no draft.
    """
    found = edition_for(by, "decide_remark", edition)
    if explanation is None:
        take_up_remark(found, about, by=by)
    else:
        keep_remark(found, about, explanation, by=by)
