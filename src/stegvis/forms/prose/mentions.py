"""The numbers of people, and shares of them, in one sentence: what stands there before it is understood."""

import re
from dataclasses import dataclass, replace
from functools import partial

from stegvis.forms.prose import lexicon
from stegvis.vocabulary import Gender
from stegvis.vocabulary.swedish import FoundNumber, FoundShare, find_numbers, find_shares
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED

_TOGETHER = re.compile(r"\s*(?:,|/|och|samt|respektive|resp\.?|vs\.?|kontra)?\s*(?:och\s+)?")
_WHEREOF = re.compile(r"(?<!\w)(?:varav|därav|hos|utom)\s+(?:\w+\s+)?\Z")
_OF_ALL = re.compile(r"\s+(?:av\s+|utav\s+)?(?:de\s+|våra\s+)?(?:deltag|individ|person|patient|kvinn|män|avslut|som\s)")
_OF = re.compile(r"\s+(?:av|utav)(?!\w)")
_WORDS = "|".join(sorted(BELOW_HUNDRED, key=len, reverse=True))
_BARE_BEFORE = re.compile(
    rf"(?:(?<![\w.,/:%–-])|(?P<before>\w+)\s+)(?P<number>[0-9]{{1,5}}|{_WORDS})"
    r"(?:\s*\(|,\s*(?:dvs\.?|d\.v\.s\.?|det\s+vill\s+säga|alltså))\s*\Z"
)
_OF_AFTER = re.compile(r"\s*\)\s*(?:ut)?av\s+(?:de\s+|våra\s+|totalt\s+)*(?P<number>[0-9]{1,5})(?![\w%,./]|\s*%)")
_NUMBERED = frozenset((
    "grupp", "gruppen", "omgång", "kvartal", "mål", "målet", "delmål", "fråga", "frågan", "punkt", "nr", "nummer",
    "kapitel", "del", "etapp", "fas", "steg", "nivå", "år", "vecka",
))  # fmt: skip
_UNTIL_VERB = re.compile(r"\s+(?:(?:insatsen|under\s+(?:hela\s+)?(?:perioden|året|delåret|halvåret|kvartalet))\s+)?")
_PARTS = {"women": Gender.WOMEN, "men": Gender.MEN, "nonbinary": Gender.NONBINARY, "all": Gender.ALL}


@dataclass(frozen=True, slots=True)
class Group:
    """The group a share is a share of ("av de som avslutats"): its measure, gender and number when given."""

    start: int
    end: int
    measure: str | None
    gender: Gender
    number: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A number as it stands: a count of people or a share. `end` lies after the noun or group that belongs to it.

    `measure` is set when the counted noun itself names it ("15 positiva avslut"). `named` is true when a noun for
    people stands there; `lone` for "en" and "ett"; `of_sex` for a share that tells how many are women or men.
    """

    start: int
    end: int
    raw: str
    count: int | None = None
    share: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    gender: Gender = Gender.ALL
    measure: str | None = None
    of: Group | None = None
    named: bool = False
    lone: bool = False
    some_of_them: bool = False
    of_sex: bool = False
    approximate: bool = False
    is_word: bool = False


Chain = tuple[Mention, ...]


def find_chains(text: str) -> list[Chain]:
    """The sentence's numbers in order; those coordinated ("9 kvinnor och 3 män") stand in one chain."""
    shares = [one for share in find_shares(text) if (one := _share(text, share))]
    taken = [(one.start, one.end) for one in shares]
    counts = [
        one
        for number in find_numbers(text)
        if not any(start <= number.start < end for start, end in taken) and (one := _count(text, number))
    ]
    chains: list[Chain] = []
    for mention in sorted([*shares, *counts], key=lambda one: one.start):
        if chains and _belongs(text, chains[-1][-1], mention):
            chains[-1] = (*chains[-1], mention)
        else:
            chains.append((mention,))
    return chains


def groups(text: str) -> list[Group]:
    """Every "av de som …", "bland kvinnorna", "av 39" of the sentence, in order."""
    named = [_group(match) for match in lexicon.DENOMINATOR.finditer(text)]
    alone = [
        Group(match.start(), match.end(), None, Gender.ALL, _number(match["number"]))
        for match in lexicon.WHOLE_ALONE.finditer(text)
    ]
    return sorted([*named, *alone], key=lambda one: one.start) if alone else named


def _belongs(text: str, first: Mention, second: Mention) -> bool:
    if (first.share is None) != (second.share is None):
        return False
    if first.gender == second.gender == Gender.ALL:
        return False
    return _TOGETHER.fullmatch(text, first.end, second.start) is not None


def _group(match: re.Match[str]) -> Group:
    gender = Gender.WOMEN if match["women"] else Gender.MEN if match["men"] else Gender.ALL
    measure = next((name for key, name in _MEASURES.items() if match[key]), None)
    if match["exits"] and gender is Gender.ALL:
        sexes = ((Gender.WOMEN, "kvinnor"), (Gender.MEN, "män"))
        gender = next((sex for sex, word in sexes if match["exits"].lower().startswith(word)), gender)
    if match["gender"] and match["gender"].lower().startswith("avslutade"):
        measure = "exits"
    number = _number(match["number"]) if match["number"] else None
    return Group(match.start(), match.end(), measure, gender, number)


def _number(told: str) -> int:
    told = told.strip().lower()
    return BELOW_HUNDRED.get(told) or int(told)


_MEASURES = {"positive": "exits_positive", "exits": "exits", "answered": "answered", "participants": "participants"}


def _share(text: str, found: FoundShare) -> Mention | None:
    of_people = _OF_ALL.match(text, found.end)
    if found.is_word and not of_people and (found.share == 1 or _OF.match(text, found.end)):
        return None
    mention = Mention(
        start=found.start,
        end=found.end,
        raw=found.raw,
        share=found.share,
        numerator=found.numerator,
        denominator=found.denominator,
        approximate=found.approximate,
        is_word=found.is_word,
    )
    mention = _with_number_before(text, mention)
    following = lexicon.DENOMINATOR.match(text, found.end + 1) if text[found.end : found.end + 1].isspace() else None
    if following:
        group = _group(following)
        number = found.denominator or group.number
        return _with_gender(text, replace(mention, end=group.end, of=group, gender=group.gender, denominator=number))
    people = lexicon.PEOPLE.match(text, found.end)
    if people:
        gender = _gender(people)
        mention = replace(mention, end=people.end(), gender=gender, named=True, of_sex=gender != Gender.ALL)
        if re.search("avslutade|utskrivna", people["adjectives"]):
            return replace(mention, of=Group(found.start, people.end(), "exits", gender, None), of_sex=False)
    left = lexicon.WHO_LEFT.match(text, mention.end) if found.denominator else None
    if left:
        group = Group(found.start, left.end(), "exits", mention.gender, found.denominator)
        return replace(mention, end=left.end(), of=group)
    return _with_gender(text, mention)


def _with_number_before(text: str, mention: Mention) -> Mention:
    """The share of a number without a noun: "av 23 deltagare har 12 (52 %) fått arbete", "12 (52 %) av 23 deltagare".

    Where another number stands between the two, or those who answered, they may be the whole: nothing is taken then.
    """
    bare = _BARE_BEFORE.search(text, max(0, mention.start - 60), mention.start)
    if mention.numerator is not None or mention.is_word or not bare or bare["before"] in _NUMBERED:
        return mention
    told, after = bare.start("number"), _OF_AFTER.match(text, mention.end)
    before = [one for one in groups(text) if one.number and one.end <= told and not _others(text[one.end : told])]
    whole = _number(after["number"]) if after else (before[-1].number or 0) if before else 0
    count = _number(bare["number"])
    return replace(mention, numerator=count, denominator=whole) if 0 < count <= whole else mention


def _others(between: str) -> bool:
    return "svar" in between or bool(find_numbers(between))


def _with_gender(text: str, mention: Mention) -> Mention:
    """The share of one sex: "54 % av deltagarna är kvinnor"."""
    match = lexicon.IS_SEX.match(text, mention.end)
    if not match or mention.gender != Gender.ALL:
        return mention
    return replace(mention, end=match.end(), gender=Gender.WOMEN if match["women"] else Gender.MEN, of_sex=True)


def _count(text: str, found: FoundNumber) -> Mention | None:
    if not isinstance(found.value, int):
        return None
    nearby = lexicon.WHOLE_ALONE.finditer(text, max(0, found.start - 24), found.end + 40)
    if any(one.start("number") == found.start for one in nearby):
        return None
    lone = found.is_word and found.value == 1
    start, end = found.start, found.end
    mention = partial(Mention, start, raw=found.raw, count=found.value, lone=lone, approximate=found.approximate)
    before = lexicon.BEFORE_NUMBER.search(text, max(0, start - 16), start)
    if before:
        return mention(end=end, gender=Gender.WOMEN if before["women"] else Gender.MEN, named=True)
    if lexicon.PLACES.match(text, end):
        return mention(end=end, measure="places")
    counted = lexicon.EXITS_COUNTED.match(text, end)
    if counted:
        return mention(end=counted.end(), measure=_class(counted["class"]), named=True)
    people = lexicon.PEOPLE.match(text, end)
    if people:
        measure = "exits" if re.search("avslutade|utskrivna", people["adjectives"]) else None
        of_them = people[0].lstrip().lower().startswith("av ")
        whom = mention(end=people.end(), gender=_gender(people), measure=measure, named=True, some_of_them=of_them)
        return replace(_with_gender(text, whom), of_sex=False) if of_them else whom
    pieces = lexicon.PIECES.match(text, end)
    if pieces:
        return mention(end=pieces.end(), named=not pieces["them"], some_of_them=bool(pieces["them"]))
    told = lexicon.BARE.match(text, end) or _WHEREOF.search(text, max(0, start - 24), start)
    return mention(end=end) if told or _stands_alone(text, found) else None


def _stands_alone(text: str, found: FoundNumber) -> bool:
    """A number counted earlier in words only: "antalet deltagare var 62." """
    if lexicon.LEFT_JUST_BEFORE.search(text, max(0, found.start - 30), found.start) or _inside_verb(text, found):
        return True
    return not found.is_word and lexicon.LABELLED.search(text, max(0, found.start - 80), found.start) is not None


def _inside_verb(text: str, found: FoundNumber) -> bool:
    """Who they are stands before, and the verb around the number: "mår 12 bättre", "uppger 12 att de mår bättre"."""
    around = ((lexicon.MORE, lexicon.BETTER), (lexicon.TELL, lexicon.THAT_THEY))
    for verb, after in around:
        before = verb.search(text, max(0, found.start - 14), found.start)
        if before and after.match(text, found.end):
            return any(_UNTIL_VERB.fullmatch(text, one.end, before.start()) for one in groups(text))
    return False


def _class(word: str | None) -> str:
    names = {"positiva": "exits_positive", "övriga": "exits_other", "otydliga": "exits_unclear"}
    return names.get((word or "").strip().lower(), "exits")


def _gender(match: re.Match[str]) -> Gender:
    by = (match["by_gender"] or "").lower()
    if by:
        return Gender.WOMEN if by.startswith("kvinn") else Gender.MEN
    return next(gender for key, gender in _PARTS.items() if match[key])
