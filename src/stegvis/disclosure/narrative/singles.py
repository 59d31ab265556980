"""One person told of for the first time or by a pronoun: "en av dem", "en kvinna", "en svetsare", "hon", "hen"."""

import re
from collections.abc import Iterator

from stegvis.disclosure.narrative.context import (
    asks_reader,
    is_general,
    is_goal,
    says,
    tells_of_people,
    tells_of_violence,
    tells_outcome,
)
from stegvis.disclosure.narrative.heads import Counted, is_boundary, is_one, is_verb
from stegvis.disclosure.narrative.hits import Kind
from stegvis.disclosure.narrative.lexicon import Role, is_trade, listed
from stegvis.disclosure.narrative.passage import Found, Passage, Told, waits
from stegvis.disclosure.narrative.quantities import Sort


def find_singles(passage: Passage) -> Iterator[Found]:
    """The places in the passage that speak of one person with an article or a pronoun."""
    if asks_reader(passage.sentence.text):
        return
    for told in passage.told:
        if told.quantity.sort is Sort.ARTICLE:
            yield from _article(passage, told)
    yield from _pronouns(passage)


def kind_of_one(passage: Passage) -> Kind:
    """The kind of a find that speaks of one person: violence and life events go first."""
    lower = passage.sentence.lower
    if tells_of_violence(lower):
        return Kind.VIOLENCE
    return Kind.LIFE_EVENT if says("life_event", lower) else Kind.SINGLE


def _article(passage: Passage, told: Told) -> Iterator[Found]:
    sentence, first, after = passage.sentence, told.quantity.first, told.quantity.after
    head = told.head
    if _is_idiom(passage, first) or (sentence.word(head.after), sentence.word(head.after + 1)) in _ONE_AT_A_TIME:
        return
    if told.people and head.counted is Counted.THINGS and sentence.word(first - 1) == "utom":
        yield passage.found(kind_of_one(passage), first - 1, after)
        return
    end = max(after, head.after)
    if head.counted is Counted.PEOPLE and sentence.word(end) in _MORE:
        yield passage.found(Kind.DIFFERENCE, first, end + 1)
        return
    if head.of:
        if told.people and not _is_general_one(passage, first):
            yield passage.found(kind_of_one(passage), first, end)
        return
    if head.counted is Counted.PEOPLE:
        if not passage.is_of_staff(head) and is_one(sentence.word(head.at)) and not _is_general_one(passage, first):
            yield passage.found(kind_of_one(passage), first, end)
    elif head.counted is Counted.EVENTS:
        if sentence.word(head.at) in listed("certain_events") and not is_general(passage.clause(first)):
            yield passage.found(kind_of_one(passage), first, end)
    elif head.counted is Counted.ELLIPSIS:
        if _stands_alone(passage, told):
            yield passage.found(kind_of_one(passage), first, min(after + 2, len(sentence.tokens)))
    elif _is_person_by_trade(passage, head.at, first):
        yield passage.found(kind_of_one(passage), first, end + 1)


_MORE = frozenset(["fler", "färre", "mer", "mindre"])
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
    if sentence.word(told.quantity.first) == "ett" or not word or _is_one_of_staff(passage, told):
        return False
    if sentence.word(told.quantity.after) == "ny" and _is_staffs(passage):
        return False  # "Kuratorn slutade och en ny börjar"
    rest = passage.clause(told.quantity.first)
    if told.head.difference:
        return tells_of_people(rest)
    if word in {"som", "vars"}:
        return tells_of_people(rest)
    if is_verb(passage.sentence, after) and sentence.word(after) not in {"skulle"}:
        return told.people
    ends = word in listed("prepositions") or word in {",", ".", ";", "kvar"}
    if not ends or not told.people:
        return False
    return tells_outcome(rest) or _follows_people(passage, told) or waits(sentence, told.quantity.first)


def _follows_people(passage: Passage, told: Told) -> bool:
    """True for the one in "sex kom från vården, därutöver en från socialtjänsten"."""
    counted = [one for one in passage.told if one.quantity.first < told.quantity.first]
    return bool(counted) and counted[-1].people and counted[-1].quantity.sort is Sort.NUMBER


def _is_one_of_staff(passage: Passage, told: Told) -> bool:
    """True for the one in "två medarbetare anställdes efter att en gick i pension"."""
    sentence = passage.sentence
    counted = [one for one in passage.told if one.quantity.first < told.quantity.first]
    if not counted or not sentence.roles.isdisjoint((Role.PERSON, Role.DESCRIBED, Role.EVENT)):
        return False
    at = counted[-1].head.at
    return sentence.tokens[at].meaning.role is Role.STAFF or says("staff_setting", sentence.word(at))


def _is_person_by_trade(passage: Passage, at: int, first: int) -> bool:
    """ "En tidigare lastbilschaufför", "en undersköterska har fått tillbaka sitt arbete"."""
    sentence = passage.sentence
    for step in range(at, min(at + 5, len(sentence.tokens))):
        role = sentence.tokens[step].meaning.role
        listed_trade = sentence.word(step) in listed("occupations")
        if listed_trade or (role is Role.OTHER and is_trade(sentence.word(step)) and is_boundary(sentence, step + 1)):
            before = {sentence.word(index) for index in range(first - 1, step)}
            clause = sentence.lower if sentence.word(step + 1) == "," else passage.clause(first)
            told = not is_general(clause) and (says("past", clause) or tells_of_people(clause))
            return bool(before & _FORMER) or (told and (role is not Role.STAFF or bool(before & _ONLY)))
        if role is Role.THING or (step > at and is_boundary(sentence, step) and sentence.word(step) != "."):
            return False
    return False


_FORMER = frozenset(["tidigare", "före", "f.d", "utbildad", "detta", "f", "arbetslös", "sjukskriven"])
_ONLY = frozenset(["endast", "bara", "enbart", "blott"])


def _is_general_one(passage: Passage, first: int) -> bool:
    """True for "en deltagare kan …", "när en deltagare börjar …": anybody, and nobody yet."""
    sentence = passage.sentence
    clause = passage.clause(first)
    before = {sentence.word(first - 1), sentence.word(first - 2)}
    if sentence.word(first - 1) == "att" and _RISK & {sentence.word(first - step) for step in (2, 3, 4)}:
        return not says("happened", clause.partition(" när ")[0])
    if "exempel" in before or "t.ex" in before or sentence.word(first - 1) in {"varje"}:
        return not says("simple_past", clause)
    if sentence.word(first - 1) == "att" and says("past", clause) and tells_outcome(clause) and not is_goal(clause):
        return False  # "Vi ser att en deltagare har fått jobb"
    if sentence.word(first - 1) in {"när", "om", "ifall", "innan", "oavsett", "att", "som", "hur", "vad"}:
        return not says("simple_past", clause)
    if sentence.word(first - 1) in listed("for_anybody"):
        return not says("past", clause)
    if is_general(clause) and not tells_outcome_now(clause):
        return True
    return is_goal(clause) and not says("past", clause)


_RISK = frozenset(["risk", "risken", "risker", "fara", "faran"])


def tells_outcome_now(clause: str) -> bool:
    """True for what one person is about to do: "en deltagare ska börja praktik i augusti"."""
    return bool(re.search(r"\b(?:ska|skall) (?:börja|påbörja|flytta|opereras|föda|gifta)\b", clause))


def _pronouns(passage: Passage) -> Iterator[Found]:
    sentence = passage.sentence
    staffs: bool | None = None
    for at, token in enumerate(sentence.tokens):
        word = token.lower
        if word not in {"hon", "han", "hennes", "hans", "honom", "henne", "hen", "hens", "dennes"}:
            continue
        if sentence.word(at + 1) in {"/", "eller"} or sentence.word(at - 1) in {"/", "eller"}:
            continue
        if word in {"hen", "hens"} and not _is_certain_hen(passage, at):
            continue
        staffs = _is_staffs(passage) if staffs is None else staffs
        if staffs:
            continue
        yield passage.found(kind_of_one(passage), at, at + 1)


_ANYBODY = re.compile(r"\b(?:den enskild[ae]|varje|respektive|deltagaren|individen|personen)\b")


def _is_certain_hen(passage: Passage, at: int) -> bool:
    """True for "hen bor i egen lägenhet"; not for "deltagaren väljer vad hen behöver", nor "3 hen" in a table."""
    if at and passage.sentence.word(at - 1)[:1].isdigit():
        return False
    clause = passage.clause(at)
    if any(passage.sentence.word(at - step) in {"när", "om", "att", "vad", "hur", "som"} for step in (1, 2, 3)):
        return False
    if passage.sentence.word(at + 1) == "som" and not says("happened", clause):
        return False
    if _ANYBODY.search(clause):
        return False
    return not is_general(clause)


def _is_staffs(passage: Passage) -> bool:
    """True when only somebody who works there can be meant: "Projektledaren slutar. Hon ersätts i mars."."""
    tells_person = any(token.meaning.role is Role.PERSON and token.lower != "hen" for token in passage.sentence.tokens)
    return not tells_person and _speaks_of_staff(f"{passage.sentence.lower} {passage.previous}")


_WORKS_THERE = ("ledaren", "samordnaren", "handläggaren", "handledaren", "coachen", "chefen", "ordföranden", "läkaren",
                "kuratorn", "psykologen")  # fmt: skip


def _speaks_of_staff(text: str) -> bool:
    return any(one in text for one in _WORKS_THERE) and "deltagare" not in text and "kvinna" not in text
