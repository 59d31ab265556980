"""Whether a number may be told: what the release says of it, and where it says nothing, whether it is small."""

from dataclasses import dataclass
from typing import Literal

from stegvis.disclosure.narrative.context import measures_named, tells_of_violence, tells_outcome, threshold
from stegvis.disclosure.narrative.hits import Kind
from stegvis.disclosure.narrative.known import UNTOLD, WHOLE, KnownFigures, with_wholes
from stegvis.disclosure.narrative.passage import Passage
from stegvis.vocabulary import Gender


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people as the prose tells it: the measures and the gender it may be of (none: any of them)."""

    value: int
    measures: tuple[str, ...] = ()
    gender: Gender = Gender.ALL


def verdict(passage: Passage, number: Number, known: KnownFigures | None, k: int) -> Kind | None:
    """The kind of find that the number is; None when it may stand."""
    told = against(passage, number, known, k) if known else None
    if told is not None:
        return None if told == "shown" else told
    if not 1 <= number.value < threshold(passage.sentence.lower, k):
        return None
    if tells_of_violence(passage.sentence.lower):
        return Kind.VIOLENCE
    return Kind.SINGLE if number.value == 1 else Kind.COUNT


def against(
    passage: Passage, number: Number, known: KnownFigures, k: int, *, is_of_people: bool = True
) -> Kind | Literal["shown"] | None:
    """HIDDEN when the release hides the number, "shown" when it shows it, None when it does not know it."""
    near = known.near(passage.sentence.lower)
    value, measures, gender = number.value, number.measures, number.gender
    shown, hidden = near.shown(measures, gender), near.hidden(measures, gender)
    if value in shown:
        return "shown"
    if measures and hidden and not shown:
        return Kind.HIDDEN
    wholes = with_wholes(measures)
    if value in near.hidden(wholes, gender) and value not in near.shown(wholes, gender):
        return Kind.HIDDEN
    parts = _parts_of(passage, measures)
    if value in hidden or (parts and value in near.hidden(parts, gender)):
        return Kind.HIDDEN
    # Where it is told whose people are meant, a number of people that stands nowhere is theirs.
    if not measures and (near is not known or known.is_of_one()) and UNTOLD in hidden and is_of_people:
        return Kind.HIDDEN
    if _rest_is_small(near, measures, gender, value, threshold(passage.sentence.lower, k)):
        return Kind.HIDDEN
    return None


def _parts_of(passage: Passage, measures: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of what is counted among the measures named: "12 avslutade utan …" may be any of those who left.

    Of a measure that is denied, "12 gick inte till arbete", the others of the same whole.
    """
    sentence = passage.sentence
    parts: list[str] = []
    is_outcome = tells_outcome(sentence.lower) or bool(set(measures_named(sentence.lower)) - {"participants"})
    of = set(measures) if is_outcome else set()
    if of and any(token.lower in ("inte", "ej", "aldrig") for token in sentence.tokens):
        of |= {WHOLE[measure] for measure in measures if measure in WHOLE}
    while of:
        of = {part for part, whole in WHOLE.items() if whole in of}
        parts += sorted(of)
    return tuple(parts)


def _rest_is_small(known: KnownFigures, measures: tuple[str, ...], gender: Gender, value: int, limit: int) -> bool:
    """True when a shown total less the number told is a hidden or small group."""
    for measure in measures:
        wholes = known.shown((WHOLE[measure],), gender) if measure in WHOLE else frozenset[int]()
        if any(value + rest in wholes for rest in range(1, limit)):
            return True
        if gender in (Gender.WOMEN, Gender.MEN):
            other = Gender.MEN if gender is Gender.WOMEN else Gender.WOMEN
            totals = known.shown((measure,), Gender.ALL)
            if any(value + rest in totals for rest in known.hidden((measure,), other)):
                return True
    return False
