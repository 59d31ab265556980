"""What a cell holds, as the kind of field that its column is: a day, a number, a year, yes or no."""

import re
from datetime import date, timedelta
from math import isfinite

from stegvis.documents.sheets import SheetCell
from stegvis.vocabulary import Wording
from stegvis.vocabulary.swedish.dates import find_dates, make_date

DAY_ZERO = date(1899, 12, 30)
"""Excel counts days from here: 45352 is 2024-03-01."""
SERIALS = range(36_526, 55_153)
"""2000-01-01 to 2050-12-31."""
_TIME = re.compile(r"[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?$")
_DIGITS = re.compile(r"[0-9]{1,18}")
"""More are no day, and of thousands Python makes no number."""
_TWO_WAYS = re.compile(r"\d{1,2}/\d{1,2}/\d{2}")
_NUMBER = re.compile(r"(\d{1,9})(?:[.,]0+)? ?(?:tim|timmar|h|st)?\.?", re.IGNORECASE)


class Unreadable(Exception):
    """The cell does not hold what its column should; `reason` is the sentence to stand beside it."""

    def __init__(self, reason: Wording) -> None:
        super().__init__(reason.sv)
        self.reason = reason


def day_in(cell: SheetCell) -> date:
    """The day, of a day's cell, of a text in any usual style, or of Excel's number for it. Raises Unreadable."""
    match cell:
        case bool():
            raise Unreadable(NO_DAY)
        case date():
            return cell
        case int():
            return _numbered(cell)
        case float():
            if not isfinite(cell):
                raise Unreadable(NO_DAY)
            return _numbered(int(cell))
    text = _TIME.sub("", str(cell).strip()).removeprefix("den ").removeprefix("Den ")
    if _DIGITS.fullmatch(text):
        return _numbered(int(text))
    if _TWO_WAYS.fullmatch(text):
        raise Unreadable(TWO_WAYS)
    found = find_dates(text)
    if len(found) != 1 or found[0].precision != "day" or found[0].raw != text:
        raise Unreadable(NO_DAY)
    return found[0].on


def number_in(cell: SheetCell) -> int:
    """The whole number. Raises Unreadable."""
    if isinstance(cell, int) and not isinstance(cell, bool) and cell >= 0:
        return min(cell, 10**9)
    match = _NUMBER.fullmatch(str(cell).strip())
    if not match or isinstance(cell, date):
        raise Unreadable(NO_NUMBER)
    return int(match[1])


def year_in(cell: SheetCell) -> int:
    """The year, also of a whole day of birth. Raises Unreadable."""
    if isinstance(cell, date):
        return cell.year
    text = str(cell).strip()
    if re.fullmatch(r"(?:18|19|20)\d\d", text):
        return int(text)
    found = find_dates(text)
    if re.fullmatch(r"(?:19|20)\d{6}|(?:19|20)\d\d-\d\d-\d\d", text) and found:
        return found[0].on.year
    raise Unreadable(NO_YEAR)


def _numbered(number: int) -> date:
    """20240301, 240301, and Excel's 45352, unless the number could be read in two ways."""
    text = str(number)
    if len(text) == 8 or len(text) == 6:
        day = make_date(number // 10_000, number // 100 % 100, number % 100)
    elif number in SERIALS:
        if make_date(number // 10_000, number // 100 % 100, number % 100):
            # 40101 is 2009-10-15 to Excel, and 040101 without its zero.
            raise Unreadable(TWO_WAYS)
        day = DAY_ZERO + timedelta(days=number)
    else:
        day = None
    if day is None:
        raise Unreadable(NO_DAY)
    return day


NO_DAY = Wording("Det här är ingen dag. Skriv dagen som 2026-03-01.", "This is no day. Write the day as 2026-03-01.")
TWO_WAYS = Wording(
    "Dagen kan läsas på två sätt. Skriv den som 2026-03-01.",
    "The day can be read in two ways. Write it as 2026-03-01.",
)
NO_NUMBER = Wording("Skriv ett helt tal med siffror.", "Write a whole number in digits.")
NO_YEAR = Wording("Skriv året med fyra siffror, som 1985.", "Write the year in four digits, as 1985.")
