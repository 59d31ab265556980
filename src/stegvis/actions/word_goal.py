"""A goal is set, or worded anew from a day on."""

from functools import cache

from stegvis.actions.access import Actor, intervention_for
from stegvis.catalogue.measures import load_measures
from stegvis.catalogue.measures.shelf import TOPICS
from stegvis.measures.facts import SCREENINGS
from stegvis.measures.goals import Comparator, Reach, Target
from stegvis.measures.nodes import Unit
from stegvis.store.organisation.goals import GoalWording, save_goal
from stegvis.vocabulary.option import Option

__all__ = ["Comparator", "GoalWording", "Reach", "Target", "goal_measures", "is_share", "word_goal"]


@cache
def goal_measures() -> tuple[Option, ...]:
    """The measures that a goal can be about, by topic: not those with parts, and none on answers about violence."""
    return tuple(
        Option(one.id, one.label, topic)
        for topic, measures in TOPICS
        for one in measures
        if not one.measure.split and all(total.table != SCREENINGS.name for total in one.measure.totals)
    )


def is_share(measure: str) -> bool:
    """True when the measure's numbers are shares, 0 to 1."""
    found = load_measures().get(measure)
    return found is not None and found.measure.unit is Unit.SHARE


def word_goal(*, by: Actor, intervention: int, version: int, wording: GoalWording, goal: int | None = None) -> None:
    """Sets a new goal, or gives the goal of that number a new wording from a day on; the old wording stays.

    Raises InvalidFields, BadInput when the target cannot be measured, Changed, NotPermitted.
    """
    found = intervention_for(by, "word_goal", intervention)
    measures = {name: one.measure for name, one in load_measures().items()}
    save_goal(found, version, wording, measures, goal=goal, by=by)
