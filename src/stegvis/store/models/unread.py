"""What looked like data in a report and could not be placed."""

from django.db import models

from stegvis.store.models.place import Placed
from stegvis.store.models.report import Revision


class UnreadText(Placed):
    """A line kept as it stood, so that nothing is lost without a word. Never a row on a single person."""

    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="unread", help_text="The revision it stands in."
    )
    position = models.PositiveIntegerField(help_text="Its order in the report, counted from 0.")
    text = models.TextField(help_text="The line as it stood.")

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return self.text
