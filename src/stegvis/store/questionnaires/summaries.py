"""All answers of an intervention together: how many, means, and changes from the start to the exit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from stegvis.instruments import ChangeSummary, Mean, Questionnaire, Scored, means, scored_change_summaries
from stegvis.store.models import Asking, Intervention
from stegvis.store.questionnaires.available import Shelf
from stegvis.store.questionnaires.scores import SPAN, Answered, AskingsInOrder, answered


@dataclass(frozen=True, slots=True)
class OccasionSummary:
    """One questionnaire at one occasion. `numbers`: every question that is a number, and every scale."""

    occasion: str
    asked: int
    answered: int
    declined: int
    numbers: Mapping[str, Mean]


@dataclass(frozen=True, slots=True)
class QuestionnaireSummary:
    """One questionnaire in an intervention, in its latest version there. `changes` from the start to the exit."""

    questionnaire: Questionnaire
    occasions: tuple[OccasionSummary, ...]
    changes: Mapping[str, ChangeSummary]


def summaries_of(intervention: Intervention, shelf: Shelf) -> tuple[QuestionnaireSummary, ...]:
    """Each questionnaire that was handed out in the intervention. Two queries, however many answered."""
    by_name: dict[str, list[Answered]] = {}
    for asking, rows in _OF_INTERVENTION.of(intervention.pk):
        if (found := answered(asking, shelf, rows)) is not None:
            by_name.setdefault(asking.questionnaire, []).append(found)
    return tuple(_summary(by_name[name]) for name in sorted(by_name))


def _of_intervention(number: int) -> QuerySet[Asking]:
    askings = Asking.objects.filter(intervention=number, is_shared=False)
    return askings.exclude(participation__is_registered_in_error=True)


_OF_INTERVENTION = AskingsInOrder(_of_intervention)


def shared_links(intervention: Intervention) -> tuple[Asking, ...]:
    """The links for many that were handed out in the intervention, the latest first."""
    return tuple(intervention.askings.filter(is_shared=True).order_by("-pk"))


def _summary(found: list[Answered]) -> QuestionnaireSummary:
    latest = max((one.questionnaire for one in found), key=lambda one: one.valid_from)
    occasions = [occasion for occasion in latest.occasions if any(one.asking.occasion == occasion for one in found)]
    return QuestionnaireSummary(
        latest,
        tuple(_at(occasion, [one for one in found if one.asking.occasion == occasion]) for occasion in occasions),
        _changes(found),
    )


def _at(occasion: str, found: list[Answered]) -> OccasionSummary:
    scores = [one.scores for one in found if one.response is not None]
    return OccasionSummary(
        occasion, len(found), len(scores), sum(one.asking.is_declined for one in found), means(scores)
    )


def _changes(found: list[Answered]) -> Mapping[str, ChangeSummary]:
    return scored_change_summaries(_pairs(found))


def _pairs(found: list[Answered]) -> Iterator[tuple[Scored, Scored]]:
    """The first and the last of everybody who answered at both."""
    by_person: dict[int, dict[str, Scored]] = {}
    for one in found:
        if one.asking.participation_id is not None and one.response is not None:
            by_person.setdefault(one.asking.participation_id, {})[one.asking.occasion] = (one.response, one.scores)
    for occasions in by_person.values():
        if all(occasion in occasions for occasion in SPAN):
            yield occasions[SPAN[0]], occasions[SPAN[1]]
