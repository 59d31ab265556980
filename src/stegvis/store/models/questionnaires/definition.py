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
