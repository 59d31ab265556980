"""Numbers typed in are checked by the same rules as a report that is read in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from stegvis.actions.access import Actor, intervention_for
from stegvis.checks import RULES, words
from stegvis.documents.nodes import Document
from stegvis.forms.reading import Reading, ReportReading, SectionReading
from stegvis.store.models import Intervention
from stegvis.store.organisation.entered_counts import MEASURES, Counts, TypedCell
from stegvis.store.organisation.terms import spans_of
from stegvis.vocabulary import Blank, Figure, Finding, Gender, Number, Place, Severity, Wording
from stegvis.vocabulary.gender import PARTS
from stegvis.vocabulary.orientation import Orientation

NOT_FOR_TYPED_NUMBERS = frozenset({"small_group"})
"""Small numbers are to be typed as they are; whether they may be shown is decided when they are released."""

LEFT_OR_STILL_THERE = "left_or_still_there"
"""The rule for typed numbers alone."""

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
    (report,) = reading.reports
    return CheckedCounts(filled, proposed, (*found, *_left_or_still_there(report)))


def _proposed(counts: Counts, measure: str) -> int | None:
    """The sum of the genders, once both women and men are given and the total is not."""
    parts = {gender: counts.cell(measure, gender) for gender in PARTS}
    both = all(isinstance(parts[gender], Number) for gender in (Gender.WOMEN, Gender.MEN))
    if not both or not isinstance(counts.cell(measure, Gender.ALL), Blank):
        return None
    return sum(int(cell.value) for cell in parts.values() if isinstance(cell, Number))


def _left_or_still_there(report: ReportReading) -> Iterator[Finding]:
    """Whoever took part in the period has left or is still there when it ends; the release takes that for granted.

    Numbers typed in follow the definitions to the day; a report that is read in may speak of another day.
    """
    for gender in Gender:
        left, staying = report.value("exits", gender), report.value("participants_now", gender)
        if left is None or staying is None:
            continue
        together = int(left + staying)
        taking_part, new = report.value("participants", gender), report.value("participants_new", gender)
        if taking_part is not None and taking_part != together:
            yield _does_not_add_up(report, "participants_now", _all_of_them(gender, taking_part, left, staying))
        elif taking_part is None and new is not None and new > together:
            yield _does_not_add_up(report, "participants_new", _the_new_among_them(gender, new, left, staying))


def _does_not_add_up(report: ReportReading, measure: str, message: Wording) -> Finding:
    return Finding(LEFT_OR_STILL_THERE, Severity.ERROR, report.intervention, measure, None, None, message)


def _all_of_them(gender: Gender, taking_part: float, left: float, staying: float) -> Wording:
    name, whole, sum_of = words.cell("participants", gender), words.number(taking_part), words.total([left, staying])
    return Wording(
        f"”{name.sv.capitalize()}” är {whole.sv}, men avslutade och deltagare just nu är {sum_of.sv}. Den som har "
        "deltagit har antingen avslutat eller är kvar när perioden tar slut; rätta den siffra som är fel.",
        f"“{name.en.capitalize()}” is {whole.en}, but exits and participants now are {sum_of.en}. Whoever took part "
        "has either left or is still there when the period ends; correct the figure that is wrong.",
    )


def _the_new_among_them(gender: Gender, new: float, left: float, staying: float) -> Wording:
    name, part, sum_of = words.cell("participants_new", gender), words.number(new), words.total([left, staying])
    return Wording(
        f"”{name.sv.capitalize()}” är {part.sv}, men avslutade och deltagare just nu är bara {sum_of.sv}. Den som är "
        "ny har antingen avslutat eller är kvar när perioden tar slut; rätta den siffra som är fel.",
        f"“{name.en.capitalize()}” is {part.en}, but exits and participants now are only {sum_of.en}. Whoever is new "
        "has either left or is still there when the period ends; correct the figure that is wrong.",
    )


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
    why = counts.explanations.get("participants_since_start") or counts.explanations.get("participants", "")
    return [SectionReading(WHY_FEWER, "", why, (), Place())] if why else []
