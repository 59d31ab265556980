"""Packages that are kept here: what was handed in, and the revision that it became in the association's layer."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from stegvis.forms.package.as_reading import package_findings, package_reading
from stegvis.forms.package.document import package_document
from stegvis.forms.package.file import SUFFIX, OpenedPackage, open_package, write_package
from stegvis.forms.package.nodes import PackedReport
from stegvis.forms.reading import FormMatch, Reading
from stegvis.store.models import Edition, EditionPackage, Revision
from stegvis.store.read_reports.importing import save_reading
from stegvis.store.reports.border.signing_key import installation_key
from stegvis.store.reports.form_in_use import form_of_package
from stegvis.vocabulary.report_life import ReportState

LONGEST_NAME = 200


@transaction.atomic
def keep_package(edition: Edition, packed: PackedReport, pdf: bytes) -> EditionPackage:
    """Signs the report with this installation's key and keeps the package; it becomes the revision in force.

    Raises BadInput for a form that is not known and for texts that no package can hold; ValueError when `packed`
    tells of another report than the edition's, or is no PDF.
    """
    intervention = edition.intervention
    told = (packed.association, packed.intervention, packed.form_id, packed.period.start, packed.period.end)
    if told != (
        intervention.association.name,
        intervention.name,
        edition.form_id,
        edition.period_start,
        edition.period_end,
    ):
        raise ValueError(f"The package tells of another report than edition {edition.pk}.")
    data = write_package(packed, pdf, installation_key())
    return file_package(edition, open_package(data), data)


def file_package(edition: Edition, opened: OpenedPackage, data: bytes) -> EditionPackage:
    """Adds an opened package to its edition and saves what it says as the revision in force of its report."""
    return EditionPackage.objects.create(
        edition=edition,
        submission=opened.packed.submission,
        digest=opened.digest,
        signer=opened.signer,
        file=data,
        revision=_revision(opened),
    )


@dataclass(frozen=True, slots=True)
class PackageStanding:
    """Who signed a kept package, where its report stands since when, and whether it is what was handed in last.

    `missing` is what the association asked for when it sent the report back, "" in every other state.
    """

    signer: str
    state: ReportState
    since: date | None
    missing: str
    is_last: bool


def package_with_digest(digest: str) -> PackageStanding | None:
    """The package with that checksum, or None."""
    found = EditionPackage.objects.select_related("edition").filter(digest=digest).first()
    if found is None:
        return None
    edition = found.edition
    state, step = ReportState(edition.state), edition.steps.order_by("-id").first()
    is_last = not edition.packages.filter(submission__gt=found.submission).exists()
    missing = step.note if step and state is ReportState.RETURNED else ""
    return PackageStanding(found.signer, state, localdate(step.at) if step else None, missing, is_last)


def _revision(opened: OpenedPackage) -> Revision:
    packed = opened.packed
    form = form_of_package(packed.form_id, packed.form_version)
    match = FormMatch(form, 1.0)
    reading = Reading(
        file=f"{packed.intervention[:LONGEST_NAME]} {packed.period}{SUFFIX}",
        document=package_document(packed, form),
        form=match,
        title=form.title.sv,
        issuer=packed.association,
        reports=(package_reading(packed, form),),
    )
    save_reading(reading, package_findings(packed), digest=opened.digest, by=packed.operator[:LONGEST_NAME])
    return Revision.objects.get(source__digest=opened.digest)
