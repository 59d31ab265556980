"""Looking again at living numbers: found anew in an edited text, compared with the figures, and written anew."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from stegvis.forms.living.finding import begins, find_bound, overlapping, spoken
from stegvis.forms.living.ground import Ground
from stegvis.forms.living.nodes import Bound, Looked, Refreshed, Standing
from stegvis.forms.living.phrases import is_rough, rewritten
from stegvis.forms.living.scope import is_of_now, is_of_others
from stegvis.forms.reading import Statement
from stegvis.vocabulary import Figure, Period


def look_at(
    text: str, earlier: Iterable[Bound], figures: Iterable[Figure], *, period: Period | None = None
) -> tuple[Looked, ...]:
    """Each number that lived in an earlier text, as it stands in this one.

    It is the same number where its phrase (or what that should say by now) stands as near to its old place as the
    editing allows and the words around it do not speak of something else. Nothing is bound anew: `follow` does that.
    """
    ground = Ground(figures)
    told = {begins(text, one): one for one in reversed(spoken(text))}
    taken: list[Bound] = []
    looked: list[Looked] = []
    moved_by = 0
    for bound in sorted(earlier, key=lambda one: one.start):
        here = _nearest(text, bound, ground, told, taken, moved_by, period)
        if here is None:
            looked.append(Looked(bound, Standing.GONE))
            continue
        moved_by = here.start - bound.start
        insort(taken, here, key=_start)
        looked.append(_compared(here, ground))
    return tuple(looked)


def follow(
    text: str, earlier: Iterable[Bound], figures: Sequence[Figure], *, period: Period | None = None
) -> tuple[Looked, ...]:
    """The numbers that live in the text now, in order: those that did before, and those that were written since."""
    before = [one for one in look_at(text, earlier, figures, period=period) if one.standing is not Standing.GONE]
    known = [one.bound for one in before]
    new = [one for one in find_bound(text, figures, period=period) if not any(overlapping(one, known))]
    return tuple(sorted([*before, *(Looked(one, Standing.FRESH) for one in new)], key=lambda one: one.bound.start))


def refreshed(text: str, looked: Iterable[Looked]) -> Refreshed:
    """The text with each moved number written anew; not a letter outside these phrases is touched.

    A number whose figure is no more is left as it stands.
    """
    pieces: list[str] = []
    bound: list[Bound] = []
    at = length = 0
    for one in sorted(looked, key=lambda each: each.bound.start):
        if one.standing is Standing.GONE:
            continue
        phrase = one.phrase if one.phrase is not None else one.bound.phrase
        between = text[at : one.bound.start]
        bound.append(_at(one.bound, length + len(between), phrase))
        pieces += (between, phrase)
        at, length = one.bound.end, length + len(between) + len(phrase)
    return Refreshed("".join((*pieces, text[at:])), tuple(bound))


def _at(bound: Bound, start: int, phrase: str) -> Bound:
    return Bound(start, phrase, bound.measure, bound.of_measure, bound.gender)


def _compared(bound: Bound, ground: Ground) -> Looked:
    counted = ground.of(bound)
    phrase = rewritten(bound.phrase, counted) if counted else None
    return Looked(bound, Standing.FRESH) if phrase == bound.phrase else Looked(bound, Standing.MOVED, phrase)


def _nearest(
    text: str,
    bound: Bound,
    ground: Ground,
    told: dict[int, Statement],
    taken: Sequence[Bound],
    moved_by: int,
    period: Period | None,
) -> Bound | None:
    counted = ground.of(bound)
    now = rewritten(bound.phrase, counted) if counted else None
    phrases = dict.fromkeys(one for one in (bound.phrase, now) if one)
    wanted = bound.start + moved_by
    nearest = []
    for phrase in phrases:
        # From the old place outwards, so that a text full of numbers takes no longer for each of them.
        places = (_at(bound, start, phrase) for start in _outwards(_starts(text, phrase), wanted))
        free = (one for one in places if _is_free(one, taken) and _may_be(bound, told.get(one.start), period))
        nearest += [one for one in (next(free, None),) if one is not None]
    return min(nearest, key=lambda one: abs(one.start - wanted), default=None)


@lru_cache(maxsize=64)
def _starts(text: str, phrase: str) -> tuple[int, ...]:
    """Where the phrase stands and is no part of another word or number."""
    found = re.finditer(rf"(?<![\w%]){re.escape(phrase)}(?!\w)(?![.,][0-9])", text)
    return tuple(match.start() for match in found)


def _outwards(starts: Sequence[int], wanted: int) -> Iterator[int]:
    """The starts by how far they are from the wanted one, the earlier of two first."""
    right = bisect_left(starts, wanted)
    left = right - 1
    while left >= 0 or right < len(starts):
        if right == len(starts) or (left >= 0 and wanted - starts[left] <= starts[right] - wanted):
            yield starts[left]
            left -= 1
        else:
            yield starts[right]
            right += 1


def _start(bound: Bound) -> int:
    return bound.start


def _is_free(place: Bound, taken: Sequence[Bound]) -> bool:
    """True when none of the others, in order and apart, shares a character with it."""
    at = bisect_left(taken, place.start, key=_start)
    return not any(overlapping(place, taken[max(at - 1, 0) : at + 1]))


def _may_be(bound: Bound, told: Statement | None, period: Period | None) -> bool:
    """False when the words at the place say that the number there is about something else."""
    if told is None:
        return True
    if told.is_goal or told.negated or told.part_of or not is_of_now(told.sentence, period) or is_of_others(told):
        return False
    if told.approximate and not is_rough(bound.phrase):
        return False
    if (told.share is None) != (bound.of_measure is None):
        return False
    return told.measure in (None, bound.measure) and told.gender is bound.gender
