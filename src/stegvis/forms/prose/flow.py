"""Running text put together again from its lines: whole sentences, each character with its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from stegvis.documents.nodes import Line
from stegvis.vocabulary import Place
from stegvis.vocabulary.swedish import lower_letters, sentences
from stegvis.vocabulary.written import flat

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,80}>|\*+|__+|(?<!\w)_|_(?!\w)")
_MARKED = re.compile(r"[<*_]")
_BULLET = re.compile(r"\s*(?:[-–•*·▪>]\s|(?:\w+\s)?[0-9]{1,2}[.)]\s|#)")
_GOES_ON = re.compile(r"\s*(?:%|[a-zåäö]|[,;)])")
_LABELLED = re.compile(r"\s*[^\W\d][^:.;]{1,60}:\s*[0-9]")
_ENDED = re.compile(r"[.!?:;]\W*\Z")
_WIDEST = 200
_LONGEST = 1500


@dataclass(frozen=True)
class Flow:
    """The text of some lines: "\\n" inside a paragraph, an empty line between paragraphs."""

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]

    def place_at(self, offset: int) -> Place:
        """The place of the line that holds the character at `offset`."""
        index = bisect_right(self.starts, offset) - 1
        return self.places[index] if index >= 0 else Place()

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Start and end of every sentence."""
        return sentences(self.text)

    def sentences(self) -> Iterator["Sentence"]:
        """The sentences in order; `first` is true for the first of a paragraph."""
        last = 0
        for start, end in self.spans:
            first = "\n\n" in self.text[last:start] or last == 0
            last = end
            for piece_start, piece_end in self._pieces(start, end):
                yield Sentence(self, piece_start, self.text[piece_start:piece_end], first and piece_start == start)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The sentence, or, where a text has no full stops, pieces short enough to be said in one breath."""
        at = start
        while end - at > _LONGEST:
            cut = self.text.rfind(" ", at + 1, at + _LONGEST)
            cut = cut if cut > 0 else at + _LONGEST
            yield at, cut
            at = cut
        yield at, end


@dataclass(frozen=True)
class Sentence:
    """A sentence of a flow: `text` as it stands there, line breaks included."""

    flow: Flow
    start: int
    text: str
    first: bool

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, letter for letter."""
        return lower_letters(self.text)

    @cached_property
    def shown(self) -> str:
        """The sentence on one line."""
        return flat(self.text)

    def place_at(self, offset: int) -> Place:
        """The place of the character at `offset` in this sentence."""
        return self.flow.place_at(self.start + offset)


def flow_of(lines: Sequence[Line]) -> Flow:
    """The lines as running text: wrapped lines joined, paragraphs and bullets parted, table rows left out."""
    pieces: list[str] = []
    starts: list[int] = []
    places: list[Place] = []
    length = 0
    before: tuple[str, int] | None = None
    for run in _runs(lines):
        width = min(max(printed for _, printed, _ in run), _WIDEST)
        for number, (text, printed, place) in enumerate(run):
            joins = before is not None and _joins(*before, text, apart=number == 0)
            joint = "" if before is None else "\n" if joins else "\n\n"
            pieces += (joint, text)
            starts.append(length + len(joint))
            places.append(place)
            length += len(joint) + len(text)
            before = text, width - printed
    return Flow("".join(pieces), tuple(starts), tuple(places))


def _runs(lines: Sequence[Line]) -> Iterator[list[tuple[str, int, Place]]]:
    """The lines that stand right under each other, each with its length as printed; table rows are left out."""
    run: list[tuple[str, int, Place]] = []
    for raw, place in _lines(lines):
        text = (_MARKUP.sub("", raw) if _MARKED.search(raw) else raw).rstrip()
        if run and (not text.strip() or not _near(run[-1][2], place)):
            yield run
            run = []
        if text.strip():
            run.append((text, len(raw.rstrip()), place))
    if run:
        yield run


def _lines(lines: Sequence[Line]) -> Iterator[tuple[str, Place]]:
    for line in lines:
        for text in line.text.split("\n"):
            if "\t" not in text and not text.lstrip().startswith("|"):
                yield text, line.place


def _near(first: Place, second: Place) -> bool:
    if first.paragraph != second.paragraph:
        return False
    if first.line is None or second.line is None:
        return True
    return 0 <= second.line - first.line <= 1


def _joins(before: str, room: int, text: str, *, apart: bool) -> bool:
    """True when `text` goes on with the line before it, which left room for `room` more letters."""
    if _BULLET.match(text) or (_LABELLED.match(text) and _LABELLED.match(before)):
        return False
    if _ENDED.search(before, max(0, len(before) - 20)):
        return not apart
    if _GOES_ON.match(text):
        return True
    # A wrapped line is full: the next word had no room on it.
    return not apart and 1 + len(text.split(maxsplit=1)[0]) > room
