"""Exits, and exits that were not: an exit can be put right, and undone."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction

from stegvis.store.models import ExitCode, Occasion, Participation
from stegvis.store.register.claiming import as_typed, claim, hold
from stegvis.store.register.entries import NO_ANSWER, Exit
from stegvis.store.register.follow_ups import plan_follow_ups
from stegvis.store.register.ground import ground_of
from stegvis.store.register.occasions import main_occupation, main_support, set_occupation, set_support
from stegvis.store.register.recording import record_change
from stegvis.store.register.rules import exit_faults
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

SELF_RATED = ("feeling", "activity", "day_structure")


def stated(participation: Participation) -> dict[str, str]:
    """The exit as its form holds it; all empty before it."""
    unanswered = NO_ANSWER if participation.exit_asked else ""
    return as_typed(
        {
            "exited_on": participation.exited_on,
            "exit_code": participation.exit_code_id,
            "hours_after": participation.hours_after,
            "occupation": main_occupation(participation, Occasion.AFTER),
            "support": main_support(participation, Occasion.AFTER),
        }
        | {name: getattr(participation, name) or unanswered for name in SELF_RATED}
    )


@transaction.atomic
def register_exit(participation: Participation, exit_: Exit, *, version: int | None = None, by: Actor) -> None:
    """Somebody leaves; or an exit is put right. Raises InvalidFields, and Changed when somebody else changed it.

    Follow-ups that are left fall away, those after the exit are laid out.
    """
    hold(participation)
    is_new = participation.exited_on is None
    stored = {} if is_new else stated(participation)
    claim(participation, version, as_typed(asdict(exit_)), stored)
    if faults := _faults(participation, exit_):
        raise InvalidFields(faults)
    participation.exited_on = exit_.exited_on
    participation.exit_code_id = exit_.exit_code
    participation.hours_after = exit_.hours_after
    answers = {name: getattr(exit_, name) for name in SELF_RATED}
    # Nobody was asked when no question has as much as a missing answer.
    participation.exit_asked = any(answers.values()) or None
    for name, answer in answers.items():
        setattr(participation, name, "" if answer == NO_ANSWER else answer)
    participation.save()
    set_occupation(participation, Occasion.AFTER, exit_.occupation)
    set_support(participation, Occasion.AFTER, exit_.support)
    plan_follow_ups(participation)
    record_change("exit_registered" if is_new else "exit_changed", participation, by)


def judged(participation: Participation, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about an exit of which only some fields can be read yet."""
    if participation.started_on is None:
        return {}
    exit_ = Exit(stated.get("exited_on", participation.started_on), 0, hours_after=stated.get("hours_after"))
    ground = ground_of(participation.intervention, participation.participant_id, without=participation.pk)
    return exit_faults(exit_, ground, started_on=participation.started_on)


@transaction.atomic
def undo_exit(participation: Participation, *, by: Actor) -> None:
    """The participation goes on as if there had been no exit. Raises InvalidFields when there is none."""
    hold(participation)
    claim(participation, None, {}, {})
    if participation.exited_on is None:
        raise InvalidFields({"": NO_EXIT})
    participation.exited_on = participation.exit_code = participation.taken_over_by = None
    participation.hours_after = participation.exit_asked = None
    participation.asked_6_months = participation.asked_12_months = None
    participation.feeling = participation.activity = participation.day_structure = ""
    participation.save()
    for occasion in (Occasion.AFTER, Occasion.MONTHS_6, Occasion.MONTHS_12):
        set_occupation(participation, occasion, "")
        set_support(participation, occasion, "")
    plan_follow_ups(participation)
    record_change("exit_undone", participation, by)


def _faults(participation: Participation, exit_: Exit) -> dict[str, Wording]:
    started_on = participation.started_on
    if started_on is None or participation.is_registered_in_error:
        return {"": NOT_STARTED}
    ground = ground_of(participation.intervention, participation.participant_id, without=participation.pk)
    faults = dict(exit_faults(exit_, ground, started_on=started_on))
    codes = ExitCode.objects.filter(association=participation.intervention.association_id)
    if not codes.filter(pk=exit_.exit_code).exists():
        faults["exit_code"] = NO_SUCH_REASON
    return faults


NOT_STARTED = Wording("Deltagandet har inte startat.", "The participation has not started.")
NO_EXIT = Wording("Det finns inget avslut att ångra.", "There is no exit to undo.")
NO_SUCH_REASON = Wording("Välj en orsak i listan.", "Choose a reason from the list.")
