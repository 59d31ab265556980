"""Plain text: tables as tab-separated rows, notes in brackets. What `readers.text` reads back."""

from collections.abc import Iterator

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
    Table,
    TableCell,
)


def write_text(document: Document) -> bytes:
    """The document as UTF-8 text; blocks are separated by a blank line, pages by a form feed."""
    parts = [document.title, *(text for block in document.blocks for text in _block(block, document))]
    return ("\n\n".join(parts) + "\n").replace("\f\n\n", "\f").encode()


def _block(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield block.text
        case ListBlock():
            yield "\n".join(f"{_bullet(block, number)} {item.text}" for number, item in enumerate(block.items, 1))
        case Table():
            yield _table(block)
        case Chart():
            yield f"[{block.title}: {block.alternative}]"
            yield _table(block.data)
        case Note():
            yield f"[{block.label}: {block.text}]"
        case Contents():
            yield "\n".join([block.title, *_contents(block, document)])
        case PageBreak():
            yield "\f"


def _bullet(block: ListBlock, number: int) -> str:
    return f"{number}." if block.ordered else "-"


def _contents(block: Contents, document: Document) -> Iterator[str]:
    return ("  " * h.level + h.text for h in document.headings() if h.level <= block.depth)


def _table(table: Table) -> str:
    rows = ["\t".join(map(_one_line, row)) for row in (table.header, *table.rows)]
    return "\n".join(([f"{table.caption}", ""] if table.caption else []) + rows)


def _one_line(cell: TableCell) -> str:
    return " ".join(cell.text.split())
