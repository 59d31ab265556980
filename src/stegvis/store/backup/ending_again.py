"""What was ended after the backup was made must not open again with it: roles, invitations, trusted keys.

Nor a password that was changed since, an account that was closed, or the link of a questionnaire that was closed or
got another secret.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from stegvis.store.models import Account, Asking, Assignment, Invitation, TrustedKey

FIELDS: Mapping[type[Model], tuple[str, ...]] = {
    Assignment: ("ended_at",),
    Invitation: ("used_at", "expires_at"),
    TrustedKey: ("ended_on",),
}
WAYS_IN: Mapping[type[Model], tuple[str, ...]] = {
    Account: ("password", "is_active"),
    Asking: ("secret_digest", "links", "expires_on"),
}
"""What opens something, and is as it was last."""
Ended: TypeAlias = dict[type[Model], dict[int, dict[str, Any]]]
"""By table and number: the fields that say how it ended."""


def ended() -> Ended:
    """What has ended in the store as it is, and what opens something in it."""
    closed = {model: _rows(model._default_manager.exclude(_open()[model]), fields) for model, fields in FIELDS.items()}
    return closed | {model: _ways_in(model) for model in WAYS_IN}


def end_again(before: Ended) -> int:
    """Ends those of them that are open in the restored store, as they ended. How many; call it in a transaction."""
    count = 0
    for model, rows in before.items():
        if model in WAYS_IN:
            again = [number for number, row in _ways_in(model).items() if rows.get(number, row) != row]
        else:
            open_again: QuerySet[Any] = model._default_manager.filter(_open()[model], pk__in=rows)
            again = list(open_again.values_list("pk", flat=True))
        for number in again:
            count += model._default_manager.filter(pk=number).update(**rows[number])
    return count


def _ways_in(model: type[Model]) -> dict[int, dict[str, Any]]:
    """Of questionnaires those with a link only."""
    found: QuerySet[Any] = model._default_manager.all()
    return _rows(found.exclude(secret_digest=None) if model is Asking else found, WAYS_IN[model])


def _rows(found: QuerySet[Any], fields: tuple[str, ...]) -> dict[int, dict[str, Any]]:
    return {row.pop("pk"): row for row in found.order_by().values("pk", *fields)}


def _open() -> Mapping[type[Model], Q]:
    return {
        Assignment: Q(ended_at=None),
        Invitation: Q(used_at=None, expires_at__gt=timezone.now()),
        TrustedKey: Q(ended_on=None),
    }
