"""How every stored field is handled: how private it is, what for, how long. One table, and the record made from it.

A new field is marked in `handling_register`, `handling_organisation` or `handling_access`; a test fails until it is.
"""

from django.apps import apps
from django.db.models import Model

from stegvis.store.handling.access import ACCESS
from stegvis.store.handling.organisation import ORGANISATION
from stegvis.store.handling.register import REGISTER
from stegvis.store.handling.words import Handled, Privacy

HANDLING: dict[str, Handled] = {one.table: one for one in (*REGISTER, *ORGANISATION, *ACCESS)}
REMOVED_AFTER_EXIT = (Privacy.IDENTIFYING, Privacy.FREE_TEXT)
"""What is removed when the retention has run out; the rest then points out nobody by itself."""


def unmarked_fields() -> tuple[str, ...]:
    """Every stored field that the table lacks, as `store.Meeting.agenda`."""
    return tuple(sorted(_stored() - _marked()))


def fields_not_stored() -> tuple[str, ...]:
    """Every field in the table that is stored nowhere: it was renamed or removed."""
    return tuple(sorted(_marked() - _stored()))


def handling_of(model: type[Model]) -> Handled:
    """How the model's fields are handled. Raises KeyError when the table lacks it."""
    return HANDLING[model._meta.label]


def _stored() -> set[str]:
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
    }


def _marked() -> set[str]:
    return {f"{one.table}.{name}" for one in HANDLING.values() for name in one.fields}
