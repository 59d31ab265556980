"""Rows that list one person's answers are taken out before anything is written on (privacy, class D).

What reading understood as a questionnaire is handled in `spans`; here a row is known by its words ("Kvinna 3) svarat
ja på …", "Man 2 ”jag mår bättre”") or by the place where reading found a person's answers.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stegvis.documents.nodes import Block, Line, ListBlock, Paragraph, Run, Table, TableCell
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
_ANSWERED = r"(?:har\s+)?(?:svarat|svarade|svarar|angett|angivit|uppger|kryssat)"
# "K1: ja på 3", "B) nej", "Respondent C har svarat ja", "Deltagare AB12 svarat nej". "AF: ja" is an authority.
_LETTERED = re.compile(
    _START + r"(?:(?:kvinna|man|hen|person|deltagare|respondent|klient)\s+(?-i:[A-ZÅÄÖ]{1,3}\d{0,4})"
    r"|(?-i:[A-ZÅÄÖ]\d{0,4}|[A-ZÅÄÖ]{2,3}\d{1,4}))\s*[).:\-–|]*\s*"
    rf"(?:{_ANSWERED}\s*)?(?:ja|nej)\b",
    re.IGNORECASE,
)
# "Kvinna 34 år: ja på fråga 2"; "Man, 51 år, mår bättre". "Man 18 år och äldre" is a group.
_AGED = re.compile(
    _START + r"(?:kvinna|man|hen|flicka|pojke|tjej|kille|person|deltagare|respondent|klient)\s*[,(]?\s*"
    r"\d{2}(?:\s*år\b|[- ]åring)(?!\s*(?:och|eller)\s+(?:äldre|yngre))",
    re.IGNORECASE,
)
# "Den andra kvinnan har svarat nej".
_TOLD = re.compile(
    _START + r"(?:den\s+)?(?:[a-zåäö]+\s+)?(?:kvinnan|mannen|personen|deltagaren|respondenten|klienten)\s+"
    rf"{_ANSWERED}\s+(?:ja|nej)\b",
    re.IGNORECASE,
)
_VIOLENCE = re.compile(r"\b(?:utsatt[ae]?\b|våld)", re.IGNORECASE)
_ROWS = (_NUMBERED, _ONE_PERSON, _LETTERED, _AGED, _TOLD)


def is_person_row(text: str) -> bool:
    """True when the line starts as one person's answers do: numbered, lettered, by age, "den andra kvinnan"."""
    return any(row.match(text) for row in _ROWS)


def is_on_violence(table: Table) -> bool:
    """True for a table whose headings count those exposed to violence: a unit's few may be picked out by it."""
    return bool(table.rows) and any(_VIOLENCE.search(text) for text in (table.caption or "", *_headings(table)))


def _headings(table: Table) -> Iterable[str]:
    return (cell.text for cell in table.header)


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
    rows = [] if is_on_violence(table) else [row for row in table.rows if not _row_tells(row, spots)]
    hidden = len(table.rows) - len(rows)
    if not hidden:
        return [(table, 0)]
    kept: list[tuple[Block | None, int]] = [(replace(table, rows=tuple(rows)), 0)] if rows else []
    return [*kept, (None, hidden)]


def _row_tells(row: Sequence[TableCell], spots: set[Place]) -> bool:
    """True for a row that tells in one cell, or with its label in one cell and the answers in the next ones."""
    whole = " | ".join(cell.text for cell in row)
    return is_person_row(whole) or any(_tells(cell.text, cell.place, spots) for cell in row)


def _tells(text: str, place: Place, spots: set[Place]) -> bool:
    return is_person_row(text) or place in spots
