"""Time in activity, and attendance."""

from django.db import models

from stegvis.store.models.register.participation import Participation


class ActivityWeek(models.Model):
    """Activity of a participation in one week."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="activity_weeks", help_text="Whose."
    )
    monday_on = models.DateField(help_text="The Monday of the week.")
    minutes = models.PositiveSmallIntegerField(help_text="Minutes in activity that week.")

    class Meta:
        ordering = ("monday_on",)
        constraints = (models.UniqueConstraint(fields=("participation", "monday_on"), name="activity_week_once"),)

    def __str__(self) -> str:
        return f"{self.participation_id} {self.monday_on}"


class Attendance(models.Model):
    """Whether somebody was there on a day. No row: not noted."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="attendances", help_text="Whose."
    )
    on = models.DateField(help_text="The day.")
    is_present = models.BooleanField(help_text="Was there.")

    class Meta:
        ordering = ("on",)
        constraints = (models.UniqueConstraint(fields=("participation", "on"), name="attendance_once"),)

    def __str__(self) -> str:
        return f"{self.participation_id} {self.on}"
