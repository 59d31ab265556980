"""Which day it is, and what time, to the whole of Stegvis."""

import os
from datetime import date, datetime

from django.utils import timezone


def today() -> date:
    """Today in Sweden; STEGVIS_TODAY (an ISO date) sets another day, for demonstrations and tests."""
    stated = os.environ.get("STEGVIS_TODAY")
    return date.fromisoformat(stated) if stated else timezone.localdate()


def now() -> datetime:
    """This moment; on the day that STEGVIS_TODAY sets, at the real time of day."""
    moment = timezone.now()
    here = timezone.localtime(moment)
    return moment if here.date() == today() else here.replace(year=today().year, month=today().month, day=today().day)
