"""What the register says now of reports that were handed in: for those who write them, never for the association."""

from collections.abc import Sequence
from dataclasses import dataclass

from stegvis.actions.access import Actor, interventions_for
from stegvis.actions.access.open_edition import edition_for, editions_for
from stegvis.catalogue.form_files import load_forms
from stegvis.forms.errata import measure_label
from stegvis.forms.nodes import Form
from stegvis.store.reports.editions import period_of
from stegvis.store.reports.life.changed_facts import (
    Affected,
    ChangedSentence,
    Told,
    affected_by_facts,
    affected_reports,
)
from stegvis.store.reports.life.correcting import begun_corrections
from stegvis.vocabulary import Gender, Period, Wording
from stegvis.vocabulary.report_life import ReportState

__all__ = [
    "BegunCorrection",
    "ChangedReport",
    "ChangedRow",
    "correction_of",
    "list_begun_corrections",
    "list_changed_reports",
    "show_changed_facts",
]


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A figure as it was handed in and as it is now: the number, and how many it is a part of."""

    label: Wording
    gender: Gender
    was: Told
    now: Told


@dataclass(frozen=True, slots=True)
class ChangedReport:
    """A report that would be another today. `is_signed`: only a correction can tell."""

    number: int
    name: str
    form: Wording
    period: Period
    state: ReportState
    is_signed: bool
    figures: tuple[ChangedRow, ...]
    sentences: tuple[tuple[Wording, ChangedSentence], ...]


@dataclass(frozen=True, slots=True)
class BegunCorrection:
    """A correction that is being written."""

    number: int
    name: str
    form: Wording
    period: Period
    state: ReportState


def show_changed_facts(*, by: Actor, edition: int) -> ChangedReport | None:
    """What differs in the report, None when nothing does. Raises NotPermitted."""
    found = affected_by_facts(edition_for(by, "show_changed_facts", edition))
    return _shown(found) if found else None


def list_changed_reports(*, by: Actor) -> Sequence[ChangedReport]:
    """Every report that was handed in, is in force and would be another today, where the actor writes reports."""
    return tuple(map(_shown, affected_reports(interventions_for(by, "show_changed_facts"))))


def list_begun_corrections(*, by: Actor) -> Sequence[BegunCorrection]:
    """Every correction that is with its writers, where the actor writes reports: what it corrects is not told again.

    One query.
    """
    begun = begun_corrections(editions_for(by, "show_changed_facts"))
    return tuple(
        BegunCorrection(one.pk, one.intervention.name, _form(one.form_id).title, period_of(one), ReportState(one.state))
        for one in begun
    )


def correction_of(*, by: Actor, edition: int) -> int | None:
    """The number of the report's correction, begun or handed in; None when there is none. Raises NotPermitted."""
    found = edition_for(by, "show_changed_facts", edition)
    corrections = editions_for(by, "show_changed_facts").filter(corrects=found)
    return corrections.order_by("-number").values_list("pk", flat=True).first()


def _form(form_id: str) -> Form:
    return next(one for one in load_forms() if one.id == form_id)


def _shown(found: Affected) -> ChangedReport:
    edition = found.edition
    form = _form(edition.form_id)
    headings = {one.id: one.heading for one in form.sections}
    rows = (
        ChangedRow(
            Wording(measure_label(one.measure, form, "sv"), measure_label(one.measure, form, "en")),
            one.gender,
            one.was,
            one.now,
        )
        for one in found.figures
    )
    return ChangedReport(
        edition.pk,
        edition.intervention.name,
        form.title,
        period_of(edition),
        ReportState(edition.state),
        found.is_signed,
        tuple(rows),
        tuple((headings.get(one.section, Wording(one.section, one.section)), one) for one in found.sentences),
    )
