"""Numbers whose own words name no measure, and whose sentence does: who took part, who left, what was said before.

Only sentences that are known word for word are believed: what leads up to the number, the verb, and what follows it.
"40 personer deltog i insatsen" is about those who take part, "40 personer deltog i föreläsningen" about nobody known.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stegvis.forms.living.among import told_among
from stegvis.forms.prose import lexicon
from stegvis.forms.prose.flow import Sentence
from stegvis.forms.prose.lexicon import CONCEPT_WORDS, CONCEPTS, Kind
from stegvis.forms.prose.typed import typed
from stegvis.forms.reading import Statement
from stegvis.vocabulary import Gender
from stegvis.vocabulary.swedish import FoundShare, find_numbers, find_shares
from stegvis.vocabulary.swedish.numbers import ABOUT

_WHILE = (
    r"under\s+(?:hela\s+)?(?:(?:rapport)?perioden|året|delåret|helåret|halvåret|kvartalet|månaden)"
    r"|till\s+och\s+med\s+\w+|t\.o\.m\.\s+\w+|hittills(?:\s+i\s+år)?|i\s+år"
)
_INSIDE = rf"(?:{lexicon.INSIDE}|stödet)"
_BESIDE = rf"(?:{_WHILE}|i\s+{_INSIDE}|totalt|sammanlagt|sammantaget|hela)"
_ROUGH = rf"(?:(?:{ABOUT})\s*)?"
_MARKS = r"[\s#>*•–-]*"
_HEADED = r"(?:(?:resultat|utfall|deltagande|sammanfattning|läget)(?:et|en)?\s*:\s*)?"
_LEAD = rf"{_MARKS}{_HEADED}(?:(?:och|samt|medan|,)\s+)?(?:(?:{_BESIDE}|det|vi|har|hade|{_INSIDE})\s*,?\s+)*"
_END = rf"(?:\s+{_BESIDE})*\s*(?:[.;!,(:–]|\Z|(?:och|men|varav|därav|medan)(?!\w))"
_TOOK_PART = r"(?:deltog|deltagit|medverkade|medverkat|varit\s+med|var\s+med)"
_HAD = rf"(?:{_TOOK_PART}|varit|haft|hade|nått|nådde|omfattat|omfattade|(?:arbetat|arbetade)\s+med)"
_LEFT = r"(?:avslutades|avslutats|skrivit\s+ut|skrev\s+ut)"
_LEFT_AFTER = (
    r"(?:slutade|slutat|avslutades|avslutats|skrevs\s+ut|skrivits\s+ut"
    rf"|(?:avslutade|avslutat|lämnade|lämnat)\s+{_INSIDE})"
)
_TOOK_PART_IN = rf"(?:{_TOOK_PART}(?:\s+i\s+{_INSIDE})?|(?:tagit|tog)\s+del\s+av\s+{_INSIDE})"
_DID = rf"\s+(?:(?:har|hade)\s+)?(?:{_BESIDE}\s+)*"
_ENDS = re.compile(_END)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A sentence's words around its numbers that name a measure."""

    measure: str
    before: re.Pattern[str]
    after: re.Pattern[str]


_NAMED = (
    _Turn("participants", re.compile(rf"{_LEAD}{_HAD}\s+(?:(?:vi|det)\s+)?(?:{_BESIDE}\s+)*{_ROUGH}"), _ENDS),
    _Turn("participants", re.compile(_LEAD + _ROUGH), re.compile(rf"{_DID}{_TOOK_PART_IN}{_END}")),
    _Turn("exits", re.compile(rf"{_LEAD}{_LEFT}\s+(?:{_BESIDE}\s+)*{_ROUGH}"), _ENDS),
    _Turn("exits", re.compile(_LEAD + _ROUGH), re.compile(rf"{_DID}{_LEFT_AFTER}{_END}")),
)
"""For numbers of people."""
_IS = rf"(?:\s+(?:är|var|blev|fanns|finns|har\s+varit|uppgick\s+till|uppgår\s+till)|\s*:)\s*{_ROUGH}"
_LABELLED = (
    _Turn("participants", re.compile(rf"[\s#>*•–-]*(?:deltagarantalet|antal(?:et)?\s+deltagare){_IS}"), _ENDS),
    _Turn("participants", re.compile(rf"[\s#>*•–-]*deltagarna{_IS}"), re.compile(rf"\s+till\s+antalet{_END}")),
    _Turn("exits", re.compile(rf"{_LEAD}"), re.compile(rf"{_DID}(?:avslutats|skrivits\s+ut){_END}")),
    _Turn("exits", re.compile(rf"{_MARKS}antal(?:et)?\s+avslut{_IS}"), _ENDS),
)
"""For numbers without a noun."""
_OF_SEX = _Turn(
    "participants",
    re.compile(rf"{_LEAD}(?:könsfördelningen\s+bland\s+deltagarna|(?:av|bland)\s+deltagarna){_IS}"),
    _ENDS,
)
_ASIDE = re.compile(r"[^.;]*?[,(:–]\s*(?:varav\s+|därav\s+)?")
_OF_THEM = re.compile(r"\W*(?:av|bland)\s+(?:dem|dessa)\s+(?:är|var)\s+")
_JOINS = re.compile(r"\s*(?:,|och|samt|respektive)\s*(?:och\s+)?")
_SEX_BEFORE = re.compile(r"(?<!\w)(?P<sex>kvinnor|män)\s*[:=]?\s*\Z")
_CARRIES = re.compile(
    r"\W*(?:(?:det|detta|svaret|resultatet|utfallet|andelen|siffran)\s+)?(?:(?:är|blev|blir|var|gäller|motsvarar)\s+)?"
    r"(?:(?:totalt|hela)\s+)?#(?:\s+(?:säger|uppger|svarar|anger|tycker)\s+(?:det|detta|så))?\W*"
)
_NAMES_THEN = re.compile(r"(?P<named>[^.:;]+):\s*#\W*")


@dataclass(frozen=True, slots=True)
class _People:
    """A number of people: `start` to `end` with its noun, the number itself `at`; `named` when it has a noun."""

    start: int
    at: int
    end: int
    raw: str
    count: int
    gender: Gender
    named: bool
    approximate: bool


def meant_in(text: str) -> Iterator[Statement]:
    """The numbers that a sentence around them, or the one before it, gives a measure; places as `typed` has them."""
    named_before: str | None = None
    counted_before: str | None = None
    for sentence in typed(text).sentences():
        yield from _shares(sentence, named_before)
        yield from told_among(sentence)
        people = list(_measured(sentence, counted_before))
        yield from (_statement(sentence, one, measure) for one, measure in people)
        named_before = _named(sentence.lowered)
        counted_before = next((measure for one, measure in reversed(people) if one.gender is Gender.ALL), None)


def carries(sentence: str, raw: str) -> bool:
    """True when the sentence says nothing but that number: "resultatet är 81 %", "det gäller 21 av 26"."""
    return _CARRIES.fullmatch(sentence.lower().replace(raw.lower(), "#", 1)) is not None


def _named(text: str) -> str | None:
    """The one measure that the sentence names; None for none, for several, and where it did not happen."""
    found = {CONCEPTS[int((match.lastgroup or "c0")[1:])] for match in CONCEPT_WORDS.finditer(text)}
    whole = {one.measure for one in found if one.kind is Kind.WHOLE}
    return whole.pop() if len(whole) == 1 and not any(one.denies for one in found) else None


def _shares(sentence: Sentence, before: str | None) -> Iterator[Statement]:
    text = sentence.lowered
    found = find_shares(text)
    if len(found) != 1:
        return
    (share,) = found
    without = text.replace(share.raw.lower(), "#", 1)
    then = _NAMES_THEN.fullmatch(without)
    measure = _named(then["named"]) if then else before if _CARRIES.fullmatch(without) else None
    if measure and share.comparator not in ("at_least", "at_most"):
        yield _share_statement(sentence, share, measure)


def _share_statement(sentence: Sentence, share: FoundShare, measure: str) -> Statement:
    return Statement(
        sentence.shown,
        " ".join(sentence.text[share.start : share.start + len(share.raw)].split()),
        sentence.place_at(share.start),
        measure=measure,
        share=share.share,
        numerator=share.numerator,
        denominator=share.denominator,
        approximate=share.approximate,
    )


def _statement(sentence: Sentence, one: _People, measure: str) -> Statement:
    return Statement(
        sentence.shown,
        one.raw,
        sentence.place_at(one.at),
        one.gender,
        measure,
        count=one.count,
        approximate=one.approximate,
    )


def _measured(sentence: Sentence, before: str | None) -> Iterator[tuple[_People, str]]:
    """The numbers of people with what they count. A part of what was told right before counts the same."""
    text, at, last = sentence.lowered, 0, None
    for chain in _chains(text, list(_people(sentence))):
        start, end = chain[0].start, chain[-1].end
        measure = _turned(text, at, start, end, chain)
        if measure is None and all(one.gender is not Gender.ALL for one in chain):
            ends = re.match(r"\s*(?:[.,;)]|\Z)", text[end:]) is not None
            if last and ends and _ASIDE.fullmatch(text, at, start):
                measure = last
            elif before and ends and _OF_THEM.fullmatch(text, 0, start):
                measure = before
        if measure:
            yield from ((one, measure) for one in chain)
        last = measure if measure and chain[0].gender is Gender.ALL else last if measure else None
        at = end


def _turned(text: str, at: int, start: int, end: int, chain: Sequence[_People]) -> str | None:
    turns = _NAMED if all(one.named for one in chain) else _LABELLED if len(chain) == 1 else ()
    if all(one.gender is not Gender.ALL for one in chain):
        turns = (*turns, _OF_SEX)
    # After another number the sentence may begin anew: "40 deltagare deltog och 26 avslutades".
    begins = max(at, text.rfind(" och ", at, start) + 1, text.rfind(",", at, start) + 1) if at else 0
    fits = (one for one in turns if one.before.fullmatch(text, begins, start) and one.after.match(text, end))
    return next((one.measure for one in fits), None)


def _people(sentence: Sentence) -> Iterator[_People]:
    text = sentence.lowered
    shares = [(one.start, one.end) for one in find_shares(text)]
    for found in find_numbers(text):
        inside = any(start <= found.start < end for start, end in shares)
        if inside or not isinstance(found.value, int) or (found.is_word and found.value < _FEW):
            continue
        noun, before = lexicon.PEOPLE.match(text, found.end), _SEX_BEFORE.search(text, 0, found.start)
        plain = noun is not None and not noun["adjectives"] and "av" not in noun[0].split()
        one = _People(
            before.start() if before and not noun else found.start,
            found.start,
            noun.end() if noun else found.end,
            sentence.text[found.start : found.end],
            found.value,
            _gender(noun, before),
            plain or before is not None,
            found.approximate,
        )
        yield one


_FEW = 2


def _gender(noun: re.Match[str] | None, before: re.Match[str] | None) -> Gender:
    if noun is not None:
        by = noun["by_gender"] or ""
        words = {"women": Gender.WOMEN, "men": Gender.MEN, "nonbinary": Gender.NONBINARY}
        if by:
            return Gender.WOMEN if by.startswith("kvinn") else Gender.MEN
        return next((gender for key, gender in words.items() if noun[key]), Gender.ALL)
    if before is not None:
        return Gender.WOMEN if before["sex"] == "kvinnor" else Gender.MEN
    return Gender.ALL


def _chains(text: str, people: Sequence[_People]) -> Iterator[list[_People]]:
    """Numbers that are joined: "24 kvinnor och 16 män"."""
    chain: list[_People] = []
    for one in people:
        joined = chain and Gender.ALL not in (chain[-1].gender, one.gender)
        if joined and _JOINS.fullmatch(text, chain[-1].end, one.start):
            chain.append(one)
        else:
            if chain:
                yield chain
            chain = [one]
    if chain:
        yield chain
