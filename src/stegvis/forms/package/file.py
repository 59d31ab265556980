"""A report package as one file: a ZIP of five members that anybody can open, and one way only to write it.

The members are stored, not compressed, in a fixed order with fixed dates. So a package cannot grow when it is opened,
and after it was read it is written once more and must come out the same: a byte before, between or after the members, a
link, a name that stands twice, a changed date: one comparison refuses them all.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from stegvis import __version__
from stegvis.documents.writers.fixed_zip import FIXED
from stegvis.forms.package import refusals
from stegvis.forms.package.as_json import (
    FORMAT_VERSION,
    UnknownVersion,
    canonical,
    packed_report,
    report_bytes,
    schema_bytes,
    strict_json,
)
from stegvis.forms.package.nodes import PackedReport
from stegvis.forms.package.shape import Json
from stegvis.forms.package.signing import is_signed, public_hex, sign
from stegvis.forms.package.unfit import Unfit
from stegvis.vocabulary import BadInput, Wording

SUFFIX = ".stegvis"
MAX_BYTES = 20 * 1024 * 1024
"""Many times the size of a report with its charts."""
FORMAT = "stegvis-report-package"
ALGORITHM = "Ed25519"
MANIFEST, SIGNATURE = "manifest.json", "signature.json"
REPORT, SCHEMA, PDF = "report.json", "schema.json", "report.pdf"
CONTENTS = (REPORT, SCHEMA, PDF)
MEMBERS = (MANIFEST, SIGNATURE, *CONTENTS)
MOST_BYTES = {MANIFEST: 16 * 1024, SIGNATURE: 16 * 1024, REPORT: 8 * 1024 * 1024, SCHEMA: 1024 * 1024}
"""JSON takes thirty times its size in memory, and it is read before we know whose key the package has."""
_END_BYTES = 22
_MOST_ENTRIES = 16
_MOST_DIRECTORY_BYTES = 4096


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """What a package holds. `digest` is the SHA-256 of `report.json`: the report's content, whatever PDF shows it.

    `signer` is the public key in hexadecimal. The signature holds; whether the key is trusted is asked elsewhere.
    """

    packed: PackedReport
    pdf: bytes
    digest: str
    signer: str


def content_digest(packed: PackedReport) -> str:
    """The SHA-256 of the report as `report.json`. Raises Unfit for what a package cannot hold."""
    return _hash(report_bytes(packed))


def write_package(packed: PackedReport, pdf: bytes, key: Ed25519PrivateKey) -> bytes:
    """The package, signed with the key. The same report, PDF and key give the same bytes.

    Raises BadInput for a text that a package cannot hold and for a package that would be too large; ValueError when
    `pdf` is none.
    """
    if not is_pdf(pdf):
        raise ValueError("A package needs the report as PDF.")
    try:
        report = report_bytes(packed)
    except Unfit as unfit:
        raise BadInput(packed.intervention, refusals.unfit_to_send(unfit.told)) from unfit
    contents = {REPORT: report, SCHEMA: schema_bytes(), PDF: pdf}
    manifest = canonical(_manifest(contents))
    signature = {"algorithm": ALGORITHM, "public_key": public_hex(key), "signature": sign(manifest, key)}
    data = _zipped({MANIFEST: manifest, SIGNATURE: canonical(signature), **contents})
    if len(data) > MAX_BYTES:
        raise BadInput(packed.intervention, refusals.TOO_LARGE)
    if len(report) > MOST_BYTES[REPORT]:
        raise BadInput(packed.intervention, refusals.TOO_LONG)
    return data


def open_package(data: bytes, name: str = "paket") -> OpenedPackage:
    """What the package holds, once its members, hashes, signature and content were found whole, in that order.

    Raises BadInput with the reason. `name` is the file as the user knows it.
    """
    try:
        return _opened(data)
    except _Refused as refused:
        raise BadInput(name, refused.reason) from None


def is_pdf(content: bytes) -> bool:
    """True when the bytes begin as a PDF does."""
    return content.startswith(b"%PDF-")


class _Refused(Exception):
    def __init__(self, reason: Wording) -> None:
        super().__init__(reason.en)
        self.reason = reason


def _opened(data: bytes) -> OpenedPackage:
    members = _members(data)
    _require_known_format(members.get(MANIFEST))
    if tuple(members) != MEMBERS:
        raise _Refused(refusals.OTHER_MEMBERS)
    if _zipped(members) != data:
        raise _Refused(refusals.REPACKED)
    for member in CONTENTS:
        if _stated(members[MANIFEST], member) != _described(members[member]):
            raise _Refused(refusals.altered(member))
    signer = _signer(members[MANIFEST], members[SIGNATURE])
    if not is_pdf(members[PDF]):
        raise _Refused(refusals.NO_PDF)
    return OpenedPackage(_report(members[REPORT]), members[PDF], _hash(members[REPORT]), signer)


def _members(data: bytes) -> Mapping[str, bytes]:
    """The members in the file's order. Nothing is read before the directory was found to be small and plain."""
    if len(data) > MAX_BYTES:
        raise _Refused(refusals.TOO_LARGE)
    end = data[-_END_BYTES:]
    entries, directory = int.from_bytes(end[10:12], "little"), int.from_bytes(end[12:16], "little")
    if len(end) < _END_BYTES or not end.startswith(b"PK\x05\x06"):
        raise _Refused(refusals.NO_PACKAGE)
    if entries > _MOST_ENTRIES or directory > _MOST_DIRECTORY_BYTES:
        raise _Refused(refusals.OTHER_MEMBERS)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _read(archive)
    except (BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, OSError):
        raise _Refused(refusals.DAMAGED) from None


def _read(archive: ZipFile) -> Mapping[str, bytes]:
    listed = archive.infolist()
    if len({entry.filename for entry in listed}) < len(listed):
        raise _Refused(refusals.OTHER_MEMBERS)
    if any(entry.compress_type != ZIP_STORED or entry.flag_bits for entry in listed):
        raise _Refused(refusals.REPACKED)
    if sum(entry.file_size for entry in listed) > MAX_BYTES:
        raise _Refused(refusals.TOO_LARGE)
    if any(entry.file_size > MOST_BYTES.get(entry.filename, MAX_BYTES) for entry in listed):
        raise _Refused(refusals.TOO_LONG)
    return {entry.filename: archive.read(entry) for entry in listed}


def _zipped(members: Mapping[str, bytes]) -> bytes:
    result = BytesIO()
    with ZipFile(result, "w", ZIP_STORED) as archive:
        for name, content in members.items():
            entry = ZipInfo(name, FIXED)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)
    return result.getvalue()


def _manifest(contents: Mapping[str, bytes]) -> Json:
    return {
        "files": {name: _described(content) for name, content in contents.items()},
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "made_by": f"stegvis {__version__}",
    }


def _described(content: bytes) -> Json:
    return {"bytes": len(content), "sha256": _hash(content)}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _require_known_format(manifest: bytes | None) -> None:
    if manifest is None:
        raise _Refused(refusals.NO_PACKAGE)
    stated = _object(manifest)
    if stated.get("format") != FORMAT:
        raise _Refused(refusals.NO_PACKAGE)
    version = stated.get("format_version")
    if type(version) is not int or version != FORMAT_VERSION:
        raise _Refused(refusals.other_version(version))


def _stated(manifest: bytes, member: str) -> Json:
    """What the manifest says of the member; it must speak of the contents and of nothing else."""
    files = _object(manifest).get("files")
    if type(files) is not dict or files.keys() != set(CONTENTS):
        raise _Refused(refusals.altered(MANIFEST))
    return files[member]


def _signer(manifest: bytes, signature: bytes) -> str:
    """Whose signature the manifest has."""
    stated = _object(signature)
    if stated.keys() != {"algorithm", "public_key", "signature"} or stated["algorithm"] != ALGORITHM:
        raise _Refused(refusals.NOT_SIGNED)
    signer, signed = stated["public_key"], stated["signature"]
    if type(signer) is not str or type(signed) is not str or canonical(stated) != signature:
        raise _Refused(refusals.NOT_SIGNED)
    if signer != signer.lower() or signed != signed.lower() or not is_signed(manifest, signature=signed, signer=signer):
        raise _Refused(refusals.NOT_SIGNED)
    return signer


def _report(content: bytes) -> PackedReport:
    try:
        return packed_report(content)
    except UnknownVersion as fault:
        raise _Refused(refusals.other_version(fault)) from None
    except Unfit as unfit:
        raise _Refused(refusals.unfit(REPORT, unfit.told)) from None


def _object(content: bytes) -> dict[str, Json]:
    try:
        value = strict_json(content)
    except Unfit:
        value = None
    if type(value) is not dict:
        raise _Refused(refusals.DAMAGED)
    return value
