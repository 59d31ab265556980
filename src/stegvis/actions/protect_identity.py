"""From now on a participant is only counted: a protected identity, or somebody who wants nothing to be stored."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, open_participant, participant_to_change
from stegvis.actions.withdraw_consent import UNDERSTOOD
from stegvis.store.keeping.counting_only import only_count, years_taken_part
from stegvis.store.tables.transactions import transaction
from stegvis.vocabulary import InvalidFields


@dataclass(frozen=True, slots=True)
class Protection:
    """What it would do: intervention and calendar years that stay as a number, for each time in one."""

    participant: int
    local_number: int
    counted: tuple[tuple[str, tuple[int, ...]], ...]


def show_protection(*, by: Actor, participant: int) -> Protection:
    """What protecting the participant would leave. Raises NotPermitted."""
    found = open_participant(by, "protect_identity", participant)
    times = found.participations.select_related("intervention")
    return Protection(
        participant=found.pk,
        local_number=found.local_number,
        counted=tuple((one.intervention.name, tuple(years)) for one in times if (years := years_taken_part(one))),
    )


def protect_identity(*, by: Actor, participant: int, is_understood: bool) -> None:
    """Counts the participant and removes whatever is stored about the person, in all interventions of the controller.

    Nobody can undo it; neither the counts nor the trail say why. Raises InvalidFields (`is_understood`), NotPermitted.
    """
    with transaction():
        found = participant_to_change(by, "protect_identity", participant)
        if not is_understood:
            raise InvalidFields({"is_understood": UNDERSTOOD})
        only_count(found, by=by)
