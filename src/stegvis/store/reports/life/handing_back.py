"""A report that was handed in is the writer's again; what was handed in stays where it is, and so does the release."""

from django.db import transaction

from stegvis.store.models import Edition, EditionStep
from stegvis.store.organisation.report_calendar import unmark_handed_in
from stegvis.store.reports.stepping import Signed, take_step
from stegvis.vocabulary.actor import Actor


@transaction.atomic
def take_back(edition: Edition, *, by: Actor, version: int, role: str) -> EditionStep:
    """Takes the step; the report is owed again. Raises as `take_step`."""
    step = take_step(edition, "take_back_report", by=by, version=version, signed=Signed(role=role))
    # A correction is owed to nobody's calendar: what it corrects stays handed in.
    if edition.due is not None and edition.corrects is None:
        unmark_handed_in(edition.due)
    return step
