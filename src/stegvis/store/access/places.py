"""Where roles are held: the associations, operators and interventions that assignments reach, by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from stegvis.store.access.assignments import interventions_reached
from stegvis.store.models import Association, Intervention, Operator
from stegvis.store.names import name_key
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.vocabulary.actor import Held
from stegvis.vocabulary.roles import Where


@dataclass(frozen=True, slots=True)
class Places:
    """Places by kind and number, with their names."""

    names: Mapping[Where, Mapping[int, str]] = field(default_factory=dict)

    def has(self, held: Held) -> bool:
        """True when the assignment's place is among them."""
        where, number = place_of(held)
        return number in self.names.get(where, {})

    def name_of(self, held: Held) -> str:
        """The name of the assignment's place; raises KeyError when it is not among them."""
        where, number = place_of(held)
        return self.names[where][number]

    @property
    def is_there(self) -> Q:
        """The condition on assignments that are held at one of them."""
        wanted = Q(pk=None)
        for where, names in self.names.items():
            wanted |= Q(**{f"{where}__in": list(names)})
        return wanted


def place_of(held: Held) -> tuple[Where, int]:
    """The kind and the number of the one place where the role is held."""
    for where in Where:
        number: int | None = getattr(held, where)
        if number is not None:
            return where, number
    raise ValueError("A role is held somewhere.")


def places_reached(held: Iterable[Held]) -> Places:
    """The places themselves and all that lies in them."""
    assignments = tuple(held)
    associations = [one.association for one in assignments if one.association is not None]
    operators = [one.operator for one in assignments if one.operator is not None]
    return Places(
        {
            Where.ASSOCIATION: _names(Association.objects.filter(pk__in=associations)),
            Where.OPERATOR: _names(Operator.objects.filter(Q(pk__in=operators) | Q(association__in=associations))),
            Where.INTERVENTION: _names(interventions_reached(assignments)),
        }
    )


def _names(found: QuerySet[Association] | QuerySet[Operator] | QuerySet[Intervention]) -> dict[int, str]:
    return {row[0]: row[1] for row in _NAMES.values([found])}


_NAMES = CompiledForScopes[Any](lambda found: found.order_by("name").values_list("pk", "name"))


def find_or_add_association(name: str) -> tuple[int, bool]:
    """The number of the association of that name, and whether it was added now."""
    found, is_new = Association.objects.get_or_create(name_key=name_key(name), defaults={"name": name.strip()})
    return found.pk, is_new


def places_named(where: Where, name: str) -> dict[int, str]:
    """The operators or interventions of that name by number, each with the name of its association."""
    found = (Operator if where is Where.OPERATOR else Intervention).objects.filter(name_key=name_key(name))
    return dict(found.values_list("pk", "association__name"))
