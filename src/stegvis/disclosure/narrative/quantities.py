"""How many, as prose says it: digits, words, Roman numerals, "ett par", "båda", "färre än fem", "ingen", "alla"."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from stegvis.disclosure.narrative.context import tells_outcome
from stegvis.disclosure.narrative.lexicon import Role, listed
from stegvis.disclosure.narrative.tokens import Sentence
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED, word_value


class Sort(Enum):
    """What sort of quantity: an ordinary number, the article that may be one, few, none, all."""

    NUMBER = auto()
    ARTICLE = auto()
    FEW = auto()
    NONE = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class Quantity:
    """The tokens [first, after) of a sentence say that something is `low` to `high`; `high` None is no upper bound."""

    first: int
    after: int
    sort: Sort
    low: int
    high: int | None

    def may_be_below(self, limit: int) -> bool:
        """True when it tells of at least one and may tell of fewer than `limit`."""
        return self.sort not in (Sort.NONE, Sort.ALL) and 1 <= self.low < limit


_SLIPS = {"tva": 2, "tvo": 2, "tvåå": 2, "tree": 3, "trre": 3, "fyrra": 4, "femm": 5, "atta": 8, "trio": 3, "duo": 2}
_SLIPS |= {"båda": 2, "bägge": 2, "bada": 2, "bådda": 2}
_NONE = frozenset({"ingen", "inga", "inget", "noll", "varken"})
_NOT_ONE = frozenset({("en", "enda"), ("ett", "enda"), ("någon", "enda")})
_ALL = frozenset({"alla", "samtliga", "allihop", "allihopa", "varenda", "allesammans"})
_FEW = frozenset({"enstaka", "fåtalet", "fåtaliga", "fåtal"})
_FEW_BEFORE = {
    "få": frozenset({"några", "mycket", "väldigt", "ytterst", "endast", "bara", "enbart"}),
    "några": frozenset({"bara", "endast", "enbart"}),
    "enstaka": frozenset({"några", "någon"}),
    "handfull": frozenset({"en"}),
    "par": frozenset({"ett"}),
    "fåtal": frozenset({"ett"}),
}
_FEW_STARTS = _FEW.union({"ett", "en", "någon", "få"}, *_FEW_BEFORE.values())
_SMALL = frozenset({("en", "liten"), ("en", "mindre"), ("en", "mycket")})
_GROUPS = frozenset({"grupp", "skara", "klick", "del", "andel", "handfull", "klunga"})
_BEFORE_FEW = frozenset({"", ".", ",", ":", "och", "men", "är", "finns", "så", "ganska", "relativt", "alltför", "allt"})
_BELOW = {("färre", "än"), ("mindre", "än")}
_NO_DECIMALS = re.compile("[.,]00?$")
_ABOUT = {"partal": 2, "tretal": 3, "fyrtal": 4, "femtal": 5}
_DOZENS = {"dussin": 12, "tjog": 20, "halvdussin": 6}
_ROMAN = {"II": 2, "III": 3, "IV": 4, "I": 1, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


def quantities(sentence: Sentence) -> Iterator[Quantity]:
    """The quantities of a sentence, in order and without overlaps. What they count is not asked here."""
    at, leads = 0, _leads(sentence)
    while at < len(sentence.tokens):
        found = None if sentence.tokens[at].masked else _at(sentence, at, leads)
        if found:
            yield found
            at = found.after
        else:
            at += 1


def _at(sentence: Sentence, at: int, leads: list[int]) -> Quantity | None:
    token = sentence.tokens[at]
    if token.lower[0].isdigit():
        return _digits(sentence, at, leads)
    if not token.is_word:
        return None
    word = token.lower
    if word == "inte" and (sentence.word(at + 1), sentence.word(at + 2)) in _NOT_ONE:
        return Quantity(at, at + 3, Sort.NONE, 0, 0)
    if word == "inte" and sentence.word(at + 1) in ("någon", "några", "nån"):
        return Quantity(at, at + 2, Sort.NONE, 0, 0)
    if word in _NONE:
        return Quantity(at, at + 1 + (sentence.word(at + 1) == "enda"), Sort.NONE, 0, 0)
    if word in _ALL:
        return Quantity(at, at + 1, Sort.ALL, 0, None)
    few = _few(sentence, at)
    if few:
        return few
    if word in ("en", "ett"):
        only = sentence.word(at + 1) == "enda" or sentence.word(at - 1) in ("bara", "endast", "enbart")
        noun = at + 1 + (sentence.word(at + 1) == "enda")
        if only and noun < len(sentence.tokens) and sentence.tokens[noun].meaning.role is Role.EVENT:
            return Quantity(at, noun, Sort.NUMBER, 1, 1)
        large = _joined(sentence, at)
        return large or Quantity(at, at + 1, Sort.ARTICLE, 1, 1)
    return _word_number(sentence, at, leads)


def _digits(sentence: Sentence, at: int, leads: list[int]) -> Quantity | None:
    token = sentence.tokens[at]
    before = sentence.tokens[at - 1] if at else None
    compact = _NO_DECIMALS.sub("", token.text.replace(" ", ""))
    if not compact.isdecimal() or len(compact) > 9 or _follows_label(sentence, at, leads):
        return None
    if before and before.end == token.start and _is_part_of_name(sentence, at - 1):
        return None
    if (
        before
        and before.text == "/"
        and not (sentence.word(at + 1) in ("av", "utav") or _names_people(sentence, at + 1))
    ):
        return None
    if before and _is_code_letter(before.text) and not _names_people(sentence, at + 1):
        return None
    if sentence.word(at + 1) == "/" and sentence.word(at + 3) in _WORKED:
        return None
    following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if following and following.text == ":" and sentence.word(at + 2) in ("e", "a") and following.start == token.end:
        return None
    if following and following.text in ".)" and following.start == token.end and _is_list_number(sentence, at):
        return None
    value = int(compact)
    if 1900 <= value < 2100 and " " not in token.text and not _names_people(sentence, at + 1):
        return None
    if value == 0:
        return Quantity(at, at + 1, Sort.NONE, 0, 0)
    return _ranged(sentence, at, at + 1, value)


def _is_part_of_name(sentence: Sentence, before: int) -> bool:
    """True for what stands right before a number in "A3", "#3", "dnr:3"; not in "Deltagare:3"."""
    token = sentence.tokens[before]
    if token.text != ":":
        return token.is_word or token.text == "#"
    counted = sentence.tokens[before - 1] if before else None
    if counted is None or counted.end != token.start:
        return True
    told = counted.meaning.role in (Role.PERSON, Role.EVENT, Role.DESCRIBED)
    return not told and not tells_outcome(counted.lower)


_WORKED = frozenset(["tjänst", "tjänster", "tid", "heltid"])


def _is_code_letter(word: str) -> bool:
    """True for the K of "K 12": gender letters are read apart, and others name a place."""
    return len(word) == 1 and word.isupper() and word not in "IÅÖ"


def _is_list_number(sentence: Sentence, at: int) -> bool:
    """True for "1. Bakgrund" and "a) …": the number and its sign, then the text."""
    counts = sentence.word(at - 1) == ":" or _names_people(sentence, at - 1)
    if sentence.word(at + 1) == ")" and at and not counts:
        return _is_unopened(sentence, at)
    return at == 0 or (sentence.word(at + 1) == "." and at + 2 < len(sentence.tokens) and not counts)


def _is_unopened(sentence: Sentence, at: int) -> bool:
    """True for the 2 in "1) arbete 2) studier": its bracket closes none."""
    brackets = (sentence.word(back) for back in range(at - 1, max(at - 12, -1), -1))
    return next((one for one in brackets if one in ("(", ")")), ")") == ")"


def _follows_label(sentence: Sentence, at: int, leads: list[int]) -> bool:
    """True for "steg 2", "frågorna 2 och 3", "vecka 3-4"."""
    back = leads[at]
    if back == _CUT_OFF:
        return False
    if sentence.word(back) == "på" and sentence.word(back - 1) in {"ja", "nej"}:
        return True
    if (sentence.word(back - 1), sentence.word(back)) == ("i", "dag"):
        return False
    return sentence.word(back) in listed("labels") or sentence.word(back).rstrip("s") in listed("labels")


_CUT_OFF = -2
_BETWEEN_NUMBERS = frozenset(["och", "-", "–", "+", ",", ".", "nr", ":"])


def _leads(sentence: Sentence) -> list[int]:
    """For each token the one that leads the row of numbers before it, -1 for none; _CUT_OFF after "Antal: 3, "."""
    found = [-1]
    for at, token in enumerate(sentence.tokens[:-1]):
        if token.text == ":" and sentence.word(at - 1) not in {"nr", "§"}:
            found.append(_CUT_OFF)
        else:
            joins = token.text[0].isdigit() or token.lower in _BETWEEN_NUMBERS
            found.append(found[at] if joins else at)
    return found


def _word_number(sentence: Sentence, at: int, leads: list[int]) -> Quantity | None:
    token = sentence.tokens[at]
    if token.text in _ROMAN and _names_people(sentence, at + 1):
        return Quantity(at, at + 1, Sort.NUMBER, _ROMAN[token.text], _ROMAN[token.text])
    joined = _joined(sentence, at)
    if joined:
        return joined
    if token.lower in (sentence.word(at + 2), sentence.word(at - 2)) and "och" in (
        sentence.word(at + 1),
        sentence.word(at - 1),
    ):
        return None  # "två och två"
    value = BELOW_HUNDRED.get(token.lower, _SLIPS.get(token.lower, _ACCENTED.get(_bare(token.lower))))
    low, joins, high = token.lower.partition("-")
    if joins and low in BELOW_HUNDRED and high in BELOW_HUNDRED:
        return Quantity(at, at + 1, Sort.NUMBER, BELOW_HUNDRED[low], BELOW_HUNDRED[high])
    if value is None and ("hundra" in token.lower or "tusen" in token.lower):
        value = word_value(token.lower)
    if value is None or (_follows_label(sentence, at, leads) and not _names_people(sentence, at + 1)):
        return None
    if value == 0:
        return Quantity(at, at + 1, Sort.NONE, 0, 0)
    return _ranged(sentence, at, at + 1, value)


def _bare(word: str) -> str:
    """The word without accents: "én", "tré"."""
    if word.isascii():
        return ""
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))


_ACCENTED = {_bare(word) or word: value for word, value in BELOW_HUNDRED.items()}


def _names_people(sentence: Sentence, at: int) -> bool:
    return 0 <= at < len(sentence.tokens) and sentence.tokens[at].meaning.role in (
        Role.PERSON,
        Role.DESCRIBED,
        Role.EVENT,
    )


def _joined(sentence: Sentence, at: int) -> Quantity | None:
    """ "ett hundra tjugo": one number in several words."""
    following = sentence.word(at + 1)
    if following in _DOZENS:
        dozens = BELOW_HUNDRED.get(sentence.word(at), 0) * _DOZENS[following]
        return Quantity(at, at + 2, Sort.NUMBER, dozens, dozens) if dozens else None
    if following not in ("hundra", "tusen"):
        return None
    last = at + 2
    while sentence.word(last) in BELOW_HUNDRED or sentence.word(last) in ("hundra", "tusen"):
        last += 1
    value = word_value(" ".join(sentence.word(index) for index in range(at, last)))
    return Quantity(at, last, Sort.NUMBER, value, value) if value else None


def _few(sentence: Sentence, at: int) -> Quantity | None:
    """ "ett par", "några få", "ett fåtal", "en handfull", "enstaka", "mycket få", "ett litet antal"."""
    word = sentence.word(at)
    if word not in _FEW_STARTS:
        return None
    second, third = sentence.word(at + 1), sentence.word(at + 2)
    if (word, second, third) in {("ett", "litet", "antal"), ("ett", "mindre", "antal"), ("någon", "eller", "några")}:
        return Quantity(at, at + 3, Sort.FEW, 1, 4)
    approximate = _ABOUT.get(second) if word == "ett" else None
    if approximate:
        return Quantity(at, at + 2, Sort.FEW, approximate - 1, approximate + 1)
    if word == "få" and _names_people(sentence, at + 1) and sentence.word(at - 1) in _BEFORE_FEW:
        return Quantity(at, at + 1, Sort.FEW, 1, 4)
    small_group = (word, second) in _SMALL and third in _GROUPS
    if small_group and (sentence.word(at + 3) in ("av", "med") or _names_people(sentence, at + 3)):
        return Quantity(at, at + 3, Sort.FEW, 1, 4)
    if word in _FEW_BEFORE.get(second, ()):
        return Quantity(at, at + (3 if third == "stycken" or (second, third) == ("par", "tre") else 2), Sort.FEW, 1, 4)
    return Quantity(at, at + 1, Sort.FEW, 1, 4) if word in _FEW else None


def _ranged(sentence: Sentence, first: int, after: int, value: int) -> Quantity:
    """The number with what stands before it ("färre än") and after it ("2–3", "två till tre")."""
    before = (sentence.word(first - 2), sentence.word(first - 1))
    if before in _BELOW or before[1] in ("under", "<"):
        return Quantity(first, after, Sort.NUMBER, 1, max(value - 1, 0))
    if before[1] in ("knappt", "nästan") or before == ("inte", "fullt"):
        return Quantity(first, after, Sort.NUMBER, max(value - 1, 1), value)
    if before[1] in ("högst", "max", "maximalt") or before == ("upp", "till"):
        return Quantity(first, after, Sort.NUMBER, value, value)
    return Quantity(first, after, Sort.NUMBER, value, value)
