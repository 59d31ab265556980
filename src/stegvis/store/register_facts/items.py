"""Which questionnaires there are, and the words of their questions and scales among the items of the facts."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet

from stegvis.catalogue.questionnaire_files import load_questionnaires
from stegvis.instruments import Questionnaire, questionnaire_of_json
from stegvis.store.models import Intervention, OwnQuestionnaire

IN_PARTICIPATIONS = frozenset({"feeling", "activity", "day_structure", "hours"})
"""Questions of the self-assessment whose answers stand in the participation's own columns."""
SELF_ASSESSMENT = "self_assessment"


@dataclass(frozen=True, slots=True)
class Questionnaires:
    """The shipped ones by id and version, and those of associations by association, id and version."""

    own: Mapping[tuple[int, str, str], Questionnaire]

    def find(self, association: int, name: str, version: str) -> Questionnaire | None:
        """The association's own, else the shipped one; None when there is neither."""
        return self.own.get((association, name, version)) or _shipped().get((name, version))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the items of all of them, in alphabetical order."""
        return tuple(sorted({word for one in (*_shipped().values(), *self.own.values()) for word in _words(one)}))


def known_questionnaires(interventions: QuerySet[Intervention]) -> Questionnaires:
    """All that participants of the interventions may have answered. One query."""
    own = OwnQuestionnaire.objects.filter(association__in=interventions.order_by().values("association"))
    return Questionnaires(
        {
            (one.association_id, one.questionnaire, one.version): questionnaire_of_json(
                json.dumps(one.definition), str(one)
            )
            for one in own
        }
    )


@cache
def _shipped() -> Mapping[tuple[str, str], Questionnaire]:
    listed = (one for versions in load_questionnaires().values() for one in versions.versions)
    return {(one.id, one.version): one for one in listed if not one.is_unlinkable}


def counted_ids(questionnaire: Questionnaire) -> Iterator[str]:
    """The ids of the questions that are numbers and of the scales, but for what participations hold themselves."""
    elsewhere = IN_PARTICIPATIONS if questionnaire.id == SELF_ASSESSMENT else frozenset()
    for question in questionnaire.questions:
        if question.kind.span is not None and question.id not in elsewhere:
            yield question.id
    yield from (scale.id for scale in questionnaire.scales)


def _words(questionnaire: Questionnaire) -> Iterator[str]:
    return (questionnaire.fact_word(own_id) for own_id in counted_ids(questionnaire))
