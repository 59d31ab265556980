"""The text that remains of a section, as plain text, as blocks and as lines."""

import re
from collections.abc import Collection, Iterator, Sequence

from stegvis.documents.nodes import Block, Line, Paragraph, Table
from stegvis.forms.recognise.stream import Stream

Pieces = Sequence[tuple[int, int]]
_FULL = 50
_LEFTOVER = re.compile(r"^[\s:;,.*_?!]+|[\s*_]+$")


def without(pieces: Pieces, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces without the stretches `taken`, which are in order."""
    result = []
    for start, end in pieces:
        at = start
        for first, last in taken:
            if last <= at or first >= end:
                continue
            if first > at:
                result.append((at, first))
            at = max(at, last)
        if at < end:
            result.append((at, end))
    return result


def remaining_lines(stream: Stream, pieces: Pieces) -> Iterator[tuple[int, str]]:
    """The number and the remaining text of every line of text that is not used up."""
    for start, end in pieces:
        for number in range(stream.line_at(start), stream.line_at(max(end - 1, start)) + 1):
            line = stream.lines[number]
            if line.grid is not None:
                continue
            offset = stream.offsets[number]
            cut = line.text[max(start - offset, 0) : max(end - offset, 0)]
            text = _LEFTOVER.sub("", cut) if cut != line.text else cut.strip(" *_")
            if any(map(str.isalnum, text)):
                yield number, text


def prose_lines(stream: Stream, pieces: Pieces) -> list[Line]:
    """The remaining text line by line, with places; an empty line stands between paragraphs."""
    lines: list[Line] = []
    for number, text in remaining_lines(stream, pieces):
        place = stream.lines[number].place
        begins = stream.lines[number].starts or text != stream.lines[number].text
        if lines and begins and not _goes_on(lines[-1].text, text):
            lines.append(Line("", place))
        lines.append(Line(text, place))
    return lines


def _goes_on(before: str, text: str) -> bool:
    """True when a paragraph was only broken off, by a page or a line: no full stop, and a small letter follows."""
    return len(before) >= _FULL and before[-1] not in '.!?:;)"”' and text[:1].islower()


def plain_text(stream: Stream, pieces: Pieces) -> str:
    """Paragraphs with an empty line between; lines that were only wrapped are joined."""
    parts: list[str] = []
    last_block, last_line = -1, ""
    for number, text in remaining_lines(stream, pieces):
        line = stream.lines[number]
        if parts and _goes_on(last_line, text):
            parts[-1] += f" {text}"
        elif not parts or line.starts or line.block != last_block:
            parts.append(text)
        elif len(last_line) >= _FULL:
            parts[-1] += f" {text}"
        else:
            parts[-1] += f"\n{text}"
        last_block, last_line = line.block, text
    return "\n\n".join(parts)


def text_blocks(stream: Stream, pieces: Pieces, used: Collection[int]) -> tuple[Block, ...]:
    """The remaining blocks: whole where nothing was cut out of them, else their remaining text.

    `used` numbers the lines whose grids became figures.
    """
    kept: dict[int, list[tuple[int, str]]] = {}
    for number, text in remaining_lines(stream, pieces):
        kept.setdefault(stream.lines[number].block, []).append((number, text))
    for start, end in pieces:
        for number in range(stream.line_at(start), stream.line_at(max(end - 1, start)) + 1):
            line = stream.lines[number]
            if line.grid is not None and number not in used and start <= stream.offsets[number] < end:
                kept.setdefault(line.block, []).append((number, ""))
    blocks: list[Block] = []
    for block, lines in sorted(kept.items()):
        blocks += _kept(stream, block, sorted(lines, key=lambda line: line[0]))
    return tuple(blocks)


def _kept(stream: Stream, block: int, lines: Sequence[tuple[int, str]]) -> Iterator[Block]:
    source = stream.blocks[block]
    numbers = [number for number, _ in lines]
    around = (numbers[0] - 1, numbers[-1] + 1)
    whole = all(not 0 <= n < len(stream.lines) or stream.lines[n].block != block for n in around)
    unchanged = all(text == stream.lines[number].text for number, text in lines)
    if whole and unchanged and len(numbers) == numbers[-1] - numbers[0] + 1:
        yield source
        return
    if isinstance(source, Table) and all(stream.lines[number].grid is not None for number in numbers):
        yield source
        return
    yield from (Paragraph.of(text, stream.lines[number].place) for number, text in _joined(stream, lines))


def _joined(stream: Stream, lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    parts: list[tuple[int, str]] = []
    previous = None
    for number, text in lines:
        if not text:
            continue
        if parts and previous == number - 1 and not stream.lines[number].starts:
            parts[-1] = (parts[-1][0], f"{parts[-1][1]} {text}")
        else:
            parts.append((number, text))
        previous = number
    yield from parts
