"""The Django application that owns the tables."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Tables carry the label `store`."""

    name = "stegvis.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
