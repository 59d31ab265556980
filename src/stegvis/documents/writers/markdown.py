"""Markdown (CommonMark with pipe tables)."""

import re
from collections.abc import Iterator
from urllib.parse import quote

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
from stegvis.documents.writers.outline import OutlineEntry, outline

_UNSAFE = re.compile(r"[\s<>()\[\]\\`]")
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def write_markdown(document: Document) -> bytes:
    """The document as UTF-8 Markdown; the title is the only heading of level 1."""
    entries = outline(document)
    headings = iter(entries)
    parts = [f"# {escape(document.title)}"]
    for block in document.blocks:
        if isinstance(block, Heading):
            parts.append(f"{'#' * min(next(headings).level + 1, 6)} {escape(block.text)}")
        else:
            parts.extend(_block(block, entries))
    return ("\n\n".join(parts) + "\n").encode()


def escape(text: str) -> str:
    """Text whose punctuation Markdown would otherwise read as markup."""
    return SPECIAL.sub(r"\\\1", text)


def _block(block: Block, entries: tuple[OutlineEntry, ...]) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _runs(block).replace("\n", "  \n")
        case ListBlock():
            marks = (f"{number}." if block.ordered else "-" for number in range(1, len(block.items) + 1))
            yield "\n".join(
                f"{mark} {_runs(item).replace(chr(10), chr(10) + '  ')}"
                for mark, item in zip(marks, block.items, strict=True)
            )
        case Table():
            yield from _table(block)
        case Chart():
            yield f"**{escape(block.title)}.** {escape(block.alternative)}"
            yield from _table(block.data)
        case Note():
            yield f"> **{escape(block.label)}:** " + escape(block.text).replace("\n", "\n> ")
        case Contents():
            yield f"**{escape(block.title)}**"
            lines = ("  " * (e.level - 1) + f"- {escape(e.heading.text)}" for e in entries if e.level <= block.depth)
            yield "\n".join(lines)
        case PageBreak():
            yield "---"
        case Heading():
            raise ValueError("Headings are written by write_markdown, which knows their level.")


def _runs(paragraph: Paragraph) -> str:
    return "".join(map(_run, paragraph.runs))


def _run(run: Run) -> str:
    text = escape(run.text)
    core = text.strip()
    if not core:
        return text
    marked = f"*{core}*" if run.emphasis else core
    marked = f"**{marked}**" if run.strong else marked
    marked = f"[{marked}]({_UNSAFE.sub(_percent, run.link)})" if run.link else marked
    return text.replace(core, marked, 1)


def _percent(found: re.Match[str]) -> str:
    return quote(found[0], safe="")


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"**{escape(table.caption)}**"
    rows = [_row(table.header), "|" + "---|" * len(table.header), *map(_row, table.rows)]
    yield "\n".join(rows)


def _row(cells: tuple[TableCell, ...]) -> str:
    return "| " + " | ".join(escape(" ".join(cell.text.split())) for cell in cells) + " |"
