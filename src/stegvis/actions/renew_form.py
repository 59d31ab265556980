"""A draft goes on in the version that its form has now."""

from stegvis.actions.access import Actor, NotPermitted, may_here
from stegvis.actions.access.open_edition import edition_for
from stegvis.store.models import Edition
from stegvis.store.reports.calendar.beginning import go_on_in_form
from stegvis.store.reports.form_in_use import find_form
from stegvis.vocabulary import BadInput
from stegvis.vocabulary.report_life import ReportState


def renew_form(*, by: Actor, edition: int) -> None:
    """Raises NotPermitted, and BadInput when the form is gone or the report is no draft. No text is lost."""
    go_on_in_form(edition_for(by, "renew_form", edition), by=by)


def can_renew_form(*, by: Actor, edition: int) -> bool:
    """True when the draft's form has another version now, and the actor may go on in it."""
    try:
        return can_go_on(by, edition_for(by, "renew_form", edition))
    except NotPermitted:
        return False


def can_go_on(by: Actor, found: Edition) -> bool:
    """The same of an edition that was opened already."""
    try:
        form = find_form(found.form_id)
    except BadInput:
        return False
    if not may_here(by, "renew_form", found.intervention):
        return False
    return ReportState(found.state) is ReportState.DRAFT and found.form_version != form.version
