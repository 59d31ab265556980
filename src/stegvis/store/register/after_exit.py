"""After the exit: who goes on with the person, and what the person does 6 and 12 months later."""

from typing import Literal

from django.db import transaction

from stegvis.store.clock import today
from stegvis.store.models import Occasion, Operator, Participation
from stegvis.store.register.claiming import as_typed, claim, hold
from stegvis.store.register.follow_ups import months_later
from stegvis.store.register.occasions import main_occupation, set_occupation
from stegvis.store.register.recording import record_change
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

Months = Literal[6, 12]
EARLY = 1
"""Months: a follow-up may be made this much ahead of its day."""
_OCCASION = {6: Occasion.MONTHS_6, 12: Occasion.MONTHS_12}
_COLUMN = {6: "asked_6_months", 12: "asked_12_months"}


def followed_up(participation: Participation, months: Months) -> dict[str, str]:
    """What was answered so many months after the exit, as the form holds it: is_asked "yes", "no" or "", occupation."""
    is_asked = getattr(participation, _COLUMN[months])
    word = {None: "", True: "yes", False: "no"}[is_asked]
    return {"is_asked": word, "occupation": main_occupation(participation, _OCCASION[months])}


@transaction.atomic
def follow_up_after_exit(
    participation: Participation,
    months: Months,
    *,
    is_asked: bool,
    occupation: str = "",
    version: int | None = None,
    by: Actor,
) -> None:
    """Whether the person was asked so many months after the exit, and the answer: asked and "" is no answer.

    Raises InvalidFields when it is too early, or somebody answered who was not asked; and Changed.
    """
    hold(participation)
    mine = {"is_asked": "yes" if is_asked else "no", "occupation": occupation}
    claim(participation, version, mine, followed_up(participation, months))
    if participation.exited_on is None:
        raise InvalidFields({"": NO_EXIT})
    if today() < months_later(participation.exited_on, months - EARLY):
        raise InvalidFields({"": TOO_EARLY})
    if occupation and not is_asked:
        raise InvalidFields({"is_asked": ANSWERED})
    setattr(participation, _COLUMN[months], is_asked)
    participation.save(update_fields=[_COLUMN[months]])
    set_occupation(participation, _OCCASION[months], occupation)
    record_change("followed_up_after_exit", participation, by, months=months)


@transaction.atomic
def take_over(participation: Participation, operator: int | None, *, version: int | None = None, by: Actor) -> None:
    """Who goes on with the person after the exit; None: nobody, or not known. Raises InvalidFields and Changed."""
    hold(participation)
    mine, stored = {"operator": operator}, {"operator": participation.taken_over_by_id}
    claim(participation, version, as_typed(mine), as_typed(stored))
    association = participation.intervention.association_id
    if operator is not None and not Operator.objects.filter(pk=operator, association=association).exists():
        raise InvalidFields({"operator": NO_SUCH_OPERATOR})
    if participation.exited_on is None:
        raise InvalidFields({"": NO_EXIT})
    participation.taken_over_by_id = operator
    participation.save(update_fields=["taken_over_by"])
    record_change("taken_over", participation, by, operator=operator)


NO_EXIT = Wording("Deltagandet är inte avslutat.", "The participation has not ended.")
TOO_EARLY = Wording("Det är för tidigt för den uppföljningen.", "It is too early for that follow-up.")
ANSWERED = Wording(
    "Ett svar finns, så personen blev tillfrågad. Välj Ja, eller ta bort svaret.",
    "There is an answer, so the person was asked. Choose Yes, or remove the answer.",
)
NO_SUCH_OPERATOR = Wording("Välj en aktör i listan.", "Choose an operator from the list.")
