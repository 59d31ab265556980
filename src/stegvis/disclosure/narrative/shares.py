"""Shares of people in prose whose part, or whose rest, is small: "två av fem", "80 % av de fem"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from stegvis.disclosure.narrative.context import (
    gender_named,
    is_general,
    is_goal,
    measures_named,
    says,
    tells_of_people,
    tells_of_violence,
    tells_outcome,
    threshold,
)
from stegvis.disclosure.narrative.heads import Counted, is_verb
from stegvis.disclosure.narrative.hits import Kind
from stegvis.disclosure.narrative.known import WHOLE, KnownFigures, with_wholes
from stegvis.disclosure.narrative.lexicon import Role, listed
from stegvis.disclosure.narrative.no_count import counts_nothing
from stegvis.disclosure.narrative.passage import Found, Passage, Told
from stegvis.disclosure.narrative.quantities import Sort
from stegvis.disclosure.narrative.share_words import PERCENT, VAGUE, share_at
from stegvis.disclosure.narrative.tokens import Sentence
from stegvis.vocabulary import Gender


def find_shares_told(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """The shares of the passage that give away a small part or a small rest."""
    if is_goal(passage.sentence.lower) and not says("past", passage.sentence.lower):
        return
    yield from _parts_of_numbers(passage, known, k)
    if known:
        yield from _hidden_wholes(passage, known)
    yield from _parts_of_those_before(passage, known, k)
    for at in range(len(passage.sentence.tokens)):
        share = share_at(passage.sentence, at)
        if share and not _is_aimed_at(passage, at) and _gives_away(passage, at, share[1], share[0], known, k):
            yield passage.found(_kind(passage), at, share[1])


def _is_aimed_at(passage: Passage, at: int) -> bool:
    """True for "minst 50 procent ska gå till arbete", "70 % ska ha fått det bättre vid avslut": nobody is counted."""
    clause = passage.clause(at)
    if says("foreseen", clause) and not says("past", passage.sentence.lower):
        return True
    if not (is_general(clause) or says("aimed", clause)):
        return False
    lead = {passage.sentence.word(at - step) for step in (1, 2, 3)}
    is_percent = passage.sentence.word(at)[:1].isdigit()
    return bool(lead & _BOUNDS) or (is_percent and says("deadline", passage.sentence.lower))


_SHALL = frozenset(["ska", "skall", "bör"])
_BOUNDS = frozenset(["minst", "högst", "max", "maximalt", "åtminstone", "än"])


def _parts_of_numbers(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """ "Två av fem", "12 kvinnor av 13", "2/5 av deltagarna", "av de sju var sex nöjda"."""
    for part, whole in _pairs(passage):
        if not (part.people or whole.people) or _counts_things(whole) or _is_hoped(passage, part, whole):
            continue
        shown = known and _is_shown(known, passage, part.quantity.low)
        if not shown and _is_small_part(part.quantity.low, whole.quantity.low, passage, k):
            first = min(part.quantity.first, whole.quantity.first)
            after = max(part.quantity.after, part.head.after, whole.quantity.after, whole.head.after)
            yield passage.found(_kind(passage), first, after)


def _is_hoped(passage: Passage, part: Told, whole: Told) -> bool:
    """True for "vi hoppas att åtta av tio ska vara nöjda", "minst sju av tio ska …": a share of nobody there yet."""
    sentence, first = passage.sentence, part.quantity.first
    # Of four or of seven may be a group that is there; of five or ten is a way to say how large a share.
    if whole.quantity.first != part.quantity.after + 1 or whole.quantity.low % 5:
        return False
    aims = {sentence.word(whole.quantity.after), sentence.word(whole.head.after)}
    if sentence.word(first - 1) in _BOUNDS and aims & _SHALL:
        return True
    before = sentence.lower[: sentence.tokens[first].start - sentence.start]
    return says("hoped", before) and not says("past", sentence.lower)


def _parts_of_those_before(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """ "Femton deltog och fjorton av dem mår bättre", "15 avslutades. 14 gick till arbete": one did not."""
    counted = [one for one in (*passage.before, *passage.told) if one.people and one.quantity.sort is Sort.NUMBER]
    here = set(map(id, passage.told))
    for whole, told in pairwise(counted):
        part = told.quantity.low
        if id(told) not in here or not _is_of_those(passage, told, whole):
            continue
        if known and _is_shown(known, passage, part):
            continue
        if _is_small_part(part, whole.quantity.low, passage, k):
            yield passage.found(_kind(passage), told.quantity.first, max(told.quantity.after, told.head.after))


def _is_of_those(passage: Passage, told: Told, whole: Told) -> bool:
    sentence, first = passage.sentence, told.quantity.first
    if (told.head.of and sentence.word(told.head.at) in _THEM) or sentence.word(first - 1) in {"varav", "därav"}:
        return True
    if _is_gender_of(passage.sentence, told, whole):
        return True
    if told.head.of:
        same = told.head.gender in (Gender.ALL, whole.head.gender)
        return same and told.head.counted in _COUNTED_AGAIN and sentence.word(told.head.after - 1).endswith(_DEFINITE)
    if told.head.counted is not Counted.ELLIPSIS:
        return False
    if sentence.word(told.quantity.after) in _SAID_OF_THEM:
        return True
    where = passage.clause(whole.quantity.first) if whole in passage.told else passage.previous
    among = set(measures_named(where)) & {WHOLE.get(measure, "") for measure in measures_named(passage.clause(first))}
    return bool(among)


def _is_gender_of(sentence: Sentence, told: Told, whole: Told) -> bool:
    """True for "18 personer, 15 kvinnor", "18 deltagare (15 av kvinnligt kön)": the others are of the other gender."""
    if told.head.gender not in (Gender.WOMEN, Gender.MEN) or whole.head.gender is not Gender.ALL:
        return False
    between = [sentence.word(at) for at in range(whole.head.after, told.quantity.first)]
    return (
        whole.head.counted is Counted.PEOPLE
        and 0 < len(between) <= 2
        and set(between) <= {",", "(", "–", ":", ";", "/"}
    )


_THEM = frozenset(["dem", "dessa", "dom", "de"])
_SAID_OF_THEM = frozenset(["är", "var", "blev", "kvar"])
_COUNTED_AGAIN = (Counted.PEOPLE, Counted.EVENTS)
_DEFINITE = ("na", "en")


def _hidden_wholes(passage: Passage, known: KnownFigures) -> Iterator[Found]:
    """ "69 % (27 av 39)": the whole of a part, where the release hides it and no cell of theirs shows that number."""
    for part, whole in _pairs(passage):
        if _counts_things(part) or _counts_things(whole) or counts_nothing(passage.sentence, whole.quantity):
            continue
        sentence = passage.sentence.lower
        near = known.near(sentence)
        asked, value = (with_wholes(measures_named(sentence)), gender_named(sentence)), whole.quantity.low
        if value in near.hidden(*asked) and value not in near.shown(*asked):
            yield passage.found(Kind.HIDDEN, whole.quantity.first, max(whole.quantity.after, whole.head.after))


def _pairs(passage: Passage) -> Iterator[tuple[Told, Told]]:
    """The numbers that are a part and its whole."""
    for one, other in pairwise(passage.told):
        if Sort.FEW in (one.quantity.sort, other.quantity.sort):
            continue
        if other.quantity.sort is Sort.NUMBER and _is_of(passage.sentence, one.quantity.after, other.quantity.first):
            yield one, other
        elif other.people and one.quantity.sort is Sort.NUMBER and _leads(passage.sentence, one.quantity.first):
            yield other, one


def _leads(sentence: Sentence, first: int) -> bool:
    """True for the seven in "av de sju som svarade var …"."""
    at = first - 1
    while sentence.word(at) in listed("fillers"):
        at -= 1
    return sentence.word(at) in {"av", "utav"} and (at == 0 or not sentence.tokens[at - 1].is_word)


def _kind(passage: Passage) -> Kind:
    return Kind.VIOLENCE if tells_of_violence(passage.sentence.lower) else Kind.SHARE


def _counts_things(whole: Told) -> bool:
    return whole.head.counted is Counted.THINGS and not whole.people


def _is_shown(known: KnownFigures, passage: Passage, value: int) -> bool:
    lowered = passage.sentence.lower
    return value in known.near(lowered).shown(measures_named(lowered), gender_named(lowered))


def _is_of(sentence: Sentence, start: int, end: int) -> bool:
    if end - start == 1 and sentence.word(start) == "/":
        return True
    joined = end - start <= 5 and any(sentence.word(at) in {"av", "utav"} for at in range(start, end))
    if not joined:
        return False
    others = [
        at
        for at in range(start, end)
        if sentence.word(at) not in {"av", "utav"} | listed("fillers")
        and sentence.tokens[at].meaning.role in (Role.OTHER, Role.THING)
    ]
    return not others


def _is_small_part(part: float, whole: float, passage: Passage, k: int) -> bool:
    if part > whole or whole < 2:
        return False
    limit = threshold(passage.sentence.lower, k)
    rest = round(whole) - round(part)
    return whole < limit or 1 <= round(part) < limit or 1 <= rest < limit


def _gives_away(passage: Passage, at: int, after: int, share: float, known: KnownFigures | None, k: int) -> bool:
    sentence = passage.sentence
    whole = _whole_after(passage, after)
    if share in (0.0, 1.0):
        return _tells_of_all(passage, at, after, share, known)
    if whole is not None:
        return _is_small_part(share * whole, whole, passage, k)
    counted = _counted(sentence, after)
    if counted is False:
        return False
    earlier = _whole_before(passage, at, after)
    clause = passage.clause(at)
    in_brackets = _whole_in_brackets(passage, after)
    if in_brackets is not None and (tells_of_people(clause) or gender_named(clause) is not Gender.ALL):
        return _fits(share, in_brackets) and _is_small_part(share * in_brackets, in_brackets, passage, k)
    if earlier is not None and tells_of_people(clause):
        return earlier > 1 and _fits(share, earlier) and _is_small_part(share * earlier, earlier, passage, k)
    if known and _is_hidden_gender(known.near(sentence.lower), clause, share):
        return True
    if known and _has_whole(known.near(sentence.lower), clause):
        return _is_small_in_release(known.near(sentence.lower), clause, share, threshold(sentence.lower, k))
    # A percentage is what the report is there to tell; a fraction in words is said of groups that can be counted.
    is_word = not sentence.word(at)[0].isdigit() and sentence.word(at) not in VAGUE
    is_word = is_word and sentence.word(at + 1) not in PERCENT
    acts = is_verb(sentence, after) and sentence.word(after) not in {"är", "var", "ligger", "går", "sker", "avser"}
    things = [told for told in passage.told if told.quantity.after < at] or passage.before
    acts = acts and not (things and things[-1].head.counted is Counted.THINGS)
    of_people = acts or counted is True or tells_of_people(clause) or _people_follow(sentence, after)
    return is_word and of_people and not is_general(clause)


def _tells_of_all(passage: Passage, at: int, after: int, share: float, known: KnownFigures | None) -> bool:
    """True for "noll procent av männen mår bättre", "100 % av de tolv fick arbete", unless the release says so."""
    sentence, clause = passage.sentence, passage.clause(at)
    if _counted(sentence, after) is False or not tells_outcome(sentence.lower) or is_general(clause):
        return False
    gender = gender_named(clause)
    named = gender is not Gender.ALL or _whole_after(passage, after) or _whole_before(passage, at, after)
    none = share == 0.0
    return bool(named) and not (
        known and known.near(sentence.lower).tells_of_all(measures_named(clause), gender, none=none)
    )


def _people_follow(sentence: Sentence, after: int) -> bool:
    """ "En tredjedel är nyanlända kvinnor"."""
    return any(token.meaning.role in (Role.PERSON, Role.DESCRIBED) for token in sentence.tokens[after : after + 6])


def _has_whole(known: KnownFigures, clause: str) -> bool:
    """True when the release holds something that the share can be a part of."""
    wholes = {WHOLE[measure] for measure in measures_named(clause) if measure in WHOLE} or {"exits", "participants"}
    return bool(known.of(wholes, gender_named(clause)))


def _whole_after(passage: Passage, after: int) -> int | None:
    """The number in "av de sex", "(av 5)"; None when none is given or it counts things."""
    begins = bisect_right(passage.told, after, key=_first)
    for told in passage.told[begins : begins + 5]:
        near = 0 < told.quantity.first - after <= 5 and told.quantity.sort is Sort.NUMBER
        of_people = told.people or told.head.counted is Counted.ELLIPSIS
        if near and of_people and _is_of(passage.sentence, after, told.quantity.first):
            return told.quantity.low
    return None


def _fits(share: float, whole: int) -> bool:
    """True when some number of people is that share of the whole."""
    return whole > 0 and abs(round(share * whole) / whole - share) < 0.006


def _whole_in_brackets(passage: Passage, after: int) -> int | None:
    """The 15 in "kvinnor 80 %, män 20 % (15 deltagare)": how many the shares are of."""
    for told in passage.told:
        first = told.quantity.first
        opened = "(" in (passage.sentence.word(first - 1), passage.sentence.word(first - 3))
        if after <= first and opened and told.head.counted is Counted.PEOPLE and told.quantity.sort is Sort.NUMBER:
            return told.quantity.low
    return None


def _first(told: Told) -> int:
    return told.quantity.first


def _counted(sentence: Sentence, after: int) -> bool | None:
    """False when the share is of something that is no people ("80 % av tiden"); None when nothing is named."""
    if sentence.word(after) in _COMPARES:
        return False
    if sentence.word(after) not in {"av", "utav"}:
        if sentence.word(after - 2) == "var":
            return True
        if sentence.word(after).endswith("gruppen") and not _GROUPS_AT_WORK.search(sentence.word(after)):
            return True
        people = after < len(sentence.tokens) and sentence.tokens[after].meaning.role is Role.PERSON
        return True if people else None
    at = after + 1
    while sentence.word(at) in listed("fillers") or sentence.word(at) in {
        "avslutade",
        "inskrivna",
        "manliga",
        "kvinnliga",
    }:
        at += 1
    if at >= len(sentence.tokens) or sentence.word(at) in {"som", "har", "är"}:
        return None
    if sentence.word(at) in _WHOLE_COUNTRY or sentence.word(at) in ("det", "detta"):
        return False
    role = sentence.tokens[at].meaning.role
    if role in (Role.PERSON, Role.DESCRIBED, Role.EVENT) or sentence.word(at) in _GROUPS:
        return True
    return None if role is Role.OTHER and sentence.word(at)[0].isalpha() else False


_GROUPS_AT_WORK = re.compile("styr|projekt|arbets|referens|berednings|lednings|personal")
_COMPARES = frozenset(["lägre", "högre", "dyrare", "billigare", "över", "under"])
_WHOLE_COUNTRY = frozenset(["befolkningen", "invånarna", "svenskarna", "medborgarna", "arbetskraften", "väljarna"])
_GROUPS = frozenset(["gruppen", "deltagargruppen", "målgruppen", "grupperna", "kullen", "skaran", "dem"])


def _whole_before(passage: Passage, at: int, after: int) -> int | None:
    """What was counted just before: "Sex personer avslutades. Hälften fick arbete."."""
    if passage.sentence.word(after) in {"av", "utav"} and passage.sentence.word(after + 1) not in {
        "dem",
        "dessa",
        "de",
    }:
        return None
    earlier = [*passage.before, *(told for told in passage.told if told.quantity.first < at)]
    people = [one for one in earlier if one.people and one.quantity.sort is Sort.NUMBER]
    return people[-1].quantity.low if people else None


def _is_small_in_release(known: KnownFigures, clause: str, share: float, limit: int) -> bool:
    """True when the share, taken of a shown total, gives a hidden or small number or leaves a small rest."""
    measures, gender = measures_named(clause), gender_named(clause)
    shown = known.shown(measures, gender)
    if measures and not shown and known.hidden(measures, gender):
        return True
    wholes = {WHOLE[measure] for measure in measures if measure in WHOLE} or {"exits", "participants"}
    if measures and _tells_a_hidden_whole(known.hidden(wholes, gender), shown, share):
        return True
    for whole in known.shown(wholes, gender):
        part = round(share * whole)
        is_small = 1 <= part < limit or 1 <= whole - part < limit
        if is_small and abs(part / whole - share) < 0.0051 and part not in shown:
            return True
    return False


def _tells_a_hidden_whole(hidden: frozenset[int], parts: frozenset[int], share: float) -> bool:
    """True for "69 % gick till arbete" where the part is shown and the whole is hidden: one is divided by the other."""
    return any(whole > 0 and abs(part / whole - share) < 0.0051 for whole in hidden for part in parts)


def _is_hidden_gender(known: KnownFigures, clause: str, share: float) -> bool:
    """True for "65 % är kvinnor" where the number of women is hidden, and that of all is shown."""
    measures, gender = measures_named(clause) or ("exits", "participants"), gender_named(clause)
    if gender is Gender.ALL:
        return False
    for whole in known.of(measures, Gender.ALL):
        hidden = (cell for cell in known.of((whole.measure,), gender) if not cell.visible)
        if whole.visible and any(whole.value and abs(cell.value / whole.value - share) < 0.0051 for cell in hidden):
            return True
    return False
