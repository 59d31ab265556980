"""Askings, each with what it is about."""

from stegvis.store.models import Asking


def asking_with(number: int) -> Asking | None:
    """The asking with that number, whoever it is about; the caller asks whether it may be seen."""
    rows = Asking.objects.select_related("intervention", "participation__participant", "participation__intervention")
    return rows.filter(pk=number).first()
