"""Where a form leads when it is done."""

from functools import lru_cache

from django.urls import reverse

KEPT = 8192
"""Addresses stay what they are, and a list asks for very many."""


@lru_cache(maxsize=KEPT)
def participant_address(participant: int) -> str:
    """The participant's page."""
    return reverse("participant", args=[participant])


@lru_cache(maxsize=KEPT)
def intervention_address(intervention: int) -> str:
    """The intervention's page."""
    return reverse("intervention", args=[intervention])
