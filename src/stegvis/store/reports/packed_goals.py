"""The goals of a report with how they stand, judged by released figures alone."""

from collections.abc import Iterator, Mapping, Sequence

from stegvis.catalogue.measures import load_measures
from stegvis.forms.package.nodes import PackedGoal
from stegvis.measures.goal_sentences import goal_sentence
from stegvis.measures.goal_verdicts import Judgement, goal_verdicts
from stegvis.measures.goals import Goal, GoalKind, Target
from stegvis.measures.nodes import Measure
from stegvis.measures.samples import Seen, Unseen, sample_of_cell
from stegvis.store.models import Intervention
from stegvis.store.organisation.goals import measured_goals
from stegvis.vocabulary import Gender, NotAnswered, Number, Period, Withheld
from stegvis.vocabulary.released import ReleasedCell, ReleasedFigure

COLUMN = "gender"
"""The one group that a report's figures tell apart."""


Shown = Mapping[tuple[str, Gender], ReleasedCell]


def packed_goals(
    intervention: Intervention, period: Period, figures: Sequence[ReleasedFigure]
) -> tuple[PackedGoal, ...]:
    """Each goal that holds in the period, as worded then. A goal that the steering group judges has no verdict."""
    shown = {(one.measure, one.gender): one.cell for one in figures if not one.split}
    return tuple(one for goal in measured_goals(intervention) for one in _packed(goal, period, shown))


def _packed(goal: Goal, period: Period, shown: Shown) -> Iterator[PackedGoal]:
    if goal.kind is GoalKind.QUALITATIVE:
        yield from (PackedGoal(one.version.text, "", "") for one in goal.stretches(period) if one.version)
        return
    measures = {name: one.measure for name, one in load_measures().items()}

    def seen(target: Target, asked: Period) -> Seen:
        cell = _cell(target, shown, measures) if asked == period else None
        return Unseen.MISSING if cell is None else sample_of_cell(measures[target.measure], cell)

    for one in goal_verdicts(goal, period, measures, seen):
        if one.version is not None:
            judged = one.so_far if one.version.target and one.version.target.due_on else one.in_period
            yield _with_verdict(one.version.text, judged)


def _with_verdict(text: str, judged: Judgement | None) -> PackedGoal:
    if judged is None:
        return PackedGoal(text, "", "")
    return PackedGoal(text, judged.verdict.value, goal_sentence(judged).sv)


def _cell(target: Target, shown: Shown, measures: Mapping[str, Measure]) -> ReleasedCell | None:
    """The target's figure as far as the report shows it; forms show a share's numerator and denominator as counts."""
    measure, gender = measures[target.measure], _gender(target)
    if gender is None or target.part:
        return None
    if measure.denominator is None:
        return shown.get((measure.id, gender))
    told = {
        measures[name].numerator: cell for (name, whose), cell in shown.items() if whose is gender and name in measures
    }
    parts = (told.get(measure.numerator), told.get(measure.denominator))
    match parts:
        case (Number(value=int(hits)), Number(value=int(of))):
            return Number(hits / of, answered=of) if of else NotAnswered()
        case (None, _) | (_, None):
            return None
        case _:
            return Withheld()


def _gender(target: Target) -> Gender | None:
    """Whom the target is about, None for a group that reports do not tell apart."""
    match target.population:
        case ():
            return Gender.ALL
        case ((column, word),) if column == COLUMN and word in set(Gender):
            return Gender(word)
        case _:
            return None
