"""Shares as prose says them: a percentage, "hälften", "var fjärde", "tre fjärdedelar", "de flesta"."""

from stegvis.disclosure.narrative.heads import is_verb
from stegvis.disclosure.narrative.lexicon import Role
from stegvis.disclosure.narrative.tokens import Sentence
from stegvis.vocabulary.swedish.number_words import word_value

_PARTS = {"tredjedel": 3, "fjärdedel": 4, "femtedel": 5, "sjättedel": 6, "sjundedel": 7, "åttondel": 8, "niondel": 9,
          "tiondel": 10}  # fmt: skip
_TIMES = {"": 1, "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "1": 1, "2": 2, "3": 3, "4": 4, "tva": 2}
_EVERY = {"andra": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "åttonde": 8, "tionde": 10}
VAGUE = frozenset(["flertalet", "flesta"])
_MOST = VAGUE | {"majoriteten", "merparten", "lejonparten", "huvuddelen"}
_LARGE_PARTS = frozenset(["större", "största", "övervägande", "mindre", "minsta", "liten"])


def share_at(sentence: Sentence, at: int) -> tuple[float, int] | None:
    """The share that begins at a token and the token after it: a percentage, "hälften", "tre fjärdedelar"."""
    word = sentence.word(at)
    if word[:1].isdigit() or sentence.word(at + 1) in PERCENT:
        return _percent(sentence, at)
    if word == "var" and sentence.word(at + 1) in _EVERY and _of_people(sentence, at + 2):
        return 1 / _EVERY[sentence.word(at + 1)], at + 2
    if word == "varannan" and _of_people(sentence, at + 1):
        return 0.5, at + 1
    if word in {"hälften", "halva"}:
        return 0.5, at + 1
    if word in _MOST or (word == "majoritet" and sentence.word(at - 1) in {"en", "stor", "klar", "knapp"}):
        return 0.75, at + 1
    if word in _LARGE_PARTS and sentence.word(at + 1) == "delen":
        return 0.75, at + 2
    if word in {"resten", "återstoden"} and sentence.word(at + 1) in {"av", "utav"}:
        return 0.25, at + 1
    return _fraction(sentence, at)


def _percent(sentence: Sentence, at: int) -> tuple[float, int] | None:
    """ "80 %", "noll procent", "hundra procent"."""
    word = sentence.word(at)
    if sentence.word(at + 1) not in PERCENT:
        return None
    number = word.replace(",", ".")
    if word[:1].isdigit():
        value = float(number) if number.count(".") < 2 and not set(number) & {":", " "} else None
    else:
        value = word_value(word)
    return (value / 100, at + 2) if value is not None and value <= 100 else None


PERCENT = frozenset(["%", "procent"])


def _of_people(sentence: Sentence, at: int) -> bool:
    """True for "var fjärde deltagare", "var fjärde av dem", "var fjärde har"; not "var fjärde vecka"."""
    if sentence.word(at) in {"av", "utav"} or is_verb(sentence, at):
        return True
    return at < len(sentence.tokens) and sentence.tokens[at].meaning.role is Role.PERSON


def _fraction(sentence: Sentence, at: int) -> tuple[float, int] | None:
    word = sentence.word(at)
    if "del" not in word:
        return None
    for part, size in _PARTS.items():
        if part in word:
            lead = word.partition(part)[0]
            times = _TIMES.get(lead) if lead else _TIMES.get(sentence.word(at - 1), 1)
            return (times / size, at + 1) if times and times < size else None
    return None
