"""Askings, each with what it is about."""

from django.db.models import QuerySet

from stegvis.store.models import Asking, Intervention


def asking_with(number: int) -> Asking | None:
    """The asking with that number, whoever it is about; the caller asks whether it may be seen."""
    rows = Asking.objects.select_related("intervention", "participation__participant", "participation__intervention")
    return rows.filter(pk=number).first()


def shared_within(interventions: QuerySet[Intervention], number: int) -> Asking | None:
    """The asking with that number, if its link is for many and it belongs to one of those interventions."""
    rows = Asking.objects.select_related("intervention").filter(intervention__in=interventions, is_shared=True)
    return rows.filter(pk=number).first()
