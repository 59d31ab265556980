"""A Document as the data that the template document.typ sets."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from stegvis.documents.charts import chart_height, chart_svg, spoken_number
from stegvis.documents.fonts import FAMILY
from stegvis.documents.nodes import (
    Block,
    Chart,
    Contents,
    Document,
    Heading,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Table,
    TableCell,
)
from stegvis.documents.writers.columns import in_page_widths, layout, numeric_columns, row_heights
from stegvis.documents.writers.outline import OutlineEntry, outline
from stegvis.vocabulary import NotAnswered, NotAsked, Number, Withheld
from stegvis.vocabulary.cells import WITHHELD_SIGN

WORDS = {
    "sv": {
        "page": "Sida",
        "of": "av",
        "data": "Siffrorna i diagrammet",
        "part": "del {} av {}",
        "withheld": "{} betyder att uppgiften inte visas, för att ingen ska kunna pekas ut.",
        "empty": "Tabellen har inga rader.",
        "not asked": "ej\u00a0frågat",
        "not answered": "inga\u00a0svar",
    },
    "en": {
        "page": "Page",
        "of": "of",
        "data": "The figures of the chart",
        "part": "part {} of {}",
        "withheld": "{} means that the figure is not shown, so that nobody can be pointed out.",
        "empty": "The table has no rows.",
        "not asked": "not\u00a0asked",
        "not answered": "no\u00a0answers",
    },
}
SAFE_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
LONG_WORD = re.compile(r"\S{34,}")
BREAKABLE_AFTER = re.compile(r"(?<=[/.,:;?&=_@\-–+])(?=\w)")
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
TOTAL = re.compile(r"(totalt|total|summa|sum|samtliga|tillsammans|alla|all)\b.{0,24}", re.IGNORECASE)
FIXED_DATE = (2000, 1, 1)
"""PDF/A asks for a date, and the same document must give the same bytes."""

TALLEST_WHOLE_TABLE, TALLEST_WHOLE_ROW = 360.0, 150.0
"""In points: what is rather moved to the next page than divided."""

TALLEST_PICTURE = 880.0
"""In units of a chart's picture: what fits on a page below a heading."""

_Data = dict[str, Any]


def as_data(document: Document) -> _Data:
    """What document.typ reads from sys.inputs.document; see there for the shapes."""
    return _Translation(document).data()


class _Translation:
    """One document on its way into data: its words, and the anchors that links may point at."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = WORDS["sv" if document.language.startswith("sv") else "en"]
        self.entries = outline(document)
        self.explained = False
        self.anchors: dict[str, str] = {}
        for number, entry in enumerate(self.entries):
            self.anchors.setdefault(entry.anchor, f"heading-{number}")

    def data(self) -> _Data:
        document = self.document
        language, _, region = document.language.partition("-")
        return {
            "title": _seen(document.title),
            "running-title": _shortened(_seen(document.title), 90),
            "author": [_seen(document.author)] if document.author else [],
            "subject": _seen(document.subject) if document.subject else None,
            "language": language.lower(),
            "region": region.upper() if len(region) == 2 else None,
            "date": FIXED_DATE,
            "dated": False,
            "font": FAMILY,
            "words": self.words,
            "cover": any(isinstance(block, Contents) for block in document.blocks),
            "titled": not self._opens_with_title(),
            "blocks": list(self._blocks()),
        }

    def _opens_with_title(self) -> bool:
        first = next(iter(self.document.blocks), None)
        return isinstance(first, Heading) and first.text.strip() == self.document.title.strip()

    def _blocks(self) -> Iterator[_Data]:
        """The blocks; headings just above a table that turns the page go onto that page with it."""
        headings, above = iter(self.entries), list[_Data]()
        for block in self.document.blocks:
            if isinstance(block, Heading):
                entry = next(headings)
                self.explained = self.explained and entry.level > 1
                above.append(self._heading(entry))
                continue
            for data in self._block(block):
                if data.get("landscape"):
                    data["headings"] = above
                else:
                    yield from above
                yield data
                above = []
        yield from above

    def _heading(self, entry: OutlineEntry) -> _Data:
        label = self.anchors[entry.anchor]
        return {"kind": "heading", "level": entry.level, "text": _text(entry.heading.text), "label": label}

    def _block(self, block: Block) -> Iterator[_Data]:
        match block:
            case Paragraph():
                yield {"kind": "paragraph", "runs": self._runs(block)}
            case ListBlock():
                yield {"kind": "list", "ordered": block.ordered, "items": [self._runs(item) for item in block.items]}
            case Table():
                yield from self._tables(block)
            case Chart():
                yield {"kind": "chart", "pictures": list(self._pictures(block))}
                yield from self._tables(block.data if block.data.caption else self._captioned(block.data))
            case Note():
                words = {"label": _seen(block.label), "text": _text(block.text)}
                yield {"kind": "note", "tone": block.kind.value, "breakable": len(block.text) > 600} | words
            case Contents():
                yield {"kind": "contents", "title": _seen(block.title), "depth": block.depth}
            case PageBreak():
                yield {"kind": "page break"}
            case Heading():
                raise ValueError("Headings are translated with their level, by _blocks.")

    def _captioned(self, data: Table) -> Table:
        return Table(data.header, data.rows, self.words["data"])

    def _tables(self, table: Table) -> Iterator[_Data]:
        parts = in_page_widths(table)
        for number, part in enumerate(parts, start=1):
            addition = "" if len(parts) == 1 else f" ({self.words['part'].format(number, len(parts))})"
            yield {"kind": "table", "headings": []} | self._table(part, addition)

    def _runs(self, paragraph: Paragraph) -> list[tuple[object, bool, bool, str | None]]:
        return [(_text(run.text), run.strong, run.emphasis, self._target(run)) for run in paragraph.runs if run.text]

    def _target(self, run: Run) -> str | None:
        """Where a link leads: an address people can open, or a heading of this document; else it is plain text."""
        if not run.link:
            return None
        if run.link.startswith("#"):
            label = self.anchors.get(run.link[1:])
            return f"#{label}" if label else None
        return _seen(run.link) if SAFE_LINK.match(run.link) else None

    def _table(self, table: Table, addition: str) -> _Data:
        shown = self._shown(table)
        numeric, laid = numeric_columns(table), layout(shown)
        heights = row_heights(shown, laid)
        return {
            "caption": _text(f"{table.caption or ''}{addition}".strip()) or None,
            "header": [_text(cell.text, split) for cell, split in zip(shown.header, laid.hyphenate, strict=True)],
            "rows": [_row(row, laid.hyphenate, height) for row, height in zip(shown.rows, heights, strict=True)],
            "numeric": numeric,
            "remarks": list(self._remarks(table)),
            "widths": laid.widths,
            "size": laid.size,
            "pad": laid.pad,
            "landscape": laid.landscape,
            "hyphenate": laid.hyphenate,
            "breakable": sum(heights) > TALLEST_WHOLE_TABLE,
        }

    def _shown(self, table: Table) -> Table:
        """The table with the words that stand in each cell."""
        rows = tuple(tuple(TableCell(self._cell_text(cell), cell.cell) for cell in row) for row in table.rows)
        return Table(tuple(TableCell(_seen(cell.text)) for cell in table.header), rows, table.caption)

    def _cell_text(self, cell: TableCell) -> str:
        """Zero, hidden, empty and unanswered look different; an empty cell stays empty."""
        if cell.text.strip():
            return _seen(cell.text)
        match cell.cell:
            case Number(value):
                return spoken_number(value, self.document.language)
            case Withheld():
                return WITHHELD_SIGN
            case NotAsked():
                return self.words["not asked"]
            case NotAnswered():
                return self.words["not answered"]
            case _:
                return ""

    def _remarks(self, table: Table) -> Iterator[str]:
        """What stands below a table. The sign for withheld is explained once a chapter."""
        if not table.rows:
            yield self.words["empty"]
        if not self.explained and any(isinstance(cell.cell, Withheld) for row in table.rows for cell in row):
            self.explained = True
            yield self.words["withheld"].format(WITHHELD_SIGN)

    def _pictures(self, chart: Chart) -> Iterator[_Data]:
        """The chart's picture, or several on one scale when it is taller than a page."""
        parts = list(_parts(chart))
        for number, rows in enumerate(parts, start=1):
            addition = "" if len(parts) == 1 else f" ({self.words['part'].format(number, len(parts))})"
            yield {
                "title": _text(chart.title + addition),
                "alternative": _seen(chart.alternative + addition),
                "svg": _seen(chart_svg(chart, rows=rows, language=self.document.language)),
            }


def _parts(chart: Chart) -> Iterator[slice]:
    height = chart_height(chart)
    count = -(-height // TALLEST_PICTURE)
    step = max(1, -(-len(chart.data.rows) // int(count)))
    return (slice(start, start + step) for start in range(0, len(chart.data.rows), step))


def _row(row: Sequence[TableCell], split: Sequence[bool], height: float) -> _Data:
    return {
        "total": TOTAL.fullmatch(row[0].text.strip()) is not None,
        "breakable": height > TALLEST_WHOLE_ROW,
        "cells": [_cell(cell, narrow) for cell, narrow in zip(row, split, strict=True)],
    }


def _cell(cell: TableCell, narrow: bool) -> object:
    text = _text(cell.text, narrow)
    if isinstance(cell.cell, Withheld | NotAsked | NotAnswered):
        return {"text": text, "hidden": isinstance(cell.cell, Withheld)}
    return text


def _seen(text: str) -> str:
    """The text in composed letters, without characters that have no shape."""
    return UNSEEN.sub("", unicodedata.normalize("NFC", text))


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _text(text: str, narrow: bool = False) -> str | list[str]:
    """The text; as a list of pieces when it holds a word so long that a line must be broken inside it."""
    text = _seen(text)
    pieces: Callable[[str], Iterator[str]] = _narrow_pieces if narrow else _long_pieces
    found = list(pieces(text))
    return found if len(found) > 1 else text


def _long_pieces(text: str) -> Iterator[str]:
    last = 0
    for word in LONG_WORD.finditer(text):
        pieces = list(_cut(word[0], 16))
        yield text[last : word.start()] + pieces[0]
        yield from pieces[1:-1]
        last = word.end() - len(pieces[-1])
    yield text[last:]


def _narrow_pieces(text: str) -> Iterator[str]:
    """Words with figures or signs cannot be hyphenated: they may break anywhere after a sign."""
    return (piece for part in BREAKABLE_AFTER.split(text) for piece in _long_pieces(part))


def _cut(word: str, most: int) -> Iterator[str]:
    for part in BREAKABLE_AFTER.split(word):
        yield from (part[start : start + most] for start in range(0, len(part), most))
