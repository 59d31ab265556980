"""Imports into the register: how a controller's files are read, what waits to be imported, and what was."""

from django.db import models

from stegvis.store.models.access.account import Account
from stegvis.store.models.intervention import Intervention
from stegvis.store.models.moment import Moment
from stegvis.store.models.operator import Operator
from stegvis.store.models.register.consent import Consent
from stegvis.store.models.register.participation import Participation


class ImportMapping(models.Model):
    """What a controller's file with these headings means: remembered, so that the same kind of file is read alike."""

    controller = models.ForeignKey(Operator, on_delete=models.CASCADE, related_name="+", help_text="Whose files.")
    headings_digest = models.CharField(max_length=64, help_text="SHA-256 of the headings, sorted.")
    columns = models.JSONField(help_text="For each heading the field that it holds; empty: not read.")
    words = models.JSONField(default=dict, help_text="For each field the codes that the file's words stand for.")
    changed_at = models.DateTimeField(auto_now=True, help_text="When it was last used.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("controller", "headings_digest"), name="import_mapping_once"),)

    def __str__(self) -> str:
        return f"{self.controller_id} {self.headings_digest[:8]}"


class RegisterUpload(models.Model):
    """A file between preview and import, sealed; thrown away when it is imported, and after an hour at the latest."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", help_text="Who uploaded it.")
    controller = models.ForeignKey(Operator, on_delete=models.CASCADE, related_name="+", help_text="Into whose.")
    intervention = models.ForeignKey(
        Intervention, null=True, on_delete=models.CASCADE, related_name="+", help_text="Null: each row names its own."
    )
    name = models.CharField(max_length=200, help_text="The file's name.")
    sealed_sheets = models.BinaryField(help_text="The file's sheets as read, sealed.")
    choices = models.JSONField(default=dict, help_text="Sheet, header row, columns, words, consent: as chosen.")
    made_at = models.DateTimeField(auto_now_add=True, help_text="When it was uploaded.")

    def __str__(self) -> str:
        return self.name


class RegisterImport(models.Model):
    """A file that was imported."""

    controller = models.ForeignKey(Operator, on_delete=models.PROTECT, related_name="+", help_text="Into whose.")
    intervention = models.ForeignKey(
        Intervention, null=True, on_delete=models.PROTECT, related_name="+", help_text="Null: several."
    )
    name = models.CharField(max_length=200, help_text="The file's name.")
    digest = models.CharField(max_length=64, help_text="Keyed hash of its rows: the same file is known again.")
    by = models.CharField(max_length=200, help_text="Who imported it.")
    made_at = Moment(auto_now_add=True, help_text="When.")
    numbers = models.JSONField(default=dict, help_text="How many rows were new, changed, unchanged, refused, counted.")
    counted = models.JSONField(default=list, help_text="Intervention, year, gender and number of those only counted.")
    undone_at = models.DateTimeField(null=True, help_text="When it was undone.")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.name} {self.made_at:%Y-%m-%d}"


class ImportedRow(models.Model):
    """A participation that an import made or changed, and what it was before: so that the import can be undone."""

    register_import = models.ForeignKey(
        RegisterImport, on_delete=models.CASCADE, related_name="rows", help_text="Which import."
    )
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+", help_text="What.")
    version = models.PositiveIntegerField(help_text="The participation's version after the import.")
    person_version = models.PositiveIntegerField(help_text="The participant's version after the import.")
    is_new = models.BooleanField(help_text="The import made the participation.")
    is_new_person = models.BooleanField(help_text="The import made the participant.")
    consent = models.ForeignKey(
        Consent, null=True, on_delete=models.SET_NULL, related_name="+", help_text="The consent that the import made."
    )
    earlier = models.JSONField(default=dict, help_text="Columns as they were before.")

    def __str__(self) -> str:
        return f"{self.register_import_id} {self.participation_id}"
