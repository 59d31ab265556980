"""Finding the numbers of a text that say what the report's figures say.

Precision comes first: a number lives only when its words name what it counts and the figure is just that number. A
number that is nearly right is left to the checks.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from stegvis.forms.living.ground import Counted, Ground
from stegvis.forms.living.nodes import Bound
from stegvis.forms.living.phrases import NOUN_AFTER, says
from stegvis.forms.prose.lexicon import HAD_ENDS
from stegvis.forms.prose.statements import statements_in
from stegvis.forms.prose.typed import typed
from stegvis.forms.reading import Statement
from stegvis.vocabulary import Figure, Gender, Period

_YEAR = re.compile(r"(?<![\w,.-])(?:19|20)[0-9]{2}(?![\w,-])")
_OTHER_TIME = re.compile(
    r"\b(?:förra|föregående|tidigare|i\s+fjol|fjolåret\w*|avtal\w*|överenskomm\w*)\b", re.IGNORECASE
)
_BEGINS = re.compile(r"(?:\A|\n)[\s#>*•–-]*\Z")
_TOTALS = ("participants", "participants_since_start")


def find_bound(text: str, figures: Iterable[Figure], *, period: Period | None = None) -> tuple[Bound, ...]:
    """The numbers of the text that equal a figure of the measure that their words name, in order, without overlaps.

    Counts ("24 deltagare"), fractions ("21 av 26"), shares ("81 %", "81 % (21 av 26)"), in digits and in words. Not
    bound: targets, approximate numbers, one or none in words, and sentences on another time than `period`.
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
    return tuple(sorted(statements_in(typed(text)), key=start_of))


def start_of(told: Statement) -> int:
    """Where the number of a statement in a typed text begins."""
    return (told.place.line or 1) - 1


def is_of_now(sentence: str, period: Period | None) -> bool:
    """False when the sentence speaks of an agreement, an earlier time, or a year outside the period."""
    if _OTHER_TIME.search(sentence):
        return False
    years = {int(year) for year in _YEAR.findall(sentence)}
    return not years or period is None or years <= set(range(period.start.year, period.end.year + 1))


def _bound(text: str, told: Statement, ground: Ground) -> Bound | None:
    if told.is_goal or told.negated or told.approximate or told.part_of or told.group:
        return None
    phrase = phrase_at(text, start_of(told), told)
    if told.share is not None:
        pairs = _pairs(told, ground)
    else:
        pairs = [(measure, None) for measure in _measures(text, told, phrase)]
    for measure, of_measure in pairs:
        counted = ground.counted(measure, of_measure, told.gender)
        if counted and _agrees(told, counted) and says(phrase, counted):
            return Bound(start_of(told), phrase, measure, of_measure, told.gender)
    return None


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
        return (told.measure,)
    start = start_of(told)
    alone = _BEGINS.search(text, 0, start) and HAD_ENDS.match(text, start + len(phrase))
    return _TOTALS if alone and told.gender is Gender.ALL and phrase != told.raw else ()


def _pairs(told: Statement, ground: Ground) -> list[tuple[str, str | None]]:
    """The measures that the share may be of, with their wholes; by its numbers alone only when three of them agree."""
    if told.measure:
        return [(told.measure, whole) for whole in ground.wholes(told.measure, told.of_measure, told.gender)]
    if "%" not in told.raw or told.numerator is None or not any(one.isdigit() for one in told.raw.partition("%")[2]):
        return []
    fit = [pair for pair in ground.pairs() if _is(told, ground.counted(*pair, told.gender))]
    return [*fit] if len({measure for measure, _ in fit}) == 1 else []


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
