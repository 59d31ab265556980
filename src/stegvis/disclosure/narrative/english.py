"""Numbers of people, shares and single persons told in English, in texts for readers abroad."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from stegvis.disclosure.narrative.context import threshold
from stegvis.disclosure.narrative.hits import Kind
from stegvis.disclosure.narrative.known import KnownFigures
from stegvis.disclosure.narrative.passage import Found, Passage
from stegvis.disclosure.narrative.verdicts import Number, verdict
from stegvis.vocabulary import Gender


def find_english(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """The places in an English passage that tell a small or hidden number of people, or of one person."""
    lowered = passage.sentence.lower
    if not _pattern("english").search(lowered):
        return
    if not _pattern("aimed").search(lowered):
        yield from _parts(passage, known, k)
    for match in _pattern("age").finditer(lowered):
        yield passage.spanning(Kind.AGE, *match.span())
    if _pattern("general").search(lowered):
        return
    yield from _counts(passage, known, k)
    yield from _nobody_and_all(passage)
    yield from _singles(passage)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name in `english.toml`, with the lists that it names put in."""
    return re.compile(_patterns()[name].format(**_patterns()))


@cache
def _patterns() -> dict[str, str]:
    read: dict[str, str] = tomllib.loads((files(__package__) / "english.toml").read_text("utf-8"))
    return read


_NUMBERS = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        range(1, 21),
        strict=True,
    )
)
_FEW = 2
"""What "a couple", "a few" and "both" are judged as."""
_SIZES = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10}


def _value(written: str) -> int:
    return int(written) if written.isdecimal() else _NUMBERS.get(written, _FEW)


def _number(passage: Passage, value: int) -> Number:
    lowered = passage.sentence.lower
    women, men = _pattern("women").search(lowered), _pattern("men").search(lowered)
    gender = Gender.ALL if bool(women) == bool(men) else Gender.WOMEN if women else Gender.MEN
    named = [name.removeprefix("of_") for name in _patterns() if name.startswith("of_") and _told_of(name, lowered)]
    return Number(value, tuple(named[:1]), gender)


def _told_of(name: str, lowered: str) -> bool:
    return _pattern(name).search(lowered) is not None


def _counts(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """ "Three of the participants", "3 men", "two found work", "men: 3", "the number of women was four"."""
    lowered = passage.sentence.lower
    for name in ("counted", "listed", "number_of", "acting"):
        for match in _pattern(name).finditer(lowered):
            kind = verdict(passage, _number(passage, _value(match["number"])), known, k)
            if kind:
                yield passage.spanning(kind, *match.span())


def _parts(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """ "A third of the five", "27 out of 39 found work", "two thirds of the participants"."""
    lowered = passage.sentence.lower
    limit = threshold(lowered, k)
    for match in _pattern("part_of").finditer(lowered):
        part, whole = _value(match["number"]), _value(match["whole"])
        told = [verdict(passage, _number(passage, value), known, k) for value in (part, whole)] if known else []
        if not _pattern("people_told").search(lowered):
            continue
        if Kind.HIDDEN in told or whole < limit or part < limit or 1 <= whole - part < limit:
            yield passage.spanning(Kind.HIDDEN if Kind.HIDDEN in told else Kind.SHARE, *match.span())
    for match in _pattern("fraction").finditer(lowered):
        whole = _value(match["whole"]) if match["whole"] else 0
        part = whole * _value(match["times"] or "one") // _SIZES[match["size"].removesuffix("s")]
        if not whole or whole < limit or part < limit or 1 <= whole - part < limit:
            yield passage.spanning(Kind.SHARE, *match.span())


def _nobody_and_all(passage: Passage) -> Iterator[Found]:
    lowered = passage.sentence.lower
    for match in _pattern("nobody_or_all").finditer(lowered):
        if _pattern("outcome_told").search(lowered):
            yield passage.spanning(Kind.ZERO_OR_ALL, *match.span())


def _singles(passage: Passage) -> Iterator[Found]:
    lowered = passage.sentence.lower
    if _pattern("works_there").search(lowered):
        return
    for name in ("one_person", "pronoun"):
        for match in _pattern(name).finditer(lowered):
            yield passage.spanning(Kind.SINGLE, *match.span())
