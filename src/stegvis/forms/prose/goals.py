"""Goals as worded, with their target: a share, or a number of people."""

import re
from collections.abc import Iterator, Sequence

from stegvis.documents.nodes import Line
from stegvis.forms.prose.flow import Sentence, flow_of
from stegvis.forms.prose.statements import statements_of
from stegvis.forms.reading import GoalReading, Statement

_MARKER = re.compile(r"\A(?:[-–•*·▪>\s]|[0-9]{1,2}[.)]\s)+")
_STATES_GOAL = re.compile(
    r"(?<!\w)(?:del|huvud|effekt|projekt)?mål(?:et|en|sättning(?:en)?)?\s+"
    r"(?:(?:är|var|har\s+varit|har|även|också|vidare)\s+){0,2}att(?!\w)",
    re.IGNORECASE,
)
_THESE_GOALS = re.compile(
    r"\W*(?:detta|dessa|det|de)\s+(?:del)?mål(?:et|en)?\s+(?:har|är|var|bedöms)(?!\w)", re.IGNORECASE
)
_MAY_BE_GOAL = re.compile(r"mål|sträva|ambition|vision|ska|bör")
_LISTED = re.compile(r"(?<!\w)mål\s*:\s*1\.\s+", re.IGNORECASE)
_NEXT_LISTED = re.compile(r"[2-9]\.\s+")


def find_goals(
    lines: Sequence[Line], elsewhere: Sequence[Line] = (), assessed: Sequence[Line] = ()
) -> tuple[GoalReading, ...]:
    """The goals of a report, in order.

    `lines` are those under its heading for goals: every bullet or sentence is a goal, and one with two targets is
    two; where the goals are numbered in running text, only those are. `elsewhere` is the report's other text: there
    a goal must name its target ("Målet är 75 %"), and one that repeats a target already found is left out.
    `assessed` is a section that weighs goals ("Ett delmål var att …").
    """
    sentences = list(flow_of(lines).sentences())
    if any(_LISTED.search(sentence.text) for sentence in sentences):
        # "Projektet hade tre mål: 1. …" tells which sentences are the goals; the rest is about them.
        found = list(_assessed(lines))
    else:
        found = [goal for sentence in sentences for goal in _goals_in(sentence)]
    found += _assessed(assessed)
    found += _elsewhere(elsewhere, found)
    return tuple(found)


def _goals_in(sentence: Sentence) -> Iterator[GoalReading]:
    text = _MARKER.sub("", sentence.shown)
    if sentence.text.endswith("?") or (text.endswith(":") and len(text.split()) < 8) or len(text.split()) < 2:
        return
    targets = [one for one in statements_of(sentence, goals=True) if one.is_goal and _has_target(one)]
    shares = [one for one in targets if one.share is not None]
    yield from _readings(text, sentence, shares or targets[:1])


def _readings(text: str, sentence: Sentence, targets: list[Statement]) -> Iterator[GoalReading]:
    for one in targets:
        yield GoalReading(text, one.share, one.count, one.place)
    if not targets:
        yield GoalReading(text, None, None, sentence.place_at(0))


def _has_target(statement: Statement) -> bool:
    if statement.share is not None:
        # "Alla deltagare upplever …" names everyone, not a target that was set.
        return statement.share < 1 or any(letter.isdigit() for letter in statement.raw)
    return (statement.count or 0) > 1


def _elsewhere(lines: Sequence[Line], known: list[GoalReading]) -> Iterator[GoalReading]:
    shares = {goal.share for goal in known if goal.share is not None}
    seen: set[tuple[float | None, int | None, str | None]] = set()
    for sentence in flow_of(lines).sentences():
        if not _MAY_BE_GOAL.search(sentence.lowered):
            continue
        for one in statements_of(sentence):
            key = (one.share, one.count, one.measure or one.part_of)
            if not one.is_goal or not _has_target(one) or one.share in shares or key in seen:
                continue
            if one.count is not None and any(goal.count == one.count for goal in known):
                continue
            seen.add(key)
            yield GoalReading(_MARKER.sub("", sentence.shown), one.share, one.count, one.place)


def _assessed(lines: Sequence[Line]) -> Iterator[GoalReading]:
    before: Sentence | None = None
    listing = False
    for sentence in flow_of(lines).sentences():
        listed = _LISTED.search(sentence.text)
        listing = bool(listed) or (listing and _NEXT_LISTED.match(sentence.text) is not None)
        if listed:
            text = " ".join(sentence.text[listed.end() :].split())
            yield GoalReading(text, None, None, sentence.place_at(listed.start()))
        elif listing or _STATES_GOAL.search(sentence.text):
            yield from _goals_in(sentence)
            before = None
            continue
        elif before and _THESE_GOALS.match(sentence.text):
            yield from _goals_in(before)
        before = None if listing or _THESE_GOALS.match(sentence.text) else sentence
