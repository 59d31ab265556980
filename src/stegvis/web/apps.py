"""The Django application that owns templates, static files and wording."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """It has no tables: pages reach data through actions."""

    name = "stegvis.web"
    label = "web"
