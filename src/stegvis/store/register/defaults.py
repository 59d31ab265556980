"""What is most likely in a new registration: what was registered last."""

from stegvis.store.models import Intervention, Participation


def latest_municipality(intervention: Intervention) -> int | None:
    """The municipality of whoever was registered last in the intervention."""
    rows = Participation.objects.filter(intervention=intervention, participant__municipality__isnull=False)
    return rows.order_by("-id").values_list("participant__municipality", flat=True).first()


def latest_group(intervention: Intervention) -> int | None:
    """The group that somebody was put into last."""
    rows = Participation.objects.filter(intervention=intervention, group__isnull=False)
    return rows.order_by("-started_on", "-id").values_list("group", flat=True).first()
