"""Finding the numbers of a text that say what the report's figures say.

Precision comes first: a number lives only when its words name what it counts and the figure is just that number. A
number that is nearly right is left to the checks.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from stegvis.forms.living.context import carries, meant_in
from stegvis.forms.living.ground import Counted, Ground
from stegvis.forms.living.nodes import Bound
from stegvis.forms.living.phrases import NOUN_AFTER, ROUGHLY_BEFORE, is_rough, says
from stegvis.forms.living.scope import is_of_now, is_of_others
from stegvis.forms.prose.lexicon import HAD_ENDS, LEFT_JUST_BEFORE
from stegvis.forms.prose.statements import statements_in
from stegvis.forms.prose.typed import typed
from stegvis.forms.reading import Statement
from stegvis.vocabulary import Figure, Gender, Period

_BEGINS = re.compile(r"(?:\A|\n)[\s#>*•–-]*\Z")
_TOTALS = ("participants", "participants_since_start")


def find_bound(text: str, figures: Iterable[Figure], *, period: Period | None = None) -> tuple[Bound, ...]:
    """The numbers of the text that equal a figure of the measure that their words name, in order, without overlaps.

    Counts ("24 deltagare"), fractions ("21 av 26"), shares ("81 %", "81 % (21 av 26)"), in digits and in words. Rough
    ones too ("drygt 80 %"), for as long as they hold. Not bound: targets, one or none in words, numbers of a gathering,
    and sentences on another time than `period`.
    """
    ground = Ground(figures)
    found: list[Bound] = []
    for told in spoken(text):
        if is_of_now(told.sentence, period):
            bound = _bound(text, told, ground)
            if bound and (not found or found[-1].end <= bound.start):
                found.append(bound)
    return tuple(found)


@lru_cache(maxsize=64)
def spoken(text: str) -> tuple[Statement, ...]:
    """What the text states, in order; places are offsets as `start_of` reads them."""
    told = {start_of(one): one for one in reversed(tuple(statements_in(typed(text))))}
    for meant in meant_in(text):
        if _says_nothing_else(told.get(start_of(meant))):
            told[start_of(meant)] = meant
    return tuple(told[start] for start in sorted(told))


def _says_nothing_else(told: Statement | None) -> bool:
    """True when the words of the number itself leave open what it counts."""
    return told is None or not (told.measure or told.part_of or told.group or told.negated or told.is_goal)


def start_of(told: Statement) -> int:
    """Where the number of a statement in a typed text begins."""
    return (told.place.line or 1) - 1


def _bound(text: str, told: Statement, ground: Ground) -> Bound | None:
    if told.is_goal or told.negated or told.part_of or told.group or is_of_others(told):
        return None
    start = begins(text, told)
    phrase = text[start : start_of(told)] + phrase_at(text, start_of(told), told)
    if told.approximate and not is_rough(phrase):
        return None
    if told.share is not None:
        pairs = _pairs(told, ground)
    else:
        pairs = [(measure, None) for measure in _measures(text, told, phrase)]
    for measure, of_measure in pairs:
        counted = ground.counted(measure, of_measure, told.gender)
        if counted and _agrees(told, counted) and says(phrase, counted):
            return Bound(start, phrase, measure, of_measure, told.gender)
    return None


def begins(text: str, told: Statement) -> int:
    """Where the phrase of a statement begins: at its number, or at the word that makes a count a rough one."""
    start = start_of(told)
    rough = ROUGHLY_BEFORE.search(text, max(0, start - 14), start) if told.count is not None else None
    return rough.start() if rough else start


def phrase_at(text: str, start: int, told: Statement) -> str:
    """The number that a statement found at `start`, as it stands there; a count with its noun."""
    match = re.compile(r"\s+".join(map(re.escape, told.raw.split()))).match(text, start)
    end = match.end() if match else start + len(told.raw)
    noun = NOUN_AFTER.match(text, end) if told.count is not None else None
    return text[start : noun.end() if noun else end]


def _measures(text: str, told: Statement, phrase: str) -> tuple[str, ...]:
    if told.raw.lower() in ("en", "ett", "noll", "ingen", "inga"):
        return ()
    if told.measure:
        return () if _counts_things(text, told, phrase) else (told.measure,)
    start = start_of(told)
    alone = _BEGINS.search(text, 0, start) and HAD_ENDS.match(text, start + len(phrase))
    return _TOTALS if alone and told.gender is Gender.ALL and phrase != told.raw else ()


def _counts_things(text: str, told: Statement, phrase: str) -> bool:
    """True for "vi har avslutat 26 ärenden": a noun follows, and it names no people."""
    left = told.measure == "exits" and LEFT_JUST_BEFORE.search(text[: start_of(told)].lower())
    following = _NEXT_WORD.match(text, start_of(told) + len(told.raw))
    return bool(left) and phrase == told.raw and following is not None and following[1].lower() not in _NO_NOUNS


_NEXT_WORD = re.compile(r"\s+([^\W\d]+)")
_NO_NOUNS = frozenset(
    ["till", "mot", "under", "i", "inom", "av", "som", "och", "varav", "därav", "har", "är", "med", "på", "st", "men"]
)


def _pairs(told: Statement, ground: Ground) -> list[tuple[str, str | None]]:
    """The measures that the share may be of, with their wholes; by its numbers alone only when three of them agree."""
    if told.measure:
        wholes = ground.wholes(told.measure, told.of_measure, told.gender)
        of_all = _AMONG_ALL.match(told.sentence) is not None
        return [(told.measure, whole) for whole in wholes if not (of_all and whole == "exits")]
    if not carries(told.sentence, told.raw):
        return []
    if "%" not in told.raw or told.numerator is None or not any(one.isdigit() for one in told.raw.partition("%")[2]):
        return []
    fit = [pair for pair in ground.pairs() if _is(told, ground.counted(*pair, told.gender))]
    return [*fit] if len({measure for measure, _ in fit}) == 1 else []


_AMONG_ALL = re.compile(r"[\s#>*•–-]*bland\s+(?:alla\s+|de\s+|samtliga\s+)?deltagarna\b", re.IGNORECASE)
"""Everybody who takes part, not those alone who have left."""


def _is(told: Statement, counted: Counted | None) -> bool:
    return counted is not None and (told.numerator, told.denominator) == (counted.part, counted.whole)


def _agrees(told: Statement, counted: Counted) -> bool:
    """False when the sentence gives the share another whole, or another part, than the figures do."""
    if told.share is None:
        return True
    return told.numerator in (None, counted.part) and told.denominator in (None, counted.whole)


def overlapping(bound: Bound, others: Iterable[Bound]) -> Iterator[Bound]:
    """The others that share a character with it."""
    return (one for one in others if one.start < bound.end and bound.start < one.end)
