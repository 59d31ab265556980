"""Personal identity numbers and coordination numbers: read, checked, masked. Optional everywhere.

A number says nothing about gender here: gender is what the person states. Format: the tax agency, YYYYMMDD-NNNC, the
day of a coordination number counted up by 60; `+` instead of `-` from the year that somebody turns 100.
"""

import re
import unicodedata

from personnummer import personnummer

from stegvis.vocabulary import Wording
from stegvis.vocabulary.errors import InvalidFields

NUMBER_FIELD = "identity_number"
YEAR_FIELD = "birth_year"
HIDDEN = "••••"
DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
SHAPE = re.compile(r"(\d{2})?\d{6}[-+]?\d{4}", re.ASCII)


def normalised_number(text: str) -> str:
    """The twelve digits of a number written with 10 or 12 digits, with - or + or neither; "" for nothing.

    Raises InvalidFields for the field `identity_number`; the message never repeats the number.
    """
    written = "".join(unicodedata.normalize("NFKC", text).translate(DASHES).split())
    if not written:
        return ""
    if re.search(r"[^\W\d_]", written):
        raise InvalidFields({NUMBER_FIELD: RESERVE_NUMBER})
    if not SHAPE.fullmatch(written):
        raise InvalidFields({NUMBER_FIELD: WRONG_SHAPE})
    try:
        return str(personnummer.parse(written).format(long_format=True))
    except personnummer.PersonnummerException:
        raise InvalidFields({NUMBER_FIELD: WRONG_DIGIT}) from None


def check_birth_year(number: str, stated: int | None) -> None:
    """Returns when the year stated beside a normalised number is the number's own, or one of them is missing.

    Raises InvalidFields for the field `birth_year` otherwise. The number is a check only: it fills in nothing.
    """
    if number and stated is not None and int(number[:4]) != stated:
        raise InvalidFields({YEAR_FIELD: OTHER_YEAR})


def covered_number(number: str) -> str:
    """The normalised number as pages show it: 19640823-••••."""
    return f"{number[:8]}-{HIDDEN}" if number else ""


def written_number(number: str) -> str:
    """The normalised number in full: 19640823-3234. To show it is a logged action of its own."""
    return f"{number[:8]}-{number[8:]}" if number else ""


RESERVE_NUMBER = Wording(
    sv="Reservnummer och tillfälliga nummer sparas inte: lämna tomt, deltagaren får ett eget löpnummer.",
    en="Reserve and temporary numbers are not kept: leave it empty, the participant gets a number of our own.",
)
WRONG_SHAPE = Wording(
    sv="Skriv numret med 10 eller 12 siffror, som ÅÅÅÅMMDD-NNNN, eller lämna tomt.",
    en="Write the number with 10 or 12 digits, as YYYYMMDD-NNNN, or leave it empty.",
)
WRONG_DIGIT = Wording(
    sv="Numret stämmer inte med sitt datum eller sin kontrollsiffra: läs det en gång till, eller lämna tomt.",
    en="The number does not fit its date or its check digit: read it once more, or leave it empty.",
)
OTHER_YEAR = Wording(
    sv="Födelseåret är ett annat än i personnumret: rätta det som är fel.",
    en="The year of birth differs from the identity number's: correct the one that is wrong.",
)
