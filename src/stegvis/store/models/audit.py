"""Who did what and when; rows are added, never changed."""

from typing import Any

from django.db import models


class AuditEvent(models.Model):
    """One thing that a user did. Written in the same transaction as what it tells of."""

    at = models.DateTimeField(auto_now_add=True, help_text="When it happened.")
    by = models.CharField(max_length=200, help_text="The user's name at the office.")
    event = models.CharField(max_length=100, help_text="What happened, in the past tense: document_imported.")
    subject = models.CharField(max_length=500, help_text="What it happened to, as the user knows it.")
    details = models.JSONField(default=dict, help_text="Counts and keys; no text from the document.")
    account = models.BigIntegerField(null=True, help_text="The account's number; null: the command line.")
    controller = models.BigIntegerField(null=True, help_text="Whose participants it concerns.")
    participant = models.BigIntegerField(null=True, db_index=True, help_text="Which participant it concerns.")
    is_reading = models.BooleanField(default=False, help_text="Somebody looked; nothing was changed.")
    previous_digest = models.CharField(max_length=64, blank=True, help_text="Digest of the event before.")
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 over this event and the digest before.")

    class Meta:
        ordering = ("at", "id")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds the event; raises TypeError when it is already there."""
        if not self._state.adding:
            raise TypeError("An audit event cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Always raises TypeError."""
        raise TypeError(f"Audit event {self.pk} cannot be removed ({using=}, {keep_parents=}).")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by} {self.event}"
