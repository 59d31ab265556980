"""A participation that should not be there: out of every count, still in the trail."""

from dataclasses import dataclass

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.store.register import mistakes


@dataclass(frozen=True, slots=True)
class ErrorForm:
    """What the form shows; `reason` is what was written before, `is_in_error` that it counts nowhere already."""

    participant: int
    local_number: int
    intervention: str
    reason: str
    version: int
    is_in_error: bool


def show_error_form(*, by: Actor, participation: int) -> ErrorForm:
    """The form. Raises NotPermitted."""
    found = open_participation(by, "register_in_error", participation)
    person = found.participant
    return ErrorForm(
        person.pk,
        person.local_number,
        found.intervention.name,
        found.error_reason,
        found.version,
        found.is_registered_in_error,
    )


def register_in_error(*, by: Actor, participation: int, reason: str, version: int | None = None) -> None:
    """Takes it out of every count. Raises NotPermitted, InvalidFields for `reason`, and Changed."""
    found = participation_to_change(by, "register_in_error", participation)
    mistakes.mark_registered_in_error(found, reason, version=version, by=by)


def undo_registered_in_error(*, by: Actor, participation: int) -> int:
    """It counts again; returns the participant's number. Raises NotPermitted, InvalidFields when it would overlap."""
    found = participation_to_change(by, "register_in_error", participation)
    mistakes.unmark_registered_in_error(found, by=by)
    return found.participant_id
