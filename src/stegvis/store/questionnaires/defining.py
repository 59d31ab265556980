"""Questionnaires that an office defines itself: dated versions, of which those that were answered stay as they are."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from stegvis.catalogue.questionnaire_files import load_questionnaires, parse_questionnaires
from stegvis.instruments import Questionnaire, questionnaire_hash, questionnaire_json, questionnaire_of_json, with_texts
from stegvis.store.models import Asking, Association, OwnQuestionnaire
from stegvis.store.organisation.associations import take_turn
from stegvis.store.questionnaires.available import shelf_of
from stegvis.store.trail.events import record
from stegvis.vocabulary import Changed, InvalidFields, Wording
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
    # Of its own ones alone: those are few, and what was handed out are very many.
    handed_out = set(
        Asking.objects.filter(intervention__association=association, questionnaire__in={name for name, _ in shelf.own})
        .order_by()
        .values_list("questionnaire", "version")
        .distinct()
    )
    for row in OwnQuestionnaire.objects.filter(association=association):
        key = (row.questionnaire, row.version)
        yield Kept(shelf.own[key], row.pk, row.is_offered, key in handed_out)
    for versions in load_questionnaires().values():
        for one in versions.versions:
            if (one.id, one.version) not in shelf.own:
                yield Kept(one, None, is_offered=True, is_locked=True)


def version_in(association: Association, name: str, version: str) -> Kept | None:
    """That version, None when there is none. Three queries."""
    found = (one for one in versions_in(association) if one.questionnaire.id == name)
    return next((one for one in found if one.questionnaire.version == version), None)


def read_questionnaire(text: str, name: str) -> Questionnaire:
    """The questionnaire that somebody wrote, in JSON or TOML. Raises BadInput, naming the key and what to do."""
    if text.lstrip().startswith("{"):
        return questionnaire_of_json(text, name)
    return parse_questionnaires(text, name)[-1]


def written(questionnaire: Questionnaire) -> str:
    """The questionnaire as text to go on from."""
    return json.dumps(json.loads(questionnaire_json(questionnaire)), ensure_ascii=False, indent=2)


def shelf_print(association: Association) -> int:
    """A number for all own versions as they stand: another one as soon as any of them is."""
    rows = OwnQuestionnaire.objects.filter(association=association).values_list("questionnaire", "version", "digest")
    return int(sha256(json.dumps(sorted(rows)).encode()).hexdigest()[:7], 16)


@transaction.atomic
def define(
    association: Association,
    questionnaire: Questionnaire,
    *,
    by: Actor,
    replaces: str | None = None,
    seen: int | None = None,
) -> OwnQuestionnaire:
    """Keeps the version. `replaces`: the digest that a version of that name must have now, "" for none; None: any.

    `seen`: the `shelf_print` that somebody saw. Raises InvalidFields, by "definition", when it is there already and
    was handed out, is about violence, starts on the day of another version, or was changed by somebody else; Changed
    when the shelf is another since it was seen, and the version stands there with other contents.
    """
    # Two who publish the same version at once: the second meets what the first one made.
    take_turn(association.pk)
    _require_seen(association, questionnaire, seen)
    if faults := _faults(association, questionnaire, replaces):
        raise InvalidFields({"definition": faults})
    kept = _keep(association, questionnaire)
    record("questionnaire_defined", by=by, subject=association.name, details=_details(questionnaire))
    return kept


@transaction.atomic
def withdraw(association: Association, number: int, *, by: Actor) -> Questionnaire | None:
    """Takes an own version away that nobody has been given; returns it, None when there is none of that number.

    Raises InvalidFields when it has been handed out.
    """
    take_turn(association.pk)
    row = OwnQuestionnaire.objects.filter(association=association, pk=number).first()
    if row is None:
        return None
    found = shelf_of(association.pk).own[row.questionnaire, row.version]
    if _is_handed_out(association, found):
        raise InvalidFields({"": HANDED_OUT})
    row.delete()
    record("questionnaire_withdrawn", by=by, subject=association.name, details=_details(found))
    return found


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


def _keep(association: Association, questionnaire: Questionnaire) -> OwnQuestionnaire:
    kept, _ = OwnQuestionnaire.objects.update_or_create(
        association=association,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        defaults={
            "definition": json.loads(questionnaire_json(questionnaire)),
            "digest": questionnaire_hash(questionnaire),
        },
    )
    return kept


def _faults(association: Association, questionnaire: Questionnaire, replaces: str | None) -> Wording | None:
    if questionnaire.is_unlinkable:
        return ABOUT_VIOLENCE
    shipped = load_questionnaires().get(questionnaire.id)
    is_shipped = shipped is not None and any(one.version == questionnaire.version for one in shipped.versions)
    if is_shipped or _is_handed_out(association, questionnaire):
        return LOCKED
    own = shelf_of(association.pk).own
    there = own.get((questionnaire.id, questionnaire.version))
    stands = questionnaire_hash(there) if there else ""
    if replaces is not None and replaces != stands:
        return CHANGED if replaces else TAKEN
    starts = {one.valid_from for one in own.values() if one.id == questionnaire.id and one is not there}
    return SAME_DAY if questionnaire.valid_from in starts else None


def _require_seen(association: Association, questionnaire: Questionnaire, seen: int | None) -> None:
    now = shelf_print(association)
    there = shelf_of(association.pk).own.get((questionnaire.id, questionnaire.version))
    if seen in (None, now) or there is None or questionnaire_hash(there) == questionnaire_hash(questionnaire):
        return
    raise Changed({"definition": written(there)}, now)


def _is_handed_out(association: Association, questionnaire: Questionnaire) -> bool:
    key = {"questionnaire": questionnaire.id, "version": questionnaire.version}
    return Asking.objects.filter(intervention__association=association, **key).exists()


def _details(questionnaire: Questionnaire) -> dict[str, object]:
    return {"questionnaire": questionnaire.id, "version": questionnaire.version}


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
HANDED_OUT = Wording(
    "Någon har redan fått den versionen, så den finns kvar. Lägg undan den om ingen fler ska få den.",
    "Somebody has been given that version already, so it stays. Put it away if nobody else is to have it.",
)
CHANGED = Wording(
    "Någon annan har ändrat eller tagit bort versionen sedan du började skriva. Titta på den i listan och börja om "
    "från den.",
    "Somebody else has changed the version or taken it away since you began. Look at it in the list and start again "
    "from it.",
)
TAKEN = Wording(
    "Den versionen har någon annan redan publicerat. Det du har skrivit finns kvar: ge versionen ett nytt namn och en "
    "egen första dag, eller titta på den andra i listan.",
    "Somebody else has published that version already. What you have written is still here: give the version a new "
    "name and a first day of its own, or look at the other one in the list.",
)
SAME_DAY = Wording(
    "En annan version börjar gälla samma dag. Välj en annan dag.",
    "Another version is valid from the same day. Choose another day.",
)
NO_SUCH = Wording("Välj ett frågeformulär i listan.", "Choose a questionnaire from the list.")
