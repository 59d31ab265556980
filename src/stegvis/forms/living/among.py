"""Numbers of those who left or took part, whose outcome the sentence tells: "Drygt tjugo av de avslutade mår bättre".

Either the number comes first, or its group: "Bland deltagarna mår ungefär hälften bättre". As in `context`, a sentence
is believed only when every word of it is known; one that says anything more binds nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from stegvis.forms.living.phrases import LARGE_OR_SMALL
from stegvis.forms.prose import lexicon
from stegvis.forms.prose.flow import Sentence
from stegvis.forms.reading import Statement
from stegvis.vocabulary.swedish import find_numbers, find_shares
from stegvis.vocabulary.swedish.numbers import ABOUT

_WHOLE = (
    rf"(?:av|bland)\s+(?:(?P<exits>de\s+som\s+(?:har\s+)?(?:avslutat|avslutats|avslutades)(?:\s+{lexicon.INSIDE})?"
    r"|de\s+avslutade(?:\s+deltagarna)?)|(?P<participants>deltagarna))"
)
_TELL = r"(?:(?:uppger|uppgav|anger|angav|säger|svarar|svarade)\s+att\s+de\s+|(?:har|hade)\s+)?"
_DEGREE = r"(?:(?:mycket|betydligt|klart|lite|något)\s+)?"
_OUTCOMES: Mapping[str, re.Pattern[str]] = {
    "feels_better": re.compile(rf"{_TELL}(?:mår|mådde|mått)\s+{_DEGREE}bättre"),
    "more_active": re.compile(rf"{_TELL}(?:ökat|ökade|ökar)\s+sin\s+(?:aktivitet|aktivitetsnivå|tid\s+i\s+aktivitet)"),
    "completed": re.compile(rf"{_TELL}fullföljt?(?:de)?\s+{lexicon.INSIDE}"),
}
_ROUGH = rf"(?:(?:{ABOUT})\s+)?"
_FIRST = re.compile(rf"[\s#>*•–-]*{_ROUGH}")
_THEN_GROUP = re.compile(rf"\s+{_WHOLE}\s+(?P<said>[^.,;:()!?]+?)\s*[.!]?\s*")
_GROUP_FIRST = re.compile(rf"[\s#>*•–-]*{_WHOLE}\s+(?P<verb>\w+)\s+{_ROUGH}")
_THEN_REST = re.compile(r"\s+(?P<said>[^.,;:()!?]+?)\s*[.!]?\s*")
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """A number or a share, from `start` to `end`; one of the two is None."""

    start: int
    end: int
    approximate: bool
    count: int | None = None
    share: float | None = None


def told_among(sentence: Sentence) -> Iterator[Statement]:
    """What the sentence says of one number; nothing when it has several."""
    text = sentence.lowered
    told = list(_told(text))
    if len(told) != 1:
        return
    (one,) = told
    before, after = text[: one.start], text[one.end :]
    group, said = None, ""
    if _FIRST.fullmatch(before) and (then := _THEN_GROUP.fullmatch(after)):
        group, said = then, then["said"]
    elif (led := _GROUP_FIRST.fullmatch(before)) and (rest := _THEN_REST.fullmatch(after)):
        group, said = led, f"{led['verb']} {rest['said']}"
    measure = next((name for name, words in _OUTCOMES.items() if words.fullmatch(said)), None)
    if group is not None and measure is not None:
        yield _statement(sentence, one, measure, "exits" if group["exits"] else "participants")


def _told(text: str) -> Iterator[_Told]:
    taken = []
    for match in LARGE_OR_SMALL.finditer(text):
        taken.append(match.span())
        yield _Told(*match.span(), approximate=True, share=float(_THIRDS[match["part"]]))
    for share in find_shares(text):
        start, end = share.start, share.start + len(share.raw)
        if not _is_within(start, taken) and share.comparator not in ("at_least", "at_most") and not share.denominator:
            yield _Told(start, end, share.approximate, share=share.share)
        taken.append((start, end))
    for number in find_numbers(text):
        is_few = number.is_word and number.value < _FEW
        if not _is_within(number.start, taken) and not is_few and isinstance(number.value, int):
            yield _Told(number.start, number.end, number.approximate, count=number.value)


def _is_within(start: int, taken: list[tuple[int, int]]) -> bool:
    return any(one <= start < end for one, end in taken)


def _statement(sentence: Sentence, one: _Told, measure: str, whole: str) -> Statement:
    return Statement(
        sentence.shown,
        " ".join(sentence.text[one.start : one.end].split()),
        sentence.place_at(one.start),
        measure=measure,
        count=one.count,
        share=one.share,
        of_measure=whole if one.share is not None else None,
        approximate=one.approximate,
    )


_THIRDS = {"tredjedel": Fraction(1, 3), "fjärdedel": Fraction(1, 4), "femtedel": Fraction(1, 5)}
