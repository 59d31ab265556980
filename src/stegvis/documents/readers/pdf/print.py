"""What is printed on a page: words with their places, printed lines, and ruled edges.

Lengths are PDF points; y grows downwards from the top of the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from stegvis.vocabulary import Place

ARTIFACT = -2
UNTAGGED = -1


@dataclass(slots=True, eq=False)
class Word:
    """A stretch of glyphs without a breaking space. `spaces` counts the space glyphs printed before it;
    `trails` tells that one is printed after it, `apart` that it begins away from the glyph before it.

    `tag` is the marked content it belongs to, or ARTIFACT or UNTAGGED. `base` is its baseline.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    tag: int
    spaces: int = 0
    trails: bool = False
    apart: bool = False

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return (self.x0 + self.x1) / 2

    @property
    def centre(self) -> float:
        """The y of its middle: half an x-height above the baseline."""
        return self.base - self.size * 0.3


@dataclass(frozen=True, slots=True)
class Edge:
    """A ruled stretch: at `at` across, from `low` to `high` along its own direction."""

    at: float
    low: float
    high: float


@dataclass(slots=True)
class PagePrint:
    """One page: its words in the order of the file, its rules, its size. `number` counts from 1."""

    number: int
    width: float
    height: float
    words: list[Word]
    across: list[Edge]
    down: list[Edge]
    images: int = 0


@dataclass(eq=False)
class Segment:
    """Words of a line with ordinary spaces between them; a wider gap or a tab parts segments."""

    words: list[Word]

    @property
    def x0(self) -> float:
        """Left end."""
        return min(word.x0 for word in self.words)

    @property
    def x1(self) -> float:
        """Right end."""
        return max(word.x1 for word in self.words)

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return (self.x0 + self.x1) / 2

    @cached_property
    def text(self) -> str:
        """Its words, with the spaces as printed."""
        return words_text(self.words)


@dataclass(eq=False)
class PrintedLine:
    """The words of a page that share a baseline, left to right. `number` counts the lines of the page from 1."""

    page: int
    number: int
    segments: list[Segment]
    starts: bool | None = None  # whether a block starts here, when the structure tree tells

    @property
    def place(self) -> Place:
        """Page and line."""
        return Place(page=self.page, line=self.number)

    @cached_property
    def words(self) -> list[Word]:
        """All words, left to right."""
        return [word for segment in self.segments for word in segment.words]

    @cached_property
    def text(self) -> str:
        """The line as text: a tab between segments."""
        return "\t".join(segment.text for segment in self.segments)

    @cached_property
    def base(self) -> float:
        """Its baseline."""
        return max(self.words, key=lambda word: word.size).base

    @cached_property
    def size(self) -> float:
        """The font size of most of its letters."""
        weight: dict[float, int] = {}
        for word in self.words:
            weight[word.size] = weight.get(word.size, 0) + len(word.text)
        return max(weight, key=lambda size: weight[size])

    @cached_property
    def bold(self) -> bool:
        """True when every word with a letter is bold."""
        lettered = [word for word in self.words if any(map(str.isalpha, word.text))]
        return bool(lettered) and all(word.bold for word in lettered)

    @property
    def x0(self) -> float:
        """Left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right end."""
        return self.words[-1].x1


def words_text(words: Sequence[Word]) -> str:
    """Words of one line as text: one space between them, none where they touch without one."""
    text = ""
    for at, word in enumerate(words):
        text += word.text if at == 0 or touches(words[at - 1], word) else " " + word.text
    return text


def touches(left: Word, right: Word) -> bool:
    """True when two words are parts of one, printed in two styles."""
    if abs(right.base - left.base) > 0.5 * left.size:
        return False
    return right.spaces == 0 and not right.apart and right.x0 - left.x1 < 0.15 * max(left.size, right.size)


def baselines(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by baseline, from the top; raised and lowered small print stays with its line."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        if groups:
            first = groups[-1][0]
            if word.base - first.base < 0.35 * min(max(word.size, 4), max(first.size, 4)):
                groups[-1].append(word)
                continue
        groups.append([word])
    for group in groups:
        group.sort(key=lambda word: word.x0)
    return groups


def segments(words: Sequence[Word], spaced: bool) -> list[Segment]:
    """The words of one baseline, parted where a tab or a wide gap stands between them.

    `spaced` says that the file prints its spaces, so that a gap without one is a tab or a cell border.
    """
    parts: list[Segment] = []
    for word in words:
        if parts and not _parted(parts[-1].words[-1], word, spaced):
            parts[-1].words.append(word)
        else:
            parts.append(Segment([word]))
    return parts


def _parted(left: Word, right: Word, spaced: bool) -> bool:
    gap = right.x0 - left.x1
    size = max(left.size, right.size)
    if right.spaces == 0 and spaced:
        return not touches(left, right)
    if right.spaces >= 3:
        return True
    return gap > (2.2 if right.spaces else 0.9) * size


def printed_lines(page: int, words: Iterable[Word], spaced: bool) -> list[PrintedLine]:
    """The printed lines of a page, from the top."""
    return [
        PrintedLine(page, number, segments(group, spaced)) for number, group in enumerate(baselines(words), start=1)
    ]
