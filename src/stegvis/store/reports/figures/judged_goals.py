"""Goals against the figures that a report shows: nothing but what its readers see is judged."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from stegvis.catalogue.measures import load_measures
from stegvis.forms.package.nodes import PackedGoal
from stegvis.measures.goal_sentences import goal_sentence
from stegvis.measures.goal_verdicts import Judgement, goal_verdicts
from stegvis.measures.goals import Goal, GoalKind, Target
from stegvis.measures.nodes import Measure
from stegvis.measures.samples import Amount, Seen, Tally, Unseen, is_share_of_rows, sample_of_cell, tally_of_cells
from stegvis.store.models import Intervention
from stegvis.store.organisation.goals import measured_goals
from stegvis.vocabulary import Cell, Gender, NotNumeric, Number, Period, Withheld
from stegvis.vocabulary.released import ReleasedCell, ReleasedFigure

Shown: TypeAlias = Mapping[tuple[str, Gender], Cell | ReleasedCell]
"""The cells of a report by measure and gender. A share stands there as the people whom it counts."""
BY_GENDER = "gender"
"""The one group that a report's figures tell apart."""


def packed_goals(
    intervention: Intervention, period: Period, figures: Sequence[ReleasedFigure]
) -> tuple[PackedGoal, ...]:
    """Each goal that holds in the period, as worded then. A goal that the steering group judges has no verdict."""
    shown = {(one.measure, one.gender): one.cell for one in figures if not one.split}
    told = (one for goal in measured_goals(intervention) for one in judged_goal(goal, period, shown))
    return tuple(
        PackedGoal(text, judged.verdict.value, goal_sentence(judged).sv) if judged else PackedGoal(text, "", "")
        for text, judged in told
    )


def judged_goal(goal: Goal, period: Period, shown: Shown) -> Iterator[tuple[str, Judgement | None]]:
    """Each wording that holds in the period, with its judgement; None where the report shows nothing to judge it by."""
    if goal.kind is GoalKind.QUALITATIVE:
        yield from ((one.version.text, None) for one in goal.stretches(period) if one.version)
        return
    measures = _measures()

    def seen(target: Target, asked: Period) -> Seen:
        return seen_in(target, measures[target.measure], shown) if asked == period else Unseen.MISSING

    for one in goal_verdicts(goal, period, measures, seen):
        if one.version is not None:
            told = next((each for each in (one.in_period, one.so_far) if each and _rests_on_something(each)), None)
            yield one.version.text, told


def seen_in(target: Target, measure: Measure, shown: Shown) -> Seen:
    """What the report shows of the target's figure."""
    gender = _gender(target)
    if gender is None or target.part:
        return Unseen.MISSING
    if is_share_of_rows(measure):
        return _share(measure, gender, shown)
    cell = shown.get((measure.id, gender))
    return Unseen.MISSING if cell is None or isinstance(cell, NotNumeric) else sample_of_cell(measure, cell)


def _share(measure: Measure, gender: Gender, shown: Shown) -> Seen:
    """The share from the people counted: out of those who answered, where that is told, else out of the whole."""
    known = _measures()
    counts = {known[name].numerator: cell for (name, who), cell in shown.items() if who is gender and name in known}
    hits = counts.get(measure.numerator)
    whole = counts.get(measure.denominator) if measure.denominator else None
    if isinstance(hits, Number) and hits.answered is not None and isinstance(hits.value, int) and measure.question:
        return Tally(hits.value, hits.answered) if hits.value <= hits.answered else Unseen.MISSING
    if hits is None or isinstance(hits, NotNumeric) or whole is None or isinstance(whole, NotNumeric):
        return Unseen.WITHHELD if isinstance(hits, Withheld) else Unseen.MISSING
    return tally_of_cells(hits, whole)


def _rests_on_something(judged: Judgement) -> bool:
    return judged.sample != Amount(None)


def _gender(target: Target) -> Gender | None:
    """Whom the target is about; None for a group that reports do not tell apart."""
    match target.population:
        case ():
            return Gender.ALL
        case ((column, word),) if column == BY_GENDER and word in set(Gender):
            return Gender(word)
        case _:
            return None


@cache
def _measures() -> Mapping[str, Measure]:
    return {name: one.measure for name, one in load_measures().items()}
