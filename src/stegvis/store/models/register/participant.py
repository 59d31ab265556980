"""Participants, each with one controller."""

from django.db import models

from stegvis.measures import codes
from stegvis.store.models.choices import word_column
from stegvis.store.models.operator import Operator


class Participant(models.Model):
    """A person within one controller. Who is only counted has no row here (`CountedOnly`).

    What names the person is sealed (`store.sealing`) with this table, this row and the controller.
    """

    controller = models.ForeignKey(
        Operator, on_delete=models.PROTECT, related_name="participants", help_text="Whose participant."
    )
    local_number = models.PositiveIntegerField(help_text="The participant's number within the controller.")
    gender = word_column(codes.GENDER, "As registered; never from an identity number.", blank=False)
    birth_year = models.PositiveSmallIntegerField(null=True, help_text="Year of birth.")
    municipality = models.PositiveSmallIntegerField(null=True, help_text="Official municipality code.")
    sealed_name = models.BinaryField(blank=True, default=b"", help_text="The name, sealed.")
    sealed_identity = models.BinaryField(blank=True, default=b"", help_text="The identity number, sealed.")
    identity_index = models.CharField(
        max_length=64, null=True, help_text="Keyed hash of the identity number, to find it by."
    )
    own_index = models.CharField(
        max_length=64, null=True, help_text="Keyed hash of the number in the controller's earlier files, to find it by."
    )
    sealed_contact = models.BinaryField(blank=True, default=b"", help_text="Phone, e-mail and wishes, sealed.")
    created_at = models.DateTimeField(auto_now_add=True, help_text="When the participant was registered.")
    version = models.PositiveIntegerField(default=1, help_text="Counted up with each change.")

    class Meta:
        ordering = ("local_number",)
        constraints = (
            models.UniqueConstraint(fields=("controller", "local_number"), name="local_number_once"),
            models.UniqueConstraint(
                fields=("controller", "identity_index"),
                condition=models.Q(identity_index__isnull=False),
                name="identity_once",
            ),
            models.UniqueConstraint(
                fields=("controller", "own_index"),
                condition=models.Q(own_index__isnull=False),
                name="own_number_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.local_number}"
