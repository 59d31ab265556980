"""Those who run interventions together."""

from django.db import models

from stegvis.store.models.association import Association


class Operator(models.Model):
    """A municipality, region, agency or provider that is party to an agreement. Never a person."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="operators", help_text="The association it cooperates in."
    )
    name = models.CharField(max_length=500, help_text="The name as the first report spelled it.")
    name_key = models.CharField(max_length=500, help_text="The name without case and extra spaces: the key.")

    last_local_number = models.PositiveIntegerField(
        default=0, help_text="The last local number of a participant: none is given twice, even after a removal."
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("association", "name_key"), name="operator_once"),)

    def __str__(self) -> str:
        return self.name
