"""Who was asked what and when, and the answers."""

from enum import StrEnum

from django.db import models

from stegvis.store.models.choices import word_column
from stegvis.store.models.intervention import Intervention
from stegvis.store.models.register.participation import Participation


class AnsweredBy(StrEnum):
    """How the answers came in."""

    LINK = "link"
    TABLET = "tablet"
    PAPER = "paper"


class Asking(models.Model):
    """A questionnaire handed to somebody on an occasion: a participant, or (`participation` null) somebody unnamed.

    A link is known by a keyed hash of its secret only. A shared link (`is_shared`) has no answers of its own: whoever
    opens it gets an asking beside it.
    """

    intervention = models.ForeignKey(
        Intervention, on_delete=models.PROTECT, related_name="askings", help_text="In which intervention."
    )
    participation = models.ForeignKey(
        Participation, null=True, on_delete=models.CASCADE, related_name="askings", help_text="Who was asked."
    )
    questionnaire = models.CharField(max_length=100, help_text="The questionnaire's id.")
    version = models.CharField(max_length=50, help_text="Its version.")
    occasion = models.CharField(max_length=40, help_text="start, exit, 6_months …")
    language = models.CharField(max_length=5, default="sv", help_text="The language it is shown in.")
    asked_on = models.DateField(help_text="When.")
    secret_digest = models.CharField(max_length=64, null=True, unique=True, help_text="Hash of the link's secret.")
    links = models.PositiveSmallIntegerField(default=0, help_text="How many links were made; the last one opens.")
    is_shared = models.BooleanField(default=False, help_text="The link is for many.")
    expires_on = models.DateField(null=True, help_text="Last day that the link opens.")
    answered_on = models.DateField(null=True, help_text="When it was answered.")
    answered_by = word_column(AnsweredBy, "How the answers came in.")
    is_declined = models.BooleanField(default=False, help_text="The person did not want to answer.")

    class Meta:
        ordering = ("asked_on", "id")
        indexes = (
            models.Index(fields=("intervention", "questionnaire", "occasion"), name="asking_of"),
            models.Index(fields=("asked_on",), condition=models.Q(answered_on=None), name="asking_to_answer"),
        )

    def __str__(self) -> str:
        return f"{self.questionnaire} {self.occasion} {self.asked_on}"


class AnswerKind(StrEnum):
    """Four different things."""

    GIVEN = "given"
    NOT_GIVEN = "not_given"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"


class StoredAnswer(models.Model):
    """One answer. `value` holds a number or a list of words, `text` an answer in own words."""

    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="answers", help_text="Of which asking.")
    item = models.CharField(max_length=100, help_text="The item's id.")
    respondent = models.CharField(
        max_length=20, default="participant", help_text="Whose view: participant or case_worker."
    )
    kind = word_column(AnswerKind, "What kind of answer.", blank=False)
    value = models.JSONField(null=True, help_text="The value; null unless given.")
    text = models.TextField(blank=True, help_text="The answer in own words.")

    class Meta:
        ordering = ("asking", "id")
        constraints = (models.UniqueConstraint(fields=("asking", "item", "respondent"), name="answer_once"),)

    def __str__(self) -> str:
        return f"{self.item}: {self.kind}"
