"""Reports and their revisions: a corrected file gives a new revision, the old one stays."""

from django.db import models

from stegvis.store.models.intervention import Intervention
from stegvis.store.models.operator import Operator
from stegvis.store.models.place import Placed
from stegvis.store.models.source import SourceDocument
from stegvis.vocabulary.orientation import Orientation


class Report(models.Model):
    """One report on one intervention, by form, period and number; what it says is in its revisions."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.PROTECT, related_name="reports", help_text="What the report is about."
    )
    form_id = models.CharField(max_length=100, blank=True, help_text="The form; empty when none was recognised.")
    period_start = models.DateField(null=True, help_text="First day reported on.")
    period_end = models.DateField(null=True, help_text="Last day reported on.")
    number = models.PositiveIntegerField(null=True, help_text="Which of the reports to hand in this one is.")
    occurrence = models.PositiveIntegerField(
        default=1, help_text="1, unless a file holds several reports that nothing else tells apart."
    )
    identity = models.CharField(
        max_length=200, help_text="Form, period, number and occurrence in one text, for a key that allows for blanks."
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("intervention", "identity"), name="report_once"),)

    def __str__(self) -> str:
        return f"{self.intervention} {self.identity}"


class Revision(Placed):
    """What a report said in one file. The revision with the highest number is in force."""

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="revisions", help_text="The report it is a revision of."
    )
    source = models.ForeignKey(
        SourceDocument, on_delete=models.PROTECT, related_name="revisions", help_text="The file that says so."
    )
    number = models.PositiveIntegerField(help_text="Counted from 1 within the report.")
    is_current = models.BooleanField(default=True, help_text="True for the one revision that is in force.")
    position = models.PositiveIntegerField(help_text="Which report of its file it is, counted from 0.")
    name = models.CharField(max_length=500, help_text="The intervention's name as spelled here.")
    orientation = models.CharField(
        max_length=20,
        blank=True,
        choices=[(one.value, one.value) for one in Orientation],
        help_text="Empty when not stated.",
    )
    agreement_start = models.DateField(null=True, help_text="First day of the agreement as stated here.")
    agreement_end = models.DateField(null=True, help_text="Last day of the agreement as stated here.")
    number_of = models.PositiveIntegerField(null=True, help_text="How many reports there are to hand in.")
    registry_number = models.CharField(max_length=100, blank=True, help_text="The association's registry number.")
    received_on = models.DateField(null=True, help_text="When the report arrived.")
    signed_by = models.CharField(max_length=200, blank=True, help_text="Who signed in office, as printed.")
    signed_on = models.DateField(null=True, help_text="When it was signed.")
    signed_raw = models.CharField(max_length=200, blank=True, help_text="The date of signing as printed.")
    budget_in_line = models.BooleanField(null=True, help_text="Does the outcome follow the budget? Null: not stated.")
    hidden_rows = models.PositiveIntegerField(
        default=0, help_text="How many rows with answers of single persons stood in the file; none of them is kept."
    )
    parties = models.ManyToManyField(
        Operator, through="Party", related_name="revisions", help_text="The parties to the agreement."
    )

    class Meta:
        ordering = ("report", "number")
        constraints = (
            models.UniqueConstraint(fields=("report", "number"), name="revision_once"),
            models.UniqueConstraint(
                fields=("report",), condition=models.Q(is_current=True), name="one_current_revision"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"


class Party(models.Model):
    """A party that a revision names, in its order."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, help_text="The revision that names the party.")
    operator = models.ForeignKey(Operator, on_delete=models.PROTECT, help_text="The party.")
    position = models.PositiveIntegerField(help_text="Its place in the list, counted from 0.")

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("revision", "position"), name="party_once"),)

    def __str__(self) -> str:
        return str(self.operator)
