"""Builders of invented tallies for the rules' own examples."""

import re
from collections.abc import Mapping

from stegvis.forms.reading import AnswerRow, StatedCount, Tally
from stegvis.vocabulary import Gender, Place

_GENDERS = {"w": Gender.WOMEN, "m": Gender.MEN, "n": Gender.NONBINARY, "a": Gender.ALL}
_GROUPS = {
    "child": frozenset[str](),
    "perpetrator": frozenset("7"),
    "exposed": frozenset("123456"),
}


def tally(unit: str | None, rows: str = "", stated: str = "", respondents: str = "", line: int = 60) -> Tally:
    """A tally from short forms: rows "w:123 m:- n:7c" (c ticks child), stated "exposed.a=3 yes:2.m=4".

    `respondents` is "a=3 w=2 m=1"; without it the heading states nothing.
    """
    answers = tuple(_row(one, at, line + at) for at, one in enumerate(rows.split(), start=1))
    counts = tuple(_stated(one, line + 50 + at) for at, one in enumerate(stated.split()))
    return Tally("violence", unit, _by_gender(respondents), answers, counts, Place(line=line), _GROUPS)


def _row(text: str, number: int, line: int) -> AnswerRow:
    gender, _, answers = text.partition(":")
    extra = frozenset({"child"}) if answers.endswith("c") else frozenset[str]()
    return AnswerRow(_GENDERS[gender], number, frozenset(re.findall("[0-9]", answers)), Place(line=line), extra)


def _stated(text: str, line: int) -> StatedCount:
    key, _, value = text.partition("=")
    name, _, gender = key.rpartition(".")
    return StatedCount(name, _GENDERS[gender], int(value), value, Place(line=line))


def _by_gender(text: str) -> Mapping[Gender, int]:
    return {_GENDERS[one[0]]: int(one[2:]) for one in text.split()}
