"""Consents: three kinds that are never mixed, each dated, versioned and revocable."""

from enum import StrEnum

from django.db import models

from stegvis.store.models.choices import word_column
from stegvis.store.models.intervention import Intervention
from stegvis.store.models.operator import Operator
from stegvis.store.models.register.participant import Participant


class ConsentKind(StrEnum):
    """SECRECY: lifts secrecy between named parties. MEASUREMENT: takes part in measurement and questionnaires.
    EVALUATION: evaluation and research."""

    SECRECY = "secrecy"
    MEASUREMENT = "measurement"
    EVALUATION = "evaluation"


class ConsentText(models.Model):
    """A wording of a consent. A wording in use is never changed: a new version is added."""

    kind = word_column(ConsentKind, "Which consent.", blank=False)
    version = models.CharField(max_length=20, help_text="The version: 2026-1.")
    text = models.TextField(help_text="What the participant agrees to, in Swedish: the signed language.")
    valid_from = models.DateField(help_text="First day that it is used.")

    class Meta:
        ordering = ("kind", "-valid_from", "-version")
        constraints = (models.UniqueConstraint(fields=("kind", "version"), name="consent_text_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"


class Consent(models.Model):
    """One consent of one participant, for one intervention: each new start needs a new one."""

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="consents", help_text="Who gave it."
    )
    intervention = models.ForeignKey(
        Intervention, on_delete=models.PROTECT, related_name="+", help_text="For which intervention."
    )
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="+", help_text="What was agreed to.")
    given_on = models.DateField(help_text="The day it was given.")
    withdrawn_on = models.DateField(null=True, help_text="The day it was withdrawn.")
    parties = models.ManyToManyField(
        Operator, blank=True, related_name="+", help_text="Between whom secrecy is lifted."
    )

    class Meta:
        ordering = ("given_on", "id")
        indexes = (models.Index(fields=("intervention", "text"), name="consent_of_a_kind"),)

    def __str__(self) -> str:
        return f"{self.text} {self.given_on}"
