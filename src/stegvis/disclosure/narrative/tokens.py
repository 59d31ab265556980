"""A plain text cut into words, numbers and signs, sentence by sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from stegvis.disclosure.narrative.lexicon import OTHER, Role, Word, word
from stegvis.vocabulary.swedish import find_dates, find_money, lower_letters, sentences

_TOKEN = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+(?:[.,:][0-9]+)*|[^\W\d_]+(?:[-'’:][^\W\d_]+)*|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign. `lower` is the word to look up; `masked` inside a date or an amount of money."""

    start: int
    end: int
    text: str
    lower: str
    meaning: Word
    masked: bool = False

    @property
    def is_word(self) -> bool:
        """True for letters; False for digits and signs."""
        return self.lower[0].isalpha()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number in the text, from 1, its offsets in the plain text, its tokens, whom they name."""

    number: int
    start: int
    end: int
    text: str
    lower: str
    tokens: tuple[Token, ...]
    roles: frozenset[Role]
    _words: dict[int, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for some fifty times for each number: a look-up is the quickest answer.
        object.__setattr__(self, "_words", {at: token.lower for at, token in enumerate(self.tokens)})

    def word(self, at: int) -> str:
        """The word at a position in lower case; "" outside the sentence."""
        return self._words.get(at, "")


_LONGEST = 300
"""A sentence of more tokens than this is read in parts, so that time stays proportional to the text's length."""

_GOOD_BREAKS = frozenset(",;:|•")


def cut(text: str) -> list[Sentence]:
    """The sentences of the text with their tokens, in order; very long ones in parts with the same number."""
    masked = [(one.start, one.end) for one in find_dates(text)]
    masked += [(one.start, one.end) for one in find_money(text)]
    masked.sort()
    masked_starts = [start for start, _ in masked]
    lowered = lower_letters(text)
    found = []
    for number, (start, end) in enumerate(sentences(text), 1):
        tokens = []
        for match in _TOKEN.finditer(text, start, end):
            before = bisect_right(masked_starts, match.start()) - 1
            inside = before >= 0 and match.start() < masked[before][1]
            lower = lowered[match.start() : match.end()]
            meaning = word(lower) if lower[0].isalpha() and len(lower) <= _LONGEST_WORD else OTHER
            tokens.append(Token(match.start(), match.end(), match[0], lower, meaning, inside))
        for part in _parts(tokens):
            first, last = part[0].start, part[-1].end
            roles = frozenset(token.meaning.role for token in part)
            found.append(Sentence(number, first, last, text[first:last], lowered[first:last], tuple(part), roles))
    return found


_LONGEST_WORD = 60


def _parts(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens in runs that are not too long, broken at a comma or the like where there is one."""
    start = 0
    while len(tokens) - start > _LONGEST:
        last = start + _LONGEST
        good = (at for at in range(last, last - 80, -1) if tokens[at].text in _GOOD_BREAKS)
        stop = next(good, last) + 1
        yield tokens[start:stop]
        start = stop
    if start < len(tokens):
        yield tokens[start:]
