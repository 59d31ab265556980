"""The button of a report in a list: begin to write it, write on, or open it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.actions.list_editions import ReportWay
from stegvis.web.language import current_language

WRITES_ON = "submit_report"
"""Until a draft is handed in there is more to write."""


@dataclass(frozen=True, slots=True)
class ShownWay:
    """What stands on the button and where it leads; `is_begun` is false when a POST there begins the report."""

    verb: str = ""
    address: str = ""
    is_begun: bool = True


def shown_way(way: ReportWay | None) -> ShownWay:
    """The button; an empty one when the report is not for the reader to begin."""
    if way is None:
        return ShownWay()
    step = way.step.label.in_language(current_language()) if way.step else ""
    if way.edition is None:
        return ShownWay(step, reverse("begin_report", args=[way.due]), is_begun=False) if way.step else ShownWay()
    if way.step is not None and way.step.action == WRITES_ON:
        return ShownWay(_("Continue writing"), reverse("write_report", args=[way.edition]))
    return ShownWay(step or _("Open"), reverse("edition", args=[way.edition]))
