"""A sentence as the finders see it: its quantities with what they count, and what was counted just before it."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from stegvis.disclosure.narrative.context import says, tells_of_people, tells_outcome
from stegvis.disclosure.narrative.heads import Counted, Head, head_of, is_boundary, is_verb
from stegvis.disclosure.narrative.hits import Kind
from stegvis.disclosure.narrative.lexicon import Role, listed, organisations
from stegvis.disclosure.narrative.no_count import counts_nothing
from stegvis.disclosure.narrative.noun_before import noun_before
from stegvis.disclosure.narrative.quantities import Quantity, Sort, quantities
from stegvis.disclosure.narrative.tokens import Sentence
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED


@dataclass(frozen=True, slots=True)
class Found:
    """What a finder found: a kind and where it stands in the plain text."""

    kind: Kind
    sentence: Sentence
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """One quantity of a sentence and what it counts; `people` once the text around has been asked too."""

    quantity: Quantity
    head: Head
    people: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with what it tells; `before` is what the sentences right before it counted last.

    `clauses` are its clauses in lower case with the token each begins at, in order.
    """

    sentence: Sentence
    told: tuple[Told, ...]
    before: tuple[Told, ...]
    previous: str
    clauses: tuple[tuple[int, str], ...]

    def found(self, kind: Kind, first: int, after: int) -> Found:
        """A find from token `first` up to, not including, token `after`."""
        tokens = self.sentence.tokens
        last = max(first, min(after, len(tokens)) - 1)
        return Found(kind, self.sentence, tokens[first].start, tokens[last].end)

    def spanning(self, kind: Kind, start: int, end: int) -> Found:
        """A find from and to offsets into the sentence."""
        return Found(kind, self.sentence, self.sentence.start + start, self.sentence.start + end)

    def is_of_staff(self, head: Head) -> bool:
        """True for "två personer är anställda i projektet": those who work there, not those who take part."""
        open_noun = head.counted is Counted.PEOPLE and self.sentence.word(head.at) in listed("open")
        if not open_noun and head.counted not in (Counted.ELLIPSIS, Counted.UNKNOWN):
            return False
        lowered = self.sentence.lower
        among_staff = Role.STAFF in self.sentence.roles and not self.sentence.roles & {Role.PERSON, Role.DESCRIBED}
        listed_with = self.sentence.word(head.after) in {",", "och", "samt"}
        if head.counted is Counted.UNKNOWN and among_staff and listed_with and not tells_outcome(self.sentence.lower):
            return True
        if not says("staff_setting", lowered):
            return False
        return not any(word in lowered for word in _NOT_OF_STAFF)

    def clause(self, first: int) -> str:
        """The lower-case text from the comma or "men" before token `first` to the one after it."""
        return self.clauses[bisect_right(self.clauses, first, key=_begins) - 1][1]


_NOT_OF_STAFF = (
    *("deltagare", "avslut", "sjukskriv", "praktik", "insatsen har", "mår bättre", "mår sämre"),
    *("till studier", "till arbete", "fått jobb", "fått arbete", "fick jobb", "fick arbete"),
)


def _begins(clause: tuple[int, str]) -> int:
    return clause[0]


_LONG_CLAUSE = 80
"""A clause of more words than this is read in parts: so far away, nothing says any more what a number means."""


def _clauses(sentence: Sentence) -> tuple[tuple[int, str], ...]:
    """The clauses with the token each begins at; they are cut once, so that each is looked through once."""
    tokens, offset = sentence.tokens, sentence.start
    starts = [0]
    for at in range(1, len(tokens)):
        if _parts(sentence, at - 1) or at - starts[-1] >= _LONG_CLAUSE:
            starts.append(at)
    ends = [*starts[1:], len(tokens)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        last = end - 2 if end - start > 1 and _parts(sentence, end - 1) else end - 1
        found.append((start, sentence.lower[tokens[start].start - offset : tokens[last].end - offset]))
    return tuple(found)


def _parts(sentence: Sentence, at: int) -> bool:
    word = sentence.word(at)
    if word == ",":
        return True
    return word in {";", "men", "–", "medan", "varav", "•"}


def passages(cut: list[Sentence]) -> list[Passage]:
    """Each sentence with what it counts. Looks back two sentences and no further."""
    found: list[Passage] = []
    for sentence in cut:
        last = [one for passage in found[-2:] for one in passage.told]
        previous = found[-1].sentence.lower if found else ""
        told = _told(sentence, last, previous)
        found.append(Passage(sentence, told, tuple(last), previous, _clauses(sentence)))
    return found


def _told(sentence: Sentence, before: list[Told], previous: str) -> tuple[Told, ...]:
    counts = [(quantity, head_of(sentence, quantity)) for quantity in quantities(sentence)]
    heads = _shared_heads(sentence, counts)
    told: list[Told] = []
    for quantity, head in heads:
        people = _is_people(sentence, quantity, head, before, told, previous)
        told.append(Told(quantity, head, people))
    return tuple(told)


_JOINING = {"och", "eller", "till", "respektive", "resp", "samt", ",", "-", "–", "/", "&", "à", "."}


def _shared_heads(sentence: Sentence, counts: list[tuple[Quantity, Head]]) -> list[tuple[Quantity, Head]]:
    """ "två eller tre deltagare": the first number counts what the second does."""
    shared = list(counts)
    for index in range(len(shared) - 2, -1, -1):
        quantity, head = shared[index]
        following, next_head = shared[index + 1]
        joins = following.first == quantity.after + 1 and sentence.word(quantity.after) in _JOINING - {"."}
        if joins and head.counted is Counted.ELLIPSIS and quantity.sort is not Sort.ARTICLE:
            shared[index] = (quantity, replace(next_head, at=quantity.after - 1, after=quantity.after))
        if joins and quantity.sort is Sort.ARTICLE and sentence.word(quantity.after) in ("eller", "till", "-", "–"):
            as_number = replace(quantity, sort=Sort.NUMBER)
            shared[index] = (as_number, replace(next_head, at=quantity.after - 1, after=quantity.after))
    return shared


_ABSTRACT_ENDS = ("ningar", "elser", "ingar", "andet", "ande")
"""What ends so is something done, and is counted as people only where people are spoken of."""

_UNITS = frozenset(
    [
        "%",
        "kr",
        "procent",
        "procentenheter",
        "tkr",
        "mkr",
        "timmar",
        "h",
        "år",
        "§",
        "°",
        "minuter",
        "min",
        "mil",
        "km",
        "kap",
        "ggr",
        *("million", "hours", "days", "weeks", "months", "years"),
    ]
)


def _is_people(
    sentence: Sentence, quantity: Quantity, head: Head, before: list[Told], here: list[Told], previous: str
) -> bool:
    if sentence.word(quantity.after) in _UNITS or sentence.word(quantity.first - 1) in {"§", "kap", "à"}:
        return False
    if head.counted is Counted.PEOPLE:
        return True
    if head.counted is Counted.EVENTS:
        return True
    if counts_nothing(sentence, quantity) or _is_left_out_of_things(sentence, quantity, here):
        return False
    if _is_left_out_of_people(sentence, quantity, head):
        return True
    noun = noun_before(sentence, quantity)
    if noun is not None:
        return noun and head.counted is Counted.ELLIPSIS
    if head.counted is Counted.THINGS:
        return False
    if head.counted is Counted.UNKNOWN:
        if quantity.sort is Sort.ARTICLE:
            return tells_of_people(_rest(sentence, quantity))
        if sentence.word(head.at).endswith(_ABSTRACT_ENDS) and not _has_people(sentence):
            return tells_of_people(sentence.lower)
        return quantity.sort in (Sort.NUMBER, Sort.FEW)
    return _refers_to_people(sentence, quantity, head, before, here, previous)


def _is_left_out_of_things(sentence: Sentence, quantity: Quantity, here: list[Told]) -> bool:
    """ "Samtliga parter utom en": the one is counted as the others are."""
    left_out = sentence.word(quantity.first - 1) in {"utom", "förutom"}
    return left_out and bool(here) and here[-1].head.counted is Counted.THINGS


def _is_left_out_of_people(sentence: Sentence, quantity: Quantity, head: Head) -> bool:
    """ "Av höstens avslutade mår alla utom en bättre": what follows is said of the others."""
    left_out = sentence.word(quantity.first - 1) == "utom" and sentence.word(quantity.first - 2) in _ALL_BUT
    is_thing = head.at < len(sentence.tokens) and sentence.tokens[head.at].meaning.role in (Role.THING, Role.STAFF)
    return left_out and not is_thing and tells_outcome(sentence.lower)


_ALL_BUT = frozenset(["alla", "samtliga", "allihop"])


def _refers_to_people(
    sentence: Sentence, quantity: Quantity, head: Head, before: list[Told], here: list[Told], previous: str
) -> bool:
    rest = _rest(sentence, quantity)
    last_here = _last(here)
    last = last_here or _last(before)
    if head.of and sentence.word(quantity.first) == "ett" and not (last and last.people):
        return False
    if last_here and head.of and _is_of_organisations(sentence, head, last_here):
        return False
    if last and last.head.counted is Counted.THINGS and last.quantity.sort is not Sort.ARTICLE:
        is_described = sentence.word(quantity.after) in _COPULAS
        stands = not is_described and _stands_alone(sentence, quantity, head)
        return tells_outcome(rest) if last_here else tells_of_people(rest) or stands
    if tells_of_people(rest) or _is_followed_as_people(sentence, quantity):
        return True
    if last and last.people:
        return True
    if quantity.sort is Sort.ARTICLE or quantity.sort in (Sort.ALL, Sort.NONE):
        if sentence.word(quantity.first) == "en" and _acts(sentence, quantity.after):
            return last is None or last.people
        if sentence.word(quantity.after) == "i" and sentence.word(quantity.after + 1).endswith("gruppen"):
            return True
        follows = bool(here) and here[-1].people and here[-1].quantity.sort is Sort.NUMBER
        beside = follows and sentence.word(quantity.after) in listed("prepositions")
        if beside or _ends_turned_round(sentence, quantity):
            return last is None or last.people
        numbered = sentence.word(quantity.after) in BELOW_HUNDRED or sentence.word(quantity.after)[:1].isdigit()
        if (numbered or sentence.word(quantity.after) == "som") and tells_outcome(rest):
            return True
        return head.of and (_has_people(sentence) or last is None or last.people)
    if _ends_turned_round(sentence, quantity):
        return True
    return _has_people(sentence) or _speaks_of_people(previous) or head.of or _stands_alone(sentence, quantity, head)


def _is_of_organisations(sentence: Sentence, head: Head, last: Told) -> bool:
    """True for "tolv företag kom, och sex av dem tar emot praktikanter"."""
    acts = sentence.word(last.head.at) in organisations() and last.head.counted is Counted.THINGS
    between = sentence.tokens[last.head.after : head.at]
    return acts and not any(token.meaning.role in (Role.PERSON, Role.DESCRIBED) for token in between)


def _ends_turned_round(sentence: Sentence, quantity: Quantity) -> bool:
    """True where who did it is told after the verb: "till studier gick bara en", "från Hjo gick 14 vidare"."""
    at = quantity.first - 1
    while sentence.word(at) in _BETWEEN_VERB_AND_NUMBER:
        at -= 1
    verb, after = sentence.word(at), sentence.word(quantity.after)
    if at < 0 or after in _JOINS_NUMBERS - {"på", "av"}:
        return False
    if tells_outcome(f"{verb} {after}") and is_verb(sentence, at):
        return True
    if waits(sentence, quantity.first):
        return True
    acted = _acts(sentence, at) and verb not in _COPULAS
    done = sentence.tokens[at].meaning.role is Role.OTHER and verb.endswith("s")
    outcome = tells_outcome(sentence.lower) if acted else done and tells_outcome(verb)
    return outcome and is_boundary(sentence, quantity.after)


def waits(sentence: Sentence, at: int) -> bool:
    """True for the number at `at` in "nu väntar bara en på att få börja", "i kön står två kvar"."""
    is_left = sentence.word(at + 1) == "kvar"
    at -= 1
    while sentence.word(at) in _BETWEEN_VERB_AND_NUMBER:
        at -= 1
    return sentence.word(at) in _WAITS or (is_left and sentence.word(at) in _STANDS)


_STANDS = frozenset(["står", "stod", "är", "var", "finns", "fanns"])
_WAITS = frozenset(["väntar", "väntade", "köar", "köade", "återstår", "återstod"])
_BETWEEN_VERB_AND_NUMBER = frozenset(
    ["bara", "endast", "enbart", "blott", "nu", "dock", "alltså", "sedan", "totalt", "i", "våras", "höstas", "somras"]
)


def _acts(sentence: Sentence, at: int) -> bool:
    """True for "en har åkt hem", "en flyttade"; not for "en är att …"."""
    return is_verb(sentence, at) and sentence.word(at) not in _SAID_OF_THINGS


_SAID_OF_THINGS = frozenset(
    ["är", "var", "kan", "ska", "skulle", "ligger", "står", "kommer", "vill", "ökar", "minskar"]
)


_FEW_BACK = 12


def _last(told: list[Told]) -> Told | None:
    """What was counted last by a noun of its own."""
    return next((one for one in reversed(told[-_FEW_BACK:]) if one.head.counted is not Counted.ELLIPSIS), None)


_JOINS_NUMBERS = frozenset(["av", "på", "mellan", "mot", "minus", "gånger", "skala", "procent", "eller", "per", "från"])


def _stands_alone(sentence: Sentence, quantity: Quantity, head: Head) -> bool:
    """True for "två lyfter inte", "fyra saknar betyg": a number word with something said of it, and no thing's."""
    if quantity.sort not in (Sort.NUMBER, Sort.FEW) or not sentence.word(quantity.first)[0].isalpha():
        return False
    follows = sentence.word(quantity.after)
    if sentence.word(quantity.first - 1) == "av" and not follows.isalpha():
        return not _thing_before(sentence, quantity.first - 2)
    if follows == "mot" and (sentence.word(quantity.after + 1) in BELOW_HUNDRED):
        return True
    if sentence.word(quantity.first) in _BOTH or sentence.word(quantity.first - 1) in _JOINS_NUMBERS:
        return False
    if sentence.word(quantity.first - 1) == "med" and sentence.word(quantity.first - 2) not in _CHANGED:
        return follows in {"", ".", ","}
    if sentence.word(quantity.first - 1) in _COPULAS and _thing_before(sentence, quantity.first - 2):
        return False
    if not follows or follows in ".,":
        did = is_verb(sentence, quantity.first - 1) and sentence.word(quantity.first - 1) not in _SAID_OF_THINGS
        return did or tells_of_people(sentence.lower)
    if follows == "av":
        return head.counted is Counted.ELLIPSIS and not head.of
    return follows[0].isalpha() and follows not in _JOINS_NUMBERS


def _thing_before(sentence: Sentence, at: int) -> bool:
    """True for "antalet platser är tre", "samordnarna är tre": things or staff."""
    nearest = (token.meaning.role for token in sentence.tokens[max(at - 5, 0) : at + 1][::-1])
    return next((role for role in nearest if role is not Role.OTHER), None) in (Role.THING, Role.STAFF)


_CHANGED = frozenset(
    ["ökat", "ökade", "minskat", "minskade", "utökats", "vuxit", "växt", "växte", "krympt", "krympte", "sjunkit"]
)
_COPULAS = frozenset(["med", "är", "var", "blev", "blir", "till", "hölls", "har", "kommer"])
_BOTH = frozenset(["båda", "bägge", "bada", "bådda"])


def _is_followed_as_people(sentence: Sentence, quantity: Quantity) -> bool:
    """ "Två som aldrig kom", "tre stycken", "två från Hjo": said of people, unless things were counted before."""
    if quantity.sort not in (Sort.NUMBER, Sort.FEW):
        return False
    at = quantity.after
    after = sentence.tokens[at + 1 : at + 2]
    from_place = sentence.word(at) == "från" and bool(after) and after[0].text[:1].isupper()
    if sentence.word(at) == "jämfört" and tells_outcome(sentence.lower):
        return True
    return sentence.word(at) in ("som", "stycken") or from_place or sentence.word(quantity.first - 1) == "hos"


def _rest(sentence: Sentence, quantity: Quantity) -> str:
    """The words after the quantity, at most a dozen."""
    tokens = sentence.tokens[quantity.after : quantity.after + 12]
    if not tokens:
        return ""
    return sentence.lower[tokens[0].start - sentence.start : tokens[-1].end - sentence.start]


def _has_people(sentence: Sentence) -> bool:
    return not sentence.roles.isdisjoint((Role.PERSON, Role.EVENT, Role.DESCRIBED))


@lru_cache(maxsize=256)
def _speaks_of_people(lowered: str) -> bool:
    return any(word in lowered for word in ("deltagar", "kvinn", "män ", "männen", "person", "individ", "avslutad"))
