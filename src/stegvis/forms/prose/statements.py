"""Statements: what the sentences of a report say about numbers of people.

Precision comes first: a number whose words do not tell which measure it is keeps `measure` None, and a single
example, a capacity, a plan or somebody else's statistics never becomes one of the report's measures.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from stegvis.documents.nodes import Line
from stegvis.forms.prose import lexicon
from stegvis.forms.prose.flow import Flow, Sentence, flow_of
from stegvis.forms.prose.meanings import (
    Meaning,
    Told,
    group_before,
    is_after_brackets,
    is_aside,
    is_blocked,
    is_required,
    is_share_of_work,
    meaning_of,
    take_apart,
    whole,
)
from stegvis.forms.prose.mentions import Group, Mention
from stegvis.forms.reading import Statement
from stegvis.vocabulary import Gender

_DIGIT = re.compile("[0-9%]")
_WORTHWHILE = re.compile(
    r"(?<!\w)(?:(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|båda)(?!\w)"
    r"|(?:en|ett|ingen|inga|hälften|samtliga|alla)\s+(?:[^\s.,;]+\s+){0,2}?(?:deltag|person|individ|patient|klient|kvinn|man\s|"
    r"män|tjej|kill|st\s|avslut|avhopp|har|går|gick|fick|som\s|kommer)"
    r"|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio|"
    r"(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio)?hundra|(?:en|två|tre|fyra)\s\w+del(?:ar)?(?!\w))",
)
_GROUP = re.compile(
    r"(?<!\w)grupp(?:en|erna)?\s+(?P<first>[0-9]{1,2})(?P<more>(?:\s*(?:,|och|samt|\+|&)\s*(?:grupp\s+)?[0-9]{1,2}(?!\s*\w))*)",
)


def find_statements(lines: Sequence[Line], *, goals: bool = False) -> tuple[Statement, ...]:
    """What the lines state about numbers of people and shares, in order, each with the line where its number stands.

    `goals` is true when the lines are a report's goals: every number is then a target. Measures beside the form's:
    `participants_now` (enrolled at the moment), `completed`, `dropouts`, `accepted` ("tackade ja").
    """
    return tuple(statements_in(flow_of(lines), goals=goals))


def statements_in(flow: Flow, *, goals: bool = False) -> Iterator[Statement]:
    """What running text states, sentence by sentence, as `find_statements`."""
    heading: str | None = None
    for sentence in flow.sentences():
        if sentence.first:
            heading = _heading_group(sentence.lowered)
        yield from statements_of(sentence, heading, goals=goals)


def _heading_group(text: str) -> str | None:
    match = _GROUP.match(text)
    return _group_name(match) if match and text[match.end() : match.end() + 2].lstrip().startswith(":") else None


def _group_name(match: re.Match[str]) -> str:
    numbers = [match["first"], *re.findall("[0-9]+", match["more"])]
    return f"grupp {'+'.join(numbers)}"


def statements_of(sentence: Sentence, heading: str | None = None, *, goals: bool = False) -> Iterator[Statement]:
    """What one sentence states; nothing for a question. `heading` is the group that its paragraph speaks of."""
    text = sentence.lowered
    if text.endswith("?") or not (_DIGIT.search(text) or _WORTHWHILE.search(text)):
        return
    told = take_apart(text)
    meanings: list[Meaning] = []
    goal = goals
    for at in range(len(told.chains)):
        if is_required(told, at):
            meanings.append(Meaning())
            continue
        group = _chain_group(told, at) or heading
        earlier = meanings[-2 if is_after_brackets(told, at) else -1] if meanings else None
        meaning = meaning_of(told, at, earlier, group)
        meanings.append(meaning)
        goal = goals or _is_goal(told, at, goal)
        work = is_share_of_work(told, at)
        for mention in _with_numerators(told, at):
            if _worth_telling(mention, meaning, group):
                yield _statement(sentence, told, at, mention, meaning, is_goal=goal and not work, group=group)
        yield from _those_who_left(sentence, told, at, meaning)


def _statement(
    sentence: Sentence,
    told: Told,
    at: int,
    mention: Mention,
    meaning: Meaning,
    *,
    is_goal: bool = False,
    group: str | None = None,
) -> Statement:
    gender, denominator = mention.gender, mention.denominator
    near = group_before(told, at)
    if gender == Gender.ALL and near and (mention.share is not None or near.measure is None or not mention.named):
        gender = near.gender
    return Statement(
        sentence=sentence.shown,
        raw=" ".join(sentence.text[mention.start : mention.start + len(mention.raw)].split()),
        place=sentence.place_at(mention.start),
        gender=gender,
        measure=meaning.measure,
        part_of=meaning.part_of,
        of_measure=_of_measure(told, mention, near, meaning),
        count=mention.count,
        share=mention.share,
        numerator=mention.numerator,
        denominator=denominator or (near.number if near and mention.share is not None else None),
        negated=meaning.negated,
        approximate=mention.approximate,
        is_goal=is_goal,
        group=group,
    )


def _worth_telling(mention: Mention, meaning: Meaning, group: str | None) -> bool:
    if meaning.measure or meaning.part_of:
        return True
    if mention.is_word or mention.lone:
        return False
    return mention.share is not None or mention.named or group is not None


def _with_numerators(told: Told, at: int) -> Iterator[Mention]:
    """The chain's mentions; a share gets its numerator from the counts told beside it."""
    for mention in told.chains[at]:
        if mention.share is not None and mention.numerator is None:
            # The whole may be told before the count, as in "Av de 20 som svarade är 15 personer, 75 %, nöjda".
            whole_of = group_before(told, at - 1) if told.is_bracket(at) and mention.denominator is None else None
            denominator = whole_of.number if whole_of else mention.denominator
            of = mention.of or (_group_inside(told, at - 1) if told.is_bracket(at) else None)
            yield replace(mention, numerator=_numerator(told, at), denominator=denominator, of=of)
        else:
            yield mention


def _group_inside(told: Told, at: int) -> Group | None:
    """ "16 av deltagarna är män": the group named between a count and the end of what belongs to it."""
    start, end = told.chains[at][0].start, told.chains[at][-1].end
    return next((one for one in told.groups if start < one.start and one.end <= end), None)


def _numerator(told: Told, at: int) -> int | None:
    if len(told.chains[at]) > 1:
        return None
    if told.is_bracket(at):
        return sum(one.count or 0 for one in told.chains[at - 1])
    if at + 1 < len(told.chains):
        after = told.chains[at + 1]
        if all(one.count is not None and one.gender != Gender.ALL for one in after) and is_aside(told, at + 1):
            return sum(one.count or 0 for one in after)
    return None


def _those_who_left(sentence: Sentence, told: Told, at: int, meaning: Meaning) -> Iterator[Statement]:
    """ "De fem deltagare som avslutats mår bättre": the number of exits, beside what is said of them."""
    last = told.chains[at][-1]
    left = lexicon.WHO_LEFT.match(told.text, last.end)
    if left and last.count is not None and meaning.measure not in (None, "exits") and not is_blocked(told, at):
        own = whole(told, at, "exits")
        if own.measure:
            yield _statement(sentence, told, at, last, own)


def _of_measure(told: Told, mention: Mention, near: Group | None, meaning: Meaning) -> str | None:
    group = mention.of or near
    if group is None or (mention.count is not None and meaning.measure == "participants"):
        same = mention.share is not None and meaning.measure == "participants"
        return "participants" if same else None
    if group.measure == "participants" and lexicon.AT_EXIT.search(told.text):
        return "exits"
    return group.measure


def _chain_group(told: Told, at: int) -> str | None:
    first, last = told.chains[at][0], told.chains[at][-1]
    begin = told.before(at)
    before = [match for match in _groups_named(told.text) if match.start() >= begin and match.end() <= first.start]
    after = re.match(r"\s*(?:i|från|till)\s+(?=grupp)", told.text[last.end :]) if not before else None
    if before:
        return _group_name(before[-1])
    following = _GROUP.match(told.text, last.end + after.end()) if after else None
    return _group_name(following) if following else None


@lru_cache(maxsize=16)
def _groups_named(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_GROUP.finditer(text))


def _is_goal(told: Told, at: int, earlier: bool) -> bool:
    first, last = told.chains[at][0], told.chains[at][-1]
    if lexicon.SHALL.match(told.text, last.end) or lexicon.SHALL.match(told.text, first.end):
        return True
    between = told.text[told.before(at) : first.start]
    words = [match.end() for match in lexicon.GOAL.finditer(between)]
    reached = lexicon.RESULT.search(between, words[-1] if words else 0)
    return (bool(words) or earlier) and not reached
