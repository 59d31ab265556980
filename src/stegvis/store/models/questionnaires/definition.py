"""Questionnaires that an office has defined itself; the shipped ones are data files of the catalogue."""

from django.db import models

from stegvis.store.models.association import Association


class OwnQuestionnaire(models.Model):
    """One version of a questionnaire of an association. A version that was answered is never changed."""

    association = models.ForeignKey(
        Association, on_delete=models.CASCADE, related_name="questionnaires", help_text="Whose."
    )
    questionnaire = models.CharField(max_length=100, help_text="The questionnaire's id.")
    version = models.CharField(max_length=50, help_text="Its version.")
    definition = models.JSONField(help_text="The definition, as the catalogue reads it.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the definition.")
    is_offered = models.BooleanField(default=True, help_text="Offered to interventions.")

    class Meta:
        ordering = ("questionnaire", "version")
        constraints = (
            models.UniqueConstraint(fields=("association", "questionnaire", "version"), name="own_questionnaire_once"),
        )

    def __str__(self) -> str:
        return f"{self.questionnaire} {self.version}"


class WrittenQuestionnaire(models.Model):
    """A questionnaire that an office writes and has not published: one at a time under a name, for all of them."""

    association = models.ForeignKey(Association, on_delete=models.CASCADE, related_name="+", help_text="Whose.")
    questionnaire = models.CharField(max_length=100, help_text="The questionnaire's id.")
    content = models.TextField(help_text="As JSON: the document, how it was before its last edits, what it replaces.")
    version = models.PositiveIntegerField(default=1, help_text="Counted up with each edit.")
    changed_by = models.CharField(max_length=200, help_text="Who made the last edit.")
    changed_at = models.DateTimeField(auto_now=True, help_text="When.")

    class Meta:
        ordering = ("-changed_at", "questionnaire")
        constraints = (
            models.UniqueConstraint(fields=("association", "questionnaire"), name="written_questionnaire_once"),
        )

    def __str__(self) -> str:
        return f"{self.questionnaire} {self.version}"


class ReviewedTranslation(models.Model):
    """Somebody who speaks the language has read a questionnaire's translation, shipped or own.

    It holds for every version whose texts in Swedish and in the language have that digest.
    """

    association = models.ForeignKey(
        Association, on_delete=models.CASCADE, related_name="reviewed_translations", help_text="Whose."
    )
    questionnaire = models.CharField(max_length=100, help_text="The questionnaire's id.")
    language = models.CharField(max_length=5, help_text="The language.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the texts that were read.")
    reviewed_by = models.CharField(max_length=200, help_text="Who read it, as the office knows them.")
    reviewed_on = models.DateField(help_text="When it was read.")

    class Meta:
        ordering = ("questionnaire", "language", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("association", "questionnaire", "language", "digest"), name="translation_reviewed_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.questionnaire} {self.language}"
