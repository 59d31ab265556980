"""Where an import leads back to."""

from django.urls import reverse

from stegvis.web.way_on import intervention_address


def way_back(intervention: int | None, operator: int) -> str:
    """The intervention's page, or the operator's import."""
    return intervention_address(intervention) if intervention else reverse("operator_import_start", args=[operator])
