"""When the store was last backed up: its trail says so."""

from datetime import timedelta

from django.utils import timezone

from stegvis.store.models import AuditEvent
from stegvis.vocabulary import Wording
from stegvis.vocabulary.standing import Told, mind, well

BACKED_UP = "backup_made"


def look_at_last_backup(longest: timedelta) -> Told:
    """A warning when the last backup is older than that, or there is none."""
    last = AuditEvent.objects.filter(event=BACKED_UP).order_by("-id").values_list("at", flat=True).first()
    if last is None:
        return mind("backup", Wording("ingen säkerhetskopia är tagen", "no backup has been made"), _DAILY)
    at = f"{timezone.localtime(last):%Y-%m-%d %H:%M}"
    if timezone.now() - last > longest:
        return mind("backup", Wording(f"senaste säkerhetskopian är från {at}", f"the last backup is of {at}"), _DAILY)
    return well("backup", f"senaste säkerhetskopian är från {at}", f"the last backup is of {at}")


_DAILY = Wording(
    "kör stegvis backup MAPP varje dag (docs/running.md)", "run stegvis backup FOLDER every day (docs/running.md)"
)
