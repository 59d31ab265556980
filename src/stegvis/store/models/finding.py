"""Findings: what did not add up in a file."""

from django.db import models

from stegvis.store.models.place import Placed
from stegvis.store.models.report import Revision
from stegvis.store.models.source import SourceDocument
from stegvis.vocabulary import Severity


class StoredFinding(Placed):
    """One thing that does not add up, in a report or in a whole file."""

    source = models.ForeignKey(
        SourceDocument, on_delete=models.CASCADE, related_name="findings", help_text="The file it was found in."
    )
    revision = models.ForeignKey(
        Revision,
        null=True,
        on_delete=models.CASCADE,
        related_name="findings",
        help_text="The report it concerns; null when it concerns the whole file.",
    )
    position = models.PositiveIntegerField(help_text="Its order in the file, counted from 0.")
    rule = models.CharField(max_length=100, help_text="The rule that found it.")
    severity = models.CharField(
        max_length=20, choices=[(one.value, one.value) for one in Severity], help_text="Error, warning or note."
    )
    measure = models.CharField(max_length=100, blank=True, help_text="The measure it concerns, if any.")
    stated = models.JSONField(null=True, help_text="What the report says: a number, an ISO date or a short text.")
    expected = models.JSONField(null=True, help_text="What its other figures give.")
    message_sv = models.TextField(help_text="The finding in Swedish.")
    message_en = models.TextField(help_text="The finding in English.")

    class Meta:
        ordering = ("source", "position")

    def __str__(self) -> str:
        return f"{self.rule}: {self.message_sv}"
