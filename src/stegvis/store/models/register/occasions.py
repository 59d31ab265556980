"""What a participant lives on and does, before the intervention, after it, and later."""

from enum import StrEnum

from django.db import models

from stegvis.measures import codes
from stegvis.store.models.choices import word_column
from stegvis.store.models.register.participation import Participation


class Occasion(StrEnum):
    """When a state is from."""

    BEFORE = "before"
    AFTER = "after"
    MONTHS_6 = "6_months"
    MONTHS_12 = "12_months"


class MeansOfSupport(models.Model):
    """One means of support; there may be several, with shares."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="means_of_support", help_text="Whose."
    )
    occasion = word_column(Occasion, "When.", blank=False)
    support = word_column(codes.SUPPORT, "Which.", blank=False)
    per_cent = models.PositiveSmallIntegerField(null=True, help_text="Share of the whole, in per cent.")

    class Meta:
        ordering = ("occasion", "-per_cent", "id")
        constraints = (
            models.UniqueConstraint(fields=("participation", "occasion", "support"), name="means_of_support_once"),
        )

    def __str__(self) -> str:
        return f"{self.participation_id} {self.occasion} {self.support}"


class Occupation(models.Model):
    """One occupation, with its extent; 100 per cent is 40 hours a week."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="occupations", help_text="Whose."
    )
    occasion = word_column(Occasion, "When.", blank=False)
    occupation = word_column(codes.OCCUPATION, "Which.", blank=False)
    per_cent = models.PositiveSmallIntegerField(null=True, help_text="Extent: 100 is 40 hours a week.")
    hours = models.PositiveSmallIntegerField(null=True, help_text="Hours a week.")

    class Meta:
        ordering = ("occasion", "-per_cent", "id")
        constraints = (
            models.UniqueConstraint(fields=("participation", "occasion", "occupation"), name="occupation_once"),
        )

    def __str__(self) -> str:
        return f"{self.participation_id} {self.occasion} {self.occupation}"
