"""The parts of a DOCX file, unpacked only after their number and size have been checked, parsed without entities."""

import posixpath
import re
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

from lxml import etree

from stegvis.vocabulary import BadInput, Wording

MAX_ENTRIES = 5000
MAX_UNPACKED = 512 * 1024 * 1024
MAX_PART = 64 * 1024 * 1024

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_ENCODINGS = frozenset({b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
_DECLARED = re.compile(rb"""^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_OTHER_OFFICE = (("xl/", "Excel"), ("ppt/", "PowerPoint"))


class Package:
    """An open DOCX. Use as a context; raises BadInput for whatever cannot be a sound DOCX."""

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, NotImplementedError) as broken:
            raise BadInput(name, damaged()) from broken
        try:
            self._check()
            self.main = self._main_part()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def _check(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise BadInput(self.name, _bomb())
        if any(entry.file_size > MAX_PART for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))):
            raise BadInput(self.name, _bomb())
        if any(entry.flag_bits & 1 for entry in entries):
            raise BadInput(self.name, _locked())

    def _main_part(self) -> str:
        names = set(self._zip.namelist())
        office = next((office for start, office in _OTHER_OFFICE if any(n.startswith(start) for n in names)), None)
        if "_rels/.rels" in names and office is None:
            for kind, target in self._relations("_rels/.rels", "").values():
                if kind.endswith("/officeDocument") and target in names:
                    return target
        if "word/document.xml" in names:
            return "word/document.xml"
        raise BadInput(self.name, _not_word(office))

    def part(self, name: str) -> etree._Element | None:
        """The root of the XML part, or None when there is none. Raises BadInput when it is damaged or hostile."""
        try:
            with self._zip.open(name) as packed:
                # Not read(): a file may say that a part is small and still unpack to gigabytes.
                data = packed.read(MAX_PART + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as broken:
            raise BadInput(self.name, damaged()) from broken
        return self._parsed(data)

    def beside_main(self, name: str) -> etree._Element | None:
        """The part called `name` in the folder of the main part."""
        return self.part(posixpath.join(posixpath.dirname(self.main), name))

    def links(self) -> dict[str, str]:
        """The addresses outside the file that the main part points to, by relation id. They are never opened."""
        folder, file = posixpath.split(self.main)
        relations = self._relations(posixpath.join(folder, "_rels", file + ".rels"), folder)
        return {key: target for key, (kind, target) in relations.items() if kind.endswith("/hyperlink")}

    def _relations(self, name: str, folder: str) -> dict[str, tuple[str, str]]:
        root = self.part(name)
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            target = relation.get("Target") or ""
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[relation.get("Id") or ""] = (relation.get("Type") or "", target)
        return found

    def _parsed(self, data: bytes) -> etree._Element:
        if not _is_plain_xml(data):
            raise BadInput(self.name, _hostile())
        if _STRICT in data:
            for strict, usual in _STRICT_NAMES:
                data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as broken:
            raise BadInput(self.name, damaged()) from broken


def _is_plain_xml(data: bytes) -> bool:
    """True for XML without a document type, in an encoding where its absence can be seen from the bytes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:200]:
        data = data.decode("utf-16", errors="replace").encode()
        return b"<!DOCTYPE" not in data and b"<!ENTITY" not in data
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    if declared and declared.group(1).lower() not in _ENCODINGS:
        return False
    return b"<!DOCTYPE" not in data and b"<!ENTITY" not in data


def damaged() -> Wording:
    """For a file that breaks off or whose parts do not fit together."""
    return Wording(
        "Word-filen är skadad eller avbruten. Öppna den i Word, spara den på nytt och försök igen.",
        "the Word file is damaged or cut off. Open it in Word, save it again and try once more.",
    )


def _bomb() -> Wording:
    return Wording(
        "filen packar upp till mycket mer än en rapport och öppnas inte. Spara rapporten på nytt som Word eller PDF.",
        "the file unpacks to far more than a report and is not opened. Save the report again as Word or PDF.",
    )


def _locked() -> Wording:
    return Wording(
        "filen är låst med lösenord. Spara den utan lösenord och försök igen.",
        "the file is locked with a password. Save it without a password and try again.",
    )


def _hostile() -> Wording:
    return Wording(
        "filen innehåller hänvisningar (XML-entiteter) som inte hör hemma i en Word-fil och öppnas inte. "
        "Spara rapporten på nytt som Word eller PDF.",
        "the file holds references (XML entities) that do not belong in a Word file and is not opened. "
        "Save the report again as Word or PDF.",
    )


def _not_word(office: str | None) -> Wording:
    sv = f"en {office}-fil" if office else "ett packat arkiv"
    en = f"a file of {office}" if office else "a packed archive"
    return Wording(
        f"filen är {sv} och kan inte läsas. Spara rapporten som Word (.docx), PDF eller text och försök igen.",
        f"the file is {en} and cannot be read. Save the report as Word (.docx), PDF or text and try again.",
    )
