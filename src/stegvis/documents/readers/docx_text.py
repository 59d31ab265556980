"""The text of a DOCX paragraph as it would be printed: insertions kept, deletions and field codes left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from stegvis.documents.nodes import Run
from stegvis.documents.readers.docx_package import R, W
from stegvis.documents.readers.docx_styles import Style, Styles, switched_on, value_of
from stegvis.documents.readers.text_inline import safe_link

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SKIPPED = frozenset(
    W + name for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "sdtPr", "rt", "tblPr", "fldData")
)
_APART = frozenset({W + "txbxContent"})
_BOXES = frozenset({"\uf0fe", "\uf0fd", "\uf078", "\uf052", "\uf053"})
_EMPTY_BOXES = frozenset({"\uf0a8", "\uf06f", "\uf0a3", "\uf071", "\uf072"})
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}


@dataclass(slots=True)
class ParagraphText:
    """A paragraph's runs, the ids of the footnotes it points to, and the text boxes that hang in it."""

    runs: list[Run] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Look:
    strong: bool
    emphasis: bool
    link: str | None = None


class TextReader:
    """Reads paragraphs of one document: knows its styles and its links."""

    def __init__(self, styles: Styles, links: dict[str, str]) -> None:
        self.styles = styles
        self.links = links

    def read(self, paragraph: etree._Element, style: Style) -> ParagraphText:
        """What the paragraph says."""
        text = ParagraphText()
        self._walk(paragraph, _Look(bool(style.strong), bool(style.emphasis)), text)
        return text

    def _walk(self, element: etree._Element, look: _Look, text: ParagraphText) -> None:
        for child in element:
            tag = child.tag
            if tag in _APART:
                text.boxes.append(child)
            elif tag == W + "r":
                self._run(child, look, text)
            elif tag == W + "hyperlink":
                link = safe_link(self.links.get(child.get(R + "id") or "", ""))
                self._walk(child, _Look(look.strong, look.emphasis, link), text)
            elif tag == _MATH_TEXT:
                _add(text, child.text or "", look)
            elif tag not in _SKIPPED:
                self._walk(child, look, text)

    def _run(self, run: etree._Element, look: _Look, text: ParagraphText) -> None:
        properties = run.find(W + "rPr")
        style = self.styles.styles.get(value_of(properties, "rStyle") or "")
        if _chosen(properties, "vanish", style.hidden if style else None, otherwise=False):
            return
        own = _Look(
            _chosen(properties, "b", style.strong if style else None, otherwise=look.strong),
            _chosen(properties, "i", style.emphasis if style else None, otherwise=look.emphasis),
            look.link,
        )
        for child in run:
            self._run_child(child, own, text)

    def _run_child(self, child: etree._Element, look: _Look, text: ParagraphText) -> None:
        tag = child.tag
        if tag == W + "t":
            _add(text, child.text or "", look)
        elif tag in _SIGNS:
            _add(text, _SIGNS[tag], look)
        elif tag == W + "sym":
            _add(text, _symbol(child), look)
        elif tag == W + "fldChar":
            _add(text, _form_field(child), look)
        elif tag in {W + "footnoteReference", W + "endnoteReference"}:
            kind = "footnotes" if tag == W + "footnoteReference" else "endnotes"
            text.notes.append(f"{kind}:{child.get(W + 'id')}")
        elif tag not in _SKIPPED:
            self._walk(child, look, text)


def _chosen(properties: etree._Element | None, name: str, styled: bool | None, *, otherwise: bool) -> bool:
    for answer in (switched_on(properties, name), styled):
        if answer is not None:
            return answer
    return otherwise


def _add(text: ParagraphText, more: str, look: _Look) -> None:
    if more:
        text.runs.append(Run(more.replace("\u00ad", ""), look.strong, look.emphasis, look.link))


def _symbol(element: etree._Element) -> str:
    """A sign of a symbol font: boxes become ☒ and ☐, others nothing that a reader could know."""
    code = element.get(W + "char") or ""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    if sign in _BOXES:
        return "☒"
    if sign in _EMPTY_BOXES:
        return "☐"
    return "•" if sign == "\uf0b7" else "" if "\ue000" <= sign <= "\uf8ff" else sign


def _form_field(element: etree._Element) -> str:
    """What an old form field shows: a box ticked or not, or the entry chosen."""
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        ticked = switched_on(box, "checked")
        return "☒" if (switched_on(box, "default") if ticked is None else ticked) else "☐"
    entries = element.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    if not entries:
        return ""
    chosen = value_of(element, "ffData", "ddList", "result") or "0"
    index = int(chosen) if chosen.isdigit() else 0
    return (entries[index].get(W + "val") or "") if index < len(entries) else ""


def lines_of(runs: list[Run]) -> Iterator[tuple[Run, ...]]:
    """The runs of each printed line: soft line breaks cut."""
    line: list[Run] = []
    for run in runs:
        first, *rest = run.text.split("\n")
        if first:
            line.append(Run(first, run.strong, run.emphasis, run.link))
        for part in rest:
            yield tuple(line)
            line = [Run(part, run.strong, run.emphasis, run.link)] if part else []
    yield tuple(line)
