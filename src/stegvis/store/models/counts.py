"""Numbers without a register behind them: counts-only interventions, and participants who are only counted."""

from django.db import models

from stegvis.measures import codes
from stegvis.store.models.choices import word_column
from stegvis.store.models.intervention import Intervention


class EnteredPeriod(models.Model):
    """A period whose numbers were entered, with why some of them do not add up."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.CASCADE, related_name="entered_periods", help_text="The intervention."
    )
    period_start = models.DateField(help_text="First day counted.")
    period_end = models.DateField(help_text="Last day counted.")
    explanations = models.JSONField(default=dict, help_text="For a measure with an error: why its numbers stand.")
    version = models.PositiveIntegerField(default=1, help_text="Counted up with each change.")

    class Meta:
        ordering = ("-period_start", "-period_end")
        constraints = (
            models.UniqueConstraint(fields=("intervention", "period_start", "period_end"), name="entered_period_once"),
        )

    def __str__(self) -> str:
        return f"{self.intervention} {self.period_start} – {self.period_end}"


class EnteredCount(models.Model):
    """A number typed in or imported by an intervention without a register.

    `value` null: left blank, or not asked at all when `is_asked` is false.
    """

    intervention = models.ForeignKey(
        Intervention, on_delete=models.CASCADE, related_name="entered_counts", help_text="The intervention."
    )
    period_start = models.DateField(help_text="First day counted.")
    period_end = models.DateField(help_text="Last day counted.")
    measure = models.CharField(max_length=100, help_text="What is counted.")
    gender = models.CharField(max_length=20, help_text="Whom: all, or one gender.")
    value = models.PositiveIntegerField(null=True, help_text="The number.")
    is_asked = models.BooleanField(default=True, help_text="False: nobody counted this in the period.")
    version = models.PositiveIntegerField(default=1, help_text="Counted up with each change.")

    class Meta:
        ordering = ("period_start", "measure", "gender")
        constraints = (
            models.UniqueConstraint(
                fields=("intervention", "period_start", "period_end", "measure", "gender"), name="entered_count_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.intervention} {self.measure} {self.gender}: {self.value}"


class CountedOnly(models.Model):
    """How many took part in a calendar year who are only counted: year and gender, nothing else."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.CASCADE, related_name="counted_only", help_text="The intervention."
    )
    year = models.PositiveSmallIntegerField(help_text="The calendar year.")
    gender = word_column(codes.GENDER, "As stated.", blank=False)
    participants = models.PositiveIntegerField(default=0, help_text="Participations.")

    class Meta:
        ordering = ("year", "gender")
        constraints = (models.UniqueConstraint(fields=("intervention", "year", "gender"), name="counted_only_once"),)

    def __str__(self) -> str:
        return f"{self.intervention} {self.year} {self.gender}: {self.participants}"
