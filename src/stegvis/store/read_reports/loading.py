"""Reports as the other rooms know them, put together again from the tables."""

from collections.abc import Iterable, Mapping

from django.db.models import Prefetch, QuerySet

from stegvis.catalogue import load_forms
from stegvis.documents.nodes import Document
from stegvis.forms.account import Entry
from stegvis.forms.nodes import Form
from stegvis.forms.reading import (
    FormMatch,
    GoalReading,
    Reading,
    ReportNumber,
    ReportReading,
    SectionReading,
    SeriesValue,
    Signature,
    Unread,
)
from stegvis.store.models import GoalMention, Party, Revision, SourceDocument, StoredFinding
from stegvis.store.read_reports.blocks import decode_blocks
from stegvis.store.read_reports.cells import cell_of
from stegvis.vocabulary import Figure, Finding, Gender, Period, Severity, Wording
from stegvis.vocabulary.orientation import Orientation


def with_contents(revisions: QuerySet[Revision]) -> QuerySet[Revision]:
    """The same revisions with all they hold, fetched in a fixed number of queries."""
    return revisions.select_related("report", "source__association").prefetch_related(
        Prefetch("party_set", Party.objects.select_related("operator")),
        Prefetch("goals", GoalMention.objects.select_related("version")),
        "figures",
        "sections",
        "series",
        "unread",
        "findings",
    )


def entries(revisions: Iterable[Revision]) -> tuple[Entry, ...]:
    """One entry a source document, with the reports that `revisions` hold of it and their findings."""
    forms = {form.id: form for form in load_forms()}
    sources: dict[int, tuple[SourceDocument, list[Revision]]] = {}
    for revision in revisions:
        sources.setdefault(revision.source_id, (revision.source, []))[1].append(revision)
    whole: dict[int, list[StoredFinding]] = {number: [] for number in sources}
    for one in StoredFinding.objects.filter(source__in=list(sources), revision=None):
        whole[one.source_id].append(one)
    return tuple(_entry(source, members, whole[source.pk], forms) for source, members in sources.values())


def reports_of(revisions: Iterable[Revision]) -> tuple[ReportReading, ...]:
    """The reports that the revisions hold, in their order."""
    forms = {form.id: form for form in load_forms()}
    return tuple(report_of(revision, forms) for revision in revisions)


def finding_of(stored: StoredFinding, report: str | None) -> Finding:
    """The finding, naming its report as the report names itself."""
    return Finding(
        rule=stored.rule,
        severity=Severity(stored.severity),
        report=report,
        measure=stored.measure or None,
        stated=stored.stated,
        expected=stored.expected,
        message=Wording(stored.message_sv, stored.message_en),
        place=stored.place,
    )


def report_of(revision: Revision, forms: Mapping[str, Form]) -> ReportReading:
    """The report that a revision holds. What was never kept (answers, statements) is empty."""
    report, source = revision.report, revision.source
    form = forms.get(report.form_id)
    return ReportReading(
        intervention=revision.name,
        place=revision.place,
        orientation=Orientation(revision.orientation) if revision.orientation else None,
        parties=tuple(party.operator.name for party in revision.party_set.all()),
        agreement=Period.of(revision.agreement_start, revision.agreement_end),
        period=Period.of(report.period_start, report.period_end),
        number=_number(revision),
        registry_number=revision.registry_number or None,
        received_on=revision.received_on,
        signature=_signature(revision),
        budget_in_line=revision.budget_in_line,
        figures=_figures(revision),
        goals=_goals(revision),
        series=_series(revision),
        sections=_sections(revision),
        unread=tuple(Unread(one.text, one.place) for one in revision.unread.all()),
        form=FormMatch(form, source.form_confidence or 0.0) if form else None,
    )


def _entry(
    source: SourceDocument, members: list[Revision], of_file: list[StoredFinding], forms: Mapping[str, Form]
) -> Entry:
    reports = tuple(report_of(revision, forms) for revision in members)
    form = forms.get(source.form_id)
    reading = Reading(
        file=source.file,
        document=Document(title=source.title or source.file, blocks=(), name=source.file),
        form=FormMatch(form, source.form_confidence or 0.0) if form else None,
        title=source.title or None,
        issuer=source.association.name or None,
        reports=reports,
    )
    whole = [finding_of(one, None) for one in of_file]
    own = [finding_of(one, revision.name) for revision in members for one in revision.findings.all()]
    return Entry(reading, (*whole, *own))


def _number(revision: Revision) -> ReportNumber | None:
    this, of = revision.report.number, revision.number_of
    return None if this is None and of is None else ReportNumber(this, of)


def _signature(revision: Revision) -> Signature | None:
    if not (revision.signed_by or revision.signed_on or revision.signed_raw):
        return None
    return Signature(revision.signed_by or None, revision.signed_on, revision.signed_raw or None)


def _figures(revision: Revision) -> tuple[Figure, ...]:
    return tuple(
        Figure(one.measure, Gender(one.gender), cell_of(one), one.raw, one.place, one.confidence)
        for one in revision.figures.all()
    )


def _goals(revision: Revision) -> tuple[GoalReading, ...]:
    return tuple(
        GoalReading(one.version.text, one.version.share, one.version.count, one.place) for one in revision.goals.all()
    )


def _series(revision: Revision) -> tuple[SeriesValue, ...]:
    return tuple(
        SeriesValue(
            instrument=one.instrument,
            scale=one.scale,
            on=one.on or None,
            value=one.value,
            change=one.change,
            place=one.place,
            occasion=one.occasion,
            parts=tuple(one.parts),
        )
        for one in revision.series.all()
    )


def _sections(revision: Revision) -> tuple[SectionReading, ...]:
    return tuple(
        SectionReading(one.section, one.heading, one.text, decode_blocks(one.blocks), one.place)
        for one in revision.sections.all()
    )
