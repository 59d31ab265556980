"""What a participation was before an import changed it, and that put back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Model

from stegvis.store.models import MeansOfSupport, Occasion, Occupation, Participant, Participation
from stegvis.store.register_import.known import COLUMNS, OF_THE_PERSON
from stegvis.store.tables.batches import batched

STATES: tuple[tuple[type[MeansOfSupport] | type[Occupation], tuple[str, ...]], ...] = (
    (MeansOfSupport, ("occasion", "support", "per_cent")),
    (Occupation, ("occasion", "occupation", "per_cent", "hours")),
)
OCCASIONS = (Occasion.BEFORE, Occasion.AFTER)
MORE = ("exit_asked", "planned_end_on", "decision", "queue_position")
"""Columns that follow from what an import states."""
Stored = dict[str, Any]


def columns_of(table: type[Model]) -> tuple[str, ...]:
    """The columns that an import may change."""
    return OF_THE_PERSON if table is Participant else (*(_attribute(one) for one in COLUMNS.values()), *MORE)


def _attribute(column: str) -> str:
    return column.removesuffix("_id")


class Before:
    """Participations as they stand, with what their persons live on and do; asked for once."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._states: dict[int, dict[str, list[list[Any]]]] = {}
        for some in batched(numbers):
            for table, columns in STATES:
                rows = table._default_manager.filter(participation__in=some, occasion__in=OCCASIONS)
                for number, *values in rows.values_list("participation", *columns):
                    mine = self._states.setdefault(number, {}).setdefault(table.__name__, [])
                    mine.append(values)

    def of(self, participation: Participation, person: Participant) -> Stored:
        """The participation as JSON."""
        columns = [*COLUMNS.values(), *MORE]
        return {
            "columns": {name: _json(getattr(participation, name)) for name in columns},
            "person": {name: getattr(person, name) for name in OF_THE_PERSON}
            | {"has_identity": person.identity_index is not None, "has_own": person.own_index is not None},
            "states": self._states.get(participation.pk, {}),
        }


def put_back(participation: Participation, earlier: Stored) -> None:
    """The participation, its person and its states as they were. The participation is saved; its version goes on."""
    for name, value in earlier["columns"].items():
        is_day = name.endswith("_on") and value is not None
        setattr(participation, name, date.fromisoformat(value) if is_day else value)
    participation.version += 1
    participation.save()
    person = participation.participant
    told = earlier["person"]
    for name in OF_THE_PERSON:
        setattr(person, name, told[name])
    if not told["has_identity"]:
        person.sealed_identity, person.identity_index = b"", None
    if not told["has_own"]:
        person.own_index = None
    person.version += 1
    person.save()
    for table, columns in STATES:
        table._default_manager.filter(participation=participation, occasion__in=OCCASIONS).delete()
        for one in earlier["states"].get(table.__name__, ()):
            table._default_manager.create(participation=participation, **dict(zip(columns, one, strict=True)))


def _json(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
