"""One single person: "en av dem", "en kvinna", "den enda mannen", "hon", "Kvinna 1", a quote, an age, a life event."""

import re
from collections.abc import Iterator

from stegvis.disclosure.narrative.context import (
    asks_reader,
    is_general,
    is_goal,
    pattern,
    tells_of_people,
    tells_of_violence,
    tells_outcome,
)
from stegvis.disclosure.narrative.counts import is_occupation
from stegvis.disclosure.narrative.heads import Counted, is_boundary, is_one, is_verb
from stegvis.disclosure.narrative.hits import Kind
from stegvis.disclosure.narrative.lexicon import Role, listed
from stegvis.disclosure.narrative.passage import Found, Passage, Told
from stegvis.disclosure.narrative.quantities import Sort


def find_singles(passage: Passage) -> Iterator[Found]:
    """The places in the passage that speak of one person."""
    if asks_reader(passage.sentence.text):
        return
    for told in passage.told:
        if told.quantity.sort is Sort.ARTICLE:
            yield from _article(passage, told)
    yield from _definite(passage)
    yield from _pronouns(passage)


def _kind(passage: Passage) -> Kind:
    lower = passage.sentence.lower
    if tells_of_violence(lower):
        return Kind.VIOLENCE
    return Kind.LIFE_EVENT if pattern("life_event").search(lower) else Kind.SINGLE


def _article(passage: Passage, told: Told) -> Iterator[Found]:
    sentence, first, after = passage.sentence, told.quantity.first, told.quantity.after
    head = told.head
    if _is_idiom(passage, first) or (sentence.word(head.after), sentence.word(head.after + 1)) in _ONE_AT_A_TIME:
        return
    end = max(after, head.after)
    if head.of:
        if told.people and not _is_general_one(passage, first):
            yield passage.found(_kind(passage), first, end)
        return
    if head.counted is Counted.PEOPLE:
        if not passage.is_of_staff(head) and is_one(sentence.word(head.at)) and not _is_general_one(passage, first):
            yield passage.found(_kind(passage), first, end)
    elif head.counted is Counted.EVENTS:
        if sentence.word(head.at) in listed("certain_events") and not is_general(passage.clause(first)):
            yield passage.found(_kind(passage), first, end)
    elif head.counted is Counted.ELLIPSIS:
        if _stands_alone(passage, told):
            yield passage.found(_kind(passage), first, min(after + 2, len(sentence.tokens)))
    elif _is_person_by_trade(passage, head.at, first):
        yield passage.found(_kind(passage), first, end + 1)


_ONE_AT_A_TIME = {("i", "taget"), ("åt", "gången"), ("per", "gång"), ("i", "stöten")}


_IDIOMS = {
    ("i", "taget"),
    ("mot", "en"),
    ("och", "samma"),
    ("gång", "i"),
    *((word, "en") for word in ("och", "efter", "till")),
}


def _is_idiom(passage: Passage, at: int) -> bool:
    sentence = passage.sentence
    following = (sentence.word(at + 1), sentence.word(at + 2))
    before = (sentence.word(at - 2), sentence.word(at - 1))
    return (
        following in _IDIOMS
        or before == ("var", "och")
        or (before[1] in {"på", "efter"} and before[0] in {"en", "ett"})
    )


def _stands_alone(passage: Passage, told: Told) -> bool:
    """ "En fick arbete", "en till praktik", "en har flyttat": no noun follows."""
    sentence, after = passage.sentence, told.head.at
    word = sentence.word(after)
    if sentence.word(told.quantity.first) == "ett" or not word:
        return False
    rest = passage.clause(told.quantity.first)
    if told.head.difference:
        return tells_of_people(rest)
    if word == "som":
        return tells_of_people(rest)
    if is_verb(passage.sentence, after) and sentence.word(after) not in {"skulle"}:
        return told.people
    return (word in listed("prepositions") or word in {",", ".", ";"}) and told.people and tells_outcome(rest)


def _is_person_by_trade(passage: Passage, at: int, first: int) -> bool:
    """ "En tidigare lastbilschaufför", "en undersköterska har fått tillbaka sitt arbete"."""
    sentence = passage.sentence
    for step in range(at, min(at + 5, len(sentence.tokens))):
        if is_occupation(sentence.word(step)):
            former = {"tidigare", "före", "f.d", "utbildad", "detta", "f", "arbetslös", "sjukskriven"} & {
                sentence.word(index) for index in range(first, step)
            }
            staff = sentence.tokens[step].meaning.role is Role.STAFF
            return bool(former) or (
                not staff
                and pattern("past").search(passage.clause(first)) is not None
                and tells_outcome(passage.clause(first))
            )
        if step > at and is_boundary(sentence, step) and sentence.word(step) != ".":
            return False
    return False


def _is_general_one(passage: Passage, first: int) -> bool:
    """True for "en deltagare kan …", "när en deltagare börjar …": anybody, and nobody yet."""
    sentence = passage.sentence
    clause = passage.clause(first)
    before = {sentence.word(first - 1), sentence.word(first - 2)}
    if "exempel" in before or "t.ex" in before or sentence.word(first - 1) in {"varje"}:
        return not pattern("simple_past").search(clause)
    if sentence.word(first - 1) in {"när", "om", "ifall", "innan", "oavsett", "att", "som", "hur", "vad"}:
        return not pattern("simple_past").search(clause)
    if sentence.word(first - 1) in listed("for_anybody"):
        return not pattern("past").search(clause)
    if is_general(clause) and not tells_outcome_now(clause):
        return True
    return is_goal(clause) and not pattern("past").search(clause)


def tells_outcome_now(clause: str) -> bool:
    """True for what one person is about to do: "en deltagare ska börja praktik i augusti"."""
    return bool(re.search(r"\b(?:ska|skall) (?:börja|påbörja|flytta|opereras|föda|gifta)\b", clause))


def _definite(passage: Passage) -> Iterator[Found]:
    sentence = passage.sentence
    for at, token in enumerate(sentence.tokens):
        word = token.lower
        if word in listed("definite_neutral"):
            if _is_certain(passage, at):
                yield passage.found(_kind(passage), at, at + 1)
        elif word in listed("definite"):
            if not is_general(passage.clause(at)):
                yield passage.found(_kind(passage), at, at + 1)
        elif word in {"den", "denna", "denne", "ena", "ene"}:
            if _points(passage, at):
                yield passage.found(_kind(passage), at, at + 3)
        elif word in listed("only_one"):
            if at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].meaning.role is Role.PERSON:
                yield passage.found(_kind(passage), at, at + 2)
        elif word in {"ytterligare", "någon", "nån"} and _somebody(passage, at):
            yield passage.found(Kind.DIFFERENCE if word == "ytterligare" else _kind(passage), at, at + 2)


def _somebody(passage: Passage, at: int) -> bool:
    """ "Ytterligare en fick arbete", "någon hoppade av"."""
    sentence, clause = passage.sentence, passage.clause(at)
    if sentence.word(at) == "ytterligare":
        return sentence.word(at + 1) == "en" and is_boundary(sentence, at + 2) and tells_outcome(clause)
    if any(sentence.word(at - step) in {"när", "om", "att", "ifall", "där", "inte"} for step in (1, 2)):
        return False
    return is_verb(sentence, at + 1) and pattern("past").search(clause) is not None and tells_outcome(clause)


def _is_certain(passage: Passage, at: int) -> bool:
    """True when "deltagaren" is a certain person: something happened, or details follow."""
    sentence, clause = passage.sentence, passage.clause(at)
    if (
        sentence.word(at + 1) in {"från", "med"}
        and sentence.tokens[at + 2 : at + 3]
        and sentence.tokens[at + 2].text[0].isupper()
    ):
        return True
    if any(
        sentence.word(at - step) in {"när", "om", "då", "att", "innan", "efter", "där", "hur", "vad"} for step in (1, 2)
    ):
        return False
    return bool(
        pattern("simple_past").search(clause)
        or re.search(r"\bhar (?:nu |sedan |därefter )?(?:fått|börjat|flyttat|avlidit|avslutat|hoppat)\b", clause)
    ) and tells_outcome(clause)


def _points(passage: Passage, at: int) -> bool:
    """ "Den ene", "den andra fick", "den yngsta deltagaren", "den tredje har flyttat"."""
    sentence = passage.sentence
    first = sentence.word(at) in {"ena", "ene"}
    order = sentence.word(at) if first else sentence.word(at + 1)
    after = at + 1 if first else at + 2
    if _is_named_by_deed(passage, at + 1):
        return True
    if order not in listed("order") or (first and sentence.word(at - 1) in {"den", "det"}):
        return False
    if after < len(sentence.tokens) and sentence.tokens[after].meaning.role is Role.PERSON:
        return True
    if sentence.word(after) == "av" and sentence.word(after + 1) in {
        "dem",
        "dessa",
        "deltagarna",
        "kvinnorna",
        "männen",
    }:
        return True
    return (
        (is_verb(sentence, after) or sentence.word(after) == "som")
        and tells_outcome(passage.clause(at))
        and (order not in {"första", "sista", "senaste"})
    )


def _is_named_by_deed(passage: Passage, at: int) -> bool:
    """True for "den deltagare som slutade": one certain person."""
    sentence = passage.sentence
    person = at < len(sentence.tokens) and sentence.tokens[at].meaning.role is Role.PERSON
    return person and sentence.word(at + 1) == "som" and pattern("simple_past").search(passage.clause(at)) is not None


def _pronouns(passage: Passage) -> Iterator[Found]:
    sentence = passage.sentence
    for at, token in enumerate(sentence.tokens):
        word = token.lower
        if word not in {"hon", "han", "hennes", "hans", "honom", "henne", "hen", "hens"}:
            continue
        if sentence.word(at + 1) in {"/", "eller"} or sentence.word(at - 1) in {"/", "eller"}:
            continue
        if word in {"hen", "hens"} and ((at and sentence.word(at - 1)[:1].isdigit()) or not _happened(passage, at)):
            continue
        if _is_staffs(passage):
            continue
        yield passage.found(_kind(passage), at, at + 1)


def _happened(passage: Passage, at: int) -> bool:
    clause = passage.clause(at)
    return bool(pattern("simple_past").search(clause) or re.search(r"\bhar\b", clause)) and not re.search(
        r"\b(?:när|om|att)\b", clause
    )


def _is_staffs(passage: Passage) -> bool:
    """True when only somebody who works there can be meant: "Projektledaren slutar. Hon ersätts i mars."."""
    roles = {token.meaning.role for token in passage.sentence.tokens}
    if Role.PERSON in roles - {Role.STAFF} and any(
        token.meaning.role is Role.PERSON and token.lower not in {"hen"} for token in passage.sentence.tokens
    ):
        return False
    text = passage.sentence.lower + " " + passage.previous
    staff = any(
        one in text
        for one in (
            "ledaren",
            "samordnaren",
            "handläggaren",
            "handledaren",
            "coachen",
            "chefen",
            "ordföranden",
            "läkaren",
            "kuratorn",
            "psykologen",
        )
    )
    return staff and "deltagare" not in text and "kvinna" not in text
