"""What is due when: an intervention's follow-ups and reports, and the steps of its journey."""

from enum import StrEnum

from django.db import models

from stegvis.store.models.choices import word_column
from stegvis.store.models.intervention import Intervention


class Rhythm(StrEnum):
    """How the day of a follow-up is counted."""

    WEEKS_AFTER_START = "weeks_after_start"
    WEEKS_BEFORE_END = "weeks_before_end"
    EVERY_WEEKS = "every_weeks"
    EVERY_MONTHS = "every_months"
    MONTHS_AFTER_EXIT = "months_after_exit"


class FollowUpRule(models.Model):
    """One rule of an intervention's rhythm: after 5 weeks, every third month."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.CASCADE, related_name="rhythm", help_text="The intervention."
    )
    rhythm = word_column(Rhythm, "How the day is counted.", blank=False)
    number = models.PositiveSmallIntegerField(help_text="How many weeks or months.")
    label = models.CharField(max_length=200, help_text="What is to be done then.")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.label


class ReportCycle(StrEnum):
    """How often a report is owed; FINAL: once, about the whole agreement."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    FOUR_MONTHLY = "four_monthly"
    HALF_YEARLY = "half_yearly"
    JANUARY_AUGUST = "january_august"
    FULL_YEAR = "full_year"
    FINAL = "final"


class ReportRule(models.Model):
    """A form that an intervention reports on in a cycle: the reports due follow from it and the agreement."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.CASCADE, related_name="report_rules", help_text="Who reports."
    )
    form_id = models.CharField(max_length=100, help_text="The form.")
    cycle = word_column(ReportCycle, "How often.", blank=False)
    days_to_hand_in = models.PositiveSmallIntegerField(
        default=30, help_text="How many days after the period it is to be handed in."
    )
    counts_from_start = models.BooleanField(
        default=False, help_text="Periods are counted from the agreement's first month, not by the calendar."
    )

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("intervention", "form_id"), name="report_rule_once"),)

    def __str__(self) -> str:
        return f"{self.intervention} {self.form_id} {self.cycle}"


class ReportDue(models.Model):
    """A report that an intervention owes its association."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.CASCADE, related_name="reports_due", help_text="Who owes it."
    )
    form_id = models.CharField(max_length=100, help_text="The form.")
    period_start = models.DateField(help_text="First day reported on.")
    period_end = models.DateField(help_text="Last day reported on.")
    due_on = models.DateField(help_text="When it is to be handed in.")
    handed_in_on = models.DateField(null=True, help_text="When it was handed in.")

    class Meta:
        ordering = ("due_on",)
        constraints = (
            models.UniqueConstraint(fields=("intervention", "form_id", "period_start"), name="report_due_once"),
        )

    def __str__(self) -> str:
        return f"{self.intervention} {self.form_id} {self.due_on}"


class JourneyStage(models.Model):
    """A column of the journey board between start and exit, in the intervention's own words."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.CASCADE, related_name="stages", help_text="Whose board."
    )
    position = models.PositiveSmallIntegerField(help_text="Order on the board, counted from 0.")
    label = models.CharField(max_length=100, help_text="The heading of the column.")

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("intervention", "position"), name="stage_once"),)

    def __str__(self) -> str:
        return self.label
