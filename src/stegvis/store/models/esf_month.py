"""Months whose participants of an ESF project have been handed to SCB."""

from django.db import models

from stegvis.store.models.intervention import Intervention


class EsfMonth(models.Model):
    """A month that was fetched for SCB; the latest row tells what was last handed over. No person is in it."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.CASCADE, related_name="esf_months", help_text="The project's intervention."
    )
    month_on = models.DateField(help_text="The first day of the month.")
    digest = models.CharField(max_length=64, help_text="Keyed hash of what the month held.")
    rows = models.PositiveIntegerField(help_text="How many rows it held.")
    by = models.CharField(max_length=200, help_text="The name of whoever fetched it.")
    fetched_at = models.DateTimeField(auto_now_add=True, help_text="When.")

    class Meta:
        ordering = ("month_on", "id")
        indexes = (models.Index(fields=("intervention", "month_on"), name="esf_month_of"),)

    def __str__(self) -> str:
        return f"{self.intervention_id} {self.month_on}"
