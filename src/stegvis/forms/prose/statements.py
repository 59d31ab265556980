"""Statements: what the sentences of a report say about numbers of people.

Precision comes first: a number whose words do not tell which measure it is keeps `measure` None, and a single
example, a capacity, a plan or somebody else's statistics never becomes one of the report's measures.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stegvis.documents.nodes import Line
from stegvis.forms.prose import lexicon
from stegvis.forms.prose.flow import Sentence, flow_of
from stegvis.forms.prose.lexicon import CONCEPTS, Concept, Kind
from stegvis.forms.prose.mentions import Chain, Group, Mention, find_chains, groups
from stegvis.forms.reading import Statement
from stegvis.vocabulary import Gender

_WORTHWHILE = re.compile(
    r"[0-9%]|(?<!\w)(?:(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|båda)(?!\w)"
    r"|(?:en|ett|ingen|inga|hälften|samtliga|alla)\s+(?:[^\s.,;]+\s+){0,2}?(?:deltag|person|individ|patient|klient|kvinn|man\s|"
    r"män|tjej|kill|st\s|avslut|avhopp|har|går|gick|fick|som\s|kommer)"
    r"|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio|"
    r"(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio)?hundra|(?:en|två|tre|fyra)\s\w+del(?:ar)?(?!\w))",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?<!\w)grupp(?:en|erna)?\s+(?P<first>[0-9]{1,2})(?P<more>(?:\s*(?:,|och|samt|\+|&)\s*(?:grupp\s+)?[0-9]{1,2}(?!\s*\w))*)",
    re.I,
)
_CONDITION = re.compile(r"\W*(?:om|ifall|när)\s", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[,(:–-]*\s*(?:varav|därav|och)?\s*", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[).,;:!]|\Z)")
_INVERTED = re.compile(r"(?<!\w)(?:har|är|hade|blev)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_BRACKET = re.compile(
    r"\s*,?\s*\(?\s*(?:dvs\.?|vilket\s+(?:är|motsvarar|blir)|motsvarande|motsvarar|=)?\s*", re.IGNORECASE
)
_REQUIRED = re.compile(r"[^.,;]{0,30}(?<!\w)(?:krävs|behövs)(?!\w)", re.IGNORECASE)
_REACH = 140


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


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence taken apart: its chains, concepts and groups, each in order."""

    text: str
    chains: list[Chain]
    hits: list[Hit]
    groups: list[Group]

    def before(self, at: int) -> int:
        """Where the text before chain `at` begins: after the chain before it."""
        return self.chains[at - 1][-1].end if at else 0

    def after(self, at: int) -> int:
        """Where the text after chain `at` ends: at the next chain, or where the sentence turns to something else."""
        start = self.chains[at][-1].end
        end = self.chains[at + 1][0].start if at + 1 < len(self.chains) else len(self.text)
        cut = lexicon.CUT.search(self.text, start, end)
        return cut.start() if cut else end


def find_statements(lines: Sequence[Line], *, goals: bool = False) -> tuple[Statement, ...]:
    """What the lines state about numbers of people and shares, in order, each with the line where its number stands.

    `goals` is true when the lines are a report's goals: every number is then a target. Measures beside the form's:
    `participants_now` (enrolled at the moment), `completed`, `dropouts`, `accepted` ("tackade ja").
    """
    found: list[Statement] = []
    heading: str | None = None
    for sentence in flow_of(lines).sentences():
        if sentence.first:
            heading = _heading_group(sentence.text)
        found += statements_of(sentence, heading, goals=goals)
    return tuple(found)


def _heading_group(text: str) -> str | None:
    match = _GROUP.match(text)
    return _group_name(match) if match and text[match.end() : match.end() + 2].lstrip().startswith(":") else None


def _group_name(match: re.Match[str]) -> str:
    numbers = [match["first"], *re.findall("[0-9]+", match["more"])]
    return f"grupp {'+'.join(numbers)}"


def statements_of(sentence: Sentence, heading: str | None = None, *, goals: bool = False) -> Iterator[Statement]:
    """What one sentence states; nothing for a question. `heading` is the group that its paragraph speaks of."""
    text = sentence.text
    if text.endswith("?") or not _WORTHWHILE.search(text):
        return
    chains = find_chains(text)
    if not chains:
        return
    spans = groups(text)
    told = _Told(text, chains, _hits(text, spans), spans)
    meanings: list[Meaning] = []
    goal = goals
    for at in range(len(chains)):
        if _is_required(told, at):
            meanings.append(Meaning())
            continue
        group = _chain_group(told, at) or heading
        meaning = _meaning(told, at, meanings[-1] if meanings else None, group)
        meanings.append(meaning)
        goal = goals or _is_goal(told, at, goal)
        work = _is_share_of_work(told, at)
        for mention in _whole_mentions(told, at):
            statement = _statement(sentence, told, at, mention, meaning)
            statement = replace(statement, is_goal=goal and not work, group=group)
            if _worth_telling(statement, mention):
                yield statement
        yield from _those_who_left(sentence, told, at, meaning)


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


def _statement(sentence: Sentence, told: _Told, at: int, mention: Mention, meaning: Meaning) -> Statement:
    gender, denominator = mention.gender, mention.denominator
    near = _group_before(told, at)
    if gender == Gender.ALL and near and (mention.share is not None or near.measure is None):
        gender = near.gender
    return Statement(
        sentence=sentence.shown,
        raw=" ".join(mention.raw.split()),
        place=sentence.place_at(mention.start),
        gender=gender,
        measure=meaning.measure,
        part_of=meaning.part_of,
        of_measure=_of_measure(told, mention, near, meaning),
        count=mention.count,
        share=mention.share,
        numerator=mention.numerator,
        denominator=denominator or (near.number if near and mention.share is not None else None),
        negated=meaning.negated,
        approximate=mention.approximate,
    )


def _worth_telling(statement: Statement, mention: Mention) -> bool:
    if statement.measure or statement.part_of:
        return True
    if mention.is_word or mention.lone:
        return False
    return statement.share is not None or mention.named or statement.group is not None


def _whole_mentions(told: _Told, at: int) -> Iterator[Mention]:
    """The chain's mentions; a share gets its numerator from the counts told beside it."""
    for mention in told.chains[at]:
        if mention.share is not None and mention.numerator is None:
            yield replace(mention, numerator=_numerator(told, at))
        else:
            yield mention


def _numerator(told: _Told, at: int) -> int | None:
    if len(told.chains[at]) > 1:
        return None
    share = told.chains[at][0]
    if at and (before := told.chains[at - 1])[-1].count is not None:
        joined = _BRACKET.fullmatch(told.text, before[-1].end, share.start)
        if joined and joined[0].strip():
            return sum(one.count or 0 for one in before)
    if at + 1 < len(told.chains):
        after = told.chains[at + 1]
        if all(one.count is not None and one.gender != Gender.ALL for one in after) and _is_aside(told, at + 1):
            return sum(one.count or 0 for one in after)
    return None


def _is_aside(told: _Told, at: int) -> bool:
    """True when the chain only divides what was said before it: ", 6 kvinnor och 6 män."."""
    first, last = told.chains[at][0], told.chains[at][-1]
    between = told.text[told.before(at) : first.start]
    joint = re.search(r"[,(:–-]\s*(?:varav\s+|därav\s+)?\Z|(?<!\w)(?:varav|därav)\s+\Z", between, re.IGNORECASE)
    return bool(joint) and _ENDS.match(told.text, last.end) is not None


def _those_who_left(sentence: Sentence, told: _Told, at: int, meaning: Meaning) -> Iterator[Statement]:
    """ "De fem deltagare som avslutats mår bättre": the number of exits, beside what is said of them."""
    last = told.chains[at][-1]
    left = lexicon.WHO_LEFT.match(told.text, last.end)
    if left and last.count is not None and meaning.measure not in (None, "exits") and not _is_blocked(told, at):
        own = _whole(told, at, "exits")
        if own.measure:
            yield _statement(sentence, told, at, last, own)


# What a chain speaks of


def _meaning(told: _Told, at: int, earlier: Meaning | None, group: str | None) -> Meaning:
    chain = told.chains[at]
    if _is_blocked(told, at):
        return Meaning()
    if chain[0].measure:
        own = _chosen(told, at)
        return own if own.measure or own.part_of else _whole(told, at, chain[0].measure)
    if _is_share_of_work(told, at):
        return Meaning()
    meaning = _chosen(told, at)
    if meaning.measure == "accepted" and group:
        return replace(meaning, measure="participants")
    if meaning.measure or meaning.part_of:
        return meaning
    if earlier and (earlier.measure or earlier.part_of) and _inherits(told, at):
        changed = lexicon.UNCHANGED.search(told.text, told.before(at), told.after(at))
        denied = lexicon.NEGATION.search(told.text, told.before(at), told.after(at))
        return replace(earlier, negated=earlier.negated or bool(changed or denied))
    return Meaning(_participants(told, at, group))


def _between(told: _Told, start: int, end: int) -> list[Hit]:
    return [hit for hit in told.hits if start <= hit.start < end]


def _chosen(told: _Told, at: int) -> Meaning:
    chain = told.chains[at]
    start, end = chain[0].start, chain[-1].end
    right = [hit for hit in _between(told, end, told.after(at)) if hit.start - end < _REACH]
    left = [hit for hit in _between(told, told.before(at), start) if start - hit.end < _REACH]
    if lexicon.AMONG.search(told.text, max(0, start - 20), start):
        return _first(told, at, left[::-1]) or _first(told, at, right) or Meaning()
    specific = [hit for hit in right if hit.concept.kind is not Kind.LOOSE]
    loose = [hit for hit in right if hit.concept.kind is Kind.LOOSE]
    if not specific and loose and _INVERTED.search(told.text, max(0, start - 24), start):
        specific = [hit for hit in left if hit.concept.kind is Kind.PART]
    return _first(told, at, specific) or _first(told, at, loose) or Meaning()


def _first(told: _Told, at: int, hits: list[Hit]) -> Meaning | None:
    for hit in hits:
        meaning = _of_hit(told, at, hit)
        if meaning:
            return meaning
    return None


def _of_hit(told: _Told, at: int, hit: Hit) -> Meaning | None:
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
    meaning = _whole(told, at, hit.concept.measure)
    return replace(meaning, negated=denied) if meaning.measure else None


def _part(told: _Told, at: int, hit: Hit) -> Meaning | None:
    chain = told.chains[at]
    start = chain[-1].end if hit.start >= chain[-1].end else told.before(at)
    end = hit.end if hit.start >= chain[-1].end else told.after(at)
    touches = 0 <= hit.start - chain[-1].end <= 1
    if not touches and not lexicon.OUTCOME.search(told.text, start, end):
        return None
    return Meaning(None, hit.concept.measure, bool(lexicon.NEGATION.search(told.text, start, hit.start)))


def _to_something(told: _Told, at: int, hit: Hit) -> bool:
    """ "4 har avslutats till …": some of the exits, not all of them."""
    before = told.text[told.before(at) : told.chains[at][0].start]
    return bool(lexicon.TOWARDS.match(told.text, hit.end) or lexicon.TOWARDS.match(before))


def _denied(told: _Told, hit: Hit, chain_end: int) -> bool:
    if hit.concept.denies:
        return True
    if hit.concept.measure == "exits_unclear":
        return False
    return lexicon.NEGATION.search(told.text, min(chain_end, hit.start), hit.end) is not None


def _whole(told: _Told, at: int, measure: str) -> Meaning:
    """The measure, unless the words speak of only some of its people or of more than the period."""
    chain = told.chains[at]
    last = chain[-1]
    only_some = lexicon.SUBSET.match(told.text, last.end) if last.share is None else None
    rest = lexicon.REMAINDER.search(told.text, told.before(at), chain[0].start)
    if only_some or rest or (chain[0].some_of_them and chain[0].gender == Gender.ALL and not chain[0].named):
        return Meaning()
    if lexicon.SINCE_START.search(told.text):
        return Meaning("participants_since_start" if measure == "participants" else None)
    return Meaning(measure)


def _is_blocked(told: _Told, at: int) -> bool:
    first, last = told.chains[at][0], told.chains[at][-1]
    if _CONDITION.match(told.text) and told.text.find(",") > last.end:
        return True
    return lexicon.BLOCK_BEFORE.search(told.text, max(told.before(at), first.start - 60), first.start) is not None


def _is_required(told: _Told, at: int) -> bool:
    """ "Minst 8 deltagare krävs": a rule, no count."""
    end = told.chains[at][-1].end
    return _REQUIRED.match(told.text[end : end + 50]) is not None


def _is_share_of_work(told: _Told, at: int) -> bool:
    first, last = told.chains[at][0], told.chains[at][-1]
    if first.share is None or first.denominator is not None:
        return False
    before = lexicon.EXTENT_BEFORE.search(told.text, max(0, first.start - 30), first.start)
    return bool(before or lexicon.EXTENT_AFTER.match(told.text, last.end))


def _inherits(told: _Told, at: int) -> bool:
    chain = told.chains[at]
    if chain[0].is_word:
        return False
    before = told.text[told.before(at) : chain[0].start]
    clause = re.split(r"[,.;(]|(?<!\w)(?:men|och|medan)(?!\w)", before)[-1]
    if lexicon.CHANGE.search(clause) or lexicon.CHANGE.search(told.text, chain[-1].end, told.after(at)):
        return True
    if all(one.gender != Gender.ALL for one in chain):
        return _is_aside(told, at)
    if chain[0].share is None:
        return False
    near = _group_before(told, at)
    beside = _BRACKET.fullmatch(before)
    return (near is not None and near.gender != Gender.ALL) or bool(beside and beside[0].strip())


def _participants(told: _Told, at: int, group: str | None) -> str | None:
    first, last = told.chains[at][0], told.chains[at][-1]
    text, start, end = told.text, first.start, last.end
    if group and all(one.gender != Gender.ALL for one in told.chains[at]):
        if lexicon.CONSISTS.search(text, max(0, start - 30), start) and _ENDS_OR_AND.match(text, end):
            return "participants"
    if first.share is not None:
        sexes = all(one.gender != Gender.ALL and one.of is None for one in told.chains[at])
        told_so = lexicon.SEXES.match(text, end) or lexicon.SEX_SHARES.search(text, 0, start)
        return "participants" if sexes and told_so else None
    if first.some_of_them or not (first.named or lexicon.NUMBER_IS.search(text, max(0, start - 60), start)):
        return None
    if re.match(r"\s*,?\s*(?:som|vilka|där)(?!\w)", text[end : end + 12]) or lexicon.SUBSET.match(text, end):
        return None
    return _enrolled(told, at)


_ENDS_OR_AND = re.compile(r"\s*(?:[).,;:!]|\Z|och(?!\w)|samt(?!\w)|i\s+(?:gruppen|projektet|insatsen))", re.IGNORECASE)


def _enrolled(told: _Told, at: int) -> str | None:
    first, last = told.chains[at][0], told.chains[at][-1]
    text, start, end = told.text, first.start, last.end
    measure = "participants_since_start" if lexicon.SINCE_START.search(text) else "participants"
    had_before = lexicon.HAD.search(text, max(0, start - 40), start) and lexicon.HAD_ENDS.match(text, end)
    everyone = lexicon.EVERYONE.search(text, max(0, start - 20), start) and lexicon.ALL_ARE.match(text, end)
    if lexicon.ENROLLED.match(text, end) or lexicon.NUMBER_IS.search(text, max(0, start - 60), start):
        return "participants_now" if lexicon.NOW.search(text) else measure
    if had_before or lexicon.TOOK_PART.match(text, end) or (everyone and first.gender == Gender.ALL):
        return measure
    if lexicon.NOW.search(text, 0, start) and re.search(r"(?<!\w)(?:har|finns|är)(?!\w)", text[:start], re.IGNORECASE):
        now = lexicon.HAD_ENDS.match(text, end)
        return "participants_now" if now and not told.hits else None
    return None


def _of_measure(told: _Told, mention: Mention, near: Group | None, meaning: Meaning) -> str | None:
    group = mention.of or near
    if group is None or (mention.count is not None and meaning.measure == "participants"):
        same = mention.share is not None and meaning.measure == "participants"
        return "participants" if same else None
    if group.measure == "participants" and lexicon.AT_EXIT.search(told.text):
        return "exits"
    return group.measure


def _group_before(told: _Told, at: int) -> Group | None:
    """The group named before the chain: "Av de som avslutats har …", "Bland kvinnorna har …"."""
    start = told.chains[at][0].start
    found = [one for one in told.groups if told.before(at) <= one.start and one.end <= start]
    return found[-1] if found else None


def _chain_group(told: _Told, at: int) -> str | None:
    first, last = told.chains[at][0], told.chains[at][-1]
    found = [match for match in _GROUP.finditer(told.text) if match.start() >= told.before(at)]
    before = [match for match in found if match.end() <= first.start]
    after = re.match(r"\s*(?:i|från|till)\s+(?=grupp)", told.text[last.end :]) if not before else None
    if before:
        return _group_name(before[-1])
    following = _GROUP.match(told.text, last.end + after.end()) if after else None
    return _group_name(following) if following else None


def _is_goal(told: _Told, at: int, earlier: bool) -> bool:
    first, last = told.chains[at][0], told.chains[at][-1]
    if lexicon.SHALL.match(told.text, last.end) or lexicon.SHALL.match(told.text, first.end):
        return True
    between = told.text[told.before(at) : first.start]
    words = [match.end() for match in lexicon.GOAL.finditer(between)]
    reached = lexicon.RESULT.search(between, words[-1] if words else 0)
    return (bool(words) or earlier) and not reached
