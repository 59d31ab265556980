"""Lines become blocks: headings, paragraphs, lists; tables are put together first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from stegvis.documents.nodes import Block, Heading, Line, ListBlock, Paragraph, Run
from stegvis.documents.readers.text_inline import clean_inline, parse_inline
from stegvis.documents.readers.text_lines import Item, SourceLine, SourceRow
from stegvis.documents.readers.text_tables import assemble_tables

_BULLET = re.compile(r"\s{0,16}(?:[-–—*+•·▪●○◦‣⁃\uf0b7\uf0a7])(?:\s{1,8}>)?\s{1,8}(?=\S)")
_NUMBER = re.compile(r"\s{0,16}(\d{1,3})[.)]\s{1,8}(?=\S)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s{1,8}(\S.{0,300}?)\s{0,8}#{0,6}\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(={3,}|-{3,})\s*$")
_RULE = re.compile(r"\s{0,3}(?:(?:-\s?){3,}|(?:\*\s?){3,}|(?:_\s?){3,}|={3,})\s*$")
_QUOTE = re.compile(r"\s{0,3}>\s?(?!\s{0,9}\d)")
_LONGEST_HEADING = 200
_LONG_WORD = 14
_ENDLESS = 1_000_000


def build_blocks(items: Sequence[Item], *, markup: bool) -> tuple[Block, ...]:
    """The blocks of a document in order. `markup`: Markdown and HTML marks in the lines are styles, not text."""
    return tuple(_Blocks(assemble_tables(items, markup=markup), markup=markup))


@dataclass(slots=True)
class _Part:
    """A stretch of a chunk: "text", "bullet" or the number of a numbered item, as a string."""

    kind: str
    lines: list[SourceLine]


class _Blocks:
    def __init__(self, items: Sequence[Item], *, markup: bool) -> None:
        self.items = items
        self.markup = markup
        self.width = self._wrap_width()

    def __iter__(self) -> Iterator[Block]:
        chunk: list[SourceLine] = []
        for item in self.items:
            starts = not isinstance(item, SourceLine) or item.is_blank or not item.soft
            if starts and chunk and not (isinstance(item, SourceLine) and self._lists(chunk, item)):
                yield from self._chunk(chunk)
                chunk = []
            if isinstance(item, SourceLine):
                chunk.extend([] if item.is_blank else [item])
            elif not isinstance(item, SourceRow):
                yield item
        yield from self._chunk(chunk)

    def _lists(self, chunk: Sequence[SourceLine], line: SourceLine) -> bool:
        """True when a paragraph typed with a dash goes on with the list of the paragraphs before it."""
        if line.is_blank:
            return False
        return all(_marker(part.text)[0] for part in (chunk[0], line))

    def _wrap_width(self) -> int:
        """About the longest line there is: a break is forced where the next word would have passed it.

        The longest lines of all are left out, since an address or a table may stick out of wrapped text.
        """
        if not self.markup:
            return _ENDLESS
        lengths = sorted(len(item.text) for item in self.items if isinstance(item, SourceLine) and not item.is_blank)
        width = lengths[int(len(lengths) * 0.98)] if lengths else 0
        full = sum(width - _LONG_WORD < length <= width for length in lengths)
        return width if full >= max(4, len(lengths) // 20) else _ENDLESS

    def _chunk(self, lines: Sequence[SourceLine]) -> Iterator[Block]:
        """The blocks of lines with no blank line between."""
        parts: list[_Part] = []
        if self.markup and all(_QUOTE.match(line.text) for line in lines):
            lines = [replace(line, text=_QUOTE.sub("", line.text)) for line in lines]
        for index, line in enumerate(lines):
            free = index == 0 or not self._is_forced(lines[index - 1], line)
            heading = _heading(line, parts) if self.markup and free else None
            if heading:
                yield from self._blocks(parts)
                yield heading
                parts = []
            elif not (self.markup and free and _RULE.match(line.text)):
                _add(parts, line, may_start=free)
        yield from self._blocks(parts)

    def _is_forced(self, before: SourceLine, line: SourceLine) -> bool:
        """True when the line broke in mid-sentence for want of room: a dash or number there marks nothing."""
        word = line.text.split(None, 1)[0]
        fits = len(before.text.rstrip()) + 1 + len(word) <= self.width
        return not fits and not before.text.rstrip().endswith(":")

    def _blocks(self, parts: Sequence[_Part]) -> Iterator[Block]:
        for ordered, group in groupby(_numbered(parts), key=itemgetter(0)):
            paragraphs = [self._paragraph(part, keep_marker=ordered is None) for _, part in group]
            if ordered is None:
                yield from paragraphs
            else:
                yield ListBlock(tuple(paragraphs), ordered=ordered, place=paragraphs[0].place)

    def _paragraph(self, part: _Part, *, keep_marker: bool) -> Paragraph:
        skip = 0 if keep_marker else _marker(part.lines[0].text)[1]
        if part.lines[0].runs is None:
            texts = [line.text[skip if n == 0 else 0 :].strip().rstrip("\\") for n, line in enumerate(part.lines)]
            joined = "\n".join(texts)
            runs = parse_inline(joined) if self.markup else (Run(joined),)
        else:
            runs = _joined_runs(part.lines, skip)
        texts = "".join(run.text for run in runs).split("\n")
        lines = tuple(Line(text.strip(), line.place) for text, line in zip(texts, part.lines, strict=True))
        return Paragraph(runs, part.lines[0].place, lines)


def _marker(text: str) -> tuple[str | None, int]:
    """("bullet" or the number, where the text after it starts); (None, 0) when the line starts with neither."""
    if bullet := _BULLET.match(text):
        return "bullet", bullet.end()
    if number := _NUMBER.match(text):
        return number.group(1), number.end()
    return None, 0


def _heading(line: SourceLine, parts: list[_Part]) -> Heading | None:
    """The heading that a line marks with "#", or underlines; an underlined line is taken back out of `parts`."""
    if match := _HEADING.match(line.text):
        text = clean_inline(match.group(2)).strip()
        return Heading(len(match.group(1)), text, line.place) if text else None
    underline = _UNDERLINE.match(line.text)
    if not underline or not parts or parts[-1].kind != "text" or len(parts[-1].lines) != 1:
        return None
    above = parts[-1].lines[0]
    text = clean_inline(above.text).strip()
    if not text or len(text) > _LONGEST_HEADING:
        return None
    parts.pop()
    return Heading(1 if "=" in underline.group() else 2, text, above.place)


def _add(parts: list[_Part], line: SourceLine, *, may_start: bool) -> None:
    kind = _marker(line.text)[0]
    if not may_start and not (kind and parts and _is_next_item(parts[-1], line.text, kind)):
        kind = None
    if kind == "bullet" and parts and _is_range(parts[-1].lines[-1].text, line.text):
        kind = None
    if kind or not parts:
        parts.append(_Part(kind or "text", [line]))
    else:
        parts[-1].lines.append(line)


def _is_next_item(last: _Part, text: str, kind: str) -> bool:
    """True when a list is under way whose next item would start just so."""
    if kind == "bullet":
        return last.kind == "bullet" and last.lines[0].text.lstrip()[0] == text.lstrip()[0]
    return last.kind.isdigit() and int(kind) == int(last.kind) + 1


def _is_range(before: str, text: str) -> bool:
    """True for the second half of "2021-01-01 – 2021-12-31" on a line of its own."""
    rest = text[_marker(text)[1] :]
    return before.rstrip()[-1:].isdigit() and len(rest) <= 12 and rest[:1].isdigit()


def _numbered(parts: Sequence[_Part]) -> list[tuple[bool | None, _Part]]:
    """Each part with what it is an item of: False a bulleted list, True a numbered one, None no list.

    Numbers make a list when there are at least two and they run from 1: a lone "2. Activities" is a heading.
    """
    result: list[tuple[bool | None, _Part]] = []
    for is_number, group in groupby(parts, key=lambda part: part.kind.isdigit()):
        members = list(group)
        if is_number:
            runs_from_one = [int(part.kind) for part in members] == list(range(1, len(members) + 1))
            result.extend((True if runs_from_one and len(members) > 1 else None, part) for part in members)
        else:
            result.extend((False if part.kind == "bullet" else None, part) for part in members)
    return result


def _joined_runs(lines: Sequence[SourceLine], skip: int) -> tuple[Run, ...]:
    runs: list[Run] = []
    for number, line in enumerate(lines):
        if number:
            runs.append(Run("\n"))
        left = skip if number == 0 else 0
        for run in line.runs or (Run(line.text),):
            text = run.text[left:]
            left = max(0, left - len(run.text))
            if text:
                runs.append(Run(text, run.strong, run.emphasis, run.link))
    return tuple(runs)
