"""What was read of a file goes into the tables, all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from stegvis.forms.personal_answers import shield_findings, shield_report
from stegvis.forms.reading import Reading, ReportReading
from stegvis.store.models import (
    Association,
    AuditEvent,
    Intervention,
    Report,
    Revision,
    SourceDocument,
    StoredFinding,
)
from stegvis.store.models.place import place_columns
from stegvis.store.names import name_key
from stegvis.store.opening import unusable
from stegvis.store.read_reports.contents import add_contents
from stegvis.vocabulary import Finding


class Outcome(StrEnum):
    """ADDED: all reports are new. UPDATED: at least one report got a new revision. UNCHANGED: the file was known."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of one file; `reports` counts the reports it holds."""

    outcome: Outcome
    reports: int
    findings: int


def is_known(digest: str) -> bool:
    """True when a file with these very bytes was imported before."""
    return SourceDocument.objects.filter(digest=digest).exists()


def save_reading(reading: Reading, findings: Sequence[Finding], *, digest: str, by: str) -> Saved:
    """Saves one file in one transaction, with its audit event; a known digest changes nothing.

    Raises BadInput, with nothing saved, when the database is locked, full or damaged.
    """
    try:
        with transaction.atomic():
            return _save(reading, findings, digest, by)
    except IntegrityError:
        # Somebody else imported the same file at the same moment: theirs stands, and ours would be the second time.
        if is_known(digest):
            return Saved(Outcome.UNCHANGED, len(reading.reports), len(findings))
        raise
    except DatabaseError as error:
        raise unusable(reading.file, error) from error


def _save(reading: Reading, findings: Sequence[Finding], digest: str, by: str) -> Saved:
    saved = Saved(Outcome.UNCHANGED, len(reading.reports), len(findings))
    if is_known(digest):
        return saved
    source = _source(reading, digest, by)
    revisions: list[Revision] = []
    for position, report in enumerate(reading.reports):
        revisions.append(_revision(source, reading, report, position, {one.report_id for one in revisions}))
    _add_findings(source, revisions, shield_findings(findings, reading.reports))
    corrected = sum(revision.number > 1 for revision in revisions)
    AuditEvent.objects.create(
        by=by,
        event="document_imported",
        subject=source.file,
        details={
            "digest": digest,
            "reports": len(revisions),
            "corrected_reports": corrected,
            "findings": len(findings),
        },
    )
    return Saved(Outcome.UPDATED if corrected else Outcome.ADDED, saved.reports, saved.findings)


def _source(reading: Reading, digest: str, by: str) -> SourceDocument:
    issuer = reading.issuer or ""
    association, _ = Association.objects.get_or_create(name_key=name_key(issuer), defaults={"name": issuer})
    form = reading.form
    return SourceDocument.objects.create(
        digest=digest,
        file=reading.file,
        title=reading.title or "",
        association=association,
        form_id=form.form.id if form else "",
        form_version=form.form.version if form else "",
        form_confidence=form.confidence if form else None,
        imported_by=by,
    )


def _revision(
    source: SourceDocument, reading: Reading, report: ReportReading, position: int, taken: set[int]
) -> Revision:
    shielded = shield_report(report)
    stored = _report(source.association, reading, report, taken)
    earlier = stored.revisions.order_by("-number").first()
    stored.revisions.filter(is_current=True).update(is_current=False)
    agreement, signature, number = report.agreement, report.signature, report.number
    revision = Revision.objects.create(
        report=stored,
        source=source,
        hidden_rows=shielded.hidden,
        number=earlier.number + 1 if earlier else 1,
        position=position,
        name=report.intervention,
        orientation=report.orientation or "",
        agreement_start=agreement.start if agreement else None,
        agreement_end=agreement.end if agreement else None,
        number_of=number.of if number else None,
        registry_number=report.registry_number or "",
        received_on=report.received_on,
        signed_by=(signature.by or "") if signature else "",
        signed_on=signature.on if signature else None,
        signed_raw=(signature.raw or "") if signature else "",
        budget_in_line=report.budget_in_line,
        **place_columns(report.place),
    )
    add_contents(revision, shielded.report, stated_on=_stated_on(report))
    return revision


def _report(association: Association, reading: Reading, report: ReportReading, taken: set[int]) -> Report:
    intervention, _ = Intervention.objects.get_or_create(
        association=association, name_key=name_key(report.intervention), defaults={"name": report.intervention}
    )
    form = report.form or reading.form
    form_id = form.form.id if form else ""
    period, number = report.period, report.number.this if report.number else None
    occurrence = 1
    while True:
        stored, _ = Report.objects.get_or_create(
            intervention=intervention,
            identity=f"{form_id}|{period or ''}|{'' if number is None else number}|{occurrence}",
            defaults={
                "form_id": form_id,
                "period_start": period.start if period else None,
                "period_end": period.end if period else None,
                "number": number,
                "occurrence": occurrence,
            },
        )
        if stored.pk not in taken:
            return stored
        occurrence += 1


def _stated_on(report: ReportReading) -> date:
    return report.period.end if report.period else timezone.localdate()


def _add_findings(source: SourceDocument, revisions: Sequence[Revision], findings: Sequence[Finding]) -> None:
    StoredFinding.objects.bulk_create(
        StoredFinding(
            source=source,
            revision=_concerned(revisions, finding),
            position=position,
            rule=finding.rule,
            severity=finding.severity.value,
            measure=finding.measure or "",
            stated=finding.stated,
            expected=finding.expected,
            message_sv=finding.message.sv,
            message_en=finding.message.en,
            **place_columns(finding.place),
        )
        for position, finding in enumerate(findings)
    )


def _concerned(revisions: Sequence[Revision], finding: Finding) -> Revision | None:
    """The report that the finding names; of several with one name, the last that starts before the finding's line."""
    named = [revision for revision in revisions if revision.name == finding.report]
    if len(named) < 2 or finding.place.line is None:
        return named[0] if named else None
    before = [revision for revision in named if revision.line is not None and revision.line <= finding.place.line]
    return before[-1] if before else named[0]
