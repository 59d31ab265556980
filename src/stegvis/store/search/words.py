"""What is asked for, and where in a text it stands. Words are cut here as the index cuts them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stegvis.vocabulary.swedish.stems import swedish_stem

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
MOST_WORDS = 8
LONGEST_WORD = 60
SHORTEST_STEM = 3
ALONE = frozenset(
    {
        *("och", "att", "det", "som", "en", "ett", "den", "de", "i", "på", "av", "för", "till", "med", "var", "om"),
        *("är", "har", "hade", "inte", "ej", "eller", "men", "kan", "ska", "från", "vid", "under", "efter", "över"),
        *("vi", "man", "så", "sin", "sitt", "sina", "the", "and", "of", "to", "in"),
    }
)
"""Words that stand in every text: left out when anything else is asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word asked for: what matching words begin with, or are when `is_whole`."""

    beginning: str
    is_whole: bool

    def fits(self, word: str) -> bool:
        """True for a word of a text, in small letters."""
        return word == self.beginning if self.is_whole else word.startswith(self.beginning)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text around what was found: pieces in order, each with whether it was asked for."""

    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The passage without marks."""
        return "".join(piece for piece, _ in self.pieces)


def wanted_words(query: str) -> tuple[Wanted, ...]:
    """The words of a query by their stems, each once; whatever is no letter or figure only parts words."""
    found = _WORD.findall(unicodedata.normalize("NFC", query).lower())
    telling = [one for one in found if one not in ALONE] or found
    stems = dict.fromkeys(swedish_stem(one[:LONGEST_WORD]) for one in telling)
    return tuple(Wanted(one, len(one) < SHORTEST_STEM) for one in tuple(stems)[:MOST_WORDS])


def passages(text: str, wanted: Sequence[Wanted], *, most: int = 3) -> tuple[Passage, ...]:
    """The sentences that hold what was asked for, those with the most different words first chosen, in text order."""
    sentences = [one for one in _SENTENCE.split(text) if one.strip()]
    scored = [(len(_held(one, wanted)), -at, one) for at, one in enumerate(sentences)]
    chosen = sorted((one for one in scored if one[0]), reverse=True)[:most]
    return tuple(marked(one, wanted) for _, _, one in sorted(chosen, key=lambda one: -one[1]))


def marked(text: str, wanted: Iterable[Wanted]) -> Passage:
    """The whole text with what was asked for marked."""
    pieces: list[tuple[str, bool]] = []
    wanted, at = tuple(wanted), 0
    for match in _WORD.finditer(text):
        if any(one.fits(match[0].lower()) for one in wanted):
            pieces.append((text[at : match.start()], False))
            pieces.append((match[0], True))
            at = match.end()
    pieces.append((text[at:], False))
    return Passage(tuple(one for one in pieces if one[0]))


def _held(text: str, wanted: Iterable[Wanted]) -> set[Wanted]:
    words = [match[0].lower() for match in _WORD.finditer(text)]
    return {one for one in wanted if any(one.fits(word) for word in words)}
