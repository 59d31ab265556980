"""Askings, each with what it is about."""

from functools import lru_cache

from stegvis.store.models import Asking
from stegvis.store.tables.compiled_query import CompiledRows

_ABOUT = ("intervention", "participation__participant", "participation__intervention")


def asking_with(number: int) -> Asking | None:
    """The asking with that number, whoever it is about; the caller asks whether it may be seen."""
    return next(iter(_asking().of(number)), None)


@lru_cache(maxsize=1)
def _asking() -> CompiledRows[Asking]:
    return CompiledRows(lambda number: Asking.objects.filter(pk=number[0]).select_related(*_ABOUT).order_by())
