"""The chair lets a sentence of the assessment stay although the report's figures say otherwise, and says why."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.store.reports.life import assessment_remarks
from stegvis.store.reports.remarks.remark import Remarked


def explain_assessment(*, by: Actor, edition: int, version: int, about: Remarked, explanation: str) -> None:
    """Keeps the sentence with an explanation; "" takes back what was explained.

    Raises NotPermitted; InvalidFields for "explanation"; Changed when a step was taken since the page was shown;
    BadInput when the remark is no more, or it is no longer (or not yet) time to explain.
    """
    found = edition_for(by, "explain_assessment", edition)
    assessment_remarks.explain_assessment(found, about, explanation, by=by, version=version)
