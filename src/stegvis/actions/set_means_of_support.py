"""What a participant lives on, before and after: several means of support with their shares."""

from collections.abc import Sequence

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.actions.code_options import SUPPORTS
from stegvis.actions.states_form import Share, StatesForm
from stegvis.store.register import states


def show_supports_form(*, by: Actor, participation: int) -> StatesForm:
    """The form. Raises NotPermitted."""
    found = open_participation(by, "set_means_of_support", participation)
    rows = states.supports_of(found)
    return StatesForm(
        found.participant_id, found.participant.local_number, found.intervention.name, rows, SUPPORTS, found.version
    )


def set_means_of_support(*, by: Actor, participation: int, shares: Sequence[Share], version: int | None = None) -> None:
    """These are the means of support from now on. Raises NotPermitted, Changed, and InvalidFields by row."""
    found = participation_to_change(by, "set_means_of_support", participation)
    states.set_supports(found, shares, version=version, by=by)
