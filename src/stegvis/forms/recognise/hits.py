"""Finding a form's marks in a stream."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.forms.nodes import Mark, MarkKind
from stegvis.forms.recognise.stream import Stream
from stegvis.forms.recognise.words import alike, match_words, split_words

_UNTIL_WITHIN = 110
_CLOSING = re.compile(r"[\s*_\"”'’)]*[?:.!…]*[*_]*")
_NUMBERING = re.compile(r"(?:\s(?=\d{1,2}\.\d)|[.!?:]\s+)((?:\d{1,2}\.){1,3}\d{0,2}\s+)\Z")
_SENTENCE_END = re.compile(r"[.!?:)\d]\W*\Z")
_LONG_LINE = 1000
_QUESTION_END = re.compile(r"[?:]")


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A mark found: from `start` to `end` in the stream's text, `words` of it; `complete` with its last words."""

    start: int
    end: int
    words: int
    complete: bool = True


class Finder:
    """Looks marks up in a stream, each once, and hands out the hits of a stretch."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        # By identity, with the mark itself kept, since comparing marks costs more than finding them again.
        self._found: dict[int, tuple[Mark, list[int], list[Hit]]] = {}
        # A page that was read as one line has its headings in the middle of it.
        self._in_long_line = bytearray(len(stream.words))
        for number, line in enumerate(stream.lines):
            if len(line.text) > _LONG_LINE:
                first, last = (stream.word_from(at) for at in (stream.offsets[number], stream.line_end(number)))
                self._in_long_line[first:last] = b"\x01" * (last - first)
        self._has_long_lines = any(self._in_long_line)
        self._beginning: dict[str, list[int]] = {}
        self._openers: dict[str, list[tuple[str, list[int]]]] = {}
        for opener, words in stream.openers.items():
            self._openers.setdefault(opener[0], []).append((opener, words))

    def between(self, mark: Mark, first: int, last: int) -> list[Hit]:
        """The hits that begin from offset `first` up to `last`, in order."""
        if id(mark) not in self._found:
            hits = sorted(set(self._find(mark)))
            self._found[id(mark)] = (mark, [hit.start for hit in hits], hits)
        _, starts, hits = self._found[id(mark)]
        return hits[bisect_left(starts, first) : bisect_left(starts, last)]

    def all(self, mark: Mark) -> list[Hit]:
        """Every hit in the stream, in order."""
        return self.between(mark, 0, len(self.stream.text) + 1)

    def _find(self, mark: Mark) -> Iterator[Hit]:
        stream, wanted = self.stream, split_words(mark.words)
        if not wanted:
            return
        for word in self._candidates(mark.kind, wanted):
            end = match_words(stream.words, word, wanted)
            if end is None or not self._fits(mark.kind, word, end):
                continue
            hit = _hit(stream, mark, word, end)
            if hit is not None:
                yield hit

    def _candidates(self, kind: MarkKind, wanted: tuple[str, ...]) -> Iterator[int]:
        if kind is MarkKind.FLOW:
            yield from _flow_candidates(self.stream, wanted)
            return
        if wanted[0] not in self._beginning:
            self._beginning[wanted[0]] = list(self._lines_beginning(wanted[0]))
        yield from self._beginning[wanted[0]]
        if self._has_long_lines:
            known, last = self._in_long_line, len(self._in_long_line)
            yield from (word for word in _flow_candidates(self.stream, wanted) if word < last and known[word])

    def _lines_beginning(self, first: str) -> Iterator[int]:
        """The words that open a line and may be `first`, or a part of it, or run together with the next."""
        for opener, words in self._openers.get(first[0], ()):
            if alike(opener, first) or first.startswith(opener) or opener.startswith(first):
                yield from words

    def _fits(self, kind: MarkKind, word: int, end: int) -> bool:
        if kind is MarkKind.FLOW:
            return True
        if word in self.stream.first_words:
            return kind is MarkKind.START or _fills_lines(self.stream, end)
        return _stands_out(self.stream, word, end)


def _flow_candidates(stream: Stream, wanted: tuple[str, ...]) -> Iterator[int]:
    """Where the mark may begin, seen from its two rarest words, so that one of them may be misspelt."""
    present = [(len(stream.positions[word]), index) for index, word in enumerate(wanted) if word in stream.positions]
    for _, index in sorted(present)[:2]:
        yield from (position - index for position in stream.positions[wanted[index]] if position >= index)


def _stands_out(stream: Stream, word: int, end: int) -> bool:
    """True for a heading inside a long line: it has a capital letter and begins, or is followed by, a sentence."""
    start, close = stream.starts[word], stream.ends[end - 1]
    if not stream.text[start].isupper():
        return False
    if end - word >= 3:
        return True
    after = stream.text[close : close + 8].lstrip(" *_-–")
    followed = after[:1] in {":", ""} or after[:1].isupper() or after[:1].isdigit()
    return followed or (end - word > 1 and bool(_SENTENCE_END.search(stream.text, max(start - 8, 0), start)))


def _fills_lines(stream: Stream, end: int) -> bool:
    """True when the line ends after the mark, or a colon follows."""
    rest = stream.text[stream.ends[end - 1] : stream.line_end(stream.line_at(stream.ends[end - 1] - 1))]
    rest = rest.strip(" *_\t")
    return not any(letter.isalnum() for letter in rest) or rest.startswith(":")


def _hit(stream: Stream, mark: Mark, word: int, end: int) -> Hit | None:
    start = stream.starts[word]
    if word in stream.first_words:
        start = stream.offsets[stream.first_words[word]]
    elif numbering := _NUMBERING.search(stream.text, max(start - 10, 0), start):
        start = numbering.start(1)
    closing = stream.ends[end - 1]
    complete = True
    if mark.until:
        until = _until(stream, mark.until, end)
        complete = until is not None
        closing = until if until is not None else _question_end(stream, closing)
    if mark.words.endswith("?") and not stream.text[closing : closing + 3].lstrip(" *").startswith("?"):
        return None
    found = _CLOSING.match(stream.text, closing)
    return Hit(start, found.end() if found and found[0].strip() else closing, end - word, complete)


def _until(stream: Stream, until: str, end: int) -> int | None:
    wanted = split_words(until)
    for word in range(max(end - len(wanted), 0), min(end + _UNTIL_WITHIN, len(stream.words))):
        found = match_words(stream.words, word, wanted)
        if found is not None and found >= end:
            return stream.ends[found - 1]
    return None


def _question_end(stream: Stream, closing: int) -> int:
    """The end of a question that was cut or reworded: its question mark or colon on the same line."""
    line_end = stream.line_end(stream.line_at(closing - 1))
    found = _QUESTION_END.search(stream.text, closing, line_end)
    return found.start() if found else closing
