"""Details that point a person out whatever the number: labels, quotes, ages, where from, dated events."""

import re
from collections.abc import Iterator
from functools import cache

from stegvis.disclosure.narrative.context import detail, is_general, pattern, says
from stegvis.disclosure.narrative.hits import Kind
from stegvis.disclosure.narrative.passage import Found, Passage
from stegvis.vocabulary.swedish import find_dates
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED

_QUOTED = re.compile(r"[”“\"»«„]([^”“\"»«„]{3,600})[”“\"»«]")
_QUOTE_SIGN = re.compile(r"[”“\"»«„]")
_SPOKEN_LINE = re.compile(r"\s*[-–—]\s*(?=[A-ZÅÄÖ])")
_STATEMENT = re.compile(r"frågan|påstående|enkät|skattar sig")
_YEARS = "[1-9][0-9]|" + "|".join(sorted((word for word, value in BELOW_HUNDRED.items() if value >= 13), key=len)[::-1])


def find_details(passage: Passage) -> Iterator[Found]:
    """Labels, ages, quotes, origins and dated events of single persons in the passage."""
    sentence = passage.sentence
    labels = ((Kind.LABEL, name) for name in ("label", "numbered", "code"))
    for kind, name in (*labels, (Kind.AGE, "born"), (Kind.ORIGIN, "from_place")):
        for match in detail(name).finditer(sentence.text):
            yield passage.spanning(kind, *match.span())
    for match in _age().finditer(sentence.lower):
        yield passage.spanning(Kind.AGE, *match.span())
    yield from _quotes(passage)
    yield from _dated_events(passage)


@cache
def _age() -> re.Pattern[str]:
    return re.compile(detail("age").pattern.replace("{n}", _YEARS))


def _quotes(passage: Passage) -> Iterator[Found]:
    sentence = passage.sentence
    quotes = list(_QUOTED.finditer(sentence.text))
    for match in quotes:
        if _is_one_persons(sentence.lower, *match.span()):
            yield passage.spanning(Kind.QUOTE, *match.span())
    left_open = None if quotes else _QUOTE_SIGN.search(sentence.text)
    # A quote that goes on over several sentences is cut by their ends.
    if left_open and _is_one_persons(sentence.lower, left_open.start(), len(sentence.text)):
        yield passage.spanning(Kind.QUOTE, left_open.start(), len(sentence.text))
    if _SPOKEN_LINE.match(sentence.text) and detail("first_person").search(sentence.lower):
        yield passage.spanning(Kind.QUOTE, 0, len(sentence.text))


def _is_one_persons(lowered: str, start: int, end: int) -> bool:
    """True when the quote says "jag", or when one person is said to have said it."""
    outside = f"{lowered[:start]} {lowered[end:]}"
    if _STATEMENT.search(outside):
        return False
    told_by_one = detail("one_says").search(outside) and says("speech", outside)
    return bool(detail("first_person").search(lowered, start, end) or told_by_one)


def _dated_events(passage: Passage) -> Iterator[Found]:
    """A wedding, a death or a birth with the day or month it happened."""
    sentence = passage.sentence
    event = pattern("life_event").search(sentence.lower)
    if not event or is_general(sentence.lower):
        return
    if detail("when").search(sentence.lower) or find_dates(sentence.text):
        yield passage.spanning(Kind.LIFE_EVENT, *event.span())
