"""The scores of what participants answered, by participation, questionnaire and occasion."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from stegvis.instruments import (
    Answer,
    Answers,
    Given,
    NoScore,
    NotApplicable,
    NotAsked,
    NotGiven,
    Occasion,
    Questionnaire,
    Score,
    respond,
    score,
)
from stegvis.store.models import AnswerKind, Asking, Intervention, StoredAnswer
from stegvis.store.register_facts.items import counted_ids, known_questionnaires

_WITHOUT_VALUE: Mapping[str, Answer] = {
    AnswerKind.NOT_GIVEN: NotGiven(),
    AnswerKind.NOT_ASKED: NotAsked(),
    AnswerKind.NOT_APPLICABLE: NotApplicable(),
}


@dataclass(frozen=True, slots=True)
class Scored:
    """What one participation answered to one questionnaire at one occasion; nothing at all is every question left out.

    `scores` has the questions that are numbers and the scales, but for what participations hold in own columns.
    """

    questionnaire: Questionnaire
    scores: Mapping[str, Score | NoScore]
    on: date


def scored_askings(interventions: QuerySet[Intervention]) -> dict[int, dict[str, dict[str, Scored]]]:
    """By participation, questionnaire and occasion. Of several at one occasion the last that was answered counts.

    Askings of questionnaires that nobody knows any more are left out. Three queries.
    """
    known, answers = known_questionnaires(interventions), _answers(interventions)
    askings = Asking.objects.filter(
        intervention__in=interventions, participation__isnull=False, participation__is_registered_in_error=False
    ).order_by(F("answered_on").asc(nulls_first=True), "asked_on", "id")
    found: dict[int, dict[str, dict[str, Scored]]] = {}
    for one in askings.select_related("intervention"):
        questionnaire = known.find(one.intervention.association_id, one.questionnaire, one.version)
        if questionnaire is not None and one.occasion in questionnaire.occasions and one.participation_id is not None:
            of_person = found.setdefault(one.participation_id, {}).setdefault(one.questionnaire, {})
            given = answers.get((one.pk, questionnaire.respondent), {})
            scores = _scores(questionnaire, Occasion(one.occasion), given)
            of_person[one.occasion] = Scored(questionnaire, scores, one.answered_on or one.asked_on)
    return found


def _scores(questionnaire: Questionnaire, occasion: Occasion, answers: Answers) -> Mapping[str, Score | NoScore]:
    scores = score(respond(questionnaire, occasion, answers))
    return {own_id: scores[own_id] for own_id in counted_ids(questionnaire)}


def _answers(interventions: QuerySet[Intervention]) -> dict[tuple[int, str], dict[str, Answer]]:
    """The answers by asking and respondent."""
    stored = StoredAnswer.objects.filter(asking__intervention__in=interventions, asking__participation__isnull=False)
    found: dict[tuple[int, str], dict[str, Answer]] = {}
    for asking, respondent, item, kind, value, text in stored.order_by().values_list(
        "asking_id", "respondent", "item", "kind", "value", "text"
    ):
        found.setdefault((asking, respondent), {})[item] = _answer(kind, value, text)
    return found


def _answer(kind: str, value: object, text: str) -> Answer:
    if kind != AnswerKind.GIVEN:
        return _WITHOUT_VALUE[kind]
    if isinstance(value, list):
        return Given(tuple(value))
    return Given(value if isinstance(value, bool | int) else text)
