"""What has changed between two occasions for one person, also when they were answered in two versions."""

from dataclasses import dataclass

from stegvis.instruments.kinds import Choice, Kind
from stegvis.instruments.questionnaire import Questionnaire
from stegvis.instruments.responses import Response
from stegvis.instruments.scoring import NoScore, Score, Scored, WhyNot, score


@dataclass(frozen=True, slots=True)
class Change:
    """Two numbers in points and their difference."""

    before: Score
    after: Score

    @property
    def value(self) -> float:
        """After minus before."""
        return self.after.value - self.before.value


@dataclass(frozen=True, slots=True)
class NoChange:
    """Nothing can be said about a change, and why. What is known of each occasion is kept."""

    why: WhyNot
    before: Score | NoScore
    after: Score | NoScore


_NOT_ASKED = NoScore(WhyNot.NOT_ASKED, 0, 0)


def change(before: Response, after: Response) -> dict[str, Change | NoChange]:
    """The change of every question and scale that either occasion has, by id; across versions, too.

    What a version lacks was not asked there. What two versions count differently (other questions, other ranges,
    other directions) is NOT_COMPARABLE. Raises ValueError for responses to two different questionnaires.
    """
    return scored_change((before, score(before)), (after, score(after)))


def scored_change(before: Scored, after: Scored) -> dict[str, Change | NoChange]:
    """The same of responses whose scores are known."""
    (first, earlier), (last, later) = before, after
    if first.questionnaire.id != last.questionnaire.id:
        raise ValueError(f"{first.questionnaire.id} and {last.questionnaire.id} are two questionnaires.")
    return {
        one: _change(
            earlier.get(one, _NOT_ASKED),
            later.get(one, _NOT_ASKED),
            are_comparable(first.questionnaire, last.questionnaire, one),
        )
        for one in dict.fromkeys([*earlier, *later])
    }


def are_comparable(one: Questionnaire, other: Questionnaire, own_id: str) -> bool:
    """True when both versions count the question or scale alike. Wording may differ; what one lacks cannot differ."""
    if one is other:
        return True
    here, there = _counted(one, own_id), _counted(other, own_id)
    return here is None or there is None or here == there


def _change(before: Score | NoScore, after: Score | NoScore, are_alike: bool) -> Change | NoChange:
    if not are_alike:
        return NoChange(WhyNot.NOT_COMPARABLE, before, after)
    if isinstance(before, Score) and isinstance(after, Score):
        return Change(before, after)
    reasons = [one.why for one in (before, after) if isinstance(one, NoScore)]
    return NoChange(min(reasons, key=_WEIGHTIEST.index), before, after)


_WEIGHTIEST = (WhyNot.NOT_ASKED, WhyNot.NOT_APPLICABLE, WhyNot.TOO_FEW_ANSWERS, WhyNot.NOT_ANSWERED)
"""Which reason is told when the two occasions have one each: who was not asked once has refused nothing."""


def _counted(questionnaire: Questionnaire, own_id: str) -> object:
    """What decides how it is counted, None when the questionnaire lacks it: compared, never shown."""
    kinds = {question.id: _counted_kind(question.kind) for question in questionnaire.questions}
    if own_id in kinds:
        return kinds[own_id]
    reversed_ones = {question.id for question in questionnaire.questions if question.reversed}
    for scale in questionnaire.scales:
        if scale.id == own_id:
            return scale.method, {one: (kinds[one], one in reversed_ones) for one in scale.questions}
    return None


def _counted_kind(kind: Kind) -> object:
    """Labels may be reworded and options change places; values and what they stand for in the facts may not."""
    words = {option.value: option.word for option in kind.options} if isinstance(kind, Choice) else None
    return kind.span, words if words and any(words.values()) else None
