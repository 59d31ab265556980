"""The individual plan, meetings and follow-ups."""

from django.db import models

from stegvis.store.models.register.participation import Participation
from stegvis.store.models.rhythm import FollowUpRule


class PlanGoal(models.Model):
    """Something that the participant wants to reach."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="plan_goals", help_text="Whose plan."
    )
    text = models.CharField(max_length=500, help_text="The goal in the participant's words.")
    set_on = models.DateField(help_text="When it was agreed.")
    reached_on = models.DateField(null=True, help_text="When it was reached.")

    class Meta:
        ordering = ("set_on", "id")

    def __str__(self) -> str:
        return self.text


class PlanStep(models.Model):
    """A step on the way to a goal."""

    goal = models.ForeignKey(PlanGoal, on_delete=models.CASCADE, related_name="steps", help_text="The goal.")
    text = models.CharField(max_length=500, help_text="What is to be done.")
    due_on = models.DateField(null=True, help_text="By when.")
    done_on = models.DateField(null=True, help_text="When it was done.")

    class Meta:
        ordering = ("due_on", "id")
        indexes = (models.Index(fields=("due_on",), condition=models.Q(done_on=None), name="plan_step_undone"),)

    def __str__(self) -> str:
        return self.text


class Meeting(models.Model):
    """A meeting with the participant."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="meetings", help_text="With whom."
    )
    on = models.DateField(help_text="The day.")
    agenda = models.TextField(blank=True, help_text="What it was about.")
    outcome = models.TextField(blank=True, help_text="What was agreed.")

    class Meta:
        ordering = ("on", "id")

    def __str__(self) -> str:
        return f"{self.participation_id} {self.on}"


class FollowUp(models.Model):
    """A follow-up that is due, by a rule of the intervention or by hand (`rule` null)."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="follow_ups", help_text="Of whom."
    )
    rule = models.ForeignKey(
        FollowUpRule, null=True, on_delete=models.SET_NULL, related_name="+", help_text="By which rule."
    )
    label = models.CharField(max_length=200, help_text="What is to be done.")
    due_on = models.DateField(help_text="When.")
    done_on = models.DateField(null=True, help_text="When it was done.")
    note = models.TextField(blank=True, help_text="What came of it.")

    class Meta:
        ordering = ("due_on", "id")
        indexes = (models.Index(fields=("done_on", "due_on"), name="follow_up_due"),)

    def __str__(self) -> str:
        return f"{self.label} {self.due_on}"
