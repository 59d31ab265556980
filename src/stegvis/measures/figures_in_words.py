"""Figures as they stand in a sentence: "14 av 20 (70 %)", "−21 till 40"."""

from decimal import ROUND_HALF_UP, Decimal
from math import isclose

from stegvis.measures.samples import Tally
from stegvis.vocabulary import Wording
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import written_number

_SPAN = Wording("{low} till {high}", "{low} to {high}")
_MINUS = "−"
_MOST_DECIMALS = 3


def number_words(value: float, decimals: int = 1) -> Wording:
    """The number rounded to at most so many decimals, with a real minus sign."""
    return Wording(_number(value, decimals, "sv"), _number(value, decimals, "en"))


def percent_words(share: float, decimals: int = 0) -> Wording:
    """A share of 0 to 1 as "70 %" (no-break space) in Swedish and "70%" in English."""
    written = number_words(100 * share, decimals)
    return Wording(f"{written.sv}\u00a0%", f"{written.en}%")


def tally_words(tally: Tally, *others: float) -> Wording:
    """ "14 av 20 (70 %)", with decimals enough to tell the share from 0, 1 and the others; "0 av 0" has no share."""
    if tally.value is None:
        return Wording("0 av 0", "0 of 0")
    share = percent_words(tally.value, decimals_apart(100 * tally.value, 0, 100, *(100 * other for other in others)))
    hits, n = number_words(tally.hits), number_words(tally.n)
    return Wording(f"{hits.sv} av {n.sv} ({share.sv})", f"{hits.en} of {n.en} ({share.en})")


def span_words(low: float, high: float, decimals: int = 1) -> Wording:
    """ "−2,1 till 4"."""
    return filled(_SPAN, low=number_words(low, decimals), high=number_words(high, decimals))


def rounded_up_words(value: int) -> Wording:
    """A rough number with two figures, never less than the number: 1234 is "1 300"."""
    step = 10 ** max(len(str(value)) - 2, 0)
    return number_words(-(-value // step) * step)


def decimals_apart(value: float, *others: float, least: int = 0) -> int:
    """How many decimals keep the value apart from the others that it is not equal to; `least` to 3."""
    for decimals in range(least, _MOST_DECIMALS):
        if all(isclose(value, other) or _rounded(value, decimals) != _rounded(other, decimals) for other in others):
            return decimals
    return _MOST_DECIMALS


def filled(template: Wording, **parts: Wording) -> Wording:
    """The template with each {name} filled in, in both languages."""
    return Wording(
        template.sv.format(**{name: part.sv for name, part in parts.items()}),
        template.en.format(**{name: part.en for name, part in parts.items()}),
    )


def joined(*sentences: Wording) -> Wording:
    """The sentences after each other."""
    return Wording(" ".join(one.sv for one in sentences), " ".join(one.en for one in sentences))


def _number(value: float, decimals: int, language: Language) -> str:
    return written_number(float(_rounded(value, decimals)), language).replace("-", _MINUS)


def _rounded(value: float, decimals: int) -> Decimal:
    """Halves away from zero, as people round; 100 × 0,575 is meant as 57,5."""
    exact = Decimal(str(round(value, 9)))
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0
