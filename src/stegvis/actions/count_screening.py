"""Somebody was asked about violence: counted, with no date and no line in the trail that would be one."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import participation_to_change
from stegvis.store.questionnaires.tallies import count_asked


def count_screening(*, by: Actor, participation: int, is_undone: bool = False) -> None:
    """Counts that the person was asked once more, or once less when that was a mistake. Raises NotPermitted."""
    found = participation_to_change(by, "count_screening", participation)
    count_asked(found, -1 if is_undone else 1)
