"""What was taken away from a text and what came to it, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_TOO_LONG = 20_000
"""Words to compare; what is longer is shown line by line."""


class Piece(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of text and what became of it."""

    piece: Piece
    text: str


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """The stretches of both texts in order: the kept and removed ones are `before`, the kept and added `after`."""
    ones, others = _cut(before), _cut(after)
    matcher = SequenceMatcher(None, ones, others, autojunk=False)
    return tuple(_pieces(matcher, ones, others))


def _cut(text: str) -> list[str]:
    words = _WORD.findall(text)
    return words if len(words) <= _TOO_LONG else text.splitlines(keepends=True)


def _pieces(matcher: SequenceMatcher[str], ones: list[str], others: list[str]) -> Iterator[Difference]:
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        removed, added = "".join(ones[start:end]), "".join(others[other_start:other_end])
        if kind == "equal":
            yield Difference(Piece.KEPT, removed)
            continue
        if removed:
            yield Difference(Piece.REMOVED, removed)
        if added:
            yield Difference(Piece.ADDED, added)
