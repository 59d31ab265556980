"""Editions: a report as it is written here, from draft to publication. A correction is an edition of its own."""

from enum import StrEnum

from django.db import models

from stegvis.store.models.access.account import Account
from stegvis.store.models.choices import word_column
from stegvis.store.models.intervention import Intervention
from stegvis.store.models.moment import Moment
from stegvis.store.models.report import Revision
from stegvis.store.models.rhythm import ReportDue
from stegvis.vocabulary.report_life import ReportState


class Edition(models.Model):
    """One edition of a report on one intervention, by form and period; the highest number is the latest.

    The operator's layer writes it. The association's layer sees its packages (`EditionPackage`) and nothing else.
    """

    intervention = models.ForeignKey(
        Intervention, on_delete=models.PROTECT, related_name="editions", help_text="What the report is about."
    )
    due = models.ForeignKey(
        ReportDue, null=True, on_delete=models.SET_NULL, related_name="editions", help_text="The report that was owed."
    )
    form_id = models.CharField(max_length=100, help_text="The form.")
    form_version = models.CharField(max_length=50, help_text="The version of the form it was begun with.")
    period_start = models.DateField(help_text="First day reported on.")
    period_end = models.DateField(help_text="Last day reported on.")
    report_number = models.PositiveIntegerField(null=True, help_text="Which of the reports to hand in this one is.")
    report_number_of = models.PositiveIntegerField(null=True, help_text="How many there are to hand in.")
    number = models.PositiveIntegerField(default=1, help_text="1 for the first; each correction has its own.")
    corrects = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="corrections", help_text="The edition it corrects."
    )
    follows = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="followers",
        help_text="The earlier month's correction that this one was begun because of.",
    )
    correction_reason = models.TextField(blank=True, help_text="Why it is corrected, as the errata page tells it.")
    state = word_column(ReportState, "Where it stands.", blank=False)
    version = models.PositiveIntegerField(default=1, help_text="Counted up with each step.")
    registry_number = models.CharField(max_length=100, blank=True, help_text="The association's registry number.")
    received_on = models.DateField(null=True, help_text="When it arrived.")
    begun_at = Moment(auto_now_add=True, help_text="When it was begun.")

    class Meta:
        ordering = ("intervention", "form_id", "period_start", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("intervention", "form_id", "period_start", "period_end", "number"), name="edition_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.intervention} {self.form_id} {self.period_start} ({self.number})"


class EditionStep(models.Model):
    """A step in an edition's life; also what a signature is. Rows are added, never changed."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="steps", help_text="Which edition.")
    action = models.CharField(max_length=50, help_text="The step, as in the table of transitions.")
    came_from = word_column(ReportState, "Where it stood before.", blank=False)
    led_to = word_column(ReportState, "Where it stands after.", blank=False)
    account = models.BigIntegerField(null=True, help_text="The account's number; null: the command line.")
    by = models.CharField(max_length=200, help_text="The name of whoever took the step.")
    role = models.CharField(max_length=50, blank=True, help_text="The role by which it was taken.")
    at = Moment(auto_now_add=True, help_text="When.")
    note = models.TextField(blank=True, help_text="What is missing, or why.")
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the content that it concerns.")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.edition_id} {self.action}"


class TextSource(StrEnum):
    """How a text came to stand when nobody typed it.

    Two wrote at once; an earlier version again; out of Word; taken over from the last report, or from the
    intervention's settings, and not read yet; read, and left as it was.
    """

    MERGED = "merged"
    RESTORED = "restored"
    WORD = "word"
    LAST_REPORT = "last_report"
    SETTINGS = "settings"
    READ = "read"


class SectionVersion(models.Model):
    """What stood under a section at a time; the highest number is what stands there now.

    A field of the form that is no section (“yes” under “budget_in_line”) is kept under the field's name.
    Each save counts `number` up. What one writer types in one go is one row, so that numbers may be missing.
    `is_assessment`: the steering group's own text, written with the association; the others are the operator's.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="texts", help_text="Which edition.")
    section = models.CharField(max_length=100, help_text="The section of the form.")
    number = models.PositiveIntegerField(help_text="Counted from 1 within the section.")
    text = models.TextField(blank=True, help_text="The text, plain; an empty line between paragraphs.")
    is_assessment = models.BooleanField(default=False, help_text="Written by the steering group.")
    account = models.ForeignKey(
        Account, null=True, on_delete=models.SET_NULL, related_name="+", help_text="Who wrote; null: taken in."
    )
    by = models.CharField(max_length=200, help_text="The name of whoever wrote.")
    saved_at = Moment(auto_now=True, help_text="When.")
    begun_at = Moment(auto_now_add=True, help_text="When this version was begun.")
    source = word_column(TextSource, "How the text came to stand; empty: it was typed.")
    removed = models.PositiveIntegerField(default=0, help_text="Letters taken away since this version was begun.")
    tab = models.CharField(max_length=40, blank=True, help_text="The opened page that it was typed on.")
    tab_save = models.PositiveIntegerField(default=0, help_text="Which of that page's saves it is.")

    class Meta:
        ordering = ("section", "number")
        constraints = (models.UniqueConstraint(fields=("edition", "section", "number"), name="section_version_once"),)

    def __str__(self) -> str:
        return f"{self.edition_id} {self.section} {self.number}"


class BoundNumber(models.Model):
    """A number in the text that follows a figure of the report."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="bound", help_text="Which edition.")
    section = models.CharField(max_length=100, help_text="The section of the form.")
    position = models.PositiveIntegerField(help_text="Its order in the section's text, counted from 0.")
    phrase = models.CharField(max_length=200, help_text="The number as written: “81 % (21 av 26)”.")
    measure = models.CharField(max_length=100, help_text="The figure's measure.")
    of_measure = models.CharField(max_length=100, blank=True, help_text="What it is a share of; empty for a count.")
    gender = models.CharField(max_length=20, help_text="The figure's gender.")
    start = models.PositiveIntegerField(help_text="Where the phrase begins in the text, in characters from 0.")

    class Meta:
        ordering = ("section", "position")
        constraints = (models.UniqueConstraint(fields=("edition", "section", "position"), name="bound_number_once"),)

    def __str__(self) -> str:
        return f"{self.phrase} = {self.measure}"


class RemarkDecision(models.Model):
    """What a writer decided about a remark: to keep the sentence, and why."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="decisions", help_text="Which edition.")
    section = models.CharField(max_length=100, help_text="The section of the form.")
    rule = models.CharField(max_length=100, help_text="Which remark.")
    passage = models.TextField(help_text="The words that it is about.")
    explanation = models.TextField(blank=True, help_text="Why it stands, as the report prints it.")
    account = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+", help_text="Who.")
    by = models.CharField(max_length=200, help_text="The name of whoever decided.")
    at = Moment(auto_now=True, help_text="When.")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.edition_id} {self.rule}"


class EditionComment(models.Model):
    """What the office says about a passage of what was handed in."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="comments", help_text="Which edition.")
    section = models.CharField(max_length=100, help_text="The section of the form.")
    passage = models.TextField(blank=True, help_text="The words that it is about; empty: the whole section.")
    text = models.TextField(help_text="The comment.")
    account = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+", help_text="Who.")
    by = models.CharField(max_length=200, help_text="The name of whoever wrote.")
    at = Moment(auto_now_add=True, help_text="When.")
    settled_at = models.DateTimeField(null=True, help_text="When the writer ticked it off.")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.edition_id} {self.section}"


class EditionPackage(models.Model):
    """What was handed in over the border: one signed file. Nothing in it is ever changed; the next one is a new row."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="packages", help_text="Which edition.")
    submission = models.PositiveIntegerField(help_text="Counted from 1 within the edition.")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the content, as signed.")
    signer = models.CharField(max_length=64, help_text="The public key that signed it, in hexadecimal.")
    file = models.BinaryField(help_text="The package itself.")
    made_at = Moment(auto_now_add=True, help_text="When it was made or came in.")
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="packages", help_text="What it became here."
    )

    class Meta:
        ordering = ("edition", "submission")
        constraints = (models.UniqueConstraint(fields=("edition", "submission"), name="edition_package_once"),)

    def __str__(self) -> str:
        return f"{self.edition_id} {self.submission}"
