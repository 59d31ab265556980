"""What the numbers of one sentence speak of: the words around each chain of numbers, weighed."""

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from stegvis.forms.prose import lexicon
from stegvis.forms.prose.lexicon import CONCEPTS, Concept, Kind
from stegvis.forms.prose.mentions import Chain, Group, find_chains, groups
from stegvis.vocabulary import Gender

_CONDITION = re.compile(r"\W*(?:om|ifall|när)\s")
_JOINT = re.compile(r"[,(:–-]\s*(?:varav\s+|därav\s+)?\Z|(?<!\w)(?:varav|därav)\s+\Z")
_IN_BRACKETS = re.compile(r"\s*\(\s*[0-9][0-9.,]*\s*(?:%|procent)\s*\)")
_AFTER_BRACKETS = re.compile(r"\s*\)?\s*(?:,|och|samt)(?:\s+och)?\s+")
_ENDS = re.compile(r"\s*(?:[).,;:!]|\Z)")
_INVERTED = re.compile(r"(?<!\w)(?:har|är|hade|blev)\s+(?:\w+\s+)?\Z")
BRACKET = re.compile(r"\s*,?\s*\(?\s*(?:dvs\.?|vilket\s+(?:är|motsvarar|blir)|motsvarande|motsvarar|=)?\s*")
_REQUIRED = re.compile(r"[^.,;]{0,30}(?<!\w)(?:krävs|behövs)(?!\w)")
_REACH = 140
_ENDS_OR_AND = re.compile(r"\s*(?:[).,;:!]|\Z|och(?!\w)|samt(?!\w)|i\s+(?:gruppen|projektet|insatsen))")


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept where it stands in the sentence."""

    start: int
    end: int
    concept: Concept


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a chain of numbers was found to speak of."""

    measure: str | None = None
    part_of: str | None = None
    negated: bool = False
    of: str | None = None


@dataclass(frozen=True)
class Told:
    """A sentence taken apart: its chains, concepts and groups, each in order."""

    text: str
    chains: list[Chain]
    hits: list[Hit]
    groups: list[Group]

    @cached_property
    def is_elsewhere(self) -> bool:
        """True when the sentence speaks of others than this report's people."""
        return lexicon.ELSEWHERE.search(self.text) is not None

    @cached_property
    def is_since_start(self) -> bool:
        """True when the sentence counts from the start of the project, not the period."""
        return lexicon.SINCE_START.search(self.text) is not None

    def before(self, at: int) -> int:
        """Where the text before chain `at` begins: after the chain before it."""
        return self.chains[at - 1][-1].end if at else 0

    def after(self, at: int) -> int:
        """Where the text after chain `at` ends: at the next chain, or where the sentence turns to something else."""
        start = self.chains[at][-1].end
        following = at + 1
        if following < len(self.chains) and self.is_bracket(following):
            following += 1
        end = self.chains[following][0].start if following < len(self.chains) else len(self.text)
        cut = lexicon.CUT.search(self.text, start, end)
        return cut.start() if cut else end

    def is_bracket(self, at: int) -> bool:
        """True when chain `at` only says the one before it in another way: "nio deltagare (90 %)"."""
        first, before = self.chains[at][0], self.chains[at - 1][-1] if at else None
        if before is None or before.count is None or first.share is None:
            return False
        joint = BRACKET.fullmatch(self.text, before.end, first.start)
        return joint is not None and bool(joint[0].strip())


# A report's goals are looked for in sentences that were taken apart for its statements.
@lru_cache(maxsize=256)
def take_apart(text: str) -> Told:
    """The sentence's numbers, the concepts it names and the groups that shares are shares of."""
    chains = find_chains(text)
    if not chains:
        return Told(text, [], [], [])
    spans = groups(text)
    return Told(text, chains, _hits(text, spans), spans)


def _hits(text: str, spans: list[Group]) -> list[Hit]:
    found = []
    for match in lexicon.CONCEPT_WORDS.finditer(text):
        concept = CONCEPTS[int((match.lastgroup or "c0")[1:])]
        if any(one.start <= match.start() < one.end for one in spans):
            continue
        if concept.measure == "exits" and lexicon.WHEN.search(text, max(0, match.start() - 40), match.start()):
            continue
        found.append(Hit(match.start(), match.end(), concept))
    return found


def is_after_brackets(told: Told, at: int) -> bool:
    """True when the chain goes on after a percentage in brackets: "6 kvinnor (60 %) och 4 män"."""
    between = told.text[told.before(at) : told.chains[at][0].start]
    return at > 1 and told.is_bracket(at - 1) and _AFTER_BRACKETS.fullmatch(between) is not None


def is_aside(told: Told, at: int) -> bool:
    """True when the chain only divides what was said before it: ", 6 kvinnor och 6 män."."""
    first, last = told.chains[at][0], told.chains[at][-1]
    between = told.text[told.before(at) : first.start]
    if not (_ENDS.match(told.text, last.end) or _IN_BRACKETS.match(told.text, last.end)):
        return False
    if _JOINT.search(between):
        return True
    return is_after_brackets(told, at) and is_aside(told, at - 2)


def meaning_of(told: Told, at: int, earlier: Meaning | None, group: str | None) -> Meaning:
    chain = told.chains[at]
    if is_blocked(told, at):
        return Meaning()
    counted = next((one for one in told.groups if one.start < chain[0].start < one.end), None)
    if chain[0].measure and not (counted and chain[0].measure == counted.measure == "exits"):
        own = _chosen(told, at)
        return own if own.measure or own.part_of else whole(told, at, chain[0].measure)
    if is_share_of_work(told, at):
        return Meaning()
    if counted and counted.measure and chain[0].count is not None:
        # "Av de 18 som avslutats …": the group itself, whatever is said of some of it.
        known = counted.measure in ("exits", "exits_positive", "answered")
        return whole(told, at, counted.measure) if known else Meaning()
    meaning = _chosen(told, at)
    if meaning.measure == "accepted" and group:
        return replace(meaning, measure="participants")
    if meaning.measure or meaning.part_of:
        return meaning
    if told.is_bracket(at) and is_aside(told, at - 1):
        # "varav 6 kvinnor (60 %)": of those told before, who need not be all of the measure.
        return Meaning()
    if earlier and (earlier.measure or earlier.part_of) and _inherits(told, at):
        changed = lexicon.UNCHANGED.search(told.text, told.before(at), told.after(at))
        denied = lexicon.NEGATION.search(told.text, told.before(at), told.after(at))
        return replace(earlier, negated=earlier.negated or bool(changed or denied))
    return Meaning(_participants(told, at, group))


def _between(told: Told, start: int, end: int) -> list[Hit]:
    return [hit for hit in told.hits if start <= hit.start < end]


def _chosen(told: Told, at: int) -> Meaning:
    chain = told.chains[at]
    start, end = chain[0].start, chain[-1].end
    right = [hit for hit in _between(told, end, told.after(at)) if hit.start - end < _REACH]
    left = [hit for hit in _between(told, told.before(at), start) if start - hit.end < _REACH]
    labels = [hit for hit in left if _is_label(told, at, hit)]
    if labels:
        return _first(told, at, labels[::-1]) or Meaning()
    if lexicon.MORE.search(told.text, max(0, start - 10), start) and lexicon.BETTER.match(told.text, end):
        return whole(told, at, "feels_better")
    if lexicon.LEFT_JUST_BEFORE.search(told.text, max(0, start - 30), start) and not right:
        return Meaning(None, "exits") if lexicon.TOWARDS.match(told.text, end) else whole(told, at, "exits")
    if lexicon.AMONG.search(told.text, max(0, start - 20), start):
        return _first(told, at, left[::-1]) or _first(told, at, right) or Meaning()
    specific = [hit for hit in right if hit.concept.kind is not Kind.LOOSE]
    loose = [hit for hit in right if hit.concept.kind is Kind.LOOSE]
    if not specific and loose and _INVERTED.search(told.text, max(0, start - 24), start):
        specific = [hit for hit in left if hit.concept.kind is Kind.PART]
    return _first(told, at, specific) or _first(told, at, loose) or Meaning()


def _is_label(told: Told, at: int, hit: Hit) -> bool:
    """ "Antalet avslutade är 12", "Positiva avslut: 7"."""
    start, begin = told.chains[at][0].start, told.before(at)
    if lexicon.COLON.fullmatch(told.text, hit.end, start):
        return len(told.text[begin : hit.start].split()) < 3
    is_counted = lexicon.COUNTING.search(told.text, max(begin, hit.start - 50), hit.start) is not None
    return is_counted and lexicon.IS.fullmatch(told.text, hit.end, start) is not None


def _first(told: Told, at: int, hits: list[Hit]) -> Meaning | None:
    for hit in hits:
        meaning = _of_hit(told, at, hit)
        if meaning:
            return meaning
    return None


def _of_hit(told: Told, at: int, hit: Hit) -> Meaning | None:
    chain = told.chains[at]
    start, end = (chain[-1].end, hit.start) if hit.start >= chain[-1].end else (hit.end, chain[0].start)
    if lexicon.BLOCK_AFTER.search(told.text, start, end):
        return None
    if hit.concept.kind is Kind.PART:
        return _part(told, at, hit)
    if hit.concept.measure == "exits" and _to_something(told, at, hit):
        return Meaning(None, "exits")
    denied = _denied(told, hit, chain[-1].end)
    if hit.concept.denies and lexicon.NEGATION.search(told.text, min(start, hit.start), hit.end):
        return None
    meaning = whole(told, at, hit.concept.measure)
    return replace(meaning, negated=denied) if meaning.measure else None


def _part(told: Told, at: int, hit: Hit) -> Meaning | None:
    chain = told.chains[at]
    start = chain[-1].end if hit.start >= chain[-1].end else told.before(at)
    end = hit.end if hit.start >= chain[-1].end else told.after(at)
    touches = 0 <= hit.start - chain[-1].end <= 1
    if not touches and not lexicon.OUTCOME.search(told.text, start, end):
        return None
    return Meaning(None, hit.concept.measure, bool(lexicon.NEGATION.search(told.text, start, hit.start)))


def _to_something(told: Told, at: int, hit: Hit) -> bool:
    """ "4 har avslutats till …": some of the exits, not all of them."""
    before = told.text[told.before(at) : told.chains[at][0].start]
    return bool(lexicon.TOWARDS.match(told.text, hit.end) or lexicon.TOWARDS.match(before))


def _denied(told: Told, hit: Hit, chain_end: int) -> bool:
    if hit.concept.denies:
        return True
    if hit.concept.measure == "exits_unclear":
        return False
    return lexicon.NEGATION.search(told.text, min(chain_end, hit.start), hit.end) is not None


def whole(told: Told, at: int, measure: str) -> Meaning:
    """The measure, unless the words speak of only some of its people or of more than the period."""
    chain = told.chains[at]
    last = chain[-1]
    only_some = lexicon.SUBSET.match(told.text, last.end) if last.share is None else None
    rest = lexicon.REMAINDER.search(told.text, told.before(at), chain[0].start)
    if only_some or rest or (chain[0].some_of_them and chain[0].gender == Gender.ALL and not chain[0].named):
        return Meaning()
    if told.is_since_start:
        return Meaning("participants_since_start" if measure == "participants" else None)
    return Meaning(measure)


def is_blocked(told: Told, at: int) -> bool:
    first, last = told.chains[at][0], told.chains[at][-1]
    if told.is_elsewhere:
        return True
    if _CONDITION.match(told.text) and told.text.find(",") > last.end:
        return True
    return lexicon.BLOCK_BEFORE.search(told.text, max(told.before(at), first.start - 60), first.start) is not None


def is_required(told: Told, at: int) -> bool:
    """ "Minst 8 deltagare krävs": a rule, no count."""
    end = told.chains[at][-1].end
    return _REQUIRED.match(told.text[end : end + 50]) is not None


def is_share_of_work(told: Told, at: int) -> bool:
    first, last = told.chains[at][0], told.chains[at][-1]
    if first.share is None or first.denominator is not None:
        return False
    if lexicon.MORE.search(told.text, max(0, first.start - 10), first.start):
        return False
    before = lexicon.EXTENT_BEFORE.search(told.text, max(0, first.start - 30), first.start)
    return bool(before or lexicon.EXTENT_AFTER.match(told.text, last.end))


def _inherits(told: Told, at: int) -> bool:
    chain = told.chains[at]
    if chain[0].is_word:
        return False
    before = told.text[told.before(at) : chain[0].start]
    clause = re.split(r"[,.;(]|(?<!\w)(?:men|och|medan)(?!\w)", before)[-1]
    if lexicon.CHANGE.search(clause) or lexicon.CHANGE.search(told.text, chain[-1].end, told.after(at)):
        return True
    if all(one.gender != Gender.ALL for one in chain):
        return is_aside(told, at)
    if chain[0].share is None:
        return False
    near = group_before(told, at)
    beside = BRACKET.fullmatch(before)
    return (near is not None and near.gender != Gender.ALL) or bool(beside and beside[0].strip())


def _participants(told: Told, at: int, group: str | None) -> str | None:
    first, last = told.chains[at][0], told.chains[at][-1]
    text, start, end = told.text, first.start, last.end
    by_gender = all(one.gender != Gender.ALL for one in told.chains[at])
    if group and by_gender and lexicon.CONSISTS.search(text, max(0, start - 30), start):
        return "participants" if _ENDS_OR_AND.match(text, end) else None
    if first.share is not None:
        if not all(one.of_sex for one in told.chains[at]):
            return None
        of = first.of or group_before(told, at)
        told_so = lexicon.SEXES.match(text, end) or lexicon.SEX_SHARES.search(text, 0, start)
        return of.measure if of else "participants" if told_so else None
    if first.some_of_them or not (first.named or lexicon.NUMBER_IS.search(text, max(0, start - 60), start)):
        return None
    if re.match(r"\s*,?\s*(?:som|vilka|där)(?!\w)", text[end : end + 12]) or lexicon.SUBSET.match(text, end):
        return None
    return _enrolled(told, at)


def _enrolled(told: Told, at: int) -> str | None:
    first, last = told.chains[at][0], told.chains[at][-1]
    text, start, end = told.text, first.start, last.end
    measure = "participants_since_start" if told.is_since_start else "participants"
    had_before = lexicon.HAD.search(text, max(0, start - 40), start) and lexicon.HAD_ENDS.match(text, end)
    everyone = lexicon.EVERYONE.search(text, max(0, start - 20), start) and lexicon.ALL_ARE.match(text, end)
    if lexicon.AT_THE_END.match(text, end):
        return "participants_now"
    if lexicon.END_COMES_FIRST.search(text, max(0, start - 60), start) and lexicon.GOING_ON.match(text, end):
        return "participants_now"
    if lexicon.ENROLLED.match(text, end) or lexicon.NUMBER_IS.search(text, max(0, start - 60), start):
        return "participants_now" if lexicon.NOW.search(text) else measure
    in_all = lexicon.IN_ALL.search(text, 0, start) and lexicon.HAD_ENDS.match(text, end)
    if lexicon.STILL_HERE.match(text, end):
        return "participants_now"
    if had_before or in_all or lexicon.TOOK_PART.match(text, end) or (everyone and first.gender == Gender.ALL):
        return measure
    if lexicon.NOW.search(text, 0, start) and re.search(r"(?<!\w)(?:har|finns|är)(?!\w)", text[:start]):
        now = lexicon.HAD_ENDS.match(text, end)
        return "participants_now" if now and not told.hits else None
    return None


def group_before(told: Told, at: int) -> Group | None:
    """The group named before the chain: "Av de som avslutats har …", "Bland kvinnorna har …"."""
    start = told.chains[at][0].start
    # "Av de 40 deltagarna är 55 % kvinnor": the number before ends with the group that it counts.
    least = told.before(at) - (told.chains[at][0].share is not None)
    found = [one for one in told.groups if least < one.end <= start]
    return found[-1] if found else None
