"""The association's account as the office edits and releases it."""

from django.db import models

from stegvis.store.models.access.account import Account
from stegvis.store.models.association import Association
from stegvis.store.models.choices import word_column
from stegvis.store.models.moment import Moment


class AccountText(models.Model):
    """What the office wrote in a part of an account at a time; the highest number is what stands there now.

    `part` is "intro", "board", "order" (the interventions' numbers in the order of their chapters), or "lead:7" for
    the words before the chapter of intervention 7.
    """

    association = models.ForeignKey(
        Association, on_delete=models.CASCADE, related_name="account_texts", help_text="Whose account."
    )
    period = models.CharField(
        max_length=30, blank=True, help_text="“2023-01-01/2023-08-31”; empty: reports that state no period."
    )
    part = models.CharField(max_length=100, help_text="Which part of the account.")
    number = models.PositiveIntegerField(help_text="Counted from 1 within the part.")
    text = models.TextField(blank=True, help_text="The text, plain; an empty line between paragraphs.")
    account = models.ForeignKey(
        Account, null=True, on_delete=models.SET_NULL, related_name="+", help_text="Who wrote; null: the command line."
    )
    by = models.CharField(max_length=200, help_text="The name of whoever wrote.")
    saved_at = Moment(auto_now_add=True, help_text="When.")

    class Meta:
        ordering = ("part", "number")
        constraints = (
            models.UniqueConstraint(fields=("association", "period", "part", "number"), name="account_text_once"),
        )

    def __str__(self) -> str:
        return f"{self.association_id} {self.period} {self.part} {self.number}"


class AccountRelease(models.Model):
    """An account as it was released: from then on it is this that is shown. A changed account is a new release."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="account_releases", help_text="Whose account."
    )
    period = models.CharField(
        max_length=30, blank=True, help_text="“2023-01-01/2023-08-31”; empty: reports that state no period."
    )
    number = models.PositiveIntegerField(help_text="Counted from 1; the highest is in force.")
    digest = models.CharField(max_length=64, help_text="SHA-256 over the digests of all its files.")
    revisions = models.JSONField(help_text="The numbers of the revisions whose figures and texts it holds.")
    texts = models.JSONField(help_text="What the office had written, by part.")
    account = models.ForeignKey(
        Account, null=True, on_delete=models.SET_NULL, related_name="+", help_text="Who released it."
    )
    by = models.CharField(max_length=200, help_text="The name of whoever released it.")
    released_at = Moment(auto_now_add=True, help_text="When.")

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("association", "period", "number"), name="account_release_once"),
        )

    def __str__(self) -> str:
        return f"{self.association_id} {self.period} ({self.number})"


class AccountFile(models.Model):
    """A file of a released account, byte for byte as it was made then."""

    release = models.ForeignKey(
        AccountRelease, on_delete=models.PROTECT, related_name="files", help_text="The release."
    )
    file_format = models.CharField(max_length=10, help_text="The format: pdf, docx, html, xlsx, json or zip.")
    language = word_column(("sv", "en"), "The language of its words.", blank=False)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file.")
    content = models.BinaryField(help_text="The file.")

    class Meta:
        ordering = ("language", "file_format")
        constraints = (
            models.UniqueConstraint(fields=("release", "file_format", "language"), name="account_file_once"),
        )

    def __str__(self) -> str:
        return f"{self.release_id} {self.language} {self.file_format}"
