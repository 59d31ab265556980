"""Answers listed person by person, and a sensitive questionnaire's counts unit by unit, are never written on.

A report that was read may hold them; what we compile, show and export leaves them out and says so
(privacy.md, class D).
"""

from dataclasses import replace

from stegvis.documents.nodes import Block, Line, ListBlock, Note, NoteKind, Paragraph, Run, Table
from stegvis.forms.reading import Reading, ReportReading, SectionReading, Tally
from stegvis.vocabulary import Place

Position = tuple[int, int]


def without_personal_answers(report: ReportReading) -> ReportReading:
    """The report with the passages that list a questionnaire's answers replaced by one remark each."""
    spans = [span for span in (_span(tally) for tally in report.tallies) if span is not None]
    if not spans:
        return report
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    respondents = sum(sum(tally.respondents().values()) for tally in report.tallies if tally.unit is not None)
    sections = tuple(_shielded(section, start, end, respondents) for section in report.sections)
    return replace(report, sections=sections, tallies=())


def reading_without_personal_answers(reading: Reading) -> Reading:
    """The reading with every report of it shielded."""
    return replace(reading, reports=tuple(without_personal_answers(report) for report in reading.reports))


def _span(tally: Tally) -> tuple[Position, Position] | None:
    places = [tally.place, *(row.place for row in tally.answers), *(one.place for one in tally.stated)]
    positions = [position for position in map(_position, places) if position is not None]
    return (min(positions), max(positions)) if positions else None


def _position(place: Place) -> Position | None:
    """A place as (page, line) or (0, paragraph), so that places of one file can be put in order."""
    if place.line is not None:
        return (place.page or 0, place.line)
    return (0, place.paragraph) if place.paragraph is not None else None


def _shielded(section: SectionReading, start: Position, end: Position, respondents: int) -> SectionReading:
    blocks: list[Block] = []
    removed = False
    for block in section.blocks:
        kept = _kept(block, start, end)
        if kept is block:
            blocks.append(block)
            continue
        if not removed:
            blocks.append(_remark(respondents))
            removed = True
        if kept is not None:
            blocks.append(kept)
    if not removed:
        return section
    return replace(section, blocks=tuple(blocks), text="\n\n".join(filter(None, map(_text, blocks))))


def _remark(respondents: int) -> Note:
    answers = f"{respondents} svar" if respondents else "Svaren"
    text = f"{answers} på ett frågeformulär om känsliga förhållanden. Enskilda svar och enheternas tal återges inte."
    return Note(NoteKind.INFO, "Utelämnat", text)


def _kept(block: Block, start: Position, end: Position) -> Block | None:
    """The block itself, what is left of it outside the span, or None when nothing is left."""
    if isinstance(block, Paragraph):
        return _kept_paragraph(block, start, end)
    if isinstance(block, ListBlock):
        items = tuple(item for item in block.items if _kept_paragraph(item, start, end) is item)
        if len(items) == len(block.items):
            return block
        return replace(block, items=items) if items else None
    place = getattr(block, "place", None)
    position = _position(place) if isinstance(place, Place) else None
    if isinstance(block, Table) and position is None and block.rows:
        position = _position(block.rows[0][0].place)
    return None if position is not None and start <= position <= end else block


def _kept_paragraph(paragraph: Paragraph, start: Position, end: Position) -> Paragraph | None:
    lines = paragraph.lines or (Line(paragraph.text, paragraph.place),)
    kept = tuple(line for line in lines if not _within(line.place, start, end))
    if len(kept) == len(lines):
        return paragraph
    if not kept:
        return None
    return Paragraph((Run("\n".join(line.text for line in kept)),), kept[0].place, kept)


def _within(place: Place, start: Position, end: Position) -> bool:
    position = _position(place)
    return position is not None and start <= position <= end


def _text(block: Block) -> str:
    if isinstance(block, Paragraph | Note):
        return block.text
    if isinstance(block, ListBlock):
        return "\n".join(item.text for item in block.items)
    return ""
