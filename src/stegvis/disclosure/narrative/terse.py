"""Numbers of people told without a sentence: "K 12, M 3", "Arbete (3)", "Studier – 2", "27/39", "39 minus 12"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from stegvis.disclosure.narrative.context import detail, gender_named, measures_named, says, tells_outcome, threshold
from stegvis.disclosure.narrative.hits import Kind
from stegvis.disclosure.narrative.known import KnownFigures
from stegvis.disclosure.narrative.lexicon import Role, listed, word
from stegvis.disclosure.narrative.passage import Found, Passage
from stegvis.disclosure.narrative.verdicts import Number, verdict
from stegvis.vocabulary import Gender
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED


def find_terse(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """The numbers of the passage that tell a small or hidden number of people in figures and signs alone."""
    if not _may_hold(passage) or detail("referred_to").search(passage.sentence.lower):
        return
    yield from _by_gender(passage, known, k)
    yield from _after_outcomes(passage, known, k)
    yield from _lines(passage, known, k)
    yield from _pieces(passage, known, k)
    yield from _fractions(passage, known, k)
    yield from _reckoned(passage, known, k)
    yield from _left_over(passage, known, k)


_WORDS = "|".join(sorted(BELOW_HUNDRED, key=len, reverse=True))
_ROMAN = {"ii": 2, "iii": 3, "iiii": 4, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_SIGNS = re.compile(rf"[0-9(:=×*–—-]|minus|plus|antal|\sx\s|,\s[\w-]{{2,40}}\s(?:{_WORDS})\s*(?:[.,;]|\Z)")


def _may_hold(passage: Passage) -> bool:
    """False, at once, for nearly every sentence."""
    return _SIGNS.search(passage.sentence.text) is not None


def _speaks_of_people(passage: Passage) -> bool:
    """True when the sentence names people or tells what became of them."""
    named = not passage.sentence.roles.isdisjoint((Role.PERSON, Role.EVENT, Role.DESCRIBED))
    return named or tells_outcome(passage.sentence.lower)


def _judged(passage: Passage, number: Number, known: KnownFigures | None, k: int, span: tuple[int, int]) -> list[Found]:
    kind = verdict(passage, number, known, k)
    return [passage.spanning(kind, *span)] if kind else []


def value(written: str) -> int:
    """What a number in figures, a word, a Roman numeral or tally marks say, all in lower case."""
    if written.isdecimal():
        return int(written)
    if written[0] == "|":
        return len(written)
    return _ROMAN.get(written) or _DOZENS.get(written.removesuffix("et")) or BELOW_HUNDRED[written]


# By gender.

_LETTER = r"(?P<letter>[KM♀♂]|[Kk]v)"
_LETTER_FIRST = re.compile(rf"(?<![\w.]){_LETTER}(?:\s?[:=]\s?|\s|)(?P<number>[0-9]{{1,4}})(?![\w%]|[.,:/-][0-9]|\s?%)")
_NUMBER_FIRST = re.compile(
    rf"(?<![\w.,:/-])(?P<number>[0-9]{{1,4}})\s?(?:\({_LETTER}\.?\)|(?P<sign>[♀♂])(?!\s?[:=]?\s?[0-9]))"
)
_JOINED = re.compile(r"\s*(?:[,;/|+&]|\t|\n|och|samt)?\s*\Z")


def _by_gender(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """ "K 12, M 3", "varav K 12", "4 (K), 3 ♂"; not "K 1 och M 2 beskriver metoden", nor "lokal K 3"."""
    text = passage.sentence.text
    for match in _NUMBER_FIRST.finditer(text):
        if not _is_labelled(passage, match) and not (match["sign"] and Role.THING in passage.sentence.roles):
            yield from _of_gender(passage, match, known, k)
    found = [match for match in _LETTER_FIRST.finditer(text) if not _is_labelled(passage, match)]
    letters = {_gender(match) for match in found}
    if not found or not (_are_paired(text, found) if len(letters) > 1 else _tells_of_group(passage, found[0])):
        return
    for match in found:
        yield from _of_gender(passage, match, known, k)


def _is_labelled(passage: Passage, match: re.Match[str]) -> bool:
    """True for "punkt 3 (M)", "grupp K 3"."""
    before = re.search(r"(\w+)\W?\Z", passage.sentence.lower[: match.start()])
    return before is not None and before[1] in listed("labels")


def _are_paired(text: str, found: list[re.Match[str]]) -> bool:
    """True when nothing but signs stands between them, and no sentence goes on with them as its subject."""
    between = [text[one.end() : other.start()] for one, other in pairwise(found)]
    goes_on = re.match(r"\s+[a-zåäö]", text[found[-1].end() :])
    by_signs = all(re.search(r"[,;/|+&\t\n]", one) for one in between)
    return all(_JOINED.match(one) for one in between) and (by_signs or not goes_on)


def _tells_of_group(passage: Passage, match: re.Match[str]) -> bool:
    text, apart = passage.sentence.text, match[0][-len(match["number"]) - 1] in " :="
    alone = not re.search(r"\w", text[: match.start()] + text[match.end() :])
    return apart and (alone or re.search(r"\b(?:varav|därav|totalt|[Aa]ntal)\b", text) is not None)


def _of_gender(passage: Passage, match: re.Match[str], known: KnownFigures | None, k: int) -> list[Found]:
    number = Number(int(match["number"]), measures_named(passage.sentence.lower), _gender(match))
    return _judged(passage, number, known, k, match.span())


def _gender(match: re.Match[str]) -> Gender:
    letter = match["letter"] or match["sign"]
    return Gender.MEN if letter in "M♂" else Gender.WOMEN


# After what became of people, or after who sent them.

_TALLY = r"\|{1,4}(?!\s*[|/\w])"
_NUMBER = rf"(?P<number>[0-9]{{1,3}}|{_WORDS}|{'|'.join(sorted(_ROMAN, key=len, reverse=True))}|{_TALLY})"
_PIECES = r"(?:\s?(?:st|stycken|pers|personer|p)\b\.?)?"
_IN_BRACKETS = re.compile(rf"(?P<what>[\w-]{{2,40}})\s?[(\[]\s?{_NUMBER}{_PIECES}\s?[)\]]")
_AFTER_DASH = re.compile(
    rf"(?P<what>[\w-]{{2,40}})(?P<sign>\s[–—-]+\s|\s?[–—:=×*]\s?|\sx\s?|\s{{1,40}}){_NUMBER}"
    rf"(?P<pieces>{_PIECES})\s*(?=[.,;\n](?![0-9])|och\b|\Z)"
)


def _after_outcomes(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """ "Arbete (3)", "Studier – två", "praktik 4 st", "från FK (3)", "12 (3) deltagare"."""
    lowered = passage.sentence.lower
    for match in _IN_BRACKETS.finditer(lowered):
        after = lowered[match.end() :]
        counted = _is_counted(passage, match["what"]) or _did(match["what"], after)
        if counted and not _names_thing(after):
            yield from _of_outcome(passage, match, known, k)
    if len(detail("sender").findall(lowered)) > 1:
        for match in _sent().finditer(lowered):
            yield from _of_outcome(passage, match, known, k)
    rows = [match for match in _AFTER_DASH.finditer(lowered) if _is_row(passage, match)]
    for match in rows:
        is_word = not match["number"].isdecimal() and (match["number"] not in ("en", "ett") or len(rows) > 1)
        if match["sign"] != " " or match["pieces"] or is_word:
            yield from _of_outcome(passage, match, known, k)


def _is_row(passage: Passage, match: re.Match[str]) -> bool:
    """False for "praktikplatser: 3", places that there are."""
    is_places = match["what"].endswith("platser") and match["sign"].strip() == ":"
    return not is_places and _is_counted(passage, match["what"])


def _did(verb: str, after: str) -> bool:
    """True for "fick (3) arbete": what people did, and what came of it."""
    return verb in listed("verbs") | listed("finite") and tells_outcome(" ".join(after.split()[:3]))


@cache
def _sent() -> re.Pattern[str]:
    """ "FK 3, AF 12": who sends, each with a number."""
    number = r"(?P<number>[0-9]{1,3})(?![\w%]|[.,:/-][0-9]|\s[\w%])"
    return re.compile(rf"(?P<what>{detail('sender').pattern})\s?:?\s{number}")


def _is_counted(passage: Passage, what: str) -> bool:
    if what.isdecimal() or what in BELOW_HUNDRED:
        return _speaks_of_people(passage)
    if detail("sender").fullmatch(what):
        return len(detail("sender").findall(passage.sentence.lower)) > 1 or "remi" in passage.sentence.lower
    return tells_outcome(what) or _is_done(what)


_DONE_ENDS = ("ade", "rda", "nda", "lda", "dda")


def _is_done(what: str) -> bool:
    """True for those who count and for "återremitterade": what became of them, as the head of a row."""
    role = word(what).role
    return role in (Role.PERSON, Role.EVENT) or (role is Role.OTHER and what.endswith(_DONE_ENDS))


def _names_thing(after: str) -> bool:
    """True for "träffar" in "4 (fyra) träffar"."""
    following = re.match(r"\s([^\W\d_]+)", after)
    return following is not None and word(following[1]).role is Role.THING


def _of_outcome(passage: Passage, match: re.Match[str], known: KnownFigures | None, k: int) -> list[Found]:
    number = Number(value(match["number"]), measures_named(match["what"]), gender_named(passage.sentence.lower))
    return _judged(passage, number, known, k, match.span())


_ALONE = re.compile(rf"\W*{_NUMBER}(?:\s?\(\w{{1,12}}\))?\s?(?:st|stycken)\W*")


def _pieces(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """ "3 st", as a cell of a table or an answer to "Antal avslut"; not where things were counted just before."""
    match = _ALONE.fullmatch(passage.sentence.lower)
    if match and not (passage.before and not passage.before[-1].people):
        number = Number(value(match["number"]), measures_named(passage.previous))
        yield from _judged(passage, number, known, k, match.span())


_LINE = re.compile(rf"\W*(?P<what>[^\W\d_][\w-]{{2,40}})\s{_NUMBER}\W*")
_NUMBER_OF = re.compile(
    rf"\bantal(?:et)?\s(?P<what>[\w ]{{3,80}}?)\s(?:är|var|blev|uppgår till|uppgick till)\s{_NUMBER}"
    r"(?!\w|\s[\w%]|[.,][0-9])"
)


def _lines(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """ "• Arbete 2" as a line of its own, and "antal som har gått till studier är 3"."""
    line = _LINE.fullmatch(passage.sentence.lower)
    if line and tells_outcome(line["what"]):
        yield from _of_outcome(passage, line, known, k)
    for match in _NUMBER_OF.finditer(passage.sentence.lower):
        if tells_outcome(match["what"]) and word(match["what"].partition(" ")[0]).role is not Role.THING:
            yield from _of_outcome(passage, match, known, k)


# Fractions and sums.

_FRACTION = re.compile(r"(?<![\w/.,:-])(?P<part>[0-9]{1,3})\s?/\s?(?P<whole>[0-9]{1,3})(?![\w/:-]|[.,][0-9])")
_LAST_MONTH = 12


def _fractions(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """ "27/39", "mår bättre: 12/13", "kvinnor/män 12/3"; a day and a month only where people are told of."""
    text, lowered = passage.sentence.text, passage.sentence.lower
    for match in _FRACTION.finditer(text):
        part, whole = int(match["part"]), int(match["whole"])
        sexes = detail("women_to_men").search(lowered[: match.start()])
        if sexes:
            for value, gender in ((part, Gender.WOMEN), (whole, Gender.MEN)):
                yield from _judged(passage, Number(value, measures_named(lowered), gender), known, k, match.span())
        elif 0 < part <= whole and _is_of_people(passage, match, whole):
            kind = _of_whole(passage, part, whole, known, k)
            if kind:
                yield passage.spanning(kind, *match.span())


def _is_of_people(passage: Passage, match: re.Match[str], whole: int) -> bool:
    """False for "1/2 tjänst", "läsåret 22/23", "betyg 4/5" and for what may be a day: "möte 9/12"."""
    if any(says("mark", one) for one in passage.sentence.lower[: match.start()].split()[-2:]):
        return False
    after = passage.sentence.lower[match.end() : match.end() + 20]
    if detail("no_fraction").search(passage.sentence.lower) or detail("after_no_fraction").match(after):
        return False
    if whole > _LAST_MONTH:
        return True
    masked = any(
        token.masked and token.start == passage.sentence.start + match.start() for token in passage.sentence.tokens
    )
    return not masked and tells_outcome(passage.sentence.lower)


def _of_whole(passage: Passage, part: int, whole: int, known: KnownFigures | None, k: int) -> Kind | None:
    lowered = passage.sentence.lower
    measures, gender = measures_named(lowered), gender_named(lowered)
    told = [verdict(passage, Number(value, measures, gender), known, k) for value in (part, whole)] if known else []
    if Kind.HIDDEN in told:
        return Kind.HIDDEN
    if known and part in known.near(lowered).shown(measures, gender):
        return None
    limit = threshold(lowered, k)
    if part < limit:
        return Kind.COUNT
    return Kind.SHARE if whole < limit or 1 <= whole - part < limit else None


_DOZENS = {"dussin": 12, "tjog": 20, "halvdussin": 6}
_TERM = rf"[0-9]{{1,4}}|{_WORDS}|(?:{'|'.join(_DOZENS)})(?:et)?"
_RECKONED = re.compile(
    rf"(?<![\w.,/-])(?P<one>{_TERM})(?:\s[a-zåäö]{{2,25}})?\s(?P<sign>minus|plus|[-+−])\s(?P<other>{_TERM})(?!\w|\s?%)"
)
_COMPARED = re.compile(
    r"skillnaden mellan (?P<one>[0-9]{1,4}) (?:\w+ )?och (?P<other>[0-9]{1,4})|"
    r"(?<![\w.,/-])(?P<less>[0-9]{1,4}) (?P<sign>färre|fler|mindre|mer) än (?P<than>[0-9]{1,4})(?!\w|\s?%)"
)


def _reckoned(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """ "39 minus 12 deltagare", "27 + 12", "12 färre än 39": what comes out may be hidden or small."""
    lowered = passage.sentence.lower
    of_people = _speaks_of_people(passage)
    for match in (*_RECKONED.finditer(lowered), *_COMPARED.finditer(lowered)):
        a_dozen = (match.groupdict().get("one") or "").removesuffix("et") in _DOZENS
        if not of_people and not (a_dozen and Role.THING not in passage.sentence.roles):
            continue
        number = Number(_outcome_of(match), measures_named(lowered), gender_named(lowered))
        kind = verdict(passage, number, known, k)
        # "The dozen less two" tells of the two who are not among them.
        if kind or (a_dozen and value(match["other"]) < threshold(lowered, k)):
            yield passage.spanning(kind if kind is Kind.HIDDEN else Kind.DIFFERENCE, *match.span())


_SENT = r"(?:ut)?(?:skicka|dela|lämna)(?:de|ts|des)(?: ut)?|inbjud(?:na|ningar)|kalla(?:de|ts)|tillfråga(?:de|ts)"
_CAME = r"besvara(?:de|ts)|inkom(?:na|mit)|svar|svarande|svarade|ifyll(?:da|ts)|återlämna(?:de|ts)|kom"
_SENT_AND_CAME = re.compile(
    rf"(?<![\w.,/-])(?P<whole>[0-9]{{1,4}})\s(?:\w+\s)?(?:{_SENT})\W{{1,3}}(?:varav |och |men )?(?P<part>[0-9]{{1,4}})"
    rf"\s(?:{_CAME})\b|(?:{_SENT})\s?:\s?(?P<whole_after>[0-9]{{1,4}})\W{{1,3}}(?:{_CAME})\s?:\s?(?P<part_after>[0-9]{{1,4}})"
)


def _left_over(passage: Passage, known: KnownFigures | None, k: int) -> Iterator[Found]:
    """ "Enkät: 24 utskickade, 21 besvarade": how many did not answer."""
    for match in _SENT_AND_CAME.finditer(passage.sentence.lower):
        whole = int(match["whole"] or match["whole_after"])
        part = int(match["part"] or match["part_after"])
        kind = verdict(passage, Number(whole - part, ()), known, k)
        if kind:
            yield passage.spanning(kind if kind is Kind.HIDDEN else Kind.COUNT, *match.span())


def _outcome_of(match: re.Match[str]) -> int:
    told = match.groupdict()
    if told.get("less"):
        one, other = int(told["than"]), int(told["less"])
        return one + other if told["sign"] in ("fler", "mer") else one - other
    one, other = value(told["one"]), value(told["other"])
    return one + other if told.get("sign") in ("plus", "+") else abs(one - other)
