"""Where a participant who is known may be referred or start: another intervention, or one that the person has left."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, interventions_for, open_participant
from stegvis.store.register.starts import open_to


@dataclass(frozen=True, slots=True)
class NewStarts:
    """The participant, and the interventions (number and name, by name) where a new time may begin."""

    participant: int
    local_number: int
    interventions: tuple[tuple[int, str], ...]


def show_new_starts(*, by: Actor, participant: int) -> NewStarts:
    """The interventions that the actor works with and the participant may come to. Raises NotPermitted."""
    found = open_participant(by, "show_new_starts", participant)
    places = open_to(found, interventions_for(by, "register_start"))
    return NewStarts(found.pk, found.local_number, tuple(places.values_list("pk", "name")))
