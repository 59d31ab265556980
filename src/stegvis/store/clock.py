"""Which day it is, to the whole of Stegvis."""

import os
from datetime import date

from django.utils import timezone


def today() -> date:
    """Today in Sweden; STEGVIS_TODAY (an ISO date) sets another day, for demonstrations and tests."""
    stated = os.environ.get("STEGVIS_TODAY")
    return date.fromisoformat(stated) if stated else timezone.localdate()
