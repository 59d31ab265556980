"""Goals and their dated versions: steering groups reword goals midway."""

from django.db import models

from stegvis.store.models.intervention import Intervention
from stegvis.store.models.place import Placed
from stegvis.store.models.report import Revision


class Goal(models.Model):
    """A goal of an intervention. The same words with another target are the same goal."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.CASCADE, related_name="goals", help_text="The intervention that has the goal."
    )
    words_key = models.TextField(help_text="The goal's words without case, extra spaces and numbers.")
    occurrence = models.PositiveIntegerField(default=1, help_text="1, unless a report has two goals in the same words.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("intervention", "words_key", "occurrence"), name="goal_once"),)

    def __str__(self) -> str:
        return self.words_key


class GoalVersion(models.Model):
    """A goal's wording and target from a day on."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="versions", help_text="The goal.")
    text = models.TextField(help_text="The goal as worded.")
    share = models.FloatField(null=True, help_text="Target as a share of the participants: 0 to 1.")
    count = models.PositiveIntegerField(null=True, help_text="Target as a number of participants.")
    stated_on = models.DateField(help_text="The day it is from: the end of the report's period, or its import.")
    ends_on = models.DateField(null=True, help_text="Last day it holds; null: until the next version.")
    target = models.JSONField(null=True, help_text="Measure, comparator and value, as measures.goal_json writes them.")

    class Meta:
        ordering = ("stated_on", "id")

    def __str__(self) -> str:
        return self.text


class GoalMention(Placed):
    """A goal version as a revision states it, in its order."""

    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="goals", help_text="The revision that states the goal."
    )
    version = models.ForeignKey(GoalVersion, on_delete=models.PROTECT, help_text="The wording it states.")
    position = models.PositiveIntegerField(help_text="Its place in the list, counted from 0.")

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return str(self.version)
