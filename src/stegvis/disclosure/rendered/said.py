"""Everything that a file says, wherever it says it: pages, hidden sheets, alternative texts, comments, properties.

Read with other libraries than those that wrote the file: its parts are opened as they lie, not as a tree of ours.
"""

import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

TECHNICAL = re.compile(r"(styles|theme\d*|settings|webSettings|fontTable|numbering|stylesWithEffects)\.xml$|\.rels$")
"""Parts of office files that hold measurements of type and paper and no text of the document."""

PROGRAM = frozenset({"TotalTime", "Pages", "Words", "Characters", "Lines", "Paragraphs", "CharactersWithSpaces"}) | {
    *("DocSecurity", "AppVersion", "Template", "i4", "revision"),
}
PLACING = frozenset({"row", "rowOff", "col", "colOff", "formatCode", "posOffset"})
"""Elements that tell about the program or where a picture lies."""

SPOKEN = frozenset({"alt", "title", "descr", "aria-label", "summary", "placeholder", "value"})
"""Attributes that are shown or read aloud, or that hold properties of the document."""

CONTENTS_FIELD = re.compile(r'\s*TOC( \\[a-z]| "\d-\d")*\s*')
"""How Word is told which levels of headings a table of contents takes in."""

SPOKEN_IN_PDF = (
    *("/Alt", "/ActualText", "/E", "/Contents", "/Title", "/T", "/TU", "/Desc", "/F", "/UF"),
    *("/V", "/DV", "/RC", "/JS"),
)
"""What is read aloud, bookmarks, fields with their values, notes and scripts."""
OF_THE_PROGRAM = frozenset({"/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"})
TECHNICAL_METADATA = frozenset(
    {
        "http://ns.adobe.com/xap/1.0/mm/",
        "http://ns.adobe.com/xap/1.0/t/pg/",
        "http://www.aiim.org/pdfa/ns/id/",
        "http://www.aiim.org/pdfua/ns/id/",
    }
)
METADATA_OF_PROGRAM = frozenset(
    {"CreatorTool", "Producer", "PDFVersion", "CreateDate", "ModifyDate", "MetadataDate", "date"}
)
"""Programs, versions of standards, days and marks that tell copies apart: nothing of the document."""

NORM = re.compile(r"ISO 14289 \(PDF/UA\)|http://ns\.adobe\.com/(?:xap/1\.0/mm|pdf/1\.3)/")
"""What accessible PDFs call the norms that they follow."""

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?")


@dataclass(frozen=True, slots=True)
class Said:
    """A text and where in the file it stands; `hidden` when a reader does not see it at first."""

    where: str
    text: str
    hidden: bool = False


def said_in(file: Path) -> Iterator[Said]:
    """Every text of a PDF, DOCX, XLSX, HTML or plain text file, properties and hidden parts too."""
    match file.suffix.lower():
        case ".docx" | ".xlsx":
            yield from _office(file)
        case ".pdf":
            yield from _pdf(file)
        case ".zip":
            yield from _archive(file)
        case ".html" | ".htm":
            yield from _html(file)
        case _:
            yield Said("text", file.read_text("utf-8"))


def _archive(file: Path) -> Iterator[Said]:
    """The names of the files in it, their comments, and every text."""
    with zipfile.ZipFile(file) as package:
        yield Said("comment", package.comment.decode(errors="replace"), hidden=True)
        for entry in package.infolist():
            yield Said("name", entry.filename, hidden=True)
            yield Said("comment", entry.comment.decode(errors="replace"), hidden=True)
            yield Said(entry.filename, package.read(entry).decode(errors="replace"))


def _office(file: Path) -> Iterator[Said]:
    with zipfile.ZipFile(file) as package:
        for part in package.namelist():
            if not part.endswith((".xml", ".vml")) or TECHNICAL.search(part):
                continue
            root = etree.fromstring(package.read(part), etree.XMLParser(resolve_entities=False, no_network=True))
            for paragraph in _paragraphs(root):
                yield Said(part, paragraph, hidden=not _is_shown(part))
            if part == "xl/workbook.xml":
                states = [sheet.get("state", "visible") for sheet in root.iter(etree.Element)]
                yield from (Said(part, "hidden sheet", hidden=True) for state in states if state != "visible")


def _is_shown(part: str) -> bool:
    return part.startswith(("word/document", "word/header", "word/footer", "word/footnotes", "xl/work", "xl/shared"))


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """Texts that belong together (a Word paragraph is cut into runs), and the attributes that are spoken."""
    is_own = "openxmlformats" not in (etree.QName(root).namespace or "")  # custom XML: anything may stand anywhere
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name == "p":
            yield "".join(node.text or "" for node in element.iter(etree.Element) if _local(node) == "t")
        elif name == "t" and any(_local(above) == "p" for above in element.iterancestors()):
            continue
        elif element.text and element.text.strip() and not _is_reference(element):
            yield INSTANT.sub("", element.text)
        yield from (str(value) for key, value in element.attrib.items() if str(key) in SPOKEN or is_own)
    yield from (comment.text or "" for comment in root.iter(etree.Comment))


def _is_reference(element: etree._Element) -> bool:
    """Addresses, places, and the numbers by which cells point at shared texts are no numbers of the document."""
    above = element.getparent()
    name = _local(element)
    if name == "instrText" and CONTENTS_FIELD.fullmatch(element.text or ""):
        return True
    return name in {"f", *PROGRAM, *PLACING} or (name == "v" and above is not None and above.get("t") == "s")


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _pdf(file: Path) -> Iterator[Said]:
    import pikepdf

    content = file.read_bytes()
    yield from (Said(f"page {number}", text) for number, text in _pages(content))
    yield from _before(content)
    with pikepdf.open(file) as parts:
        for entry in parts.objects:
            if isinstance(entry, pikepdf.Dictionary):
                # A bookmark's, a field's and an annotation's own words, besides what is read aloud.
                for key in SPOKEN_IN_PDF:
                    value = entry.get(key)
                    if isinstance(value, pikepdf.String):
                        yield Said(key, str(value), hidden=True)
            if isinstance(entry, pikepdf.Stream) and entry.get("/Type") == "/Metadata":
                yield from _metadata(entry.read_bytes())
        for key, value in parts.docinfo.items() if "/Info" in parts.trailer else ():
            if str(key) not in OF_THE_PROGRAM:
                yield Said(f"property {str(key)[1:]}", str(value), hidden=True)
        for attached in parts.attachments:
            yield Said("attachment", str(attached), hidden=True)
            content = parts.attachments[attached].get_file().read_bytes()
            yield Said("attachment", content.decode(errors="replace"), hidden=True)


def _pages(content: bytes) -> Iterator[tuple[int, str]]:
    import pypdfium2

    with pypdfium2.PdfDocument(content) as pages:
        for number, page in enumerate(pages, start=1):
            yield number, page.get_textpage().get_text_bounded()


def _before(content: bytes) -> Iterator[Said]:
    """What lies in the file from before it was saved again, and what was added behind its end."""
    import pypdfium2

    ends = [match.end() for match in re.finditer(rb"%%EOF", content)]
    for end in ends[:-1]:
        with suppress(pypdfium2.PdfiumError):
            yield from (Said("saved before", text, hidden=True) for _, text in _pages(content[:end]))
    yield Said("behind the end", content[ends[-1] if ends else 0 :].decode("latin-1"), hidden=True)


def _metadata(content: bytes) -> Iterator[Said]:
    """The words of an XMP packet; not what the program says of itself."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
    for element in root.iter(etree.Element) if root is not None else ():
        names = [etree.QName(one) for one in (element, *element.iterancestors())]
        if any(name.namespace in TECHNICAL_METADATA or name.localname in METADATA_OF_PROGRAM for name in names):
            continue
        yield Said("metadata", NORM.sub("", INSTANT.sub("", element.text or "")), hidden=True)
        for key, value in element.attrib.items():
            name = etree.QName(str(key))
            if name.namespace not in TECHNICAL_METADATA and name.localname not in METADATA_OF_PROGRAM:
                yield Said("metadata", INSTANT.sub("", str(value)), hidden=True)


def _html(file: Path) -> Iterator[Said]:
    page = html.document_fromstring(file.read_bytes())
    yield from (Said("comment", comment.text or "", hidden=True) for comment in page.iter(etree.Comment))
    for element in page.iter(etree.Element):
        for text in (element.text, element.tail):
            if text and text.strip() and element.tag != "style":
                yield Said(f"<{element.tag!s}>", text)
        for key, value in element.attrib.items():
            if str(key) in SPOKEN or str(key).startswith("data-"):
                yield Said(f"attribute {key!s}", str(value), hidden=True)
