"""The blocks of a section as JSON, and back.

Only what readers produce inside a section is known here; anything else raises TypeError rather than being lost.
Figures inside text tables are kept as printed: the report's own figures have their own rows.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from stegvis.documents.nodes import (
    Block,
    Heading,
    Line,
    ListBlock,
    Note,
    NoteKind,
    PageBreak,
    Paragraph,
    Run,
    Table,
    TableCell,
)
from stegvis.vocabulary import Place

Json = dict[str, Any]


def encode_blocks(blocks: Iterable[Block]) -> list[Json]:
    """One JSON object a block; page breaks are left out."""
    return [_encode(block) for block in blocks if not isinstance(block, PageBreak)]


def decode_blocks(stored: Iterable[Json]) -> tuple[Block, ...]:
    """The blocks that were encoded."""
    return tuple(_decode(one) for one in stored)


def _encode(block: Block) -> Json:
    match block:
        case Paragraph():
            return {"is": "paragraph", **_paragraph(block)}
        case Heading(level=level, text=text, place=place):
            return {"is": "heading", "level": level, "text": text, "at": _at(place)}
        case Note(kind=kind, label=label, text=text, place=place):
            return {"is": "note", "kind": kind.value, "label": label, "text": text, "at": _at(place)}
        case ListBlock(items=items, ordered=ordered, place=place):
            return {"is": "list", "ordered": ordered, "items": [_paragraph(item) for item in items], "at": _at(place)}
        case Table(header=header, rows=rows, caption=caption, place=place):
            return {
                "is": "table",
                "header": [_cell(cell) for cell in header],
                "rows": [[_cell(cell) for cell in row] for row in rows],
                "caption": caption,
                "at": _at(place),
            }
        case _:
            raise TypeError(f"A section cannot hold a {type(block).__name__}.")


def _decode(stored: Json) -> Block:
    at = _place(stored["at"])
    match stored["is"]:
        case "paragraph":
            return _read_paragraph(stored)
        case "heading":
            return Heading(stored["level"], stored["text"], at)
        case "note":
            return Note(NoteKind(stored["kind"]), stored["label"], stored["text"], at)
        case "list":
            return ListBlock(tuple(_read_paragraph(item) for item in stored["items"]), stored["ordered"], at)
        case "table":
            rows = tuple(tuple(_read_cell(cell) for cell in row) for row in stored["rows"])
            return Table(tuple(_read_cell(cell) for cell in stored["header"]), rows, stored["caption"], at)
        case other:
            raise TypeError(f"No block is called {other}.")


def _paragraph(paragraph: Paragraph) -> Json:
    runs = [[run.text, run.strong, run.emphasis, run.link] for run in paragraph.runs]
    lines = [[line.text, _at(line.place)] for line in paragraph.lines]
    return {"runs": runs, "lines": lines, "at": _at(paragraph.place)}


def _read_paragraph(stored: Json) -> Paragraph:
    runs = tuple(Run(text, strong, emphasis, link) for text, strong, emphasis, link in stored["runs"])
    lines = tuple(Line(text, _place(at)) for text, at in stored["lines"])
    return Paragraph(runs, _place(stored["at"]), lines)


def _cell(cell: TableCell) -> list[Any]:
    return [cell.text, _at(cell.place)]


def _read_cell(stored: Sequence[Any]) -> TableCell:
    return TableCell(stored[0], None, _place(stored[1]))


def _at(place: Place) -> list[int | None]:
    return [place.page, place.line, place.paragraph]


def _place(at: Sequence[int | None]) -> Place:
    return Place(page=at[0], line=at[1], paragraph=at[2])
