"""Two who wrote in the same text at once: what both wrote becomes one text, and no word of either is lost.

A three-way merge, first line by line, then word by word in the lines that both changed (Khanna, Kunal and Pierce,
"A formal investigation of diff3", FSTTCS 2007). Where both changed the same words, both stand, marked: ⟦one ‖ other⟧.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_LINE = re.compile(r"\n*[^\n]+|\n+")
_WORD = re.compile(r"\s*(?:\w+|[^\w\s])|\s+")
_GLUED = re.compile(r"\w\w|[.!?][A-ZÅÄÖ]|⟧\w|\w⟦")
_MARKED = re.compile(r"⟦([^⟦⟧‖]*) ‖ ([^⟦⟧‖]*)⟧")


@dataclass(frozen=True, slots=True)
class Clash:
    """What two wrote in the same place."""

    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """One text of two, and the places where a writer has to choose."""

    text: str
    clashes: tuple[Clash, ...] = ()


def merge(base: str, mine: str, theirs: str) -> Merged:
    """What `mine` and `theirs`, both written from `base`, become together.

    Words that one side took away and the other left alone are gone; every other word of either side is in the text.
    """
    if mine in (base, theirs):
        return Merged(theirs)
    if theirs == base:
        return Merged(mine)
    clashes: list[Clash] = []
    lines = (_LINE.findall(one) for one in (base, mine, theirs))
    text = _on_lines(_one_of(chunk, clashes) for chunk in _chunks(*lines))
    return Merged(text, tuple(clashes))


def marked_places(text: str) -> tuple[tuple[str, str], ...]:
    """The places where two wrote at once and nobody has chosen yet, each with both wordings."""
    return tuple((one[1], one[2]) for one in _MARKED.finditer(text))


def letters_taken_away(before: str, after: str) -> int:
    """How many letters the words have that stood in `before` and are not in `after`; a word typed on is not gone."""
    gone, new = Counter(before.split()), Counter(after.split())
    gone, new = gone - new, new - gone
    return sum(len(word) * times for word, times in gone.items() if not any(one.startswith(word) for one in new))


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The same stretch of the three texts, in lines or words."""

    base: Sequence[str]
    mine: Sequence[str]
    theirs: Sequence[str]

    def settled(self) -> Sequence[str] | None:
        """The stretch as it becomes, or None when the two sides' changes do not agree.

        Of two changes where one holds all the words of the other, the fuller one stands.
        """
        base, mine, theirs = map(_bare, (self.base, self.mine, self.theirs))
        if mine == base or (theirs != base and _holds(theirs, mine)):
            return self.theirs
        return self.mine if theirs == base or _holds(mine, theirs) else None


def _one_of(chunk: _Chunk, clashes: list[Clash]) -> str:
    """The lines of a stretch. New lines of both sides in the same place stand below each other."""
    settled = chunk.settled()
    if settled is not None:
        return "".join(settled)
    if not _bare(chunk.base):
        return _on_lines(("".join(chunk.theirs), "".join(chunk.mine)))
    words = (_WORD.findall("".join(one)) for one in (chunk.base, chunk.mine, chunk.theirs))
    return _in_line(_marked(one, clashes) for one in _chunks(*words))


def _marked(chunk: _Chunk, clashes: list[Clash]) -> str:
    """The words of a stretch."""
    settled = chunk.settled()
    if settled is not None:
        return "".join(settled)
    mine, theirs = "".join(chunk.mine), "".join(chunk.theirs)
    clashes.append(Clash(mine.strip(), theirs.strip()))
    lead = theirs[: len(theirs) - len(theirs.lstrip())]
    return f"{lead}⟦{theirs.strip()} ‖ {mine.strip()}⟧"


def _chunks(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[_Chunk]:
    """The three texts cut at the stretches that all three share."""
    for before, after in pairwise(_shared(base, mine, theirs)):
        b, m, t, length = before
        yield _Chunk(base[b : b + length], mine[m : m + length], theirs[t : t + length])
        ends = (b + length, m + length, t + length)
        if ends != after[:3]:
            yield _Chunk(base[ends[0] : after[0]], mine[ends[1] : after[1]], theirs[ends[2] : after[2]])


def _shared(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Where all three say the same: the beginnings in each, and the length; an empty one first and last."""
    ones, others = _matches(base, mine), _matches(base, theirs)
    found, i, j = [(0, 0, 0, 0)], 0, 0
    while i < len(ones) and j < len(others):
        one, other = ones[i], others[j]
        start, end = max(one.a, other.a), min(one.a + one.size, other.a + other.size)
        if start < end:
            found.append((start, one.b + start - one.a, other.b + start - other.a, end - start))
        if one.a + one.size <= other.a + other.size:
            i += 1
        else:
            j += 1
    return [*found, (len(base), len(mine), len(theirs), 0), (len(base), len(mine), len(theirs), 0)]


def _matches(one: Sequence[str], other: Sequence[str]) -> list:
    return SequenceMatcher(None, _bare(one), _bare(other), autojunk=False).get_matching_blocks()


def _bare(pieces: Sequence[str]) -> list[str]:
    """Lines or words without the space around them."""
    return [one.strip() for one in pieces]


def _holds(fuller: Sequence[str], other: Sequence[str]) -> bool:
    """True when all words of the one are in the other, in the same order."""
    words = iter(_bare(_WORD.findall("".join(fuller))))
    return all(word in words for word in _bare(_WORD.findall("".join(other))))


def _on_lines(pieces: Iterable[str]) -> str:
    """The pieces in a row, each on a line of its own."""
    text = ""
    for piece in filter(None, pieces):
        text += piece if not text or text.endswith("\n") or piece.startswith("\n") else f"\n\n{piece}"
    return text


def _in_line(pieces: Iterable[str]) -> str:
    """The pieces in a row; a word that stood first on its side has no space before it yet."""
    text = ""
    for piece in filter(None, pieces):
        text += f" {piece}" if _GLUED.fullmatch(text[-1:] + piece[0]) else piece
    return text
