"""What becomes of the day a report is due, and who was reminded of it."""

from enum import StrEnum

from django.db import models

from stegvis.store.models.access.account import Account
from stegvis.store.models.choices import word_column
from stegvis.store.models.moment import Moment
from stegvis.store.models.rhythm import ReportDue


class DueChange(models.Model):
    """More time was granted, or less; the first day and all later ones are told by these rows."""

    due = models.ForeignKey(ReportDue, on_delete=models.CASCADE, related_name="changes", help_text="The report.")
    was_due_on = models.DateField(help_text="The day before the change.")
    due_on = models.DateField(help_text="The day after the change.")
    granted_on = models.DateField(help_text="When it was granted: may lie after the day that it replaces.")
    reason = models.CharField(max_length=500, blank=True, help_text="Why.")
    by = models.CharField(max_length=200, help_text="Who entered it.")
    entered_at = Moment(auto_now_add=True, help_text="When it was entered.")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.due_id} {self.was_due_on} → {self.due_on}"


class ReminderKind(StrEnum):
    """BEFORE: soon due. AFTER: late. ESCALATED: late, and the office is told."""

    BEFORE = "before"
    AFTER = "after"
    ESCALATED = "escalated"


class Reminder(models.Model):
    """A reminder that was sent: the same one is never sent twice. Another day for the report begins anew."""

    due = models.ForeignKey(ReportDue, on_delete=models.CASCADE, related_name="reminders", help_text="The report.")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", help_text="Who was reminded.")
    kind = word_column(ReminderKind, "Which reminder.", blank=False)
    days = models.SmallIntegerField(default=0, help_text="So many days before the day; negative: after it.")
    due_on = models.DateField(help_text="The day that it told of.")
    sent_at = Moment(auto_now_add=True, help_text="When.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("due", "account", "days", "due_on"), name="reminder_once"),)

    def __str__(self) -> str:
        return f"{self.due_id} {self.kind}"
