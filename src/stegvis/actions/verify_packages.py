"""Verifying packages and PDFs offline: signature, checksums, sums, and that what is printed is what was signed.

Needs no store and no account: anybody with the files can check every number.
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stegvis.actions.package_files import read_package_file
from stegvis.catalogue import shipped_form
from stegvis.checks import exit_class_sum, gender_sum, part_exceeds_whole
from stegvis.checks.rule import Rule
from stegvis.disclosure.rendered import hidden_numbers
from stegvis.documents.nodes import Document
from stegvis.documents.readers import read_document
from stegvis.forms.nodes import Form
from stegvis.forms.package.as_reading import package_reading
from stegvis.forms.package.document import package_document
from stegvis.forms.package.file import PDF as INSIDE
from stegvis.forms.package.file import REPORT, OpenedPackage, is_pdf, open_package
from stegvis.forms.package.nodes import PackedReport
from stegvis.forms.package.printed import Difference, OtherReport, differences
from stegvis.forms.package.words_in_print import words_of
from stegvis.forms.reading import FormMatch, Reading, ReportReading
from stegvis.vocabulary import BadInput, Finding, Gender, Severity, Wording

SUMS: tuple[Rule, ...] = (gender_sum.RULE, exit_class_sum.RULE, part_exceeds_whole.RULE)
"""The rules that need figures alone. What is withheld or blank is no evidence against a sum."""

PDF_CHECKS = ("pdf_numbers", "pdf_hidden_parts")
"""What is checked of a PDF: the numbers that a reader sees, and what lies in the file unseen."""

PACKAGE_CHECKS = ("archive", "checksums", "signature", "schema", "sums", *PDF_CHECKS)
"""What is checked of a package, in this order."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: in which file, where in it, what stands there, and why it is wrong."""

    file: str
    where: str
    text: str
    reason: Wording
    page: int | None = None


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

    @property
    def checked(self) -> tuple[str, ...]:
        """The names of what was looked at: PACKAGE_CHECKS or PDF_CHECKS, none of a file that could not be used."""
        if self.error is not None:
            return ()
        return PDF_CHECKS if self.path.suffix.lower() == ".pdf" else PACKAGE_CHECKS


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


def print_faults(opened: OpenedPackage) -> tuple[Fault, ...]:
    """Where the PDF in the package says something else than what was signed with it."""
    form = _form(opened.packed)
    return tuple(_inside(opened, form)) if form else (Fault(INSIDE, "", opened.packed.form_id, _UNKNOWN_FORM),)


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
    yield from _inside(opened, form)


def _sums(packed: PackedReport, form: Form) -> Iterator[Fault]:
    """Sums that cannot be right, unless the report itself states and explains the same."""
    report = package_reading(packed, form)
    document = Document(form.title.sv, (), name=REPORT)
    reading = Reading(REPORT, document, FormMatch(form, 1.0), None, None, (report,))
    explained = {one.rule for one in packed.findings if one.explanation.strip()}
    for rule in SUMS:
        for finding in rule.find(reading):
            if (
                finding.severity is Severity.ERROR
                and finding.rule not in explained
                and not _are_others(report, finding)
            ):
                yield Fault(REPORT, finding.measure or "", str(finding.stated), finding.message)


def _are_others(report: ReportReading, finding: Finding) -> bool:
    """True for more in all than women and men together, when the form has no column for the rest."""
    if finding.rule != gender_sum.RULE.id or finding.measure is None:
        return False
    match finding.stated, finding.expected:
        case int() | float() as stated, int() | float() as women_and_men:
            others = (report.figure(finding.measure, gender) for gender in (Gender.NONBINARY, Gender.UNKNOWN))
            return stated > women_and_men and not any(others)
    return False


def _verified_pdf(path: Path, pdf: bytes, packages: Sequence[OpenedPackage]) -> Verified:
    same = next((one for one in packages if one.pdf == pdf), None)
    if same is not None:
        return Verified(path, same)
    try:
        printed = read_document(path)
    except BadInput as error:
        return Verified(path, error=error)
    shown = packages if len(packages) == 1 else [one for one in packages if _names(printed, one)]
    if not shown:
        return Verified(path, error=BadInput(path.name, _NO_PACKAGE_OF_IT))
    form = _form(shown[0].packed)
    if form is None:
        return Verified(path, shown[0], (Fault(path.name, "", shown[0].packed.form_id, _UNKNOWN_FORM),))
    faults = (*_other_numbers(shown[0], form, path.name, printed), *_hidden(shown[0], form, path))
    return Verified(path, shown[0], faults)


def _names(printed: Document, package: OpenedPackage) -> bool:
    """True when the PDF prints the package's checksum."""
    text = "".join(word.written for word in words_of(printed))
    return package.digest in text


def _inside(opened: OpenedPackage, form: Form) -> Iterator[Fault]:
    """Where the PDF in the package, read back, says something else than the package."""
    with tempfile.TemporaryDirectory(prefix="stegvis-") as folder:
        file = Path(folder) / INSIDE
        file.write_bytes(opened.pdf)
        try:
            printed = read_document(file)
        except BadInput as error:
            yield Fault(INSIDE, "", "PDF", error.reason)
            return
        yield from _other_numbers(opened, form, INSIDE, printed)
        yield from _hidden(opened, form, file)


def _hidden(opened: OpenedPackage, form: Form, file: Path) -> Iterator[Fault]:
    """Numbers that a reader of the pages does not see, and that are not in the package."""
    try:
        found = hidden_numbers(package_document(opened.packed, form), file)
    except BadInput as error:
        yield Fault(file.name, "", "PDF", error.reason)
        return
    for one in found:
        yield Fault(file.name, one.where, one.text, _HIDDEN)


def _other_numbers(opened: OpenedPackage, form: Form, name: str, printed: Document) -> Iterator[Fault]:
    try:
        found = differences(package_document(opened.packed, form), printed)
    except OtherReport:
        yield Fault(name, "", opened.packed.intervention, _OTHER_REPORT)
        return
    for one in found:
        yield Fault(name, one.where, one.passage, _other_number(one), one.page)


def _form(packed: PackedReport) -> Form | None:
    return shipped_form(packed.form_id, packed.form_version)


_UNKNOWN_FORM = Wording(
    "formuläret finns inte i den här versionen av Stegvis, så summorna och PDF:en kan inte "
    "kontrolleras; uppdatera Stegvis.",
    "the form is not in this version of Stegvis, so sums and PDF cannot be checked; update Stegvis.",
)
_HIDDEN = Wording(
    "talet ligger dolt i PDF:en och finns inte i paketet; lita på paketet och hämta PDF:en på nytt.",
    "the number lies hidden in the PDF and is not in the package; trust the package and fetch the PDF anew.",
)
_NO_PACKAGE_OF_IT = Wording(
    "PDF:en hör inte till något av paketen; ange rapportpaketet (filen som slutar på .stegvis) tillsammans med den.",
    "the PDF belongs to none of the packages; give its report package (the file that ends in .stegvis) with it.",
)
_OTHER_REPORT = Wording(
    "PDF:en visar en annan rapport än paketet; ange paketet som hör till den.",
    "the PDF shows another report than the package; give the package that belongs to it.",
)


def _other_number(one: Difference) -> Wording:
    """What the two say of one number."""
    if not one.signed:
        return Wording(
            f"{one.stated} står i PDF:en men inte i paketet; lita på paketet och hämta PDF:en på nytt.",
            f"{one.stated} stands in the PDF and not in the package; trust the package and fetch the PDF anew.",
        )
    if not one.stated:
        return Wording(
            f"{one.signed} står i paketet men saknas i PDF:en; lita på paketet och hämta PDF:en på nytt.",
            f"{one.signed} stands in the package and not in the PDF; trust the package and fetch the PDF anew.",
        )
    return Wording(
        f"PDF:en visar {one.stated}, men {one.signed} är underskrivet; lita på paketet och hämta PDF:en på nytt.",
        f"the PDF shows {one.stated}, but {one.signed} was signed; trust the package and fetch the PDF anew.",
    )
