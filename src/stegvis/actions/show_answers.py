"""What a participant has answered in one participation: scores at each occasion and the change, for the case worker."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation
from stegvis.actions.questionnaire_words import label_of, why_no_score, wording_of
from stegvis.instruments import Change, Given, NoScore, Occasion, Score, score_range
from stegvis.store.questionnaires.available import shelf_of
from stegvis.store.questionnaires.scores import Answered, Course, course_of
from stegvis.vocabulary import Wording


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """A score in points from `answered` of `of` answers; without a value, `why` says why there is none."""

    value: float | None
    answered: int
    of: int
    why: Wording | None = None


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A question that is a number, or a scale, over time: a cell for each occasion, in the order of the askings.

    `change`: from the start to the exit, exit minus start; `why_no_change` says why it is None where both were asked.
    A cell is None while the questionnaire has not been answered.
    """

    label: Wording
    is_scale: bool
    lowest: float
    highest: float
    cells: tuple[ScoreCell | None, ...]
    change: float | None = None
    why_no_change: Wording | None = None


@dataclass(frozen=True, slots=True)
class AskedTime:
    """One asking: its number, when, how far it has come (`answered` of `of` questions)."""

    asking: int
    occasion: Wording
    asked_on: date
    answered_on: date | None
    is_declined: bool
    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class QuestionnaireCourse:
    """One questionnaire over time. `rows` have a cell for each of `times`; empty where nothing is a number."""

    questionnaire: str
    title: Wording
    times: tuple[AskedTime, ...]
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """All questionnaires of a participation, those first that were asked first."""

    participation: int
    participant: int
    local_number: int
    intervention: str
    courses: tuple[QuestionnaireCourse, ...]


def show_answers(*, by: Actor, participation: int) -> Answers:
    """The answers; the reading is in the trail. Raises NotPermitted. A handful of queries, however much was asked."""
    found = open_participation(by, "show_answers", participation)
    return Answers(
        found.pk,
        found.participant_id,
        found.participant.local_number,
        found.intervention.name,
        tuple(_course(one) for one in course_of(found, shelf_of(found.intervention.association_id))),
    )


def score_rows(course: Course) -> tuple[ScoreRow, ...]:
    """The rows of a questionnaire over time: scales first, then each question that is a number."""
    ids = dict.fromkeys(own_id for one in course.times for own_id in one.scores)
    scales = {scale.id for scale in course.questionnaire.scales}
    known = {question.id for question in course.questionnaire.questions} | scales
    listed = sorted((one for one in ids if one in known), key=lambda one: one not in scales)
    return tuple(_row(course, one, is_scale=one in scales) for one in listed)


def _course(course: Course) -> QuestionnaireCourse:
    return QuestionnaireCourse(
        course.questionnaire.id,
        wording_of(course.questionnaire.title),
        tuple(_time(one) for one in course.times),
        score_rows(course),
    )


def _time(one: Answered) -> AskedTime:
    asking = one.asking
    asked = [each for each in one.questionnaire.questions if each.is_asked_at(Occasion(asking.occasion))]
    return AskedTime(
        asking.pk,
        Occasion(asking.occasion).label,
        asking.asked_on,
        asking.answered_on,
        asking.is_declined,
        sum(isinstance(one.answers.get(each.id), Given) for each in asked),
        len(asked),
    )


def _row(course: Course, own_id: str, *, is_scale: bool) -> ScoreRow:
    lowest, highest = score_range(course.questionnaire, own_id)
    found = course.changes.get(own_id)
    return ScoreRow(
        label=label_of(course.questionnaire, own_id),
        is_scale=is_scale,
        lowest=lowest,
        highest=highest,
        cells=tuple(_cells(course.times, own_id)),
        change=found.value if isinstance(found, Change) else None,
        why_no_change=None if found is None or isinstance(found, Change) else found.why.sentence,
    )


def _cells(times: Iterable[Answered], own_id: str) -> Iterable[ScoreCell | None]:
    for one in times:
        match one.scores.get(own_id):
            case Score(value, answered, of):
                yield ScoreCell(value, answered, of)
            case NoScore() as none:
                yield ScoreCell(None, none.answered, none.of, why_no_score(none))
            case None if one.response is not None:
                yield ScoreCell(None, 0, 0, NOT_ASKED)
            case _:
                yield None


NOT_ASKED = Wording("Frågan fanns inte i den versionen.", "That version did not have the question.")
