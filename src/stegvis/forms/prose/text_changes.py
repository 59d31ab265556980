"""Two numbers and their stated change in plain text: "från 58 personer i maj 2021 till 44 …, en minskning med 14"."""

import re
from collections.abc import Iterator, Sequence

from stegvis.forms.prose.series_words import Number, Occasion, Role, numbers_in, occasions_in, units
from stegvis.forms.reading import SeriesValue
from stegvis.vocabulary import Place
from stegvis.vocabulary.swedish import lower_letters

_HAS_CHANGE = re.compile(
    r"(?:sänkning|minskning|nedgång|ökning|höjning|uppgång|minska\w*|öka\w*|sänk\w*|höj\w*|steg|stigit|sjönk|sjunkit)"
    r"\s+(?:\w+\s+){0,4}?(?:med|på|om)\s"
)
_FAR = 90
"""Numbers further apart than this (in characters) are not taken for one comparison."""


def change_offsets(text: str) -> list[int]:
    """Where the text speaks of a change by some number, in order."""
    return [match.start() for match in _HAS_CHANGE.finditer(lower_letters(text))]


def text_changes(sentence: str, place: Place, index: int) -> Iterator[SeriesValue]:
    """The pairs of values with a stated change, as a series of the instrument "text" with scales from `index` on.

    Only comparisons that leave no doubt are taken: "från … till …" or two dates, the same unit, nothing between.
    """
    numbers = numbers_in(sentence)
    if len(numbers) < 3:
        return
    occasions = occasions_in(sentence)
    for position, change in enumerate(numbers):
        pair = _pair(sentence, numbers, position, occasions) if change.role is Role.CHANGE else None
        if pair:
            first, second = pair
            scale = str(index)
            index += 1
            yield SeriesValue("text", scale, _on(first, pair, occasions), first.value, None, place, 0)
            yield SeriesValue("text", scale, _on(second, pair, occasions), second.value, change.value, place, 1)


def _pair(
    sentence: str, numbers: Sequence[Number], position: int, occasions: Sequence[Occasion]
) -> tuple[Number, Number] | None:
    change = numbers[position]
    before, after = numbers[max(0, position - 2) : position], numbers[position + 1 : position + 3]
    for pair in (before, after):
        if len(pair) == 2 and _is_comparison(sentence, pair[0], pair[1], change, occasions):
            return pair[0], pair[1]
    return None


def _is_comparison(sentence: str, first: Number, second: Number, change: Number, occasions: Sequence[Occasion]) -> bool:
    gap = change.start - second.end if change.start > second.end else first.start - change.end
    if gap > _FAR or second.start - first.end > _FAR or Role.CHANGE in (first.role, second.role):
        return False
    if not _same_unit(first, second, change):
        return False
    lead = sentence[max(0, first.start - 50) : first.start].lower()
    between = sentence[first.end : second.start].lower()
    if re.search(r"(?<!\w)från\s", lead) and re.search(r"(?<!\w)till\s", between):
        return True
    dated_before = any(first.start - 60 <= one.start < first.start for one in occasions)
    dated_between = any(first.end <= one.start < second.start for one in occasions)
    return change.start > second.start and dated_before and dated_between


def _same_unit(first: Number, second: Number, change: Number) -> bool:
    if change.unit in ("%", "procent"):
        return False
    if change.unit.startswith("procentenhet"):
        return {first.unit, second.unit} <= {"%", "procent"}
    told = set(units(first, second, change))
    return len(told) <= 1 and not told & {"%", "proc"}


def _on(one: Number, pair: tuple[Number, Number], occasions: Sequence[Occasion]) -> str | None:
    """The date of a number: both stand before their numbers ("i maj 2021 var 58") or both after them."""
    first, second = pair
    lead = [date for date in occasions if first.start - 60 <= date.start < first.start]
    between = [date for date in occasions if first.end <= date.start < second.start]
    trail = [date for date in occasions if second.end <= date.start < second.end + 30]
    chosen = (lead[-1:] or between[:1]) if one is first else (between[-1:] if lead else trail[:1])
    return chosen[0].on if chosen else None
