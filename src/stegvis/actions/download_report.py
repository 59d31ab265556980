"""What was handed in, as files: the report as PDF, and the signed package."""

from dataclasses import dataclass

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.forms.package.file import open_package
from stegvis.vocabulary import BadInput


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """The package as it was signed, and the PDF inside it."""

    package: bytes
    pdf: bytes


def download_report(*, by: Actor, edition: int, submission: int) -> ReportFiles | None:
    """The files of that submission, None when there is none or it cannot be read. Raises NotPermitted."""
    found = edition_for(by, "download_report", edition).packages.filter(submission=submission).first()
    if found is None:
        return None
    data = bytes(found.file)
    try:
        return ReportFiles(data, open_package(data).pdf)
    except BadInput:
        return None
