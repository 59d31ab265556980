"""Associations by their numbers."""

from collections.abc import Iterable

from stegvis.store.access.assignments import Interventions
from stegvis.store.models import Association, Intervention


def association_of(number: int) -> Association:
    """The association with that number, which exists."""
    return Association.objects.get(pk=number)


def take_turn(association: int) -> None:
    """Whoever changes the same things of the association waits until the transaction ends. Call it first in one."""
    Association.objects.select_for_update(no_key=True).get(pk=association)


def interventions_of(association: int) -> Interventions:
    """All interventions of the association with that number."""
    return Intervention.objects.filter(association=association)


def named_associations(numbers: Iterable[int]) -> tuple[tuple[int, str], ...]:
    """Number and name of each of them, by name."""
    return tuple(Association.objects.filter(pk__in=numbers).order_by("name_key").values_list("pk", "name"))
