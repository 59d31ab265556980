"""Answers about violence, which nothing ties to anybody."""

from django.db import models

from stegvis.measures import codes
from stegvis.store.models.association import Association
from stegvis.store.models.choices import word_column


class ScreeningTally(models.Model):
    """How many gave the same answers in a calendar year, of one gender, in a whole association.

    No participant, intervention, day or order. `answers` has one letter a question: y, n or - (not answered); the last
    one is the tick for children. Rows of an association and year are written anew in sorted order at each change, so
    that not even the database's own order of rows tells who came last.
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="screening_tallies", help_text="The association."
    )
    year = models.PositiveSmallIntegerField(help_text="The calendar year.")
    gender = word_column(codes.GENDER, "As the form says.", blank=False)
    answers = models.CharField(max_length=8, help_text="One letter a question.")
    forms = models.PositiveIntegerField(help_text="How many forms.")

    class Meta:
        ordering = ("year", "gender", "answers")
        constraints = (
            models.UniqueConstraint(fields=("association", "year", "gender", "answers"), name="screening_tally_once"),
        )

    def __str__(self) -> str:
        return f"{self.association_id} {self.year} {self.gender}"
