"""What a revision says, row by row: parties, agreement, figures, goals, text, instrument values."""

from collections import Counter
from datetime import date

from stegvis.forms.reading import ReportReading
from stegvis.store.models import (
    Agreement,
    AgreementTerm,
    Goal,
    GoalMention,
    GoalVersion,
    Operator,
    Party,
    Revision,
    SectionText,
    StoredFigure,
    StoredSeriesValue,
    UnreadText,
)
from stegvis.store.models.place import place_columns
from stegvis.store.names import name_key, words_key
from stegvis.store.read_reports.blocks import encode_blocks
from stegvis.store.read_reports.cells import cell_columns


def add_contents(revision: Revision, report: ReportReading, *, stated_on: date) -> None:
    """Adds all that `report` says to its new revision; the report comes without answers of single persons."""
    _add_parties(revision, report)
    _add_agreement(revision, stated_on)
    _add_figures(revision, report)
    _add_goals(revision, report, stated_on)
    _add_sections(revision, report)
    _add_series(revision, report)
    _add_unread(revision, report)


def _add_parties(revision: Revision, report: ReportReading) -> None:
    association = revision.source.association
    for position, name in enumerate(report.parties):
        operator, _ = Operator.objects.get_or_create(
            association=association, name_key=name_key(name), defaults={"name": name}
        )
        Party.objects.create(revision=revision, operator=operator, position=position)


def _add_agreement(revision: Revision, stated_on: date) -> None:
    """A new term only when the agreement's last day differs from the one in force on that day."""
    if revision.agreement_start is None or revision.agreement_end is None:
        return
    agreement, _ = Agreement.objects.get_or_create(
        intervention=revision.report.intervention, start=revision.agreement_start
    )
    in_force = agreement.terms.filter(stated_on__lte=stated_on).last()
    if in_force is None or in_force.end != revision.agreement_end:
        AgreementTerm.objects.create(
            agreement=agreement, end=revision.agreement_end, stated_on=stated_on, revision=revision
        )


def _add_figures(revision: Revision, report: ReportReading) -> None:
    StoredFigure.objects.bulk_create(
        StoredFigure(
            revision=revision,
            position=position,
            measure=figure.measure,
            gender=figure.gender.value,
            raw=figure.raw,
            confidence=figure.confidence,
            **cell_columns(figure.cell, figure.raw),
            **place_columns(figure.place),
        )
        for position, figure in enumerate(report.figures)
    )


def _add_goals(revision: Revision, report: ReportReading, stated_on: date) -> None:
    seen: Counter[str] = Counter()
    for position, reading in enumerate(report.goals):
        key = words_key(reading.text)
        seen[key] += 1
        goal, _ = Goal.objects.get_or_create(
            intervention=revision.report.intervention, words_key=key, occurrence=seen[key]
        )
        version = goal.versions.filter(stated_on__lte=stated_on).last()
        stated = {"text": reading.text, "share": reading.share, "count": reading.count}
        if version is None or {name: getattr(version, name) for name in stated} != stated:
            version = GoalVersion.objects.create(goal=goal, stated_on=stated_on, **stated)
        GoalMention.objects.create(
            revision=revision, version=version, position=position, **place_columns(reading.place)
        )


def _add_sections(revision: Revision, report: ReportReading) -> None:
    SectionText.objects.bulk_create(
        SectionText(
            revision=revision,
            position=position,
            section=section.id,
            heading=section.heading[:1000],
            text=section.text,
            blocks=encode_blocks(section.blocks),
            **place_columns(section.place),
        )
        for position, section in enumerate(report.sections)
    )


def _add_series(revision: Revision, report: ReportReading) -> None:
    StoredSeriesValue.objects.bulk_create(
        StoredSeriesValue(
            revision=revision,
            position=position,
            instrument=value.instrument,
            scale=value.scale,
            on=value.on or "",
            occasion=value.occasion,
            parts=list(value.parts),
            value=value.value,
            change=value.change,
            **place_columns(value.place),
        )
        for position, value in enumerate(report.series)
    )


def _add_unread(revision: Revision, report: ReportReading) -> None:
    UnreadText.objects.bulk_create(
        UnreadText(revision=revision, position=position, text=unread.text, **place_columns(unread.place))
        for position, unread in enumerate(report.unread)
    )
