"""Who did or saw what and when; rows are added, never changed, and each is chained to the one before."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import connections, models, router, transaction
from django.utils import timezone

from stegvis.store.tables.chain import CHAINED, event_digest
from stegvis.store.tables.inserting import insert_rows

COLUMNS = (*CHAINED, "previous_digest", "digest")
CHAIN_LOCK = 0x57E6_0002
"""The number of our lock in PostgreSQL: any number that nobody else uses."""


class AuditEvent(models.Model):
    """One thing that a user did. Written in the same transaction as what it tells of."""

    at = models.DateTimeField(default=timezone.now, help_text="When it happened.")
    by = models.CharField(max_length=200, help_text="The user's name.")
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
        indexes = (models.Index(fields=("at",), name="audit_at"),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds the event to the chain; raises TypeError when it is already there."""
        if not self._state.adding:
            raise TypeError("An audit event cannot be changed.")
        using = kwargs.get("using") or router.db_for_write(AuditEvent)
        with transaction.atomic(using=using):
            _wait_for_our_turn(using)
            # As the database will give them back: keys as text, tuples as lists.
            self.details = json.loads(json.dumps(self.details))
            latest = AuditEvent.objects.using(using).order_by("-id").values_list("digest", flat=True).first()
            self.at, self.previous_digest = timezone.now(), latest or ""
            self.digest = event_digest(self.previous_digest, {name: getattr(self, name) for name in CHAINED})
            super().save(*args, **kwargs)

    @classmethod
    def append_all(cls, events: Iterable[Mapping[str, object]]) -> None:
        """Adds many at once, in their order, each by its columns: the chain is as if each had been saved by itself.

        What a column lacks is what a new event has there; `at` is now.
        """
        using = router.db_for_write(cls)
        with transaction.atomic(using=using):
            _wait_for_our_turn(using)
            latest = cls.objects.using(using).order_by("-id").values_list("digest", flat=True).first()
            insert_rows(cls, COLUMNS, _chained(events, latest or ""))

    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Always raises TypeError."""
        raise TypeError(f"Audit event {self.pk} cannot be removed ({using=}, {keep_parents=}).")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by} {self.event}"


def _wait_for_our_turn(using: str) -> None:
    """One event at a time until the transaction ends. SQLite has one writer at a time anyway (BEGIN IMMEDIATE)."""
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def _chained(events: Iterable[Mapping[str, object]], previous: str) -> Iterator[tuple[object, ...]]:
    """The values of COLUMNS for each event, with its digest over the one before."""
    blank = AuditEvent()
    unstated = {name: getattr(blank, name) for name in CHAINED}
    for event in events:
        stated: dict[str, Any] = {**unstated, **event, "at": timezone.now()}
        stated["details"] = json.loads(json.dumps(stated["details"]))
        digest = event_digest(previous, stated)
        yield (*(stated[name] for name in CHAINED), previous, digest)
        previous = digest
