"""Interventions (insatser)."""

from django.db import models

from stegvis.store.models.association import Association


class Intervention(models.Model):
    """What an association finances: reports, agreements and goals hang on it."""

    association = models.ForeignKey(
        Association,
        on_delete=models.PROTECT,
        related_name="interventions",
        help_text="Who finances it.",
    )
    name = models.CharField(max_length=500, help_text="The name as the first report spelled it.")
    name_key = models.CharField(max_length=500, help_text="The name without case and extra spaces: the key.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("association", "name_key"), name="intervention_once"),)

    def __str__(self) -> str:
        return self.name
