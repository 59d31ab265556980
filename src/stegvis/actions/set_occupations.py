"""What a participant does, before and after: several occupations with their extent."""

from collections.abc import Sequence

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.actions.code_options import OCCUPATIONS
from stegvis.actions.states_form import Share, StatesForm
from stegvis.store.register import states


def show_occupations_form(*, by: Actor, participation: int) -> StatesForm:
    """The form. Raises NotPermitted."""
    found = open_participation(by, "set_occupations", participation)
    rows = states.occupations_of(found)
    return StatesForm(
        found.participant_id, found.participant.local_number, found.intervention.name, rows, OCCUPATIONS, found.version
    )


def set_occupations(*, by: Actor, participation: int, shares: Sequence[Share], version: int | None = None) -> None:
    """These are the occupations from now on. Raises NotPermitted, Changed, and InvalidFields by row."""
    found = participation_to_change(by, "set_occupations", participation)
    states.set_occupations(found, shares, version=version, by=by)
