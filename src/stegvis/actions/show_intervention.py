"""An intervention as those see it who work with it, or finance it: how full it is, its figures, goals and reports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import PERMISSIONS, Actor, intervention_for, is_inside, may_here
from stegvis.actions.count_intervention import InterventionCounts, counts_of_intervention
from stegvis.actions.list_editions import ReportWay, report_ways
from stegvis.catalogue import load_forms
from stegvis.catalogue.measures import load_measures
from stegvis.measures.goal_sentences import goal_sentence
from stegvis.measures.goal_verdicts import Verdict, goal_verdicts, sample_of_row
from stegvis.measures.goals import Goal, Target
from stegvis.measures.samples import Seen, Unseen
from stegvis.store.clock import today
from stegvis.store.models import FollowUpMethod, Intervention
from stegvis.store.organisation.goals import measured_goals
from stegvis.store.organisation.owed import owed_by
from stegvis.store.organisation.report_calendar import DueReport
from stegvis.store.organisation.terms import spans_in_force, terms_of
from stegvis.store.register.occupancy import Occupancy, occupancy_of
from stegvis.store.standing_figures import Reading, standing_figures
from stegvis.vocabulary import BadInput, Period, Wording
from stegvis.vocabulary.orientation import Orientation

__all__ = ["DueReport", "GoalLine", "InterventionView", "Occupancy", "Verdict", "show_intervention"]

REPORTS_SHOWN = 6
NOT_JUDGED = Wording("Bedöms av styrgruppen.", "Judged by the steering group.")
NOT_COUNTED_HERE = Wording("Räknas i rapporterna.", "Counted in the reports.")


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal as worded now, and how it stands so far: `verdict` is None when it is not judged here."""

    text: str
    verdict: Verdict | None
    sentence: Wording


@dataclass(frozen=True, slots=True)
class InterventionView:
    """The intervention. `occupancy` is None for those who may not know how many take part.

    `counts` are of the calendar year so far. `reports`: those owed, by the day they are due; `ways`: how
    the one who asks comes on with each. `may` names the
    actions that the one who asks may do here. `has_register`: participants are registered, not only counted.
    """

    number: int
    name: str
    provider: str
    orientation: Orientation | None
    target_group: str
    agreement: Period | None
    weeks: int | None
    places: int | None
    has_register: bool
    occupancy: Occupancy | None
    counts: InterventionCounts
    goals: tuple[GoalLine, ...]
    reports: tuple[DueReport, ...]
    ways: Mapping[int, ReportWay]
    forms: Mapping[str, Wording]
    today: date
    may: frozenset[str]


def show_intervention(*, by: Actor, intervention: int) -> InterventionView:
    """The intervention today. Raises NotPermitted."""
    found = intervention_for(by, "show_intervention", intervention)
    sees_raw = is_inside(by, "show_intervention", found)
    year = Period(today().replace(month=1, day=1), today())
    agreements = spans_in_force(terms_of(found))
    owed = owed_by(found)[:REPORTS_SHOWN]
    read = Reading(found.pk)
    return InterventionView(
        number=found.pk,
        name=found.name,
        provider=found.provider.name if found.provider else "",
        orientation=Orientation(found.orientation) if found.orientation else None,
        target_group=found.target_group,
        agreement=agreements[-1] if agreements else None,
        weeks=found.weeks,
        places=found.places,
        has_register=found.method != FollowUpMethod.COUNTS,
        occupancy=occupancy_of(found) if sees_raw else None,
        counts=counts_of_intervention(by, found, read, year),
        goals=tuple(_goals(found, read, year, sees_raw=sees_raw)),
        reports=owed,
        ways=report_ways(by=by, dues=[one.number for one in owed]),
        forms={form.id: form.title for form in load_forms()},
        today=today(),
        may=_may(by, found),
    )


def _goals(intervention: Intervention, read: Reading, year: Period, *, sees_raw: bool) -> Iterable[GoalLine]:
    """Raw rows judge goals for those inside; the association's verdicts come with its reports."""
    for goal in measured_goals(intervention):
        wording = goal.versions[-1]
        if wording.target is None:
            yield GoalLine(wording.text, None, NOT_JUDGED)
        elif not sees_raw:
            yield GoalLine(wording.text, None, NOT_COUNTED_HERE)
        else:
            yield _judged(read, goal, year)


def _judged(read: Reading, goal: Goal, year: Period) -> GoalLine:
    def count(target: Target, period: Period) -> Seen:
        by = tuple(column for column, _ in target.population)
        (table,) = standing_figures(read, (target.measure,), period, by)
        for row in table.rows:
            if tuple(sorted(row.group)) == target.population and row.split == target.part:
                return sample_of_row(table.measure, target, row)
        return Unseen.MISSING

    text, known = goal.versions[-1].text, load_measures()
    asked = {one.target.measure for one in goal.versions if one.target}
    if gone := sorted(asked - known.keys()):
        return GoalLine(text, None, _no_measure(gone[0]))
    measures = {name: known[name].measure for name in asked}
    try:
        stretches = goal_verdicts(goal, year, measures, count)
    except BadInput:
        # Money, answers and medians are no sums over participations: they are counted when a report is made.
        return GoalLine(text, None, NOT_COUNTED_HERE)
    judged = [one for stretch in stretches for one in (stretch.in_period, stretch.so_far) if one is not None]
    told = [one for one in judged if one.verdict not in {Verdict.OTHER_SPAN, Verdict.NOT_SHOWN}]
    if not told:
        return GoalLine(text, None, NOT_COUNTED_HERE)
    return GoalLine(text, told[-1].verdict, goal_sentence(told[-1]))


def _no_measure(name: str) -> Wording:
    return Wording(
        f"Räknas inte: måttet {name} finns inte längre. Förbundets kansli kan ge målet ett nytt mått.",
        f"Not counted: the measure {name} does not exist any more. The office can give the goal a new measure.",
    )


def _may(by: Actor, found: Intervention) -> frozenset[str]:
    """What the one who asks may do here; months for SCB only where the ESF finances it."""
    left_out = set() if found.is_esf_financed else {"show_esf_months", "export_esf_months"}
    return frozenset(action for action in PERMISSIONS if action not in left_out and may_here(by, action, found))
