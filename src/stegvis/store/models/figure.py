"""Figures: zero, blank, withheld and text are different kinds of cell."""

from django.db import models

from stegvis.store.models.place import Placed
from stegvis.store.models.report import Revision
from stegvis.vocabulary import Gender


class CellKind(models.TextChoices):
    """What stands in a cell."""

    NUMBER = "number", "number"
    BLANK = "blank", "blank"
    NOT_NUMERIC = "not_numeric", "not numeric"
    WITHHELD = "withheld", "withheld"
    NOT_ASKED = "not_asked", "not asked"
    NOT_ANSWERED = "not_answered", "not answered"


class StoredFigure(Placed):
    """One cell of a report's tables."""

    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="figures", help_text="The revision that states the figure."
    )
    position = models.PositiveIntegerField(help_text="Its order in the report, counted from 0.")
    measure = models.CharField(max_length=100, help_text="What is counted.")
    gender = models.CharField(
        max_length=20, choices=[(one.value, one.value) for one in Gender], help_text="Whom: all, or one gender."
    )
    kind = models.CharField(max_length=20, choices=CellKind.choices, help_text="What stands in the cell.")
    value = models.FloatField(null=True, help_text="The number; null unless the kind is number.")
    is_whole = models.BooleanField(default=True, help_text="True when the number was given without decimals.")
    answered = models.PositiveIntegerField(null=True, help_text="The number of answers behind it, when given.")
    text = models.TextField(blank=True, help_text="What stands there instead of a number, or why it is withheld.")
    raw = models.TextField(blank=True, help_text="The cell as printed.")
    confidence = models.FloatField(default=1.0, help_text="1 for a form's table, lower for a number found in prose.")

    class Meta:
        ordering = ("position",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind="number", value__isnull=False)
                | (~models.Q(kind="number") & models.Q(value=None)),
                name="only_numbers_have_a_value",
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure} {self.gender}: {self.raw}"
