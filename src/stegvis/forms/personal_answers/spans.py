"""Where a questionnaire's answers stand in a report, and the sections without that passage."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stegvis.documents.nodes import Block, Line, ListBlock, Note, NoteKind, Paragraph, Run, Table
from stegvis.forms.reading import ReportReading, SectionReading
from stegvis.vocabulary import Place

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last thing read of a report's tallies; positions are (page, line or paragraph)."""

    start: Position
    end: Position

    def __contains__(self, place: object) -> bool:
        position = place.position if isinstance(place, Place) else None
        return position is not None and self.start <= position <= self.end


def answers_span(report: ReportReading) -> Span | None:
    """Where the answers stand, or None when the report lists none."""
    places = (
        place
        for tally in report.tallies
        for place in (tally.place, *(row.place for row in tally.answers), *(one.place for one in tally.stated))
    )
    positions = [position for place in places if (position := place.position) is not None]
    return Span(min(positions), max(positions)) if positions else None


def sections_without(report: ReportReading, span: Span) -> tuple[SectionReading, ...]:
    """The sections, the passage replaced by a remark that says how many answers were left out."""
    respondents = sum(sum(tally.respondents().values()) for tally in report.tallies if tally.unit is not None)
    return tuple(_shielded(section, span, respondents) for section in report.sections)


def _shielded(section: SectionReading, span: Span, respondents: int) -> SectionReading:
    kept: list[Block] = []
    removed = False
    for block in section.blocks:
        part = _kept(block, span)
        if part is not block and not removed:
            kept.append(_remark(respondents))
            removed = True
        if part is not None:
            kept.append(part)
    return replace(section, blocks=tuple(kept), text=plain_text(kept)) if removed else section


def _remark(respondents: int) -> Note:
    answers = f"{respondents} svar" if respondents else "Svaren"
    text = f"{answers} på ett frågeformulär om känsliga förhållanden. Enskilda svar och enheternas tal återges inte."
    return Note(NoteKind.INFO, "Utelämnat", text)


def _kept(block: Block, span: Span) -> Block | None:
    """The block itself, what is left of it outside the span, or None when nothing is left."""
    if isinstance(block, Paragraph):
        return _kept_paragraph(block, span)
    if isinstance(block, ListBlock):
        items = tuple(item for item in block.items if _kept_paragraph(item, span) is item)
        if len(items) == len(block.items):
            return block
        return replace(block, items=items) if items else None
    if isinstance(block, Table):
        return None if any(cell.place in span for row in block.rows for cell in row) else block
    return None if getattr(block, "place", None) in span else block


def _kept_paragraph(paragraph: Paragraph, span: Span) -> Paragraph | None:
    lines = paragraph.lines or (Line(paragraph.text, paragraph.place),)
    kept = tuple(line for line in lines if line.place not in span)
    if len(kept) == len(lines):
        return paragraph
    if not kept:
        return None
    return Paragraph((Run("\n".join(line.text for line in kept)),), kept[0].place, kept)


def plain_text(blocks: Sequence[Block]) -> str:
    """The blocks' text, a blank line between them; tables are left out."""
    return "\n\n".join(filter(None, map(_text, blocks)))


def _text(block: Block) -> str:
    if isinstance(block, Paragraph | Note):
        return block.text
    if isinstance(block, ListBlock):
        return "\n".join(item.text for item in block.items)
    return ""
