"""How long a document may be: whoever reads it line by line comes to an end."""

from stegvis.documents.nodes import Block, Document, ListBlock, Paragraph, Table
from stegvis.vocabulary import BadInput, Wording

MAX_LINES = 250_000
"""Lines and table rows in a document: more than twice the 2,000 pages that somebody might really write."""


def require_an_end(document: Document, name: str, most: int = MAX_LINES) -> None:
    """Returns when the document has at most so many lines and table rows. Raises BadInput otherwise."""
    lines = sum(map(_lines, document.blocks))
    if lines > most:
        raise BadInput(name, _endless(lines, most))


def _lines(block: Block) -> int:
    match block:
        case Paragraph(lines=lines):
            return max(1, len(lines))
        case ListBlock(items=items):
            return sum(map(_lines, items))
        case Table(rows=rows):
            return len(rows)
        case _:
            return 1


def _endless(lines: int, most: int) -> Wording:
    return Wording(
        f"filen har {lines} rader, och högst {most} kan läsas. Dela upp den i flera filer.",
        f"the file has {lines} lines, and at most {most} can be read. Split it into several files.",
    )
