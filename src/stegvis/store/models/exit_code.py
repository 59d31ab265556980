"""The association's own reasons for an exit, which roll up to classes and to national reasons."""

from django.db import models

from stegvis.measures import codes
from stegvis.store.models.association import Association
from stegvis.store.models.choices import word_column


class ExitCode(models.Model):
    """One reason. A reason in use is never removed, only taken out of the list (`is_offered`)."""

    association = models.ForeignKey(
        Association, on_delete=models.CASCADE, related_name="exit_codes", help_text="Whose list."
    )
    label = models.CharField(max_length=200, help_text="The reason in the association's own words.")
    exit_class = word_column(codes.EXIT_CLASS, "The association's class that it counts to.", blank=False)
    national = word_column(codes.EXIT_CODE, "The national reason that it counts to.", blank=False)
    position = models.PositiveSmallIntegerField(default=0, help_text="Order in lists.")
    is_offered = models.BooleanField(default=True, help_text="Offered when an exit is registered.")

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("association", "label"), name="exit_code_once"),)

    def __str__(self) -> str:
        return self.label
