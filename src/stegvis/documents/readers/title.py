"""What a document is called when it does not say so itself."""

from collections.abc import Iterable
from pathlib import PurePath

from stegvis.documents.nodes import Block, Heading, Paragraph

_LONGEST = 120


def title_of(blocks: Iterable[Block], name: str) -> str:
    """The first heading of level 1, else the first line of text, else the file's name without suffix."""
    first_line = ""
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            return block.text
        if isinstance(block, Heading | Paragraph) and not first_line:
            first_line = block.text.strip().split("\n", 1)[0].strip()
    if first_line:
        return first_line if len(first_line) <= _LONGEST else first_line[: _LONGEST - 1].rstrip() + "…"
    return PurePath(name).stem or name
