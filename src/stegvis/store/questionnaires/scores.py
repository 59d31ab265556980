"""What a participant's answers amount to: scores at each occasion, and the change from the start to the exit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from stegvis.instruments import Answers, Change, NoChange, Occasion, Questionnaire, Response, Scores, change, score
from stegvis.store.models import Asking, Participation, StoredAnswer
from stegvis.store.questionnaires.available import Shelf, shelf_of
from stegvis.store.questionnaires.kept import KeptAnswer, answers_in, response

SPAN = (Occasion.START, Occasion.EXIT)


@dataclass(frozen=True, slots=True)
class Answered:
    """One asking with its questionnaire; `response` and `scores` only once it was handed in."""

    asking: Asking
    questionnaire: Questionnaire
    answers: Answers
    response: Response | None
    scores: Scores

    @property
    def on(self) -> date:
        """When it was answered, or asked."""
        return self.asking.answered_on or self.asking.asked_on


@dataclass(frozen=True, slots=True)
class Course:
    """One questionnaire over time, the earliest first. `changes` from the start to the exit, empty without both."""

    questionnaire: Questionnaire
    times: tuple[Answered, ...]
    changes: Mapping[str, Change | NoChange]


def course_of(participation: Participation) -> tuple[Course, ...]:
    """Everything that was asked in the participation, by questionnaire. Three queries."""
    shelf = shelf_of(participation.intervention.association_id)
    by_name: dict[str, list[Answered]] = {}
    for asking, rows in in_order(participation.askings.filter(is_shared=False)):
        if (found := answered(asking, shelf, rows)) is not None:
            by_name.setdefault(asking.questionnaire, []).append(found)
    return tuple(_course(times) for times in by_name.values())


def answered(asking: Asking, shelf: Shelf, rows: Iterable[StoredAnswer | KeptAnswer]) -> Answered | None:
    """The asking with what was answered in the rows; None when nobody knows the questionnaire any more."""
    questionnaire = shelf.find(asking.questionnaire, asking.version)
    if questionnaire is None:
        return None
    answers = answers_in(one for one in rows if one.respondent == questionnaire.respondent)
    filled = response(asking, questionnaire, answers) if asking.answered_on else None
    return Answered(asking, questionnaire, answers, filled, score(filled) if filled else {})


def in_order(askings: QuerySet[Asking]) -> Iterator[tuple[Asking, Sequence[KeptAnswer]]]:
    """The askings, the earliest answered first, each with its answers. Two queries."""
    kept: dict[int, list[KeptAnswer]] = {}
    answers = StoredAnswer.objects.filter(asking__in=askings).order_by("id")
    for asking, *columns in answers.values_list("asking_id", *KeptAnswer._fields):
        kept.setdefault(asking, []).append(KeptAnswer(*columns))
    for one in askings.order_by(F("answered_on").asc(nulls_last=True), "asked_on", "id"):
        yield one, kept.get(one.pk, ())


def _course(times: Sequence[Answered]) -> Course:
    by_occasion = {one.asking.occasion: one.response for one in times if one.response is not None}
    first, last = (by_occasion.get(occasion) for occasion in SPAN)
    return Course(times[-1].questionnaire, tuple(times), change(first, last) if first and last else {})
