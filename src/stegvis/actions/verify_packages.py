"""Verifying packages and PDFs offline: signature, checksums, sums, and that what is printed is what was signed.

Needs no store and no account: anybody with the files can check every number.
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stegvis.actions.package_files import read_package_file
from stegvis.catalogue import load_forms
from stegvis.checks import exit_class_sum, gender_sum, part_exceeds_whole
from stegvis.checks.rule import Rule
from stegvis.documents.nodes import Document
from stegvis.forms.nodes import Form
from stegvis.forms.package.as_reading import package_reading
from stegvis.forms.package.document import grouped, package_document
from stegvis.forms.package.file import PDF as INSIDE
from stegvis.forms.package.file import REPORT, OpenedPackage, is_pdf, open_package
from stegvis.forms.package.nodes import PackedReport
from stegvis.forms.reading import FormMatch, Reading
from stegvis.vocabulary import BadInput, Severity, Wording

SUMS: tuple[Rule, ...] = (gender_sum.RULE, exit_class_sum.RULE, part_exceeds_whole.RULE)
"""The rules that need figures alone. What is withheld or blank is no evidence against a sum."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: in which file of which, where in it, what stands there, and why it is wrong."""

    file: str
    where: str
    text: str
    reason: Wording


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of one file: a package, or a PDF with the package that it shows; `error` when it cannot be used."""

    path: Path
    opened: OpenedPackage | None = None
    faults: tuple[Fault, ...] = ()
    error: BadInput | None = None

    @property
    def holds(self) -> bool:
        """True when everything that was checked is as it should be."""
        return self.error is None and not self.faults


def verify_packages(paths: Sequence[Path]) -> Iterator[Verified]:
    """Checks each file, in order: packages by themselves, PDFs against the packages given with them."""
    contents = [_content(path) for path in paths]
    packages = [one for one in contents if isinstance(one, OpenedPackage)]
    for path, content in zip(paths, contents, strict=True):
        if isinstance(content, BadInput):
            yield Verified(path, error=content)
        elif isinstance(content, OpenedPackage):
            yield Verified(path, content, tuple(_faults(content, path.name)))
        else:
            yield _verified_pdf(path, content, packages)


def _content(path: Path) -> OpenedPackage | bytes | BadInput:
    """The package, the PDF's bytes, or why it is neither."""
    try:
        data = read_package_file(path)
        return data if is_pdf(data) else open_package(data, path.name)
    except BadInput as error:
        return error


def _faults(opened: OpenedPackage, name: str) -> Iterator[Fault]:
    form = _form(opened.packed)
    if form is None:
        yield Fault(name, REPORT, opened.packed.form_id, _UNKNOWN_FORM)
        return
    yield from _sums(opened.packed, form)
    yield from _printed(opened, form, INSIDE, opened.pdf)


def _sums(packed: PackedReport, form: Form) -> Iterator[Fault]:
    """Sums that cannot be right, unless the report itself states and explains the same."""
    report = package_reading(packed, form)
    document = Document(form.title.sv, (), name=REPORT)
    reading = Reading(REPORT, document, FormMatch(form, 1.0), None, None, (report,))
    explained = {one.rule for one in packed.findings if one.explanation.strip()}
    for rule in SUMS:
        for finding in rule.find(reading):
            if finding.severity is Severity.ERROR and finding.rule not in explained:
                yield Fault(REPORT, finding.measure or "", str(finding.stated), finding.message)


def _verified_pdf(path: Path, pdf: bytes, packages: Sequence[OpenedPackage]) -> Verified:
    same = next((one for one in packages if one.pdf == pdf), None)
    if same is not None:
        return Verified(path, same)
    shown = packages if len(packages) == 1 else [one for one in packages if _names(path, one)]
    if not shown:
        return Verified(path, error=BadInput(path.name, _NO_PACKAGE_OF_IT))
    form = _form(shown[0].packed)
    faults = tuple(_printed(shown[0], form, path.name, pdf)) if form else ()
    return Verified(path, shown[0], faults)


def _names(path: Path, package: OpenedPackage) -> bool:
    """True when the PDF prints the package's checksum."""
    from stegvis.disclosure.rendered.said import said_in

    wanted = grouped(package.digest).replace(" ", "")
    return any(wanted in "".join(said.text.split()) for said in said_in(path))


def _printed(opened: OpenedPackage, form: Form, name: str, pdf: bytes) -> Iterator[Fault]:
    """Where the PDF, read back, says something else than the package."""
    from stegvis.disclosure.rendered import audit_files

    document = package_document(opened.packed, form)
    with tempfile.TemporaryDirectory(prefix="stegvis-") as folder:
        file = Path(folder) / "report.pdf"
        file.write_bytes(pdf)
        try:
            leaks = audit_files(document, [file])
        except Exception as fault:
            # Whatever a library says of a broken PDF, it is not the one that shows the package.
            yield Fault(name, "", type(fault).__name__, _UNREADABLE)
            return
    for leak in leaks:
        yield Fault(name, leak.where, leak.text, _OTHER_NUMBER)


def _form(packed: PackedReport) -> Form | None:
    wanted = (packed.form_id, packed.form_version)
    return next((form for form in load_forms() if (form.id, form.version) == wanted), None)


_UNKNOWN_FORM = Wording(
    "formuläret finns inte i den här versionen av Stegvis, så summorna och PDF:en kan inte "
    "kontrolleras; uppdatera Stegvis.",
    "the form is not in this version of Stegvis, so sums and PDF cannot be checked; update Stegvis.",
)
_NO_PACKAGE_OF_IT = Wording(
    "PDF:en hör inte till något av paketen; ange rapportpaketet (filen som slutar på .stegvis) tillsammans med den.",
    "the PDF belongs to none of the packages; give its report package (the file that ends in .stegvis) with it.",
)
_UNREADABLE = Wording(
    "PDF:en går inte att läsa, så siffrorna i den kan inte jämföras; använd PDF:en som ligger i paketet.",
    "the PDF cannot be read, so its figures cannot be compared; use the PDF that is in the package.",
)
_OTHER_NUMBER = Wording(
    "PDF:en visar något annat än det som är underskrivet; lita på paketet och hämta PDF:en på nytt.",
    "the PDF shows something else than what was signed; trust the package and fetch the PDF anew.",
)
