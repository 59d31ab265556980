"""The text of reports, without rows that give a single person's answers."""

from django.db import models

from stegvis.store.models.place import Placed
from stegvis.store.models.report import Revision


class SectionText(Placed):
    """What stands under one heading of a report."""

    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="sections", help_text="The revision it stands in."
    )
    position = models.PositiveIntegerField(help_text="Its order in the report, counted from 0.")
    section = models.CharField(max_length=100, help_text="Which section of the form it is.")
    heading = models.CharField(max_length=1000, help_text="The heading as printed.")
    text = models.TextField(blank=True, help_text="The text, plain. Rows on single persons are left out.")
    blocks = models.JSONField(default=list, help_text="The same text with its lists and tables; no rows on persons.")

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return self.heading
