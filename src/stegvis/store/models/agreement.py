"""Agreements on an intervention; an extension is a new term, the old one stays."""

from django.db import models

from stegvis.store.models.intervention import Intervention
from stegvis.store.models.report import Revision


class Agreement(models.Model):
    """An agreement, told apart by its first day."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.CASCADE, related_name="agreements", help_text="What the agreement is about."
    )
    start = models.DateField(help_text="First day.")

    class Meta:
        ordering = ("start",)
        constraints = (models.UniqueConstraint(fields=("intervention", "start"), name="agreement_once"),)

    def __str__(self) -> str:
        return f"{self.intervention} {self.start}"


class AgreementTerm(models.Model):
    """A last day of the agreement, as first stated in a report. The one stated last is in force."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="terms", help_text="The agreement that was made or extended."
    )
    end = models.DateField(help_text="Last day.")
    stated_on = models.DateField(help_text="The day it is from: the end of the report's period, or its import.")
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.PROTECT, help_text="The report that first said so; null: entered by hand."
    )

    class Meta:
        ordering = ("stated_on", "id")

    def __str__(self) -> str:
        return f"{self.agreement} – {self.end}"
