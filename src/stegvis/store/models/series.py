"""Values of instruments over time, of groups."""

from django.db import models

from stegvis.store.models.place import Placed
from stegvis.store.models.report import Revision


class StoredSeriesValue(Placed):
    """A group's value on an instrument's scale on one occasion."""

    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="series", help_text="The revision that states it."
    )
    position = models.PositiveIntegerField(help_text="Its order in the report, counted from 0.")
    instrument = models.CharField(max_length=100, help_text="The instrument.")
    scale = models.CharField(max_length=100, help_text="The scale of the instrument.")
    on = models.CharField(max_length=20, blank=True, help_text="Month or day, as 2011-10 or 2011-10-05.")
    occasion = models.PositiveIntegerField(default=0, help_text="Which of the instrument's occasions, counted from 0.")
    parts = models.JSONField(default=list, help_text="The scales that add up to this one.")
    value = models.FloatField(help_text="The value.")
    change = models.FloatField(null=True, help_text="The change since the last occasion as stated, with its sign.")

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.instrument} {self.scale} {self.on}: {self.value}"
