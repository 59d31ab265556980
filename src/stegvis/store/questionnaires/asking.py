"""Handing out a questionnaire, to a participant or to people whose names nobody asks for."""

from datetime import date, timedelta

from django.db import transaction

from stegvis.instruments import LANGUAGES, Occasion, Questionnaire
from stegvis.store.models import AnsweredBy, Asking, Intervention, Participation
from stegvis.store.questionnaires.available import PERSONS, shelf_of
from stegvis.store.questionnaires.links import make_link
from stegvis.store.register.recording import record_change
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

SELF_ASSESSMENT = "self_assessment"


@transaction.atomic
def hand_out(
    participation: Participation, name: str, occasion: str, *, language: str = "sv", on: date, by: Actor
) -> Asking:
    """The asking, of the version valid on the day. One that waits for its answer already is the same asking.

    Raises InvalidFields, by questionnaire and language, when it cannot be handed out.
    """
    questionnaire = shelf_of(participation.intervention.association_id).version_on(name, on)
    _require_usable(questionnaire, occasion, language)
    assert questionnaire is not None
    if questionnaire.respondent not in PERSONS:
        raise InvalidFields({"questionnaire": NOT_ABOUT_ONE})
    waiting = participation.askings.filter(
        questionnaire=name, occasion=occasion, answered_on=None, is_declined=False
    ).first()
    if waiting is not None:
        return waiting
    asking = Asking.objects.create(
        intervention=participation.intervention,
        participation=participation,
        questionnaire=name,
        version=questionnaire.version,
        occasion=occasion,
        language=language,
        asked_on=on,
    )
    if name == SELF_ASSESSMENT and occasion == Occasion.EXIT:
        _note_asked_at_exit(participation)
    record_change("questionnaire_handed_out", participation, by, asking=asking.pk, questionnaire=name)
    return asking


@transaction.atomic
def hand_out_to_many(intervention: Intervention, name: str, occasion: str, *, language: str, on: date) -> Asking:
    """An asking whose link is for many, such as all staff; the one that is open already, if there is one.

    Raises InvalidFields as `hand_out`.
    """
    questionnaire = shelf_of(intervention.association_id).version_on(name, on)
    _require_usable(questionnaire, occasion, language)
    assert questionnaire is not None
    if questionnaire.respondent in PERSONS:
        raise InvalidFields({"questionnaire": ABOUT_ONE})
    open_one = intervention.askings.filter(
        questionnaire=name, occasion=occasion, is_shared=True, is_declined=False, expires_on__gte=on
    ).first()
    if open_one is not None:
        return open_one
    asking = Asking.objects.create(
        intervention=intervention,
        questionnaire=name,
        version=questionnaire.version,
        occasion=occasion,
        language=language,
        asked_on=on,
        is_shared=True,
    )
    make_link(asking, on)
    return asking


def close_shared(intervention: Intervention, number: int, *, on: date) -> Asking | None:
    """The intervention's link for many, which opens no more from that day; None when it has none of that number."""
    found = intervention.askings.filter(pk=number, is_shared=True).first()
    if found is not None and found.expires_on is not None and found.expires_on >= on:
        found.expires_on = on - timedelta(days=1)
        found.save(update_fields=["expires_on"])
    return found


def beside_shared(shared: Asking, language: str, on: date) -> str:
    """A new asking for somebody who opened a shared link; returns the secret of that person's own link."""
    asking = Asking.objects.create(
        intervention_id=shared.intervention_id,
        questionnaire=shared.questionnaire,
        version=shared.version,
        occasion=shared.occasion,
        language=language,
        asked_on=on,
    )
    return make_link(asking, on)


@transaction.atomic
def decline(asking: Asking, *, is_declined: bool, by: Actor) -> None:
    """The person does not want to answer, or wants to after all. Raises InvalidFields when it is answered."""
    if asking.answered_on is not None:
        raise InvalidFields({"": ANSWERED})
    asking.is_declined = is_declined
    asking.save(update_fields=["is_declined"])
    if asking.participation is not None:
        event = "questionnaire_declined" if is_declined else "questionnaire_taken_up_again"
        record_change(event, asking.participation, by, asking=asking.pk)


@transaction.atomic
def open_link(asking: Asking, *, is_tablet: bool, language: str, on: date, by: Actor) -> str:
    """Makes a link and returns its secret. Raises InvalidFields when the asking is answered or declined."""
    if asking.answered_on is not None or asking.is_declined:
        raise InvalidFields({"": ANSWERED})
    asking.answered_by = AnsweredBy.TABLET if is_tablet else ""
    asking.language = language
    asking.save(update_fields=["answered_by", "language"])
    secret = make_link(asking, on)
    if asking.participation is not None:
        record_change("answer_link_made", asking.participation, by, asking=asking.pk)
    return secret


def _note_asked_at_exit(participation: Participation) -> None:
    if participation.exit_asked is None:
        participation.exit_asked = True
        Participation.objects.filter(pk=participation.pk).update(exit_asked=True)


def _require_usable(questionnaire: Questionnaire | None, occasion: str, language: str) -> None:
    if questionnaire is None or questionnaire.is_unlinkable or questionnaire.without_text:
        raise InvalidFields({"questionnaire": NOT_USABLE})
    if occasion not in questionnaire.occasions:
        raise InvalidFields({"questionnaire": OTHER_OCCASION})
    if language not in LANGUAGES:
        raise InvalidFields({"language": NO_LANGUAGE})


NOT_USABLE = Wording(
    "Frågeformuläret går inte att lämna ut i dag. Välj ett annat i listan.",
    "The questionnaire cannot be handed out today. Choose another in the list.",
)
OTHER_OCCASION = Wording(
    "Frågeformuläret besvaras inte vid det tillfället. Välj ett annat tillfälle.",
    "The questionnaire is not answered on that occasion. Choose another occasion.",
)
NO_LANGUAGE = Wording("Välj ett språk i listan.", "Choose a language in the list.")
NOT_ABOUT_ONE = Wording(
    "Frågeformuläret besvaras av många utan namn. Lämna ut det från insatsen.",
    "The questionnaire is answered by many without names. Hand it out from the intervention.",
)
ABOUT_ONE = Wording(
    "Frågeformuläret handlar om en deltagare. Lämna ut det från deltagaren.",
    "The questionnaire is about a participant. Hand it out from the participant.",
)
ANSWERED = Wording(
    "Frågeformuläret är redan besvarat eller avböjt.", "The questionnaire is answered or declined already."
)
