"""The blocks of a section as templates need them: what stands in them is HTML already, since a report has very many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from stegvis.documents.nodes import Block, Heading, ListBlock, Note, Paragraph, Run, Table, TableCell
from stegvis.documents.writers.columns import numeric_columns

NO_TEXT = SafeString()
KEPT = 64
"""Kinds of tables: by how many columns, and which of them hold figures."""


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table: the row of headings, and the other rows, each with a row heading."""

    caption: str
    header: SafeString
    rows: SafeString


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block; `kind` is paragraph, heading, list, ordered, note or table, and says which field is filled."""

    kind: str
    text: SafeString = NO_TEXT
    items: tuple[SafeString, ...] = ()
    table: ShownTable | None = None


def shown_blocks(blocks: Iterable[Block]) -> tuple[ShownBlock, ...]:
    """The blocks that hold something to show."""
    return tuple(shown for shown in map(_shown, blocks) if shown is not None)


def shown_text(text: str) -> tuple[ShownBlock, ...]:
    """Plain text as paragraphs."""
    return tuple(ShownBlock("paragraph", escape(part)) for part in text.split("\n\n") if part.strip())


def _shown(block: Block) -> ShownBlock | None:
    match block:
        case Paragraph(runs=runs):
            return ShownBlock("paragraph", _runs(runs)) if block.text.strip() else None
        case Heading(text=text):
            return ShownBlock("heading", escape(text))
        case ListBlock(items=items, ordered=ordered):
            return ShownBlock("ordered" if ordered else "list", items=tuple(_runs(item.runs) for item in items))
        case Note(label=label, text=text):
            return ShownBlock("note", _runs((Run(f"{label}: ", strong=True), Run(text))))
        case Table():
            return ShownBlock("table", table=_table(block))
        case _:
            return None


def _runs(runs: Iterable[Run]) -> SafeString:
    return format_html_join("", "{}", ((_run(one),) for one in runs))


def _run(run: Run) -> SafeString:
    if run.strong:
        return format_html("<strong>{}</strong>", run.text)
    return format_html("<em>{}</em>", run.text) if run.emphasis else escape(run.text)


def _table(table: Table) -> ShownTable:
    numeric = numeric_columns(table)
    header = ((_heading(cell.text, is_number),) for cell, is_number in zip(table.header, numeric, strict=True))
    rows = ((_row(row, tuple(numeric)),) for row in table.rows)
    return ShownTable(table.caption or "", format_html_join("", "{}", header), format_html_join("", "{}", rows))


def _heading(text: str, is_number: bool) -> SafeString:
    if not text:
        return _NO_HEADING
    return format_html('<th scope="col"{}>{}</th>', _NUMBER if is_number else "", text)


def _row(row: Sequence[TableCell], numeric: tuple[bool, ...]) -> SafeString:
    return format_html(_row_of(numeric[1 : len(row)]), *(cell.text for cell in row))


@lru_cache(maxsize=KEPT)
def _row_of(numeric: tuple[bool, ...]) -> str:
    """What a row is filled into."""
    cells = ('<td class="sv-cell--number">{}</td>' if one else '<td class="sv-cell">{}</td>' for one in numeric)
    return f'<tr class="table-ng__row"><th scope="row">{{}}</th>{"".join(cells)}</tr>'


_NO_HEADING = SafeString("<td></td>")
_NUMBER = format_html(' class="{}"', "sv-cell--number")
