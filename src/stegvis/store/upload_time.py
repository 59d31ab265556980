"""How long an uploaded file waits to be imported."""

from datetime import timedelta

from django.utils import timezone

from stegvis.store.models import RegisterUpload

KEPT = timedelta(hours=1)


def discard_old_uploads() -> None:
    """Throws away what was uploaded more than an hour ago."""
    RegisterUpload.objects.filter(made_at__lte=timezone.now() - KEPT).delete()
