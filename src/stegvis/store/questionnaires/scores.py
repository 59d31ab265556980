"""What a participant's answers amount to: scores at each occasion, and the change from the start to the exit."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import F, QuerySet

from stegvis.instruments import (
    Answers,
    Change,
    NoChange,
    Occasion,
    Questionnaire,
    Response,
    Scores,
    respond,
    score,
    scored_change,
)
from stegvis.store.models import Asking, Participation, StoredAnswer
from stegvis.store.questionnaires.available import Shelf
from stegvis.store.questionnaires.kept import VALUE, KeptAnswer, answers_in
from stegvis.store.tables.compiled_query import CompiledForNumbers

SPAN = (Occasion.START, Occasion.EXIT)


class AskedRow(NamedTuple):
    """The columns of an asking that are read, as of an answer."""

    pk: int
    participation_id: int | None
    questionnaire: str
    version: str
    occasion: str
    asked_on: date
    answered_on: date | None
    is_declined: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """One asking with its questionnaire; `response` and `scores` only once it was handed in."""

    asking: AskedRow | Asking
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


def course_of(participation: Participation, shelf: Shelf) -> tuple[Course, ...]:
    """Everything that was asked in the participation, by questionnaire of the association's `shelf`. Two queries."""
    by_name: dict[str, list[Answered]] = {}
    for asking, rows in _OF_PARTICIPATION.of(participation.pk):
        if (found := answered(asking, shelf, rows)) is not None:
            by_name.setdefault(asking.questionnaire, []).append(found)
    return tuple(_course(times) for times in by_name.values())


def answered(asking: AskedRow | Asking, shelf: Shelf, rows: Iterable[KeptAnswer]) -> Answered | None:
    """The asking with what was answered in the rows; None when nobody knows the questionnaire any more."""
    questionnaire = shelf.find(asking.questionnaire, asking.version)
    if questionnaire is None:
        return None
    answers = answers_in(rows, questionnaire)
    filled = respond(questionnaire, Occasion(asking.occasion), answers) if asking.answered_on else None
    return Answered(asking, questionnaire, answers, filled, score(filled) if filled else {})


class AskingsInOrder:
    """The askings of an intervention or a participation with their answers; `make` finds those of the number."""

    def __init__(self, make: Callable[[int], QuerySet[Asking]]) -> None:
        def askings(numbers: Sequence[int]) -> QuerySet[Asking, tuple[object, ...]]:
            listed = make(*numbers).order_by(F("answered_on").asc(nulls_last=True), "asked_on", "id")
            return listed.values_list(*AskedRow._fields)

        def answers(numbers: Sequence[int]) -> QuerySet[StoredAnswer, tuple[object, ...]]:
            rows = StoredAnswer.objects.filter(asking__in=make(*numbers)).annotate(plain_value=VALUE).order_by("id")
            return rows.values_list("asking_id", *KeptAnswer._fields)

        self._askings, self._answers = askings, answers

    def of(self, number: int) -> Iterator[tuple[AskedRow, Sequence[KeptAnswer]]]:
        """The askings, the earliest answered first, each with its answers. Two queries."""
        askings, answers = self._asked
        kept: dict[int, list[KeptAnswer]] = {}
        for asking, *columns in answers.values((number,)):
            kept.setdefault(asking, []).append(KeptAnswer(*columns))
        for one in (AskedRow(*columns) for columns in askings.values((number,))):
            yield one, kept.get(one.pk, ())

    @cached_property
    def _asked(self) -> tuple[CompiledForNumbers, CompiledForNumbers]:
        return CompiledForNumbers(self._askings, 1), CompiledForNumbers(self._answers, 1)


_OF_PARTICIPATION = AskingsInOrder(lambda number: Asking.objects.filter(participation=number, is_shared=False))


def _course(times: Sequence[Answered]) -> Course:
    by_occasion = {one.asking.occasion: (one.response, one.scores) for one in times if one.response is not None}
    first, last = (by_occasion.get(occasion) for occasion in SPAN)
    return Course(times[-1].questionnaire, tuple(times), scored_change(first, last) if first and last else {})
