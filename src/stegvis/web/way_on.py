"""Where a form leads when it is done."""

from functools import lru_cache

from django.urls import reverse

from stegvis.web.addresses import KEPT


@lru_cache(maxsize=KEPT)
def participant_address(participant: int) -> str:
    """The participant's page."""
    return reverse("participant", args=[participant])


@lru_cache(maxsize=KEPT)
def intervention_address(intervention: int) -> str:
    """The intervention's page."""
    return reverse("intervention", args=[intervention])
