"""Makes one table of the parts that a page break left, and one row of a row that it cut."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stegvis.documents.readers.pdf.blocks import RawBlock, RawCell, RawTable
from stegvis.documents.readers.pdf.columns import unfinished
from stegvis.documents.readers.pdf.hyphens import Mender

NEAR = 4.0


def joined_tables(blocks: Iterable[RawBlock], mender: Mender) -> list[RawBlock]:
    """The blocks with each table that goes on at the top of the next page made whole."""
    whole: list[RawBlock] = []
    for block in blocks:
        last = whole[-1] if whole else None
        if isinstance(block, RawTable) and isinstance(last, RawTable) and _goes_on(last, block, mender):
            _append(last, block, mender)
        else:
            whole.append(block)
    return [part for block in whole for part in _parted(block, mender)]


def _parted(block: RawBlock, mender: Mender) -> list[RawBlock]:
    """Tables that stand edge to edge look like one: a row that repeats the headings starts the next."""
    if not isinstance(block, RawTable) or block.headers != 1:
        return [block]
    head = [cell.text(mender) for cell in block.rows[0]]
    starts = [at for at, row in enumerate(block.rows) if at == 0 or [cell.text(mender) for cell in row] == head]
    if len(starts) == 1 or not any(head[1:]):
        return [block]
    ends = [*starts[1:], len(block.rows)]
    return [replace(block, rows=block.rows[start:end]) for start, end in zip(starts, ends, strict=True)]


def _goes_on(last: RawTable, block: RawTable, mender: Mender) -> bool:
    if (
        last.source == "tags"
        or last.source != block.source
        or block.first != last.last + 1
        or len(last.rows[0]) != len(block.rows[0])
    ):
        return False
    if last.xs and any(abs(one - other) > NEAR for one, other in zip(last.xs, block.xs, strict=False)):
        return False
    return _same_heading(last, block, mender) or not _heads(block.rows[0], mender)


def _same_heading(last: RawTable, block: RawTable, mender: Mender) -> bool:
    return [cell.text(mender) for cell in last.rows[0]] == [cell.text(mender) for cell in block.rows[0]]


def _heads(row: Sequence[RawCell], mender: Mender) -> bool:
    """True when the row may be column headings: every cell but the corner holds words, none a number."""
    texts = [cell.text(mender) for cell in row[1:]]
    return all(text and not text[0].isdigit() for text in texts)


def _append(last: RawTable, block: RawTable, mender: Mender) -> None:
    rows = block.rows[last.headers :] if _same_heading(last, block, mender) else block.rows
    if rows and len(last.rows) > last.headers and cut(last.rows[-1], rows[0], mender):
        for above, below in zip(last.rows[-1], rows[0], strict=True):
            above.extend(below)
        rows = rows[1:]
    last.rows.extend(rows)
    last.last = block.last


def cut(above: Sequence[RawCell], below: Sequence[RawCell], mender: Mender) -> bool:
    """True when `below` is the rest of the row `above`: its label goes on and no value would be said twice."""
    if any(not one.blank and not other.blank for one, other in zip(above[1:], below[1:], strict=True)):
        return False
    if below[0].blank or above[0].blank:
        return True
    return unfinished(above[0].text(mender), below[0].text(mender))
