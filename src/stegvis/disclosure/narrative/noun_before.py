"""The noun that stands before its number, as in lists and tables: "Kvinnor: 3", "deltagare (2)", "män 4"."""

from stegvis.disclosure.narrative.context import tells_outcome
from stegvis.disclosure.narrative.lexicon import Role, listed
from stegvis.disclosure.narrative.quantities import Quantity
from stegvis.disclosure.narrative.tokens import Sentence


def noun_before(sentence: Sentence, quantity: Quantity) -> bool | None:
    """True when a noun for people stands right before a number in digits, None when no noun says what is counted."""
    at = quantity.first - 1
    if _follows_share(sentence, quantity):
        return True
    while sentence.word(at) in {":", "(", "=", "-", "–", "|", ".", "st", "totalt"}:
        at -= 1
    if at < 0 or not sentence.word(quantity.first)[0].isdigit():
        return None
    role = sentence.tokens[at].meaning.role
    if (
        role in (Role.PERSON, Role.EVENT)
        or (role is Role.DESCRIBED and at < quantity.first - 1)
        or sentence.word(at) == "fall"
    ):
        return True
    unknown = role is Role.OTHER and sentence.tokens[at].is_word and sentence.word(at) not in listed("labels")
    line = _is_line_of_a_list(sentence) and quantity.first < _SHORT_LINE
    if (
        (sentence.word(quantity.first - 1) in (":", "=", "|") or _is_next_cell(sentence, quantity))
        and (unknown or line)
        and sentence.word(at) not in listed("links")
    ):
        return True
    if at == quantity.first - 1 or sentence.word(quantity.first - 1) != "(":
        return None
    after = sentence.tokens[quantity.after + 1 : quantity.after + 2]
    is_of_next = sentence.word(quantity.after) == ")" and bool(after) and after[0].meaning.role is Role.PERSON
    return (is_of_next and role is not Role.THING) or (
        sentence.tokens[at].text[:1].isupper() and _are_people_of_places(sentence, at)
    )


def _follows_share(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the four in "knappt hälften (4) mår bättre"."""
    opened = sentence.word(quantity.first - 1) == "(" and sentence.word(quantity.after) == ")"
    is_share = opened and sentence.word(quantity.first - 2).endswith(_SHARE_ENDS)
    return is_share and sentence.word(quantity.after + 1) not in {"av", "utav"} and tells_outcome(sentence.lower)


_SHARE_ENDS = ("hälften", "delar", "tredjedel", "fjärdedel", "femtedel", "%", "procent")


def _are_people_of_places(sentence: Sentence, at: int) -> bool:
    """True at the places in "deltagare från Hjo (2) och Tibro (3)"."""
    named = (token.meaning.role for token in sentence.tokens[:at][::-1])
    nearest = next((role for role in named if role is not Role.OTHER), None)
    return at > 0 and nearest in (Role.PERSON, Role.EVENT, Role.DESCRIBED)


def _is_next_cell(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the number of a table's line, where cells are parted by tabs."""
    before, number = sentence.tokens[quantity.first - 1], sentence.tokens[quantity.first]
    return "\t" in sentence.text[before.end - sentence.start : number.start - sentence.start]


def _is_line_of_a_list(sentence: Sentence) -> bool:
    """True for "Överflyttade till annan insats: 3" and "Antal som flyttat: 3"."""
    if sentence.word(0) in {"antal", "antalet"}:
        return sentence.word(1) == "som"
    return sentence.word(0).endswith(_DONE_ENDS)


_DONE_ENDS = ("ade", "na", "da", "tta")
_SHORT_LINE = 10
