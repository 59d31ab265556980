"""Arithmetic of printed shares: which counts a percentage can come from."""

import re
from collections.abc import Iterable

_DECIMALS = re.compile(r"\d[,.](\d+)\s*(?:%|procent)")


def decimals(raw: str) -> int:
    """How many decimals a percentage was printed with: 1 for "64,4 %"."""
    found = _DECIMALS.search(raw)
    return len(found[1]) if found else 0


def fits(share: float, numerator: float, denominator: float, *, raw: str = "", approximate: bool = False) -> bool:
    """True when `share` (0 to 1) is numerator/denominator, rounded up, down or to the nearest as printed."""
    if denominator <= 0:
        return False
    off = abs(100 * numerator / denominator - 100 * share)
    step = 10.0 ** -decimals(raw)
    return off < step - 1e-9 or off <= _looser(share, step, approximate)


def attainable(
    share: float, denominators: Iterable[float], *, at_most: float, raw: str = "", approximate: bool = False
) -> bool:
    """True when some whole number up to `at_most` of one of the denominators rounds to `share`.

    Rounded to the nearest only: with every way of rounding nearly any share could come from a small group.
    """
    step = 10.0 ** -decimals(raw)
    room = max(step / 2 + 1e-9, _looser(share, step, approximate))
    for denominator in denominators:
        near = int(share * denominator)
        for numerator in range(max(0, near - 1), near + 3):
            if numerator <= min(at_most, denominator) and abs(100 * (numerator / denominator - share)) <= room:
                return True
    return False


def _looser(share: float, step: float, approximate: bool) -> float:
    """ "ca 40 %" may be 36; "ca 37 %" is meant as 37."""
    if not approximate or step < 1:
        return 0.0
    percent = round(100 * share)
    return 5.0 if percent % 10 == 0 else 2.5 if percent % 5 == 0 else 0.0
