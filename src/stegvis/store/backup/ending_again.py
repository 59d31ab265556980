"""What was ended after the backup was made must not open again with it: roles, invitations, trusted keys."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from stegvis.store.models import Assignment, Invitation, TrustedKey

FIELDS: Mapping[type[Model], tuple[str, ...]] = {
    Assignment: ("ended_at",),
    Invitation: ("used_at", "expires_at"),
    TrustedKey: ("ended_on",),
}
Ended: TypeAlias = dict[type[Model], dict[int, dict[str, Any]]]
"""By table and number: the fields that say how it ended."""


def ended() -> Ended:
    """What has ended in the store as it is."""
    return {
        model: {row.pop("pk"): row for row in model._default_manager.exclude(_open()[model]).values("pk", *fields)}
        for model, fields in FIELDS.items()
    }


def end_again(before: Ended) -> int:
    """Ends those of them that are open in the restored store, as they ended. How many; call it in a transaction."""
    count = 0
    for model, rows in before.items():
        open_again: QuerySet[Any] = model._default_manager.filter(_open()[model], pk__in=rows)
        for number in list(open_again.values_list("pk", flat=True)):
            count += model._default_manager.filter(pk=number).update(**rows[number])
    return count


def _open() -> Mapping[type[Model], Q]:
    return {
        Assignment: Q(ended_at=None),
        Invitation: Q(used_at=None, expires_at__gt=timezone.now()),
        TrustedKey: Q(ended_on=None),
    }
