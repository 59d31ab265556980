"""Numbers typed in are checked by the same rules as a report that is read in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from stegvis.actions.access import Actor, intervention_for
from stegvis.checks import RULES
from stegvis.documents.nodes import Document
from stegvis.forms.reading import Reading, ReportReading, SectionReading
from stegvis.store.models import Intervention
from stegvis.store.organisation.entered_counts import MEASURES, Counts, TypedCell
from stegvis.store.organisation.terms import spans_of
from stegvis.vocabulary import Blank, Figure, Finding, Gender, Number, Place, Severity
from stegvis.vocabulary.gender import PARTS
from stegvis.vocabulary.orientation import Orientation

NOT_FOR_TYPED_NUMBERS = frozenset({"small_group"})
"""Small numbers are to be typed as they are; whether they may be shown is decided when they are released."""

WHY_FEWER = "below_plan"
"""The section of a report that says why fewer took part than planned."""


@dataclass(frozen=True, slots=True)
class CheckedCounts:
    """The table with its totals filled in where they were left blank, and what does not add up.

    `proposed` holds those totals by measure.
    """

    counts: Counts
    proposed: Mapping[str, int]
    findings: tuple[Finding, ...]

    def about(self, measure: str) -> tuple[Finding, ...]:
        """The findings on one row, gravest first."""
        order = list(Severity)
        return tuple(
            sorted((one for one in self.findings if one.measure == measure), key=lambda one: order.index(one.severity))
        )

    @property
    def elsewhere(self) -> tuple[Finding, ...]:
        """The findings on no row of the table: the period and the agreement."""
        return tuple(one for one in self.findings if one.measure not in MEASURES)

    @property
    def unexplained(self) -> tuple[str, ...]:
        """The measures with an error that nobody has explained."""
        wrong = {one.measure for one in self.findings if one.severity is Severity.ERROR}
        return tuple(one for one in MEASURES if one in wrong and not self.counts.explanations.get(one))


def check_counts(*, by: Actor, intervention: int, counts: Counts) -> CheckedCounts:
    """What the rules say of the table as it stands, saved or not. Raises NotPermitted."""
    return checked(intervention_for(by, "check_counts", intervention), counts)


def checked(intervention: Intervention, counts: Counts) -> CheckedCounts:
    """The table with proposed totals and findings."""
    proposed = {measure: total for measure in MEASURES if (total := _proposed(counts, measure)) is not None}
    totals = {(measure, Gender.ALL): Number(total) for measure, total in proposed.items()}
    filled = replace(counts, cells={**counts.cells, **totals})
    reading = _reading(intervention, filled)
    found = dict.fromkeys(
        finding for rule in RULES if rule.id not in NOT_FOR_TYPED_NUMBERS for finding in rule.find(reading)
    )
    return CheckedCounts(filled, proposed, tuple(found))


def _proposed(counts: Counts, measure: str) -> int | None:
    """The sum of the genders, once both women and men are given and the total is not."""
    parts = {gender: counts.cell(measure, gender) for gender in PARTS}
    both = all(isinstance(parts[gender], Number) for gender in (Gender.WOMEN, Gender.MEN))
    if not both or not isinstance(counts.cell(measure, Gender.ALL), Blank):
        return None
    return sum(int(cell.value) for cell in parts.values() if isinstance(cell, Number))


def _reading(intervention: Intervention, counts: Counts) -> Reading:
    spans = spans_of(intervention)
    agreement = next((one for one in reversed(spans) if one.overlaps(counts.period)), spans[-1] if spans else None)
    report = ReportReading(
        intervention.name,
        Place(),
        orientation=Orientation(intervention.orientation) if intervention.orientation else None,
        agreement=agreement,
        period=counts.period,
        figures=tuple(
            _figure(measure, gender, counts.cell(measure, gender)) for measure in MEASURES for gender in Gender
        ),
        sections=tuple(_why_fewer(counts)),
    )
    document = Document(intervention.name, (), name=intervention.name)
    return Reading(intervention.name, document, None, None, None, (report,))


def _figure(measure: str, gender: Gender, cell: TypedCell) -> Figure:
    return Figure(measure, gender, cell, str(cell.value) if isinstance(cell, Number) else "")


def _why_fewer(counts: Counts) -> list[SectionReading]:
    """What was written about the participants, where a report says why they were fewer than planned."""
    why = counts.explanations.get("participants", "")
    return [SectionReading(WHY_FEWER, "", why, (), Place())] if why else []
