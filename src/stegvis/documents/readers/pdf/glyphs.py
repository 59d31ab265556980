"""From a PDF page to words and rules, through pdfium: one pass over its characters and one over its paths."""

import ctypes
import math
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from stegvis.documents.readers.pdf.print import ARTIFACT, UNTAGGED, Edge, PagePrint, Word

MOST_EDGES = 20_000  # a page with more than this is a drawing or a map
MOST_MARKS = 50
LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-"}
NO_BREAK = {"\u00a0", "\u202f", "\u2007"}
FOLDED = LIGATURES | HYPHENS
BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")


@dataclass(slots=True)
class _Style:
    """What the characters of one text object share."""

    key: int
    size: float
    bold: bool
    tag: int
    turned: bool


@dataclass(slots=True)
class _Glyph:
    text: str
    x0: float
    x1: float
    base: float


def page_print(document: pdfium.PdfDocument, index: int) -> PagePrint:
    """Words and rules of page `index` (from 0). Raises pdfium.PdfiumError when the page cannot be loaded."""
    page = document[index]
    try:
        frame, words = _as_it_reads(page)
        across, down, images = _rules(page, frame)
        return PagePrint(index + 1, frame.width, frame.height, words, across, down, images)
    finally:
        page.close()


def _as_it_reads(page: pdfium.PdfPage) -> tuple["_Frame", list[Word]]:
    """The words, and the page turned so that most of them stand upright: a page may have been saved lying on its side.

    Other directions are tried only where most of what is printed is not upright as the page is looked at.
    """
    looked_at = page.get_rotation()
    frame, words, printed = _upright(page)
    if 2 * _signs(words) >= printed:
        return frame, words
    most, best = _signs(words), looked_at
    for turn in (90, 180, 270):
        page.set_rotation((looked_at + turn) % 360)
        signs = _signs(_upright(page)[1])
        if signs > most:
            most, best = signs, page.get_rotation()
    page.set_rotation(best)
    frame, words, _ = _upright(page)
    return frame, words


def _upright(page: pdfium.PdfPage) -> tuple["_Frame", list[Word], int]:
    """The page as it is turned now, the words that stand upright on it, and how many characters it has in all."""
    frame = _Frame.of(page)
    text = page.get_textpage()
    try:
        return frame, list(_words(text, frame)), text.count_chars()
    finally:
        text.close()


def _signs(words: Iterable[Word]) -> int:
    return sum(len(word.text) for word in words)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Turns page coordinates (y up, page unturned) into ours (y down, page as it is read)."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> "_Frame":
        left, bottom, right, top = page.get_cropbox()
        return cls(left, bottom, right, top, page.get_rotation())

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turn in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turn in (90, 270) else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x


def _words(text: pdfium.PdfTextPage, frame: _Frame) -> Iterator[Word]:
    word: Word | None = None
    spaces, last_key, last_x0, space_base = 0, 0, math.inf, 0.0
    for glyph, style in _glyphs(text, frame):
        if glyph.text.isspace() and glyph.text not in NO_BREAK:
            spaces, space_base = spaces + 1, glyph.base
            if word is not None and abs(glyph.base - word.base) < 0.5 * style.size:
                word.trails = True
            continue
        ligature = spaces == 0 and style.key == last_key and glyph.x0 == last_x0
        if word is not None and (ligature or not _breaks(word, glyph, style, spaces, last_key)):
            word.text += glyph.text
            word.x1 = max(word.x1, glyph.x1)
        else:
            if word is not None:
                yield from _kept(word)
            before = spaces if abs(space_base - glyph.base) < 0.5 * style.size else 0  # else they ended a line
            apart = word is not None and _parts(word, glyph, style, last_key)
            word = Word(
                glyph.text, glyph.x0, glyph.x1, glyph.base, style.size, style.bold, style.tag, before, apart=apart
            )
        spaces, last_key, last_x0 = 0, style.key, glyph.x0
    if word is not None:
        yield from _kept(word)


def _kept(word: Word) -> Iterator[Word]:
    if word.text.strip():
        yield word


def _breaks(word: Word, glyph: _Glyph, style: _Style, spaces: int, last_key: int) -> bool:
    if spaces or abs(glyph.base - word.base) > 0.5 * style.size or style.tag != word.tag:
        return True
    return _parts(word, glyph, style, last_key)


def _parts(word: Word, glyph: _Glyph, style: _Style, last_key: int) -> bool:
    """True when a glyph begins so far from the word before it that it is a word of its own."""
    gap = glyph.x0 - word.x1
    if gap > 0.15 * style.size or gap < -0.6 * style.size:
        return True
    if style.key == last_key or gap < 0.05 * style.size:
        return False
    # A tab may end a hair's breadth after the text: a number that starts there is a cell of its own.
    return glyph.text.isdigit() and not word.text[-1].isdigit() and word.text[-1] not in "-–(/,.:+"


def _glyphs(text: pdfium.PdfTextPage, frame: _Frame) -> Iterator[tuple[_Glyph, _Style]]:
    """The printed characters with their styles. This is where the time goes: bare handles, few calls a character."""
    handle = text.raw
    code, part = raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject
    origin, loose = raw.FPDFText_GetCharOrigin, raw.FPDFText_GetLooseCharBox
    styles: dict[int, _Style] = {}
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    point = frame.point
    for at in range(raw.FPDFText_CountChars(handle)):
        owner = part(handle, at)
        if not owner:  # a space or line end that pdfium made up
            continue
        key = ctypes.addressof(owner.contents)
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(handle, at, owner, key, frame)
        character = chr(code(handle, at))
        if style.turned or character in "\r\n\x00":
            continue
        loose(handle, at, box_at)
        origin(handle, at, x_at, y_at)
        ax, base = point(x.value, y.value)
        left, _ = point(box.left, box.bottom)
        right, _ = point(box.right, box.top)
        if right < left:
            left, right = right, left
        yield _Glyph(FOLDED.get(character, character), min(left, ax), right, base), style


def _style(text: Any, at: int, handle: Any, key: int, frame: _Frame) -> _Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    slant = math.degrees(math.atan2(matrix.b, matrix.a)) - frame.turn
    turned = abs((slant + 180) % 360 - 180) > 10
    size = round(raw.FPDFText_GetFontSize(text, at) * scale, 1)
    return _Style(key, size, _is_bold(text, at, handle), _tag(handle), turned)


def _is_bold(text: Any, at: int, handle: Any) -> bool:
    if raw.FPDFText_GetFontWeight(text, at) >= 600 or raw.FPDFTextObj_GetTextRenderMode(handle) == 2:
        return True
    font = raw.FPDFTextObj_GetFont(handle)
    buffer = ctypes.create_string_buffer(200)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, 200)
    name = buffer.raw[: max(length - 1, 0)].decode("utf-8", "replace").lower()
    return any(part in name for part in BOLD_NAMES)


def _tag(handle: Any) -> int:
    """The marked content of a text object. Marks nest: an artifact anywhere makes it one."""
    found = int(raw.FPDFPageObj_GetMarkedContentID(handle))
    for at in range(min(raw.FPDFPageObj_CountMarks(handle), MOST_MARKS)):
        mark = raw.FPDFPageObj_GetMark(handle, at)
        length = ctypes.c_ulong()
        buffer = (ctypes.c_ushort * 32)()
        if raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length):
            name = bytes(buffer)[: max(min(length.value, 64) - 2, 0)].decode("utf-16-le", "replace")
            if name == "Artifact":
                return ARTIFACT
    return found if found >= 0 else UNTAGGED


def _rules(page: pdfium.PdfPage, frame: _Frame) -> tuple[list[Edge], list[Edge], int]:
    across: list[Edge] = []
    down: list[Edge] = []
    images = 0
    for at in range(raw.FPDFPage_CountObjects(page)):
        handle = raw.FPDFPage_GetObject(page, at)
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            images += 1
        elif kind == raw.FPDF_PAGEOBJ_PATH and len(across) + len(down) < MOST_EDGES:
            for (ax, ay), (bx, by) in _strokes(handle, frame):
                if abs(ay - by) < 0.7 and abs(ax - bx) > 4:
                    across.append(Edge((ay + by) / 2, min(ax, bx), max(ax, bx)))
                elif abs(ax - bx) < 0.7 and abs(ay - by) > 4:
                    down.append(Edge((ax + bx) / 2, min(ay, by), max(ay, by)))
    if len(across) + len(down) >= MOST_EDGES:
        return [], [], images
    return across, down, images


def _strokes(handle: Any, frame: _Frame) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight stretches of a path, in our coordinates; each closing stretch too."""
    count = raw.FPDFPath_CountSegments(handle)
    if count > 2000:
        return
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = here = (0.0, 0.0)
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(handle, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        there = frame.point(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = there
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield here, there
        here = there
        if raw.FPDFPathSegment_GetClose(segment):
            yield here, start
            here = start
