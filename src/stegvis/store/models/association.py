"""Coordination associations."""

from django.db import models


class Association(models.Model):
    """A coordination association (samordningsförbund). The empty name stands for reports that name none."""

    name = models.CharField(max_length=300, blank=True, help_text="The name as the first report spelled it.")
    name_key = models.CharField(
        max_length=300,
        unique=True,
        blank=True,
        help_text="The name without case and extra spaces: the key.",
    )

    def __str__(self) -> str:
        return self.name
