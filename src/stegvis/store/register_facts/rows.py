"""What the rows of all fact tables share."""

from django.db.models import QuerySet

from stegvis.store.models import Intervention
from stegvis.vocabulary.orientation import Orientation

FactRow = dict[str, object]
"""A row with words for codes, dates, whole numbers, True and False, None: what the memory engine reads."""


def orientation_of(stated: object) -> str:
    """The word for an intervention's orientation; where nobody has stated it, it is aimed at individuals."""
    return str(stated or Orientation.INDIVIDUAL)


def orientations(interventions: QuerySet[Intervention]) -> dict[int, str]:
    """The orientation of each intervention by its number."""
    return {number: orientation_of(stated) for number, stated in interventions.values_list("pk", "orientation")}
