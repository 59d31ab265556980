"""The columns of an intervention's journey board."""

from collections.abc import Sequence

from stegvis.actions.access import Actor, intervention_for
from stegvis.store.organisation.rhythm import StageRow, save_stages

__all__ = ["StageRow", "set_stages"]


def set_stages(*, by: Actor, intervention: int, version: int, rows: Sequence[StageRow]) -> None:
    """Makes the rows the columns, from left to right. Raises InvalidFields for a column in use that is left out;

    Changed; NotPermitted.
    """
    save_stages(intervention_for(by, "set_stages", intervention), version, rows, by=by)
