"""Answers of a group: how many answered, what they chose, means and changes.

Counted for those who may see persons. What leaves the operator goes through `disclosure.release`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from stegvis.instruments.answers import Answer, Answers, Given, NotApplicable, NotAsked, NotGiven, Value
from stegvis.instruments.changes import Change, NoChange, scored_change
from stegvis.instruments.kinds import Choice, SeveralChoices, YesNo
from stegvis.instruments.questionnaire import Questionnaire
from stegvis.instruments.responses import Response
from stegvis.instruments.scoring import NoScore, Score, Scored, Scores, WhyNot, score

_NOT_ASKED = NotAsked()


@dataclass(frozen=True, slots=True)
class Summary:
    """A question or scale over a group. The four counts add up to the responses.

    `mean` is in points, None without a number to count. `chosen` holds (value, how many chose it) for every option of
    the versions answered, zeros too; empty for scales, numbers and words. `not_answered` counts those with too few
    answers for a score, too.
    """

    mean: float | None
    chosen: tuple[tuple[Value, int], ...]
    answered: int
    not_answered: int
    not_asked: int
    not_applicable: int


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """A change over a group, among those with both numbers. The five counts add up to the pairs.

    `answered` is the number of pairs behind the means, which are None when it is 0.
    """

    mean_before: float | None
    mean_after: float | None
    answered: int
    not_answered: int
    not_asked: int
    not_applicable: int
    not_comparable: int

    @property
    def mean_change(self) -> float | None:
        """The mean after minus the mean before, which is the mean of the changes."""
        if self.mean_before is None or self.mean_after is None:
            return None
        return self.mean_after - self.mean_before


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a question or scale over a group, in points; None when nobody of `answered` gave a number."""

    mean: float | None
    answered: int


def means(scores: Iterable[Scores]) -> dict[str, Mean]:
    """The mean of every question and scale that is a number in any of the responses, in their order."""
    numbers: dict[str, list[float]] = {}
    for one in scores:
        for own_id, found in one.items():
            listed = numbers.setdefault(own_id, [])
            if isinstance(found, Score):
                listed.append(found.value)
    return {own_id: Mean(fmean(listed) if listed else None, len(listed)) for own_id, listed in numbers.items()}


def summary(responses: Iterable[Response], own_id: str) -> Summary:
    """The question or scale `own_id` over a group; a response whose version lacks it was not asked."""
    return summaries(responses, (own_id,))[own_id]


def summaries(responses: Iterable[Response], own_ids: Iterable[str]) -> dict[str, Summary]:
    """The same of many questions and scales; each response is scored once."""
    scored = [(response, score(response)) for response in responses]
    # By identity: to compare questionnaires is to compare all their words.
    versions = tuple({id(one.questionnaire): one.questionnaire for one, _ in scored}.values())
    listed = [(response.answers, scores) for response, scores in scored]
    return {own_id: _summary(listed, versions, own_id) for own_id in own_ids}


def _summary(listed: Sequence[tuple[Answers, Scores]], versions: Sequence[Questionnaire], own_id: str) -> Summary:
    answers = [given.get(own_id, _NOT_ASKED) for given, _ in listed]
    scores = [scored.get(own_id) for _, scored in listed]
    numbers = [one.value for one in scores if isinstance(one, Score)]
    reasons = [_why_not(score or answer) for score, answer in zip(scores, answers, strict=True)]
    return Summary(
        mean=fmean(numbers) if numbers else None,
        chosen=tuple((one.value, count) for one, count in _chosen(answers, versions, own_id).items()),
        answered=reasons.count(None),
        not_answered=_unanswered(reasons),
        not_asked=reasons.count(WhyNot.NOT_ASKED),
        not_applicable=reasons.count(WhyNot.NOT_APPLICABLE),
    )


def scored_change_summaries(pairs: Iterable[tuple[Scored, Scored]]) -> dict[str, ChangeSummary]:
    """The change of every question and scale that is a number in any of the pairs of (before, after)."""
    compared = [scored_change(before, after) for before, after in pairs]
    ids = dict.fromkeys(own_id for one in compared for own_id in one)
    return {own_id: _change_summary([one.get(own_id) for one in compared]) for own_id in ids}


def _change_summary(found: Sequence[Change | NoChange | None]) -> ChangeSummary:
    changes = [one for one in found if isinstance(one, Change)]
    reasons = [
        one.why if isinstance(one, NoChange) else WhyNot.NOT_ASKED for one in found if not isinstance(one, Change)
    ]
    return ChangeSummary(
        mean_before=fmean(one.before.value for one in changes) if changes else None,
        mean_after=fmean(one.after.value for one in changes) if changes else None,
        answered=len(changes),
        not_answered=_unanswered(reasons),
        not_asked=reasons.count(WhyNot.NOT_ASKED),
        not_applicable=reasons.count(WhyNot.NOT_APPLICABLE),
        not_comparable=reasons.count(WhyNot.NOT_COMPARABLE),
    )


def _unanswered(reasons: Sequence[WhyNot | None]) -> int:
    return reasons.count(WhyNot.NOT_ANSWERED) + reasons.count(WhyNot.TOO_FEW_ANSWERS)


def _why_not(found: Score | NoScore | Answer) -> WhyNot | None:
    """None when the question is answered or there is a score on the scale."""
    match found:
        case NoScore(why):
            return why
        case NotAsked():
            return WhyNot.NOT_ASKED
        case NotApplicable():
            return WhyNot.NOT_APPLICABLE
        case NotGiven():
            return WhyNot.NOT_ANSWERED
        case Score() | Given():
            return None


def _chosen(answers: Iterable[Answer], versions: Iterable[Questionnaire], own_id: str) -> dict[Given, int]:
    """How many chose each value, in the order of the options."""
    counts: dict[Given, int] = {}
    for questionnaire in versions:
        kinds = [question.kind for question in questionnaire.questions if question.id == own_id]
        counts.update(dict.fromkeys((Given(value) for kind in kinds for value in _values(kind)), 0))
    for chosen in (one for answer in answers for one in _each(answer)):
        if chosen in counts:
            counts[chosen] += 1
    return counts


def _each(answer: Answer) -> tuple[Given, ...]:
    """The answer, taken apart when it holds several choices."""
    match answer:
        case Given(tuple() as values):
            return tuple(Given(value) for value in values)
        case Given():
            return (answer,)
        case _:
            return ()


def _values(kind: object) -> tuple[Value, ...]:
    if isinstance(kind, Choice | SeveralChoices):
        return tuple(option.value for option in kind.options)
    return (True, False) if isinstance(kind, YesNo) else ()
