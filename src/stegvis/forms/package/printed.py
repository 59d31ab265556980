"""A printed report beside its package: every number that one of them says and the other does not.

Compared word by word in reading order, so that a number that moved counts as another one. What the association adds to
a report when it comes (registry number, day of arrival, steps and signatures, page numbers) is no difference.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from stegvis.documents.nodes import Document
from stegvis.forms.package.additions import is_added
from stegvis.forms.package.words_in_print import PrintedWord, words_of, words_to_print

MOST_WORDS = 60_000
"""So many words that are unlike are compared; a report has a few thousand."""
QUICK_WORDS = 5_000
LEAST_ALIKE = 0.3
"""Of two prints of one report far more words are the same."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`stated` stands in print where the package says `signed`; "" where there is nothing. With page and place.

    `passage` is what stands around it, in print where there is something, else in the package.
    """

    page: int | None
    where: str
    passage: str
    stated: str
    signed: str


class OtherReport(Exception):
    """The print is of another report altogether."""


def differences(signed: Document, printed: Document) -> tuple[Difference, ...]:
    """The numbers, in digits or Swedish words, that differ, in reading order. Raises OtherReport."""
    ours, theirs = words_to_print(signed), words_of(printed)
    said = frozenset(word.number for word in ours if word.number)
    pages = max((word.piece.page or 1 for word in theirs), default=1)
    return tuple(
        one
        for lost, found in _unlike(ours, theirs)
        for one in _differing(
            [word for word in lost if word.number],
            [word for word in found if word.number and not is_added(word, said, pages)],
        )
    )


def _unlike(
    ours: Sequence[PrintedWord], theirs: Sequence[PrintedWord]
) -> Iterator[tuple[Sequence[PrintedWord], Sequence[PrintedWord]]]:
    """The stretches in which the two say different words."""
    start = _common(zip(ours, theirs, strict=False))
    ours, theirs = ours[start:], theirs[start:]
    end = _common(zip(reversed(ours), reversed(theirs), strict=False))
    ours, theirs = ours[: len(ours) - end], theirs[: len(theirs) - end]
    longest = max(len(ours), len(theirs))
    if longest > MOST_WORDS:
        raise OtherReport
    texts = [word.text for word in ours], [word.text for word in theirs]
    matcher = SequenceMatcher(None, *texts, autojunk=longest > QUICK_WORDS)
    steps = matcher.get_opcodes()
    alike = start + end + sum(last - first for tag, first, last, _, _ in steps if tag == "equal")
    if alike < LEAST_ALIKE * (start + end + len(ours)):
        raise OtherReport
    for tag, first, last, their_first, their_last in steps:
        if tag != "equal":
            yield ours[first:last], theirs[their_first:their_last]


def _common(pairs: Iterable[tuple[PrintedWord, PrintedWord]]) -> int:
    """How many pairs are the same from the beginning."""
    count = 0
    for one, other in pairs:
        if one.text != other.text:
            break
        count += 1
    return count


def _differing(lost: Sequence[PrintedWord], found: Sequence[PrintedWord]) -> Iterator[Difference]:
    """Number beside number; when there are more of one kind, the rest stands beside nothing."""
    if [word.number for word in lost] == [word.number for word in found]:
        return
    for ours, theirs in zip_longest(lost, found):
        if ours is None or theirs is None or ours.number != theirs.number:
            shown = theirs or ours
            yield Difference(
                theirs.piece.page if theirs else None,
                shown.piece.where,
                shown.passage,
                theirs.written if theirs else "",
                ours.written if ours else "",
            )
