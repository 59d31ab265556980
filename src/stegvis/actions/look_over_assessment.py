"""The remarks on the steering group's assessment for whoever may mend it, and for everybody what was explained."""

from dataclasses import dataclass

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.actions.access.permit import may_here
from stegvis.forms.package.nodes import PackedReport
from stegvis.store.models import Edition
from stegvis.store.reports.life.assessing import assessment_of
from stegvis.store.reports.life.assessment_remarks import Explained, assessment_remarks, explained_in
from stegvis.store.reports.remarks.remark import TextRemark
from stegvis.vocabulary.report_life import ReportState

__all__ = ["AssessmentLookedOver", "Explained", "look_over_assessment", "looked_over"]


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
    return looked_over(by, found, assessment_of(found))


def looked_over(by: Actor, edition: Edition, text: str, packed: PackedReport | None = None) -> AssessmentLookedOver:
    """The same of a report that the actor may see and its assessment; `packed`: what was handed in, when at hand."""
    if not text:
        return AssessmentLookedOver()
    may_mend = edition.state == ReportState.ASSESSED and may_here(by, "explain_assessment", edition.intervention)
    remarks = assessment_remarks(edition, packed, text) if may_mend else ()
    return AssessmentLookedOver(remarks, explained_in(edition, text))
