"""The remarks on the steering group's assessment for whoever may mend it, and for everybody what was explained."""

from dataclasses import dataclass

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.actions.access.permit import may_here
from stegvis.store.reports.life.assessing import assessment_of
from stegvis.store.reports.life.assessment_remarks import Explained, assessment_remarks, explained_in
from stegvis.store.reports.remarks.remark import TextRemark
from stegvis.vocabulary.report_life import ReportState

__all__ = ["AssessmentLookedOver", "Explained", "look_over_assessment"]


@dataclass(frozen=True, slots=True)
class AssessmentLookedOver:
    """`remarks` in the order of the text: only for whoever can mend or explain them, and only before the signature."""

    remarks: tuple[TextRemark, ...] = ()
    explained: tuple[Explained, ...] = ()

    @property
    def open(self) -> int:
        """How many are to be mended or explained before the report can be signed."""
        return sum(one.is_open for one in self.remarks)


def look_over_assessment(*, by: Actor, edition: int) -> AssessmentLookedOver:
    """What is to be said of the assessment. Raises NotPermitted."""
    found = edition_for(by, "look_over_assessment", edition)
    is_open = found.state == ReportState.ASSESSED
    may_mend = is_open and may_here(by, "explain_assessment", found.intervention)
    remarks = assessment_remarks(found) if may_mend else ()
    return AssessmentLookedOver(remarks, explained_in(found, assessment_of(found)))
