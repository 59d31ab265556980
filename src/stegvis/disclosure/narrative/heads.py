"""What a quantity counts: the noun that follows it, or the one it refers back to."""

from dataclasses import dataclass
from enum import Enum, auto

from stegvis.disclosure.narrative.lexicon import Role, is_definite_thing, is_single_thing, is_trade, listed
from stegvis.disclosure.narrative.quantities import Quantity, Sort
from stegvis.disclosure.narrative.tokens import Sentence
from stegvis.vocabulary import Gender
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED


class Counted(Enum):
    """What is counted. UNKNOWN: a noun that no list holds. ELLIPSIS: no noun follows ("två gick vidare")."""

    PEOPLE = auto()
    EVENTS = auto()
    THINGS = auto()
    UNKNOWN = auto()
    ELLIPSIS = auto()


@dataclass(frozen=True, slots=True)
class Head:
    """What a quantity counts; `at` is its token, `after` the first token behind it, `of` for "två av dem"."""

    counted: Counted
    gender: Gender
    at: int
    after: int
    of: bool = False
    difference: bool = False


_SKIPPED = frozenset(["st", "stycken", "stycka", "styck", "nya", "ny", "olika"])
_ANOTHER = frozenset(["annan", "tredje", "fjärde", "sista"])
_BACK = frozenset(["dem", "dessa", "dom", "oss"])
_COMPARED = frozenset(["fler", "färre", "flera", "mer", "mindre", "ytterligare", "till"])
_IN_TWO_WORDS = {("före", "detta"), *(("eller", more) for more in ("fler", "flera", "färre", "mer", "mindre"))}
_TIME_ENDS = (
    "timmar",
    "timme",
    "veckor",
    "månader",
    "dagar",
    "gånger",
    "gång",
    "minuter",
    "procent",
    "år",
    "årig",
    "årigt",
)


def is_boundary(sentence: Sentence, at: int) -> bool:
    """True where a noun phrase ends: a sign, a preposition, a conjunction, a verb, the sentence's end."""
    word = sentence.word(at)
    if len(word) > 5 and word.endswith(("des", "tes")):
        return True
    return (
        not word
        or not word[0].isalnum()
        or word in listed("prepositions")
        or word in listed("links")
        or word in listed("verbs")
    )


def is_verb(sentence: Sentence, at: int) -> bool:
    """True for a finite verb that may follow "en" as a pronoun ("en fick arbete", "en flyttade")."""
    word = sentence.word(at)
    return word in listed("verbs") or word in listed("finite") or is_past_form(word)


_PAST_ENDS = (
    "ade", "ades", "dde", "ddes", "rde", "rdes", "lde", "ldes", "gde", "gdes", "kte", "ktes", "ste", "stes", "pte",
    "ptes", "tte", "ttes", "ände", "ändes", "ats", "mts", "rts", "lts", "gts", "kts", "its",
)  # fmt: skip


def is_past_form(word: str) -> bool:
    """True for "tillfrisknade", "återvände", "dömts": no noun follows such a form after "en"."""
    return len(word) > 4 and word.endswith(_PAST_ENDS)


def head_of(sentence: Sentence, quantity: Quantity) -> Head:
    """What the quantity counts, from the words after it; with no noun there, ELLIPSIS."""
    at, of, difference = _lead(sentence, quantity)
    if of and sentence.word(at) in _BACK:
        return Head(Counted.ELLIPSIS, Gender.ALL, at, at + 1, True, difference)
    described = False
    for step in range(at, min(at + 6, len(sentence.tokens))):
        if _is_apart(sentence, step, quantity):
            break
        if _is_prefix(sentence, step):
            continue
        if not of and _is_object(sentence, step, quantity):
            return Head(Counted.ELLIPSIS, Gender.ALL, at, at, of, difference)
        head = _noun(sentence, step, of, difference)
        if head:
            return head
        at = step
        if described and _is_surely_people(sentence, step - 1):
            break
        if sentence.tokens[step].meaning.role is Role.DESCRIBED:
            described, at = True, step + 1
        elif is_boundary(sentence, step) or _is_supine(sentence, step) or _is_deed(sentence, step, quantity):
            break
        elif not _may_describe(sentence, step, quantity.sort):
            article = quantity.sort is Sort.ARTICLE and not (of and sentence.word(quantity.first) == "en")
            return Head(Counted.THINGS if article else Counted.UNKNOWN, Gender.ALL, step, step + 1, of, difference)
    if described:
        return Head(Counted.PEOPLE, Gender.ALL, at - 1, at, of, difference)
    return Head(Counted.ELLIPSIS, Gender.ALL, at, at, of, difference)


def _is_prefix(sentence: Sentence, at: int) -> bool:
    """True for "60" and "-" in "60-plussare" and "3-månadersperioder"."""
    sign = at if sentence.word(at) == "-" else at + 1
    if sentence.word(sign) != "-" or not sentence.word(sign - 1)[:1].isdigit() or sign + 1 >= len(sentence.tokens):
        return False
    before, hyphen, after = sentence.tokens[sign - 1 : sign + 2]
    return before.end == hyphen.start and hyphen.end == after.start and after.is_word


def _is_deed(sentence: Sentence, at: int, quantity: Quantity) -> bool:
    """True for "tillfrisknade" in "en tillfrisknade helt"."""
    return quantity.sort is Sort.ARTICLE and at == quantity.after and is_past_form(sentence.word(at))


def _is_object(sentence: Sentence, at: int, quantity: Quantity) -> bool:
    """True for "enkäten" in "tre besvarade enkäten": what people did it to, not what is counted."""
    did = sentence.word(at - 1).endswith(("de", "te", "r")) and at > quantity.after
    return did and is_definite_thing(sentence.word(at)) and sentence.word(quantity.first - 1) not in _DEFINITE_LEADS


_DEFINITE_LEADS = frozenset(["de", "dessa", "våra", "samtliga", "alla", "sina"])


def _lead(sentence: Sentence, quantity: Quantity) -> tuple[int, bool, bool]:
    """Where the noun phrase begins, past "st", "av de", "fler"; whether it is a part of something; a difference."""
    at, of, difference = quantity.after, False, False
    while at < min(quantity.after + 6, len(sentence.tokens)):
        word = sentence.word(at)
        with_people = word == "med" and quantity.sort is Sort.FEW and at == quantity.after
        if with_people or (word in ("av", "utav", "bland") and not of):
            of = True
        elif quantity.sort is Sort.ALL and at == quantity.after and (word in BELOW_HUNDRED or word.isdecimal()):
            pass  # "alla sex som slutade"
        elif (word, sentence.word(at + 1)) in _IN_TWO_WORDS:
            at += 1
        elif word in _COMPARED and (word != "till" or _is_more(sentence, at)):
            difference = True
        elif not (_is_filler(sentence, at, of) or (word in "(-–." and _joins(sentence, at))):
            break
        at += 1
    return at, of, difference


def _is_filler(sentence: Sentence, at: int, of: bool) -> bool:
    word = sentence.word(at)
    if word in _SKIPPED or (word in _ANOTHER and is_boundary(sentence, at + 1)):
        return True
    described = at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].meaning.role is Role.DESCRIBED
    whole = word[0].isdigit() or (word in BELOW_HUNDRED and (described or not is_boundary(sentence, at + 1)))
    return of and (word in listed("determiners") - _BACK or whole or _opens_group(sentence, at))


def _opens_group(sentence: Sentence, at: int) -> bool:
    """True for "dessa" in "av dessa deltagare": the group is told after it."""
    return sentence.word(at) == "dessa" and not is_boundary(sentence, at + 1)


def _is_surely_people(sentence: Sentence, at: int) -> bool:
    """True for "arbetslösa", "sjukskrivna": whatever noun follows, people are meant."""
    return sentence.word(at) not in listed("described_things")


def _is_apart(sentence: Sentence, at: int, quantity: Quantity) -> bool:
    """True in another cell of a table, where cells are parted by tabs."""
    if at == 0:
        return False
    start, offset = sentence.tokens[at - 1].end, sentence.start
    gap = sentence.text[start - offset : sentence.tokens[at].start - offset]
    if "\t" in gap:
        return True
    first = sentence.tokens[quantity.first].start - offset
    return "\n" in gap and first > 0 and sentence.text[first - 1] == "\t"


def _is_supine(sentence: Sentence, at: int) -> bool:
    """True for "ökat" in "har två ökat": the verb of the sentence, not what is counted."""
    word = sentence.word(at)
    if not word.endswith(("t", "ts")) or word.endswith(("resultat", "projekt", "ment", "certifikat", "avsnitt")):
        return False
    return any(sentence.word(at - step) in ("har", "hade", "att") for step in range(2, 8))


def _joins(sentence: Sentence, at: int) -> bool:
    """True for a sign between a number and its noun: "2-deltagare", "3 (kvinnor"."""
    following = sentence.tokens[at + 1 : at + 2]
    return bool(following) and following[0].meaning.role in (Role.PERSON, Role.EVENT)


def _is_more(sentence: Sentence, at: int) -> bool:
    """True for "två till" (two more), not "två till arbete"."""
    return is_boundary(sentence, at + 1) or is_verb(sentence, at + 1)


def _noun(sentence: Sentence, at: int, of: bool, difference: bool) -> Head | None:
    meaning = sentence.tokens[at].meaning
    match meaning.role:
        case Role.PERSON:
            if sentence.word(at + 1) in ("-", "–") and sentence.tokens[at + 1].start == sentence.tokens[at].end:
                return None
            if meaning.gender is not Gender.ALL and sentence.word(at).endswith(("lig", "liga")):
                return _after_gender(sentence, at, of, difference)
            return Head(Counted.PEOPLE, meaning.gender, at, at + 1, of, difference)
        case Role.EVENT:
            return Head(Counted.EVENTS, Gender.ALL, at, at + 1, of, difference)
        case Role.THING if of and _owns(sentence, at):
            return None
        case Role.THING if of and is_single_thing(sentence.word(at)):
            return Head(Counted.ELLIPSIS, Gender.ALL, at, at, False, difference)
        case Role.STAFF | Role.THING:
            return Head(Counted.THINGS, Gender.ALL, at, at + 1, of, difference)
    return None


def _after_gender(sentence: Sentence, at: int, of: bool, difference: bool) -> Head:
    """ "två manliga deltagare" are men; "två kvinnliga handledare" are staff."""
    gender = sentence.tokens[at].meaning.gender
    if at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].meaning.role is Role.STAFF:
        return Head(Counted.THINGS, gender, at + 1, at + 2, of, difference)
    return Head(Counted.PEOPLE, gender, at, at + 1, of, difference)


def _may_describe(sentence: Sentence, at: int, sort: Sort) -> bool:
    """True when the word can stand between a number and its noun: an adjective or a participle."""
    word = sentence.word(at)
    if word.endswith(_TIME_ENDS) or not word[0].isalpha():
        return False
    if sort is Sort.ARTICLE:
        return _person_near(sentence, at)
    if is_trade(word) and is_boundary(sentence, at + 1):
        return False
    if _owns(sentence, at) or word in _LIKE_DEFINITE:
        return True
    return word.endswith(("a", "e")) and not word.endswith(("arna", "erna", "orna"))


_LIKE_DEFINITE = frozenset(["externa", "interna", "moderna"])


def _owns(sentence: Sentence, at: int) -> bool:
    """True for "kommunens" in "två av kommunens deltagare": a genitive with what it owns."""
    return (
        sentence.word(at).endswith("s")
        and sentence.tokens[at].meaning.role is not Role.PERSON
        and (
            _follows_noun(sentence, at + 1)
            or (sentence.tokens[at].meaning.role is Role.THING and not is_boundary(sentence, at + 1))
        )
    )


def _follows_noun(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.tokens) and sentence.tokens[at].meaning.role in (Role.PERSON, Role.EVENT)


_SEVERAL = ("arna", "erna", "orna", "arnas", "ernas", "nas", "personer", "or", "ngar", "omar", "iter", "enter", "ider")


def is_one(word: str) -> bool:
    """True when the form can name one unknown person: "deltagare", "kvinna"; not "personer", "deltagarna"."""
    definite = word in listed("definite") or word in listed("definite_neutral")
    return not definite and (word.endswith(("mor", "bror")) or not word.endswith(_SEVERAL))


def _person_near(sentence: Sentence, at: int) -> bool:
    """True when one of the next words names a person, with no collective or boundary between."""
    for step in range(at, min(at + 4, len(sentence.tokens))):
        word = sentence.word(step)
        if word in listed("collective") or word in ("av", "utav"):
            return False
        if sentence.tokens[step].meaning.role is Role.PERSON:
            return is_one(word)
        if is_boundary(sentence, step):
            return False
    return False
