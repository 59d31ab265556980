"""The pieces of WordprocessingML that python-docx has no call for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as DocxParagraph
from docx.text.run import Run as DocxRun
from lxml.etree import SubElement

from stegvis.documents.nodes import Document, NoteKind
from stegvis.documents.writers.fixed_zip import FIXED_INSTANT
from stegvis.documents.writers.outline import OutlineEntry

LOCALES = {"sv": "sv-SE", "en": "en-GB"}
MARGIN = Cm(2.3)
PAGE_WIDTH = Cm(21) - 2 * MARGIN
INK = RGBColor(0x1B, 0x1B, 0x1B)
W = qn("w:p").removesuffix("p")
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TABLE_STYLES = ("Normal Table", "Table Grid")
NOTE_STYLES = {NoteKind.INFO: "Note Info", NoteKind.WARNING: "Note Warning", NoteKind.ERROR: "Note Error"}
NOTE_COLOURS = {NoteKind.INFO: "0B5C7A", NoteKind.WARNING: "8A5A00", NoteKind.ERROR: "A3222A"}


def element(tag: str, **attributes: str) -> Any:
    """An XML element such as element("w:shd", fill="F4F4F2") with attributes in the w namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add(parent: Any, tag: str, **attributes: str) -> Any:
    """A new last child of the w namespace, with attributes of it."""
    return SubElement(parent, W + tag, {W + name: value for name, value in attributes.items()})


def put_text(run: Any, text: str) -> None:
    """Puts the text in a run that has none; python-docx goes through it letter by letter for breaks and tabs."""
    if any(sign in text for sign in "\t\n\r"):
        run.text = text
    elif text:
        written = add(run, "t")
        written.text = text
        if text != text.strip():
            written.set(XML_SPACE, "preserve")


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty file with page, styles and footer, and the ids of its styles by their names."""

    content: bytes
    style_ids: Mapping[str | None, str]


def opened(document: Document) -> tuple[DocxDocument, Mapping[str | None, str]]:
    """A file to write the document in, with its properties, and the ids of its styles by their names."""
    blank = _blank(document.language)
    file = docx.Document(BytesIO(blank.content))
    properties = file.core_properties
    properties.title, properties.author = document.title, document.author or "Stegvis"
    properties.subject, properties.comments = document.subject or "", ""
    properties.language = document.language
    properties.created = properties.modified = FIXED_INSTANT
    properties.last_modified_by, properties.revision = "Stegvis", 1
    return file, blank.style_ids


@lru_cache(maxsize=4)
def _blank(language: str) -> Blank:
    """Made once: to find and change styles takes longer than to write a report."""
    file = docx.Document()
    _without_what_no_reader_sees(file)
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    _styles(file, LOCALES.get(language, language))
    _page_number(section.footer.paragraphs[0])
    content = BytesIO()
    file.save(content)
    return Blank(content.getvalue(), {style.name: style.style_id for style in file.styles})


def _without_what_no_reader_sees(file: DocxDocument) -> None:
    """Without the many looks for tables, and all styles once more for Word 2010: most of the time to write a file."""
    for style in [one for one in file.styles if one.type == WD_STYLE_TYPE.TABLE and one.name not in TABLE_STYLES]:
        style.delete()
    relations = file.part.rels
    for name in [name for name, one in relations.items() if one.reltype.endswith("/stylesWithEffects")]:
        del relations[name]


def _styles(file: DocxDocument, locale: str) -> None:
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    run_properties = normal.element.get_or_add_rPr()
    run_properties.append(element("w:lang", val=locale, eastAsia=locale, bidi=locale))
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    for level in range(1, 7):
        style = file.styles[f"Heading {level}"]
        style.font.color.rgb = INK
        style.paragraph_format.keep_with_next = True
    file.styles["Caption"].font.color.rgb = INK
    file.styles["Title"].font.color.rgb = INK
    for kind, name in NOTE_STYLES.items():
        _note_style(file, name, NOTE_COLOURS[kind])


def _note_style(file: DocxDocument, name: str, colour: str) -> None:
    style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = file.styles["Normal"]
    style.paragraph_format.left_indent = Cm(0.3)
    properties = style.element.get_or_add_pPr()
    border = element("w:pBdr")
    border.append(element("w:left", val="single", sz="36", space="8", color=colour))
    properties.append(border)
    properties.append(element("w:shd", val="clear", color="auto", fill="F4F4F2"))


def _page_number(paragraph: DocxParagraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        else:
            instruction = element("w:instrText")
            instruction.text = text
            run._r.append(instruction)


def bookmark(paragraph: DocxParagraph, name: str, number: int) -> None:
    """Make the whole paragraph a target for internal links."""
    start = element("w:bookmarkStart", id=str(number), name=name[:40])
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def internal_link(paragraph: DocxParagraph, text: str, anchor: str) -> None:
    """A run that leads to a bookmark of the same file."""
    link = element("w:hyperlink", anchor=anchor[:40], history="1")
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)


def external_link(paragraph: DocxParagraph, run: DocxRun, address: str) -> None:
    """Turn a run of the paragraph into a link to an address."""
    identifier = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = element("w:hyperlink")
    link.set(qn("r:id"), identifier)
    run.font.underline = True
    run._r.addprevious(link)
    link.append(run._r)


def restarted_numbering(file: DocxDocument) -> str:
    """A numbering of its own for one ordered list, so that it starts at 1. Returns its id."""
    numbering = file.part.numbering_part.element
    style = file.styles["List Number"].element
    original = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    abstract = next(
        num.find(qn("w:abstractNumId")).get(qn("w:val"))
        for num in numbering.iter(qn("w:num"))
        if num.get(qn("w:numId")) == original
    )
    identifier = str(max(int(num.get(qn("w:numId"))) for num in numbering.iter(qn("w:num"))) + 1)
    made = element("w:num", numId=identifier)
    made.append(element("w:abstractNumId", val=abstract))
    override = element("w:lvlOverride", ilvl="0")
    override.append(element("w:startOverride", val="1"))
    made.append(override)
    numbering.append(made)
    return identifier


def number_by(paragraph: DocxParagraph, numbering: str) -> None:
    """Number the paragraph by that numbering."""
    properties: Any = paragraph._p.get_or_add_pPr()
    properties = properties.get_or_add_numPr()
    properties.append(element("w:ilvl", val="0"))
    properties.append(element("w:numId", val=numbering))


def describe(picture: InlineShape, title: str, alternative: str) -> None:
    """Give a picture its title and alternative text."""
    properties = picture._inline.docPr
    properties.set("descr", alternative)
    properties.set("title", title)


def add_contents(
    file: DocxDocument, entries: Sequence[OutlineEntry], depth: int, printable: Callable[[str], str]
) -> None:
    """A contents field that already holds its links; Word adds page numbers when the field is updated."""
    for number, entry in enumerate(entries):
        paragraph = file.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.8 * (entry.level - 1))
        paragraph.paragraph_format.space_after = Pt(2)
        if number == 0:
            _open_field(paragraph, f'TOC \\o "1-{depth}" \\h \\z \\u')
        internal_link(paragraph, printable(entry.heading.text), entry.anchor)
        if number == len(entries) - 1:
            paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def _open_field(paragraph: DocxParagraph, code: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="begin"))
    instruction = element("w:instrText")
    instruction.text = code
    paragraph.add_run()._r.append(instruction)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))
