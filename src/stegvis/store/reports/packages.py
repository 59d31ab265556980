"""Packages that are kept here: what was handed in, and the revision that it became in the association's layer."""

from django.db import transaction

from stegvis.catalogue.form_files import load_forms
from stegvis.forms.nodes import Form
from stegvis.forms.package.as_reading import package_findings, package_reading
from stegvis.forms.package.document import package_document
from stegvis.forms.package.file import SUFFIX, OpenedPackage, open_package, write_package
from stegvis.forms.package.nodes import PackedReport
from stegvis.forms.reading import FormMatch, Reading
from stegvis.store.importing import save_reading
from stegvis.store.models import Edition, EditionPackage, Revision
from stegvis.store.reports.signing_key import installation_key
from stegvis.vocabulary import BadInput, Wording


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


def form_of(packed: PackedReport) -> Form:
    """The shipped form of the package. Raises BadInput when there is none, or when its version is another."""
    found = next((form for form in load_forms() if form.id == packed.form_id), None)
    if found is None:
        raise BadInput(packed.intervention, _unknown_form(packed))
    if found.version != packed.form_version:
        raise BadInput(packed.intervention, _other_version(packed, found))
    return found


def _revision(opened: OpenedPackage) -> Revision:
    packed, form = opened.packed, form_of(opened.packed)
    match = FormMatch(form, 1.0)
    reading = Reading(
        file=f"{packed.intervention} {packed.period}{SUFFIX}",
        document=package_document(packed, form),
        form=match,
        title=form.title.sv,
        issuer=packed.association,
        reports=(package_reading(packed, form),),
    )
    save_reading(reading, package_findings(packed), digest=opened.digest, by=packed.operator)
    return Revision.objects.get(source__digest=opened.digest)


def _unknown_form(packed: PackedReport) -> Wording:
    return Wording(
        f"formuläret {packed.form_id} finns inte i den här versionen av Stegvis; uppdatera Stegvis.",
        f"the form {packed.form_id} is not in this version of Stegvis; update Stegvis.",
    )


def _other_version(packed: PackedReport, form: Form) -> Wording:
    return Wording(
        f"rapporten är skriven i version {packed.form_version} av formuläret {form.id}, men här finns version "
        f"{form.version}; uppdatera den installation som har den äldre.",
        f"the report was written in version {packed.form_version} of the form {form.id}, but the version here is "
        f"{form.version}; update the installation that has the older one.",
    )
