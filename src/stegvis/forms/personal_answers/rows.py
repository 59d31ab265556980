"""Rows that list one person's answers are taken out before anything is written on (privacy, class D).

What reading understood as a questionnaire is handled in `spans`; here a row is known by its words ("Kvinna 3) svarat
ja på …", "Man 2 ”jag mår bättre”") or by the place where reading found a person's answers.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stegvis.documents.nodes import Block, Line, ListBlock, Paragraph, Run, Table
from stegvis.forms.reading import SectionReading
from stegvis.vocabulary import Place

_START = r"^[\s\-–—•*>|]*"
_NUMBERED = re.compile(
    _START + r"(?:kvinna|man|hen|flicka|pojke|tjej|kille|person|deltagare|respondent|klient|icke[\s-]?binära?)"
    r"\s*(?:nr\.?\s*)?\d+(?:\s+\d+)*\s*[).:\-–]",
    re.IGNORECASE,
)
# "Kvinna 1 sa att …" is one person; "Man 3 av 4", "Kvinna 8 Man 15" are counts.
_ONE_PERSON = re.compile(
    _START + r"(?:kvinna|man|hen|flicka|pojke|respondent|icke[\s-]?binär)\s+\d{1,3}"
    r"(?![\d,]|\s*(?:\d|av\b|%|procent\b|st\b))"
    r"(?!.*\b(?:kvinn(?:a|or)|man|män|hen)\b\s*:?\s*\d)\s*\S",
    re.IGNORECASE,
)


def is_person_row(text: str) -> bool:
    """True when the line starts as one numbered person's answers do."""
    return _NUMBERED.match(text) is not None or _ONE_PERSON.match(text) is not None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Sections without rows on persons, and how many rows were taken out."""

    sections: tuple[SectionReading, ...]
    hidden: int


def sections_without_rows(sections: Iterable[SectionReading], spots: set[Place]) -> Cleaned:
    """The sections with each run of rows on single persons replaced by a remark; `spots` are rows known by place."""
    kept, hidden = [], 0
    for section in sections:
        text, rows = _clean_text(section.text)
        blocks, block_rows = _clean_blocks(section.blocks, spots)
        kept.append(replace(section, text=text, blocks=blocks))
        hidden += max(rows, block_rows)
    return Cleaned(tuple(kept), hidden)


def remark(rows: int) -> str:
    """What stands instead of the rows. Kept in Swedish, as the text around it."""
    if rows == 1:
        return "1 rad med en enskild persons svar visas inte."
    return f"{rows} rader med enskilda personers svar visas inte."


def _clean_text(text: str) -> tuple[str, int]:
    kept, hidden, waiting = [], 0, 0
    for line in [*text.split("\n"), None]:
        if line is not None and (is_person_row(line) or (waiting and not line.strip())):
            waiting += is_person_row(line)
            continue
        if waiting:
            kept.append(remark(waiting))
            hidden, waiting = hidden + waiting, 0
        if line is not None:
            kept.append(line)
    return "\n".join(kept), hidden


def _clean_blocks(blocks: Sequence[Block], spots: set[Place]) -> tuple[tuple[Block, ...], int]:
    kept: list[Block] = []
    hidden = waiting = 0
    for block in blocks:
        for part, rows in _parts(block, spots):
            if part is None:
                waiting += rows
                continue
            if waiting:
                kept.append(Paragraph.of(remark(waiting)))
                hidden, waiting = hidden + waiting, 0
            kept.append(part)
    if waiting:
        kept.append(Paragraph.of(remark(waiting)))
    return tuple(kept), hidden + waiting


def _parts(block: Block, spots: set[Place]) -> Iterable[tuple[Block | None, int]]:
    """The block in parts: (part to keep, 0), or (None, number of rows taken out)."""
    match block:
        case Paragraph():
            return _paragraph_parts(block, spots)
        case ListBlock():
            return _list_parts(block, spots)
        case Table():
            return _table_parts(block, spots)
        case _:
            return [(block, 0)]


def _paragraph_parts(paragraph: Paragraph, spots: set[Place]) -> Iterable[tuple[Block | None, int]]:
    lines = paragraph.lines or tuple(Line(text, paragraph.place) for text in paragraph.text.split("\n"))
    told = [_tells(line.text, line.place, spots) for line in lines]
    if not any(told):
        return [(paragraph, 0)]
    parts: list[tuple[Block | None, int]] = []
    for index, line in enumerate(lines):
        if told[index]:
            parts.append((None, 1))
        elif line.text.strip():
            parts.append((Paragraph((Run(line.text),), line.place, (line,)), 0))
    return parts


def _list_parts(block: ListBlock, spots: set[Place]) -> Iterable[tuple[Block | None, int]]:
    parts: list[tuple[Block | None, int]] = []
    kept: list[Paragraph] = []
    for item in block.items:
        pieces = list(_paragraph_parts(item, spots))
        if all(part is not None for part, _ in pieces):
            kept.append(item)
            continue
        if kept:
            parts.append((replace(block, items=tuple(kept)), 0))
            kept = []
        parts.extend(pieces)
    if kept:
        parts.append((replace(block, items=tuple(kept)), 0))
    return parts


def _table_parts(table: Table, spots: set[Place]) -> Iterable[tuple[Block | None, int]]:
    rows = [row for row in table.rows if not any(_tells(cell.text, cell.place, spots) for cell in row)]
    hidden = len(table.rows) - len(rows)
    if not hidden:
        return [(table, 0)]
    kept: list[tuple[Block | None, int]] = [(replace(table, rows=tuple(rows)), 0)] if rows else []
    return [*kept, (None, hidden)]


def _tells(text: str, place: Place, spots: set[Place]) -> bool:
    return is_person_row(text) or place in spots
