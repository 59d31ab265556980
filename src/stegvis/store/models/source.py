"""The files that were imported: known by their digest, never kept themselves."""

from django.db import models

from stegvis.store.models.association import Association


class SourceDocument(models.Model):
    """A file that was read. Its bytes stay with its owner: they may hold answers of single persons."""

    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the file, in hexadecimal.")
    file = models.CharField(max_length=500, help_text="The file's name without its folder.")
    title = models.CharField(max_length=1000, blank=True, help_text="The document's title, when it has one.")
    association = models.ForeignKey(
        Association,
        on_delete=models.PROTECT,
        related_name="sources",
        help_text="The association it names.",
    )
    form_id = models.CharField(max_length=100, blank=True, help_text="The recognised form; empty when none was.")
    form_version = models.CharField(max_length=50, blank=True, help_text="The version of the recognised form.")
    form_confidence = models.FloatField(null=True, help_text="How sure the recognition is: 0 to 1.")
    imported_at = models.DateTimeField(auto_now_add=True, help_text="When it was imported.")
    imported_by = models.CharField(max_length=200, help_text="Who imported it: a user's name at the office.")

    def __str__(self) -> str:
        return self.file
