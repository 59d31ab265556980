"""Associations by their numbers."""

from collections.abc import Iterable

from stegvis.store.models import Association


def association_of(number: int) -> Association:
    """The association with that number, which exists."""
    return Association.objects.get(pk=number)


def named_associations(numbers: Iterable[int]) -> tuple[tuple[int, str], ...]:
    """Number and name of each of them, by name."""
    return tuple(Association.objects.filter(pk__in=numbers).order_by("name_key").values_list("pk", "name"))
