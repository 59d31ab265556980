"""Budget, outcome and plan of an intervention."""

from django.db import models

from stegvis.measures import codes
from stegvis.store.models.choices import word_column
from stegvis.store.models.intervention import Intervention


class CostLine(models.Model):
    """Budget and outcome of an intervention in a calendar year, for one type of cost and one funder."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.CASCADE, related_name="costs", help_text="What the money is for."
    )
    year = models.PositiveSmallIntegerField(help_text="The calendar year.")
    cost_type = word_column(codes.COST_TYPE, "Type of cost.", blank=False)
    funder = models.CharField(max_length=300, blank=True, help_text="Who pays.")
    budget = models.PositiveBigIntegerField(default=0, help_text="Planned cost in kronor.")
    outcome = models.PositiveBigIntegerField(null=True, help_text="Actual cost in kronor; null until it is known.")

    class Meta:
        ordering = ("-year", "cost_type", "funder")
        constraints = (
            models.UniqueConstraint(fields=("intervention", "year", "cost_type", "funder"), name="cost_line_once"),
        )

    def __str__(self) -> str:
        return f"{self.intervention} {self.year} {self.cost_type}"


class PlannedParticipants(models.Model):
    """How many participants are planned in a span, of one gender."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.CASCADE, related_name="plans", help_text="The intervention."
    )
    from_on = models.DateField(help_text="First day that the plan covers.")
    to_on = models.DateField(help_text="Last day that the plan covers.")
    gender = word_column(codes.GENDER, "Whom the plan is about.", blank=False)
    participants = models.PositiveIntegerField(help_text="Planned participations.")

    class Meta:
        ordering = ("from_on", "gender")
        constraints = (
            models.UniqueConstraint(fields=("intervention", "gender", "from_on"), name="plan_once"),
            models.CheckConstraint(
                condition=models.Q(to_on__gte=models.F("from_on")), name="plan_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.intervention} {self.from_on} {self.gender}"
