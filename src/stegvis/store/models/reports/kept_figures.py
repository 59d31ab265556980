"""The raw numbers behind a report as they were when it was handed in: what later changes are measured against."""

from django.db import models

from stegvis.store.models.reports.edition import EditionPackage


class KeptFigures(models.Model):
    """Of one package, and for the operator's layer only: the package itself holds released figures alone."""

    package = models.OneToOneField(
        EditionPackage, on_delete=models.PROTECT, related_name="kept", help_text="What was handed in."
    )
    figures = models.JSONField(help_text="By measure and gender: the number, and how many it is a part of.")
    facts_digest = models.CharField(max_length=64, help_text="The keyed digest of the facts.")

    class Meta:
        ordering = ("package",)

    def __str__(self) -> str:
        return f"{self.package_id}"
