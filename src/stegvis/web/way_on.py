"""Where a form leads when it is done."""

from django.urls import reverse


def participant_address(participant: int) -> str:
    """The participant's page."""
    return reverse("participant", args=[participant])


def intervention_address(intervention: int) -> str:
    """The intervention's page."""
    return reverse("intervention", args=[intervention])
