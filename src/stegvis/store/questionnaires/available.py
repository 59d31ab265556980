"""Which questionnaires an association has: the shipped ones, and those that its office has defined."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from stegvis.catalogue.questionnaire_files import load_questionnaires
from stegvis.instruments import Questionnaire, Respondent, questionnaire_of_json
from stegvis.store.models import OwnQuestionnaire
from stegvis.store.tables.compiled_query import CompiledRows

KEPT = 256
PERSONS = frozenset({Respondent.PARTICIPANT, Respondent.CASE_WORKER})
"""Those who answer about one participation; the others answer without a name."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The questionnaires of one association: own versions by (id, version), and the ids of those not offered."""

    own: Mapping[tuple[str, str], Questionnaire]
    put_away: frozenset[tuple[str, str]]

    def find(self, name: str, version: str) -> Questionnaire | None:
        """That version: the association's own, else the shipped one, None when there is neither."""
        if (name, version) in self.own:
            return self.own[name, version]
        shipped = load_questionnaires().get(name)
        return next((one for one in shipped.versions if one.version == version), None) if shipped else None

    def version_on(self, name: str, day: date) -> Questionnaire | None:
        """The version to hand out on that day: the youngest of the association's own, else the shipped one."""
        own = [
            one for key, one in self.own.items() if one.id == name and key not in self.put_away and one.is_valid_on(day)
        ]
        if own:
            return max(own, key=lambda one: one.valid_from)
        shipped = load_questionnaires().get(name)
        return shipped.version_on(day) if shipped else None

    def usable_on(self, day: date) -> Iterator[Questionnaire]:
        """What can be handed out on the day: with all its texts, and never what must not be tied to anybody."""
        for name in sorted({*load_questionnaires(), *(one.id for one in self.own.values())}):
            found = self.version_on(name, day)
            if found is not None and not found.is_unlinkable and not found.without_text:
                yield found


def shelf_of(association: int) -> Shelf:
    """The questionnaires of the association with that number. One query."""
    own, put_away = {}, set()
    for one in _own_of().of(association):
        own[one.questionnaire, one.version] = read_definition(json.dumps(one.definition, sort_keys=True), str(one))
        if not one.is_offered:
            put_away.add((one.questionnaire, one.version))
    return Shelf(own, frozenset(put_away))


@lru_cache(maxsize=1)
def _own_of() -> CompiledRows[OwnQuestionnaire]:
    return CompiledRows(lambda association: OwnQuestionnaire.objects.filter(association=association[0]))


@lru_cache(maxsize=KEPT)
def read_definition(text: str, name: str) -> Questionnaire:
    """The questionnaire of a stored definition. Raises BadInput when it is damaged."""
    return questionnaire_of_json(text, name)
