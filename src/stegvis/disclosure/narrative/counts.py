"""Numbers of people told in prose: small ones, hidden ones, nobody and everybody, small differences."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from stegvis.disclosure.narrative.context import (
    asks_reader,
    gender_named,
    is_general,
    is_goal,
    is_sensitive,
    measures_named,
    says,
    tells_of_violence,
    tells_outcome,
    threshold,
)
from stegvis.disclosure.narrative.heads import Counted
from stegvis.disclosure.narrative.hits import Kind
from stegvis.disclosure.narrative.known import KnownFigures
from stegvis.disclosure.narrative.lexicon import Role, listed
from stegvis.disclosure.narrative.passage import Found, Passage, Told
from stegvis.disclosure.narrative.quantities import Quantity, Sort
from stegvis.disclosure.narrative.verdicts import Number, against
from stegvis.vocabulary import Gender


def find_counts(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """The quantities of the passage that tell a small or hidden number of people."""
    if asks_reader(passage.sentence.text):
        return
    for told in passage.told:
        if told.people:
            kind = _kind(passage, told, known, k)
            if kind:
                yield passage.found(kind, told.quantity.first, max(told.quantity.after, told.head.after))
    yield from _only(passage)
    yield from _from_to(passage, known, k)


def _kind(passage: Passage, told: Told, known: KnownFigures | None, k: int) -> Kind | None:
    quantity, head = told.quantity, told.head
    clause = passage.clause(quantity.first)
    if quantity.sort is Sort.ARTICLE:
        return None
    if quantity.sort in (Sort.NONE, Sort.ALL):
        return _zero_or_all(passage, told, clause, known, k)
    if passage.is_of_staff(head) or _is_planned(passage, quantity, clause):
        return None
    if known and quantity.high is not None:
        verdict = _against(passage, told, clause, known, k)
        if verdict is not None:
            return None if verdict == "shown" else verdict
    if not quantity.may_be_below(threshold(passage.sentence.lower, k)):
        return None
    if tells_of_violence(passage.sentence.lower):
        return Kind.VIOLENCE
    if quantity.low == quantity.high == 1:
        return Kind.SINGLE
    return Kind.DIFFERENCE if head.difference or _is_change(passage, quantity) else Kind.COUNT


def _is_change(passage: Passage, quantity: Quantity) -> bool:
    """ "Antalet har ökat med två", "två jämfört med i våras"."""
    sentence = passage.sentence
    lead = {sentence.word(quantity.first - step) for step in (1, 2, 3, 4)}
    trail = {sentence.word(quantity.after + step) for step in range(4)}
    changed = {"ökat", "minskat", "ökade", "minskade", "ökning", "minskning", "ytterligare", "skiljer"}
    return bool(lead & changed) or bool(trail & {"jämfört", "fler", "färre"})


def _is_planned(passage: Passage, quantity: Quantity, clause: str) -> bool:
    """True for goals, places and the size of groups: nobody has yet been counted."""
    lead = {passage.sentence.word(quantity.first - step) for step in (1, 2, 3)}
    if lead & {"minst", "högst", "max", "maximalt"} and is_general(clause):
        return True
    before = (passage.sentence.word(quantity.first - 2), passage.sentence.word(quantity.first - 1))
    if before[1] in {"för", "om", "med"} and before[0].startswith(("plats", "grupp", "smågrupp")):
        return True
    return is_goal(clause) and not says("past", clause)


def _zero_or_all(passage: Passage, told: Told, clause: str, known: KnownFigures | None, k: int) -> Kind | None:
    sentence = passage.sentence
    if _is_general_all(passage, told, clause) or _describes(passage, told) or _is_of_those_at_work(passage, told):
        return None
    subgroup = "som" in (sentence.word(told.quantity.after), sentence.word(told.quantity.after + 1))
    if not subgroup and not sensitive_or_special(clause) and told.head.gender is Gender.ALL and measures_named(clause):
        return None
    gendered = told.head.gender is not Gender.ALL or sentence.word(told.head.at) in listed("gendered")
    sensitive = is_sensitive(clause)
    if known and not sensitive and _is_told_anyway(known.near(sentence.lower), told, clause):
        return None
    if tells_of_violence(clause):
        return Kind.VIOLENCE
    stated = sentence.word(told.quantity.after) in {"de"} or (
        told.quantity.sort is Sort.ALL and _number_after(told, passage, k)
    )
    whole_group = sentence.word(told.quantity.after + 1).endswith("gruppen") and not is_general(clause)
    told_of_gender = gendered and not is_general(clause) and not says("process", clause)
    none_of_gender = told.head.counted is Counted.EVENTS and gender_named(clause) is not Gender.ALL
    of_some = stated or whole_group or told_of_gender or none_of_gender
    if sensitive or tells_outcome(clause) or of_some or says("past", clause):
        return Kind.ZERO_OR_ALL
    return None


def _is_told_anyway(known: KnownFigures, told: Told, clause: str) -> bool:
    """True when the release itself says that it was so of nobody, or of everybody."""
    measures, gender = measures_named(clause), _gender(told, clause)
    if sensitive_or_special(clause):
        return known.tells_of_all(measures, gender, none=told.quantity.sort is Sort.NONE)
    cells = known.of(measures, gender)
    return bool(cells) and all(cell.visible for cell in cells)


def sensitive_or_special(clause: str) -> bool:
    """False for what concerns taking part and leaving alone: there nobody and everybody give nothing away."""
    return is_sensitive(clause) or not set(measures_named(clause)) <= {"participants", "exits"}


def _number_after(told: Told, passage: Passage, k: int) -> bool:
    """ "Samtliga tre", "alla fyra deltagare"."""
    return any(
        other.quantity.first - told.quantity.after in (0, 1) and other.people and other.quantity.may_be_below(k)
        for other in passage.told
    )


def _is_general_all(passage: Passage, told: Told, clause: str) -> bool:
    """True for what is done with or offered to everybody: "alla deltagare erbjuds en kartläggning"."""
    sentence = passage.sentence
    if is_general(clause) and told.head.gender is Gender.ALL:
        return True
    before = sentence.word(told.quantity.first - 1)
    if before in {"inte", "för", "med", "åt", "till", "hos", "nästan"} and told.head.gender is Gender.ALL:
        return not is_sensitive(clause) or before in {"inte", "för", "åt"}
    return says("process", clause) and not is_sensitive(clause) and told.head.gender is Gender.ALL


def _is_of_those_at_work(passage: Passage, told: Told) -> bool:
    """True for "alla i personalen", "ingen i styrgruppen"."""
    sentence, after = passage.sentence, told.quantity.after
    return sentence.word(after) in {"i", "inom", "av", "bland"} and says("staff_setting", sentence.word(after + 1))


def _describes(passage: Passage, told: Told) -> bool:
    """True for "200 unga som varken arbetar eller studerar": who they are is told, and how many by the number."""
    sentence, first = passage.sentence, told.quantity.first
    if sentence.word(first) != "varken":
        return False
    clause = passage.clause(first)
    counted = [one.quantity for one in passage.told if one.people and one.quantity.sort is Sort.NUMBER]
    in_clause = any(one.first < first and passage.clause(one.first) is clause for one in counted)
    return in_clause or sentence.word(first - 1) == "som"


def _gender(told: Told, clause: str) -> Gender:
    return told.head.gender if told.head.gender is not Gender.ALL else gender_named(clause)


def _against(passage: Passage, told: Told, clause: str, known: KnownFigures, k: int) -> Kind | Literal["shown"] | None:
    """HIDDEN when the release hides the number, "shown" when it shows it, None when it does not know it."""
    number = Number(told.quantity.low, measures_named(clause), _gender(told, clause))
    return against(passage, number, known, k, is_of_people=_is_of_people(told, clause))


def _is_of_people(told: Told, clause: str) -> bool:
    return told.head.counted is not Counted.UNKNOWN or tells_outcome(clause)


def _from_to(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """ "Avsluten minskade från nio till sju": the difference tells of two people."""
    sentence = passage.sentence
    for one, other in pairwise(passage.told):
        words = sentence.word(one.quantity.first - 1), sentence.word(other.quantity.first - 1)
        if words != ("från", "till") or not (one.people or other.people or _names_people(passage, one)):
            continue
        values = {one.quantity.low, other.quantity.low}
        shown = {cell.value for cell in known.figures if cell.visible} if known else frozenset()
        if 1 <= max(values) - min(values) < k and not values <= shown:
            yield passage.found(Kind.DIFFERENCE, one.quantity.first - 1, other.quantity.after)


def _names_people(passage: Passage, told: Told) -> bool:
    """True when the last noun before the numbers names people or what happened to them."""
    before = passage.sentence.tokens[max(told.quantity.first - 6, 0) : told.quantity.first]
    nouns = [token.meaning.role for token in before if token.meaning.role is not Role.OTHER]
    if not nouns:
        return tells_outcome(passage.clause(told.quantity.first))
    return nouns[-1] in (Role.PERSON, Role.EVENT, Role.DESCRIBED)


def _only(passage: Passage) -> Iterator[Found]:
    """ "Endast män har fått arbete" tells that no woman has."""
    sentence = passage.sentence
    for at, token in enumerate(sentence.tokens):
        if token.lower in {"endast", "enbart", "bara", "uteslutande"} and sentence.word(at + 1) in listed("gendered"):
            clause = passage.clause(at)
            if not is_general(clause) and (says("past", clause) or tells_outcome(clause)):
                yield passage.found(Kind.ZERO_OR_ALL, at, at + 2)
