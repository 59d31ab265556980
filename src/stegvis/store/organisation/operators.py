"""Operators: the association's municipalities, regions, agencies and providers."""

from dataclasses import dataclass

from django.db import transaction

from stegvis.store.models import Association, Operator
from stegvis.store.names import name_key
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

_TAKEN = Wording("Den aktören finns redan i listan.", "That operator is already in the list.")
_NO_NAME = Wording("Skriv aktörens namn.", "Write the operator's name.")


@dataclass(frozen=True, slots=True)
class ListedOperator:
    """An operator in the list."""

    number: int
    name: str


def listed_operators(association: int) -> tuple[ListedOperator, ...]:
    """The association's operators by name."""
    rows = Operator.objects.filter(association=association).order_by("name_key")
    return tuple(ListedOperator(one.pk, one.name) for one in rows)


@transaction.atomic
def save_operator(association: Association, name: str, number: int | None = None, *, by: Actor) -> Operator:
    """A new operator, or the operator of that number with another name. Raises InvalidFields."""
    if not name.strip():
        raise InvalidFields({"name": _NO_NAME})
    known = Operator.objects.filter(association=association)
    if known.filter(name_key=name_key(name)).exclude(pk=number or 0).exists():
        raise InvalidFields({"name": _TAKEN})
    operator = Operator(association=association) if number is None else known.get(pk=number)
    operator.name, operator.name_key = name.strip(), name_key(name)
    operator.save()
    record("operator_renamed" if number is not None else "operator_added", by=by, subject=operator.name)
    return operator
