"""Amounts of money in running text, in kronor."""

import re
from dataclasses import dataclass

from stegvis.vocabulary.swedish.numbers import DIGITS, number_value

_UNITS = {
    "kr": 1, "kronor": 1, "sek": 1, ":-": 1, "krona": 1, "tkr": 1_000, "ksek": 1_000, "tusen": 1_000, "mkr": 1_000_000,
    "mnkr": 1_000_000, "msek": 1_000_000, "milj": 1_000_000, "miljon": 1_000_000, "miljoner": 1_000_000,
    "mdkr": 1_000_000_000, "miljard": 1_000_000_000, "miljarder": 1_000_000_000,
}  # fmt: skip
_MONEY = re.compile(
    rf"(?<![\w.,/:-])(?P<number>{DIGITS})\s*(?:"
    r"(?P<unit>kronor|krona|kr|sek|tkr|ksek|mkr|mnkr|msek|mdkr)(?![a-zåäö0-9])"
    r"|(?P<sign>:-)"
    r"|(?P<many>tusen|milj|miljon|miljoner|miljard|miljarder)\.?\s*(?:kronor|kr|sek)(?![a-zåäö0-9]))",
    re.IGNORECASE,
)
_MAY_HOLD = re.compile(r"[0-9]\s*(?::-|[kstm])", re.IGNORECASE)
"""What no amount is without."""


@dataclass(frozen=True, slots=True)
class FoundMoney:
    """An amount in a text, in kronor ("1,2 mkr" is 1200000)."""

    start: int
    end: int
    kronor: float
    raw: str


def find_money(text: str) -> tuple[FoundMoney, ...]:
    """The amounts in the text, in order. A number needs its unit: kr, kronor, tkr, mkr, miljoner kronor."""
    if not _MAY_HOLD.search(text):
        return ()
    return tuple(
        FoundMoney(match.start(), match.end(), _kronor(match), match[0].strip()) for match in _MONEY.finditer(text)
    )


def _kronor(match: re.Match[str]) -> float:
    unit = (match["unit"] or match["sign"] or match["many"]).lower()
    # Rounded to öre, so that 1,1 mkr is not 1100000.0000000002.
    return round(number_value(match["number"]) * _UNITS[unit], 2)
