"""The one means of support and the one occupation that forms ask for; several with shares stay as they are."""

from django.db.models import QuerySet

from stegvis.store.models import MeansOfSupport, Occasion, Occupation, Participation


def main_support(participation: Participation, occasion: Occasion) -> str:
    """The largest means of support then, or ""."""
    return _support(participation, occasion).values_list("support", flat=True).first() or ""


def main_occupation(participation: Participation, occasion: Occasion) -> str:
    """The largest occupation then, or ""."""
    return _occupation(participation, occasion).values_list("occupation", flat=True).first() or ""


def set_support(participation: Participation, occasion: Occasion, support: str) -> None:
    """Makes it the only means of support then; "" none. One that is the largest already changes nothing."""
    if support != main_support(participation, occasion):
        _support(participation, occasion).delete()
        if support:
            MeansOfSupport.objects.create(participation=participation, occasion=occasion, support=support)


def set_occupation(participation: Participation, occasion: Occasion, occupation: str) -> None:
    """Makes it the only occupation then; "" none. One that is the largest already changes nothing."""
    if occupation != main_occupation(participation, occasion):
        _occupation(participation, occasion).delete()
        if occupation:
            Occupation.objects.create(participation=participation, occasion=occasion, occupation=occupation)


def _support(participation: Participation, occasion: Occasion) -> QuerySet[MeansOfSupport]:
    return MeansOfSupport.objects.filter(participation=participation, occasion=occasion)


def _occupation(participation: Participation, occasion: Occasion) -> QuerySet[Occupation]:
    return Occupation.objects.filter(participation=participation, occasion=occasion)
