"""The Django application that owns the tables."""

import sqlite3
from datetime import date
from functools import lru_cache
from importlib import import_module

from django.apps import AppConfig
from django.utils.dateparse import parse_date

DAYS_KEPT = 1 << 14
"""Forty-five years of days."""


class StoreConfig(AppConfig):
    """Tables carry the label `store`."""

    name = "stegvis.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """SQLite holds a day as text, and the same few days stand in thousands of rows: each is read once."""
        # Django names its own reader of days when it is loaded; whoever is last is asked.
        import_module("django.db.backends.sqlite3.base")
        sqlite3.register_converter("date", _day)


@lru_cache(maxsize=DAYS_KEPT)
def _day(text: bytes) -> date | None:
    return parse_date(text.decode())
