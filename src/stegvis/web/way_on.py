"""Where a form leads when it is done."""

from django.urls import NoReverseMatch, reverse


def participant_address(participant: int) -> str:
    """The participant's page."""
    return _address("participant", participant)


def intervention_address(intervention: int) -> str:
    """The intervention's page."""
    return _address("intervention", intervention)


def _address(page: str, number: int) -> str:
    try:
        return reverse(page, kwargs={"number": number})
    except NoReverseMatch:
        return reverse("start")
