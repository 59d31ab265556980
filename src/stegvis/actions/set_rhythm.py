"""When participants of an intervention are followed up."""

from collections.abc import Sequence

from stegvis.actions.access import Actor, intervention_for
from stegvis.store.organisation.rhythm import RhythmRow, save_rhythm

__all__ = ["RhythmRow", "set_rhythm"]


def set_rhythm(*, by: Actor, intervention: int, version: int, rows: Sequence[RhythmRow]) -> None:
    """Makes the rows the rhythm; follow-ups that are planned already stay. Raises Changed and NotPermitted."""
    save_rhythm(intervention_for(by, "set_rhythm", intervention), version, rows, by=by)
