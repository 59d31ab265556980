"""Reports as the other rooms know them, put together again from the tables."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet

from stegvis.catalogue import load_forms
from stegvis.documents.nodes import Document
from stegvis.forms.account import Entry
from stegvis.forms.nodes import Form
from stegvis.forms.reading import FormMatch, Reading, ReportNumber, ReportReading, Signature
from stegvis.store.models import Revision, SourceDocument, StoredFinding
from stegvis.store.read_reports.parts import Parts, parts_of
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.vocabulary import Finding, Period, Severity, Wording
from stegvis.vocabulary.orientation import Orientation


def with_sources(revisions: QuerySet[Revision]) -> QuerySet[Revision]:
    """The same revisions with their reports and the documents that they stand in, in the same query."""
    return revisions.select_related("report", "source__association")


def entries(revisions: Iterable[Revision]) -> tuple[Entry, ...]:
    """One entry a source document, with the reports that `revisions` hold of it and their findings."""
    found = tuple(revisions)
    forms, parts = {form.id: form for form in load_forms()}, parts_of([one.pk for one in found])
    findings = findings_on([one.pk for one in found])
    sources: dict[int, tuple[SourceDocument, list[Revision]]] = {}
    for revision in found:
        sources.setdefault(revision.source_id, (revision.source, []))[1].append(revision)
    whole: dict[int, list[StoredFinding]] = {number: [] for number in sources}
    for one in StoredFinding.objects.filter(source__in=list(sources), revision=None):
        whole[one.source_id].append(one)
    return tuple(
        _entry(
            source,
            tuple(_report_of(one, forms, parts) for one in members),
            [
                *(finding_of(one, None) for one in whole[source.pk]),
                *(finding_of(one, revision.name) for revision in members for one in findings.get(revision.pk, ())),
            ],
            forms.get(source.form_id),
        )
        for source, members in sources.values()
    )


def reports_of(revisions: Iterable[Revision]) -> tuple[ReportReading, ...]:
    """The reports that the revisions hold, in their order. What was never kept (answers, statements) is empty."""
    found = tuple(revisions)
    forms, parts = {form.id: form for form in load_forms()}, parts_of([one.pk for one in found])
    return tuple(_report_of(revision, forms, parts) for revision in found)


def findings_on(revisions: Sequence[int]) -> Mapping[int, Sequence[StoredFinding]]:
    """The findings on the revisions with those numbers, in their order; revisions without any are missing."""
    found: dict[int, list[StoredFinding]] = {}
    for one in _FINDINGS.of([], numbers=revisions) if revisions else ():
        found.setdefault(one.revision_id or 0, []).append(one)
    return found


_FINDINGS = CompiledForScopes[StoredFinding](
    lambda revisions: StoredFinding.objects.filter(revision__in=revisions).order_by("source", "position")
)


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


def _report_of(revision: Revision, forms: Mapping[str, Form], parts: Parts) -> ReportReading:
    report, source, number = revision.report, revision.source, revision.pk
    form = forms.get(report.form_id)
    return ReportReading(
        intervention=revision.name,
        place=revision.place,
        orientation=Orientation(revision.orientation) if revision.orientation else None,
        parties=parts.parties.get(number, ()),
        agreement=Period.of(revision.agreement_start, revision.agreement_end),
        period=Period.of(report.period_start, report.period_end),
        number=_number(revision),
        registry_number=revision.registry_number or None,
        received_on=revision.received_on,
        signature=_signature(revision),
        budget_in_line=revision.budget_in_line,
        figures=parts.figures.get(number, ()),
        goals=parts.goals.get(number, ()),
        series=parts.series.get(number, ()),
        sections=parts.sections.get(number, ()),
        unread=parts.unread.get(number, ()),
        form=FormMatch(form, source.form_confidence or 0.0) if form else None,
    )


def _entry(
    source: SourceDocument, reports: tuple[ReportReading, ...], findings: Iterable[Finding], form: Form | None
) -> Entry:
    reading = Reading(
        file=source.file,
        document=Document(title=source.title or source.file, blocks=(), name=source.file),
        form=FormMatch(form, source.form_confidence or 0.0) if form else None,
        title=source.title or None,
        issuer=source.association.name or None,
        reports=reports,
    )
    return Entry(reading, tuple(findings))


def _number(revision: Revision) -> ReportNumber | None:
    this, of = revision.report.number, revision.number_of
    return None if this is None and of is None else ReportNumber(this, of)


def _signature(revision: Revision) -> Signature | None:
    if not (revision.signed_by or revision.signed_on or revision.signed_raw):
        return None
    return Signature(revision.signed_by or None, revision.signed_on, revision.signed_raw or None)
