"""Questionnaires that an office defines itself: dated versions, of which those that were answered stay as they are."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from stegvis.catalogue.questionnaire_files import load_questionnaires, parse_questionnaires
from stegvis.instruments import Questionnaire, questionnaire_hash, questionnaire_json, questionnaire_of_json, with_texts
from stegvis.store.audit import record
from stegvis.store.models import Asking, Association, OwnQuestionnaire
from stegvis.store.questionnaires.available import shelf_of
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor


@dataclass(frozen=True, slots=True)
class Kept:
    """One version in an association. `row` is the number of an own one, None for a shipped one."""

    questionnaire: Questionnaire
    row: int | None
    is_offered: bool
    is_locked: bool


def versions_in(association: Association) -> Iterator[Kept]:
    """Every version there is, own ones first; shipped ones unless an own one stands in for them. Three queries."""
    shelf = shelf_of(association.pk)
    handed_out = set(
        Asking.objects.filter(intervention__association=association).values_list("questionnaire", "version").distinct()
    )
    for row in OwnQuestionnaire.objects.filter(association=association):
        key = (row.questionnaire, row.version)
        yield Kept(shelf.own[key], row.pk, row.is_offered, key in handed_out)
    for versions in load_questionnaires().values():
        for one in versions.versions:
            if (one.id, one.version) not in shelf.own:
                yield Kept(one, None, is_offered=True, is_locked=True)


def read_questionnaire(text: str, name: str) -> Questionnaire:
    """The questionnaire that somebody wrote, in JSON or TOML. Raises BadInput, naming the key and what to do."""
    if text.lstrip().startswith("{"):
        return questionnaire_of_json(text, name)
    return parse_questionnaires(text, name)[-1]


def written(questionnaire: Questionnaire) -> str:
    """The questionnaire as text to go on from."""
    return json.dumps(json.loads(questionnaire_json(questionnaire)), ensure_ascii=False, indent=2)


@transaction.atomic
def define(association: Association, questionnaire: Questionnaire, *, by: Actor) -> None:
    """Keeps the version. Raises InvalidFields when it is there already and was handed out, or is about violence."""
    if faults := _faults(association, questionnaire):
        raise InvalidFields({"definition": faults})
    _keep(association, questionnaire)
    details = {"questionnaire": questionnaire.id, "version": questionnaire.version}
    record("questionnaire_defined", by=by, subject=association.name, details=details)


@transaction.atomic
def load_texts(association: Association, name: str, text: str, language: str, *, by: Actor) -> None:
    """Loads texts that belong to others into a questionnaire that has keys only. Raises BadInput as `with_texts`."""
    shelf = shelf_of(association.pk)
    latest = load_questionnaires()[name].latest if name in load_questionnaires() else None
    found = shelf.find(name, latest.version) if latest else None
    if found is None:
        raise InvalidFields({"questionnaire": NO_SUCH})
    _keep(association, with_texts(found, text, name, language))
    details = {"questionnaire": name, "language": language}
    record("questionnaire_texts_loaded", by=by, subject=association.name, details=details)


def offer(association: Association, number: int, *, is_offered: bool, by: Actor) -> None:
    """An own version is offered to interventions, or no more."""
    with transaction.atomic():
        changed = OwnQuestionnaire.objects.filter(association=association, pk=number)
        if changed.update(is_offered=is_offered):
            event = "questionnaire_offered" if is_offered else "questionnaire_put_away"
            record(event, by=by, subject=association.name, details={"number": number})


def _keep(association: Association, questionnaire: Questionnaire) -> None:
    OwnQuestionnaire.objects.update_or_create(
        association=association,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        defaults={
            "definition": json.loads(questionnaire_json(questionnaire)),
            "digest": questionnaire_hash(questionnaire),
        },
    )


def _faults(association: Association, questionnaire: Questionnaire) -> Wording | None:
    if questionnaire.is_unlinkable:
        return ABOUT_VIOLENCE
    key = {"questionnaire": questionnaire.id, "version": questionnaire.version}
    shipped = load_questionnaires().get(questionnaire.id)
    is_shipped = shipped is not None and any(one.version == questionnaire.version for one in shipped.versions)
    if is_shipped or Asking.objects.filter(intervention__association=association, **key).exists():
        return LOCKED
    return None


ABOUT_VIOLENCE = Wording(
    "Skyddsklass D är bara för frågorna om våld, som inte kan ändras här. Välj B eller C.",
    "Class D is for the questions on violence only, which cannot be changed here. Choose B or C.",
)
LOCKED = Wording(
    "Den versionen har lämnats ut eller följer med Stegvis och kan inte ändras. Skriv ett nytt namn på versionen och "
    "den dag då den börjar gälla.",
    "That version has been handed out, or comes with Stegvis, and cannot be changed. Give the version a new name and "
    "the day from which it is valid.",
)
NO_SUCH = Wording("Välj ett frågeformulär i listan.", "Choose a questionnaire from the list.")
