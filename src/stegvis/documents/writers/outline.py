"""What every writer needs to know of a document as a whole: its headings, numbered and anchored."""

from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.documents.nodes import Document, Heading


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading with a unique anchor and a level that never skips one (1, 3 becomes 1, 2)."""

    heading: Heading
    anchor: str
    level: int


def outline(document: Document) -> tuple[OutlineEntry, ...]:
    """The headings in order."""
    return tuple(_entries(document))


def _entries(document: Document) -> Iterator[OutlineEntry]:
    taken: set[str] = set()
    open_levels: list[int] = []
    for number, heading in enumerate(document.headings(), start=1):
        open_levels = [level for level in open_levels if level < heading.level] + [heading.level]
        anchor = heading.anchor or f"rubrik-{number}"
        if anchor in taken:
            anchor = f"{anchor}-{number}"
        taken.add(anchor)
        yield OutlineEntry(heading, anchor, len(open_levels))
