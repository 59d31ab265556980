"""The border to other installations: whose packages are taken, and what was sent."""

from enum import StrEnum

from django.db import models

from stegvis.store.models.association import Association
from stegvis.store.models.choices import word_column
from stegvis.store.models.intervention import Intervention
from stegvis.store.models.moment import Moment
from stegvis.store.models.operator import Operator
from stegvis.store.models.reports.edition import EditionPackage


class TrustedKey(models.Model):
    """A key of another installation whose packages an association takes.

    It is trusted for one intervention, or for all that an operator runs. A key that is ended stays in the list.
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="trusted_keys", help_text="Who takes the packages."
    )
    operator = models.ForeignKey(
        Operator, null=True, on_delete=models.PROTECT, related_name="+", help_text="For all interventions it runs."
    )
    intervention = models.ForeignKey(
        Intervention, null=True, on_delete=models.PROTECT, related_name="+", help_text="For this intervention alone."
    )
    public_key = models.CharField(max_length=64, help_text="The public key, in hexadecimal.")
    note = models.CharField(max_length=500, blank=True, help_text="How the fingerprint was compared, in own words.")
    from_on = models.DateField(help_text="The day it was added.")
    ended_on = models.DateField(null=True, help_text="The day from which it is trusted no more.")
    added_by = models.CharField(max_length=200, help_text="The name of whoever added it.")

    class Meta:
        ordering = ("association", "from_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(operator__isnull=True, intervention__isnull=False)
                | models.Q(operator__isnull=False, intervention__isnull=True),
                name="trusted_key_one_scope",
            ),
            models.UniqueConstraint(
                fields=("public_key", "operator"),
                condition=models.Q(ended_on__isnull=True),
                name="trusted_key_once_at_operator",
            ),
            models.UniqueConstraint(
                fields=("public_key", "intervention"),
                condition=models.Q(ended_on__isnull=True),
                name="trusted_key_once_at_intervention",
            ),
        )

    def __str__(self) -> str:
        return f"{self.association} {self.public_key[:8]}"


class SendingOutcome(StrEnum):
    """TAKEN: it arrived. KNOWN: it had arrived before. REFUSED: it was answered with a reason. NO_ANSWER: try again."""

    TAKEN = "taken"
    KNOWN = "known"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"


class PackageSending(models.Model):
    """One try to send a package to another installation. Rows are added, never changed."""

    package = models.ForeignKey(
        EditionPackage, on_delete=models.PROTECT, related_name="sendings", help_text="Which package."
    )
    address = models.CharField(max_length=500, help_text="The installation's address.")
    outcome = word_column(SendingOutcome, "What came of it.", blank=False)
    answer = models.CharField(max_length=1000, blank=True, help_text="The reason that was given.")
    by = models.CharField(max_length=200, help_text="The name of whoever sent it.")
    at = Moment(auto_now_add=True, help_text="When.")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.package_id} {self.address} {self.outcome}"
