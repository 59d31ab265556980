"""The blocks of a section as templates need them."""

from collections.abc import Iterable
from dataclasses import dataclass

from stegvis.documents.nodes import Block, Heading, ListBlock, Note, Paragraph, Run, Table
from stegvis.documents.writers.columns import numeric_columns


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table: the headings, and rows of a row heading with its cells; beside each whether its column holds figures."""

    caption: str
    header: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block; `kind` is paragraph, heading, list, ordered, note or table, and says which field is filled."""

    kind: str
    runs: tuple[Run, ...] = ()
    items: tuple[tuple[Run, ...], ...] = ()
    table: ShownTable | None = None


def shown_blocks(blocks: Iterable[Block]) -> tuple[ShownBlock, ...]:
    """The blocks that hold something to show."""
    return tuple(shown for shown in map(_shown, blocks) if shown is not None)


def shown_text(text: str) -> tuple[ShownBlock, ...]:
    """Plain text as paragraphs."""
    return tuple(ShownBlock("paragraph", (Run(part),)) for part in text.split("\n\n") if part.strip())


def _shown(block: Block) -> ShownBlock | None:
    match block:
        case Paragraph(runs=runs):
            return ShownBlock("paragraph", runs) if block.text.strip() else None
        case Heading(text=text):
            return ShownBlock("heading", (Run(text),))
        case ListBlock(items=items, ordered=ordered):
            return ShownBlock("ordered" if ordered else "list", items=tuple(item.runs for item in items))
        case Note(label=label, text=text):
            return ShownBlock("note", (Run(f"{label}: ", strong=True), Run(text)))
        case Table():
            return ShownBlock("table", table=_table(block))
        case _:
            return None


def _table(table: Table) -> ShownTable:
    numeric = numeric_columns(table)
    rows = tuple(
        (row[0].text, tuple(zip((cell.text for cell in row[1:]), numeric[1:], strict=False))) for row in table.rows
    )
    return ShownTable(table.caption or "", tuple(zip((cell.text for cell in table.header), numeric, strict=True)), rows)
