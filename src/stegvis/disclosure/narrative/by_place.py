"""Numbers of people told place by place or group by group: "från Säffle kommer fem, från Grums en", "Eda 3, Hjo 1"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from stegvis.disclosure.narrative.context import gender_named, measures_named
from stegvis.disclosure.narrative.hits import Kind
from stegvis.disclosure.narrative.known import KnownFigures
from stegvis.disclosure.narrative.lexicon import Role, organisations, word
from stegvis.disclosure.narrative.passage import Found, Passage
from stegvis.disclosure.narrative.terse import value
from stegvis.disclosure.narrative.verdicts import Number, verdict
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED

_NUMBER = rf"(?P<number>[0-9]{{1,3}}|{'|'.join(sorted(BELOW_HUNDRED, key=len, reverse=True))})"
_ENDS = r"(?=\s*(?:[.,;)]|\Z|och\b|samt\b|medan\b))(?![.,][0-9])"
_VERB = r"(?:kommer|kom|finns|fanns|bor|bodde|är|var|har vi|hade vi|blev|blir)"
_WHERE = r"(?P<where>[A-ZÅÄÖ][\w-]{2,30}(?:\s[A-ZÅÄÖ][\w-]{2,30})?)"
_AMONG = r"(?P<among>den\s[\wåäö]{2,20}(?:\s[\wåäö]{2,25})?)"
_TOLD = re.compile(
    rf"(?:\b[Ff]rån|\b[Ii]|\b[Uu]r|\b[Vv]ia)\s(?:{_WHERE}|{_AMONG})\s(?:{_VERB}\s)?(?:det\s|bara\s|endast\s)?{_NUMBER}{_ENDS}"
)
_LISTED = re.compile(rf"(?<![\w-]){_WHERE}(?:\s|:\s|\s[–-]\s){_NUMBER}{_ENDS}")
_PARTS = re.compile(r"\s*(?:,|;|och|samt|medan|,\s*(?:och|medan))\s*\Z")
_AMOUNT = re.compile(r"\b(?:tkr|mkr|kr|kronor|procent|timmar|dagar|veckor|km|mil)\b|%")


def find_by_place(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """Small or hidden numbers in a row of places, or of groups, two or more; not of meetings, money or posts."""
    if not any(token.lower in BELOW_HUNDRED or token.text[0].isdigit() for token in passage.sentence.tokens):
        return
    text, lowered = passage.sentence.text, passage.sentence.lower
    rows = [_in_a_row(text, pattern) for pattern in (_TOLD, _LISTED)]
    matches = [match for row in rows for match in row if not _counts_things(passage, row[0])]
    if not matches or _AMOUNT.search(lowered):
        return
    for match in matches:
        number = Number(value(match["number"].lower()), measures_named(lowered), gender_named(lowered))
        kind = verdict(passage, number, known, k)
        if kind:
            # A row is read as one: that it has a single one in it is told as a number.
            yield passage.spanning(Kind.COUNT if kind is Kind.SINGLE else kind, *match.span())


def _in_a_row(text: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """The matches that stand beside each other with nothing but a sign or "och" between."""
    found = [match for match in pattern.finditer(text) if _may_be_place(match.groupdict().get("where"))]
    beside = {
        at
        for at, (one, other) in enumerate(pairwise(found))
        if _PARTS.fullmatch(text[one.end() : other.start()])
        for at in (at, at + 1)
    }
    return [found[at] for at in sorted(beside)]


def _may_be_place(where: str | None) -> bool:
    """False for "Tema 1", "Mars 3", "Kvinnor 3": a thing's name, a month, people with a finder of their own."""
    if where is None:
        return True
    lowered = where.lower()
    return lowered not in _NAMES_OF_NO_PLACE and word(lowered).role is Role.OTHER


_NAMES_OF_NO_PLACE = frozenset(
    [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
        "måndag",
        "tisdag",
        "onsdag",
        "torsdag",
        "fredag",
        "vecka",
        "bilaga",
        "sid",
        "sida",
        "kap",
        "dnr",
    ]
)


def _counts_things(passage: Passage, first: re.Match[str]) -> bool:
    """True when the nearest noun before the row names things: "möten: Arvika 3, Eda 2"; places themselves aside."""
    start = passage.sentence.start + first.start()
    before = [token for token in passage.sentence.tokens if token.start < start]
    for token in reversed(before):
        if token.meaning.role is Role.THING and token.lower not in organisations():
            return True
        if token.meaning.role in (Role.PERSON, Role.EVENT, Role.DESCRIBED):
            return False
        if token.meaning.role is Role.STAFF:
            return True
    last = passage.before[-1] if passage.before and not before else None
    return last is not None and not last.people
