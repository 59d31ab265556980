"""A questionnaire is handed to a participant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.actions.questionnaire_words import wording_of
from stegvis.instruments import LANGUAGES, Occasion, Respondent
from stegvis.store.clock import today
from stegvis.store.keeping.consents import has_consent
from stegvis.store.models import ConsentKind, Participation
from stegvis.store.questionnaires import asking
from stegvis.store.questionnaires.available import PERSONS, shelf_of
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.option import Option

LANGUAGE_OPTIONS = tuple(Option(one.code, Wording(one.name, one.name)) for one in LANGUAGES.values())


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A questionnaire that the participant was given at an occasion."""

    title: Wording
    occasion: Wording
    on: date
    is_answered: bool


@dataclass(frozen=True, slots=True)
class HandOutForm:
    """What the form shows. `proposed`: the questionnaire and occasion that come next, or empty.

    `lacks_consent`: no consent to measurement is in force. `handed_out` are those handed out before.
    """

    participant: int
    local_number: int
    intervention: str
    questionnaires: tuple[Option, ...]
    languages: tuple[Option, ...]
    proposed: str
    lacks_consent: bool
    handed_out: tuple[HandedOut, ...]


def show_hand_out_form(*, by: Actor, participation: int) -> HandOutForm:
    """The form. An option is a questionnaire and an occasion, "self_assessment:start". Raises NotPermitted."""
    found = open_participation(by, "hand_out_questionnaire", participation)
    options = tuple(_options(found))
    return HandOutForm(
        found.participant_id,
        found.participant.local_number,
        found.intervention.name,
        options,
        LANGUAGE_OPTIONS,
        _proposed(found, tuple(one.value for one in options)),
        not has_consent(found, ConsentKind.MEASUREMENT),
        tuple(_handed_out(found, options)),
    )


def hand_out_questionnaire(*, by: Actor, participation: int, questionnaire: str, language: str = "sv") -> int:
    """Hands it out today; returns the number of the asking. `questionnaire` is an option of the form.

    What waits for an answer already is not handed out twice. Raises NotPermitted and InvalidFields.
    """
    found = participation_to_change(by, "hand_out_questionnaire", participation)
    name, _, occasion = questionnaire.partition(":")
    if found.is_registered_in_error:
        raise InvalidFields({"": IN_ERROR})
    return asking.hand_out(found, name, occasion, language=language, on=today(), by=by).pk


def _options(participation: Participation) -> list[Option]:
    """By questionnaire, what the case worker answers last."""
    usable = [
        one
        for one in shelf_of(participation.intervention.association_id).usable_on(today())
        if one.respondent in PERSONS
    ]
    usable.sort(key=lambda one: one.respondent is Respondent.CASE_WORKER)
    return [
        Option(f"{one.id}:{occasion}", occasion.label, wording_of(one.title))
        for one in usable
        for occasion in one.occasions
    ]


def _handed_out(participation: Participation, options: Iterable[Option]) -> Iterator[HandedOut]:
    """What was handed out before and could be again, the latest first."""
    offered = {one.value: one for one in options}
    for asked in participation.askings.order_by("-asked_on", "-pk"):
        option = offered.get(f"{asked.questionnaire}:{asked.occasion}")
        if option is not None and option.group is not None:
            yield HandedOut(option.group, option.label, asked.asked_on, is_answered=asked.answered_on is not None)


def _proposed(participation: Participation, options: tuple[str, ...]) -> str:
    """The self-assessment of the start, then that of the exit, unless it has been handed out."""
    handed_out = {f"{one.questionnaire}:{one.occasion}" for one in participation.askings.all()}
    for occasion in (Occasion.START, Occasion.EXIT):
        wanted = f"{asking.SELF_ASSESSMENT}:{occasion}"
        if wanted in options and wanted not in handed_out:
            return wanted
    return ""


IN_ERROR = Wording("Deltagandet är registrerat av misstag.", "The participation was registered in error.")
