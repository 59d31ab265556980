"""Numbers that count nothing: the name of a thing, a mark on a scale, a measure of length, the number in a list."""

from itertools import pairwise

from stegvis.disclosure.narrative.context import says
from stegvis.disclosure.narrative.lexicon import Role, is_definite_thing, is_single_thing
from stegvis.disclosure.narrative.quantities import Quantity, Sort
from stegvis.disclosure.narrative.tokens import Sentence
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED


def counts_nothing(sentence: Sentence, quantity: Quantity) -> bool:
    """True when neither people nor things are counted by the number."""
    if quantity.sort is not Sort.NUMBER:
        return False
    return (
        _is_mark(sentence, quantity)
        or _is_length(sentence, quantity)
        or _names_thing(sentence, quantity)
        or _is_places(sentence, quantity)
        or _is_of_one_thing(sentence, quantity)
        or _is_money(sentence, quantity)
        or _is_application(sentence, quantity)
    )


_TO_A_MARK = frozenset([":", "=", "(", "är", "var", "blev", "på", "med", "om", "till", "ca", "cirka", "i", "snitt"])
_TO_A_WHOLE = frozenset(["av", "utav", "/"])


def _is_mark(sentence: Sentence, quantity: Quantity) -> bool:
    """True for both numbers of "nöjdhet 4 av 5", "betyget blev 4/5"."""
    at = quantity.first - 1
    if sentence.word(at) in _TO_A_WHOLE and _is_number(sentence, at - 1):
        at -= 2
    elif sentence.word(quantity.after) not in _TO_A_WHOLE or not _is_number(sentence, quantity.after + 1):
        return False
    while sentence.word(at) in _TO_A_MARK:
        at -= 1
    return says("mark", sentence.word(at))


def _is_number(sentence: Sentence, at: int) -> bool:
    return sentence.word(at)[:1].isdigit() or sentence.word(at) in BELOW_HUNDRED


def _is_money(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the 450 of "412 tkr av budgeterade 450"."""
    planned = sentence.word(quantity.first - 1) in _PLANNED
    return planned and any(word in sentence.lower for word in (" tkr", " mkr", " kr", "kronor"))


_PLANNED = frozenset(["budgeterade", "budgeterat", "beviljade", "beviljat", "beräknade"])


def _is_application(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "två ansökningar om förlängning": what an organisation asks for, not a person."""
    after = [sentence.word(quantity.after + step) for step in range(4)]
    asks = any(one.startswith("ansök") and two == "om" for one, two in pairwise(after))
    return asks and bool(_ASKED_BY_OFFICES & {sentence.word(quantity.after + step) for step in range(2, 6)})


_ASKED_BY_OFFICES = frozenset(
    ["förlängning", "projektmedel", "medel", "utvecklingsmedel", "finansiering", "samverkansmedel"]
)

_TIMES = frozenset(["x", "×"])
_HOW_LONG = ("hög", "högt", "höga", "bred", "brett", "breda", "lång", "långt", "långa", "djup", "djupt", "djupa",
             "tjock", "tjockt", "från", "bort", "upp", "ifrån")  # fmt: skip


def _is_length(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "2 m hög" and for the first number of "3 x 4 meter"."""
    follows = sentence.word(quantity.after)
    if follows in _TIMES:
        return _is_number(sentence, quantity.after + 1)
    return follows == "m" and sentence.word(quantity.after + 1) in _HOW_LONG


_ENDS_A_NAME = frozenset(["", ".", ",", ":", ";", "(", "-", "–"])


def _names_thing(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "gruppträff 2 (hälsa)", "tema 2: arbete": a thing in the singular and its number in digits."""
    at = quantity.first - 1
    if at < 0 or not sentence.word(quantity.first)[0].isdigit() or sentence.tokens[at].meaning.role is not Role.THING:
        return False
    gap = sentence.tokens[quantity.first].start - sentence.tokens[at].end
    is_apart = "\t" in sentence.text[sentence.tokens[at].end - sentence.start :][:gap]
    return (
        not is_apart
        and not is_definite_thing(sentence.word(at))
        and not says("outcome", sentence.word(at))
        and sentence.word(quantity.after) in _ENDS_A_NAME
    )


def _is_places(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "praktikplatser: 3": places that there are, whoever has them."""
    at = quantity.first - 1
    return sentence.word(at) == ":" and sentence.word(at - 1).endswith("platser")


def _is_of_one_thing(sentence: Sentence, quantity: Quantity) -> bool:
    """True for both numbers of "3/4 av budgeten"."""
    at = quantity.after
    if sentence.word(at) == "/":
        at += 2
    elif sentence.word(quantity.first - 1) != "/":
        return False
    return sentence.word(at) in ("av", "utav") and is_single_thing(sentence.word(at + 1))
