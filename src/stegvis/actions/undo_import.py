"""An import that was done: what came of it, and the way to take it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from stegvis.actions.access import Actor, NotPermitted, interventions_for, permit
from stegvis.store.models import RegisterImport
from stegvis.store.register_import import undoing
from stegvis.vocabulary import Wording


@dataclass(frozen=True, slots=True)
class DoneImport:
    """How many rows were new, changed, unchanged, counted and refused; `why_not`: why it cannot be undone."""

    number: int
    intervention: int | None
    operator: int
    where: str
    file: str
    by: str
    made_at: datetime
    numbers: Mapping[str, int]
    is_undone: bool
    why_not: Wording | None


def show_import(*, by: Actor, number: int) -> DoneImport:
    """The import with that number. Raises NotPermitted."""
    found = _found(by, number)
    return DoneImport(
        found.pk,
        found.intervention_id,
        found.controller_id,
        found.intervention.name if found.intervention else found.controller.name,
        found.name,
        found.by,
        found.made_at,
        found.numbers,
        found.undone_at is not None,
        undoing.why_not(found),
    )


def undo_import(*, by: Actor, number: int) -> None:
    """Takes it back. Raises NotPermitted, and InvalidFields when something was changed since."""
    undoing.undo_import(_found(by, number), by=by)


def _found(by: Actor, number: int) -> RegisterImport:
    found = RegisterImport.objects.select_related("controller", "intervention").filter(pk=number).first()
    if found is None:
        raise NotPermitted(f"import {number} by account {by.account}")
    if found.intervention_id is None:
        permit(by, "undo_import", operator=found.controller_id)
    elif not interventions_for(by, "undo_import").filter(pk=found.intervention_id).exists():
        raise NotPermitted(f"import {number} by account {by.account}")
    return found
