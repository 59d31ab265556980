"""Values of measuring instruments told in running text, occasion by occasion, with the changes that the text states."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from stegvis.documents.nodes import Line
from stegvis.forms.prose.joined_lines import join_lines
from stegvis.forms.prose.series_words import Number, Occasion, Role, numbers_in, occasions_in
from stegvis.forms.prose.text_changes import change_offsets, text_changes
from stegvis.forms.reading import SeriesValue
from stegvis.instruments import Instrument
from stegvis.vocabulary import Place
from stegvis.vocabulary.swedish import sentences

_MEASURING = re.compile(r"mätning|genomsnitt|medel|snitt|värde|poäng|resultat|total|summa", re.IGNORECASE)
_LINK = re.compile(r"\s*(?:poäng\s*)?(?:på|för|i|inom|\()\s*(?:skalan\s+|delen\s+|området\s+)?")
_PATIENCE = 4
"""So many sentences without a value or a scale and the text no longer speaks of the instrument."""
_LONG = 1500
"""A sentence longer than this (in characters) is none."""
_TOTAL = "total"


@dataclass
class _Value:
    scale: str
    label: str
    on: str | None
    value: int | float
    place: Place
    change: int | float | None = None


@dataclass
class _Family:
    """The versions of one instrument, which share their marks, and what the text says of it."""

    versions: tuple[Instrument, ...]
    values: list[_Value] = field(default_factory=list)
    told: set[tuple[str, str]] = field(default_factory=set)
    label: str = ""
    on: str | None = None
    active: int = 0
    pending: int | float | None = None

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The words that give the instrument away."""
        return tuple({mark for one in self.versions for mark in (*one.marks, *one.own_marks)})

    @cached_property
    def scales(self) -> tuple[dict[str, str], re.Pattern[str]]:
        """The id of a scale by its Swedish name, and the pattern that finds the names."""
        ids = {mark: scale.id for one in self.versions for scale in one.scales for mark in scale.marks}
        longest_first = "|".join(re.escape(mark) for mark in sorted(ids, key=len, reverse=True))
        return ids, re.compile(rf"(?<!\w)(?P<mark>{longest_first})(?:en|et|s)?(?!\w)")

    def holds(self, scale: str, value: float) -> bool:
        """True when some version has the value on the scale."""
        return any(one.scale(scale).holds(value) for one in self.versions)


def find_series(lines: Sequence[Line], instruments: Sequence[Instrument]) -> tuple[SeriesValue, ...]:
    """The instruments' values in the lines, in order, then pairs of other numbers with a stated change.

    A text that does not say which version of an instrument was used gives the shortest that its values fit.
    The other pairs have the instrument "text" and the scales "1", "2" …
    """
    source = join_lines(lines)
    families = tuple(_families(source.text, instruments))
    changes = change_offsets(source.text)
    if not families and not changes:
        return ()
    spans = list(_spans(source.text))
    found: list[SeriesValue] = []
    told: set[int] = set()
    for family in families:
        for start, end in spans:
            before = len(family.values)
            _read_sentence(family, source.text[start:end], source.place_at(start))
            if len(family.values) > before:
                told.add(start)
        found += _series(family, source.text)
    index = 1
    for start, end in spans:
        if start not in told and bisect_left(changes, start) < bisect_left(changes, end):
            pairs = tuple(text_changes(source.text[start:end], source.place_at(start), index))
            index += len(pairs) // 2
            found += pairs
    return tuple(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The sentences; one that runs on (a table without full stops) is cut into pieces, at line breaks if it can."""
    for start, end in sentences(text):
        at = start
        while end - at > _LONG:
            cut = max(text.rfind("\n", at + 1, at + _LONG), 0) or max(text.rfind(" ", at + 1, at + _LONG), at + 1)
            yield at, cut
            at = cut
        yield at, end


def _families(text: str, instruments: Sequence[Instrument]) -> Iterator[_Family]:
    lowered = text.lower()
    scaled = [one for one in instruments if one.scales]
    for marks in dict.fromkeys(one.marks for one in scaled):
        versions = tuple(one for one in scaled if one.marks == marks)
        every = (*marks, *(mark for one in versions for mark in one.own_marks))
        if any(mark in lowered for mark in every):
            yield _Family(tuple(sorted(versions, key=lambda one: len(one.items))))


def _read_sentence(family: _Family, sentence: str, place: Place) -> None:
    lowered = sentence.lower()
    is_named = any(name in lowered for name in family.names)
    if not (is_named or family.active):
        return
    scales = _scales_in(lowered, family)
    has_scale = any(scale != _TOTAL for _, _, scale in scales)
    if not (is_named or has_scale or _MEASURING.search(lowered)):
        family.active -= 1
        return
    before = len(family.values)
    _read_numbers(family, sentence, scales, place)
    told = is_named or has_scale or len(family.values) > before
    family.active = _PATIENCE if told else max(0, family.active - 1)


def _scales_in(lowered: str, family: _Family) -> list[tuple[int, int, str]]:
    ids, pattern = family.scales
    return [(match.start(), match.end(), ids[match["mark"]]) for match in pattern.finditer(lowered)]


def _read_numbers(family: _Family, sentence: str, scales: Sequence[tuple[int, int, str]], place: Place) -> None:
    occasions = occasions_in(sentence)
    ends = {end for _, end, _ in scales} | {one.end for one in occasions}
    numbers = [one for one in numbers_in(sentence) if _is_told(sentence, one, ends)]
    values = [one for one in numbers if one.role is not Role.CHANGE]
    dates_follow = bool(values and occasions and values[0].start < occasions[0].start)
    first_here = len(family.values)
    if not values and occasions:
        family.label, family.on = occasions[-1].label, occasions[-1].on
    for position, one in enumerate(numbers):
        scale = _scale_of(sentence, one, scales)
        if one.role is Role.CHANGE:
            _take_change(family, one, scale if scales else None, first_here)
            continue
        following = next(
            (other.start for other in numbers[position + 1 :] if other.role is not Role.CHANGE), len(sentence)
        )
        label, on = _occasion_of(family, one, occasions, dates_follow, following)
        if not family.holds(scale, one.value):
            continue
        if (scale, label) in family.told:
            if on is not None or one.role is Role.SECOND:
                continue
            label = f"{label}#{len(family.values)}"
        value = _Value(scale, label, on, one.value, place)
        if one.role is not Role.FIRST:
            value.change, family.pending = family.pending, None
        family.values.append(value)
        family.told.add((scale, label))
    family.pending = None


def _is_told(sentence: str, one: Number, ends: set[int]) -> bool:
    """True for values and changes, also for a number right after a scale or a date: "begriplighet 22"."""
    if one.role is not Role.OTHER:
        return one.role is not Role.COUNTED
    lead = sentence[max(0, one.start - 4) : one.start]
    return one.start - len(lead) + len(lead.rstrip(" :=\t|,–-")) in ends


def _take_change(family: _Family, change: Number, scale: str | None, first_here: int) -> None:
    """A change belongs to the value before it, in its own sentence or the last one told; else to the next value."""
    here = family.values[first_here:]
    last = here[-1] if here else None
    if last is None and family.values and (scale is None or family.values[-1].scale == scale):
        last = family.values[-1] if not change.has_points or scale is None else None
    if last is not None and last.change is None:
        last.change = change.value
    else:
        family.pending = change.value


def _scale_of(sentence: str, one: Number, scales: Sequence[tuple[int, int, str]]) -> str:
    """The scale named right after the number ("49 poäng på begriplighet"), else the last one before it."""
    link = _LINK.match(sentence, one.end)
    for start, _, scale in scales:
        if link and link.end() == start:
            return scale
    before = [scale for start, _, scale in scales if start < one.start]
    return before[-1] if before else _TOTAL


def _occasion_of(
    family: _Family, one: Number, occasions: Sequence[Occasion], dates_follow: bool, following: int
) -> tuple[str, str | None]:
    """The occasion of a value: a date of its own sentence, else the last one told; "start" and "end" of a pair."""
    if dates_follow or one.role is Role.FIRST:
        near = [date for date in occasions if one.end <= date.start < following][:1]
    else:
        near = []
    near = near or [date for date in occasions if date.end <= one.start][-1:]
    if one.role in (Role.FIRST, Role.SECOND) and len(occasions) == 2 and occasions[1].end <= one.start:
        near = [occasions[0 if one.role is Role.FIRST else 1]]
    if near:
        family.label, family.on = near[0].label, near[0].on
    elif one.role is Role.SECOND and occasions and dates_follow:
        family.label, family.on = occasions[-1].label, occasions[-1].on
    elif one.role is Role.FIRST:
        family.label, family.on = "start", None
    elif one.role is Role.SECOND:
        family.label, family.on = "end", None
    return family.label, family.on


def _series(family: _Family, text: str) -> Iterator[SeriesValue]:
    if not family.values:
        return
    instrument = _version(family, text.lower())
    occasions = {label: at for at, label in enumerate(dict.fromkeys(one.label for one in family.values))}
    for one in family.values:
        scale = instrument.scale(one.scale)
        if scale.holds(one.value):
            occasion = occasions[one.label]
            yield SeriesValue(instrument.id, one.scale, one.on, one.value, one.change, one.place, occasion, scale.parts)


def _version(family: _Family, lowered: str) -> Instrument:
    """The version that the text names and its values fit, else the shortest that they fit, else the longest."""
    fitting = [one for one in family.versions if _fits(one, family.values)]
    named = [one for one in fitting if any(mark in lowered for mark in one.own_marks)]
    return (*named, *fitting, family.versions[-1])[0]


def _fits(instrument: Instrument, values: Iterable[_Value]) -> bool:
    return all(instrument.scale(one.scale).holds(one.value) for one in values)
