"""What is typed but not handed in, and what was handed in already."""

from django.db import models

from stegvis.store.models.access.account import Account
from stegvis.store.models.register.participant import Participant


class Draft(models.Model):
    """What an account has typed on one page, sealed; gone when the page is handed in."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="drafts", help_text="Whose.")
    page = models.CharField(max_length=300, help_text="The page's address.")
    participant = models.ForeignKey(
        Participant, null=True, on_delete=models.CASCADE, related_name="+", help_text="Whom it is about, when known."
    )
    sealed_fields = models.BinaryField(help_text="The fields as typed, sealed.")
    changed_at = models.DateTimeField(auto_now=True, help_text="When it was last saved.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "page"), name="draft_once"),)

    def __str__(self) -> str:
        return f"{self.account_id} {self.page}"


class Submission(models.Model):
    """A form that was handed in: the same token again changes nothing and leads to the same address."""

    token = models.CharField(max_length=64, primary_key=True, help_text="Made with the page.")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", help_text="Whose.")
    address = models.CharField(max_length=300, help_text="Where it led.")
    made_at = models.DateTimeField(auto_now_add=True, help_text="When.")

    def __str__(self) -> str:
        return self.address
