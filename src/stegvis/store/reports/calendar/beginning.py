"""A report that is owed becomes an edition that is written: once, however often somebody begins."""

from django.db import transaction

from stegvis.store.access.assignments import Interventions
from stegvis.store.models import Edition, ReportDue
from stegvis.store.organisation.owed import require_agreed
from stegvis.store.organisation.report_calendar import due_number
from stegvis.store.reports.editions import latest_edition
from stegvis.store.reports.form_in_use import find_form, require_measures
from stegvis.store.reports.stepping import take_step
from stegvis.store.reports.writing.taken_over import take_over_lasting
from stegvis.store.trail.events import record
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.report_life import ReportState


def due_among(interventions: Interventions, number: int) -> ReportDue | None:
    """The report owed with that number by one of the interventions, or None."""
    return ReportDue.objects.filter(pk=number, intervention__in=interventions).select_related("intervention").first()


@transaction.atomic
def begin_edition(due: ReportDue, *, by: Actor) -> Edition:
    """The draft of the report that is owed; the edition there is when somebody has begun already.

    What lasts from one report to the next stands there already, marked until it is read (`take_over_lasting`).

    Raises BadInput when the form or one of its measures does not exist any more, or when no agreement reaches the
    period.
    """
    # Whoever begins at the same time waits here, and then meets the edition.
    due = ReportDue.objects.select_for_update().get(pk=due.pk)
    begun = latest_edition(due)
    if begun is not None:
        return begun
    form = find_form(due.form_id)
    require_measures(form)
    require_agreed(due)
    number, number_of = due_number(due)
    edition = Edition.objects.create(
        intervention=due.intervention,
        due=due,
        form_id=form.id,
        form_version=form.version,
        period_start=due.period_start,
        period_end=due.period_end,
        report_number=number,
        report_number_of=number_of,
        state=ReportState.PLANNED,
    )
    take_step(edition, "begin_report", by=by, version=edition.version)
    take_over_lasting(edition, by=by)
    return edition


@transaction.atomic
def go_on_in_form(edition: Edition, *, by: Actor) -> None:
    """A draft goes on in the form's version of today; every text stays, and is asked for where the form still asks.

    Raises BadInput when the form does not exist any more or the edition is no draft.
    """
    edition.refresh_from_db(from_queryset=Edition.objects.select_for_update().select_related("intervention"))
    form = find_form(edition.form_id)
    if ReportState(edition.state) is not ReportState.DRAFT:
        raise BadInput(str(edition.intervention), _NO_DRAFT)
    require_measures(form)
    if edition.form_version == form.version:
        return
    was, edition.form_version = edition.form_version, form.version
    edition.save(update_fields=["form_version"])
    record(
        "form_version_taken",
        by=by,
        subject=edition.intervention.name,
        details={"edition": edition.pk, "form": form.id, "from": was, "to": form.version},
    )


_NO_DRAFT = Wording(
    "rapporten är inte längre ett utkast, så den hör till den version som den skrevs i.",
    "the report is no draft any more, so it belongs to the version that it was written in.",
)
