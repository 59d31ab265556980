"""Answers listed person by person: "Kvinna 4) svarat ja på fråga 1-4 + 6"."""

import re
from dataclasses import dataclass

from stegvis.instruments import Group, Instrument
from stegvis.vocabulary import Gender

_RANGE = r"[0-9]{1,2}(?:\s*(?:[-–—]|till|t\.?o\.?m\.?)\s*[0-9]{1,2})?"
_LIST = rf"{_RANGE}(?:\s*(?:[+,&;/]|och|samt|plus)\s*(?:(?:på\s+)?fråga\s+)?{_RANGE}(?![0-9]*\s*\)))*"
_WHO = r"kvinna|man|hen|icke-?\s?binär|annat\s+kön|okänt\s+kön|person|deltagare|respondent"
_SAID = r"(?:som\s+)?(?:har\s+)?(?:svarat|svarade|svarar|angett|angivit|kryssat(?:\s+i)?)"
_ROW = re.compile(
    rf"(?P<bullet>^[-–•*·▪]?\s*(?:(?P<first>[0-9]{{1,3}})[.)]\s*)?)?(?<!\w)(?P<who>{_WHO})\s*(?:nr\.?\s*)?"
    rf"(?P<number>[0-9]{{1,3}})?(?:\s+[0-9]{{1,3}}(?=\s*\)))?\s*[).:]*[\s|;,–-]*"
    rf"(?:{_SAID}[\s|:]*(?=ja\b|nej\b)|(?=(?:ja|nej)\b))",
    re.IGNORECASE | re.MULTILINE,
)
_CLAUSE = re.compile(
    rf"(?P<answer>ja|nej)\b[\s|:]*(?:(?:på|p|till)\b)?[\s|:]*(?:(?:fråga|frågorna|frågor|frågan|nr)\b[\s|:]*)?"
    rf"(?:(?P<items>{_LIST})|(?P<all>(?:samtliga|alla|allt|övriga|resten)(?:\s+(?:sju|7|av))?(?:\s+(?:frågorna|frågor))?)"
    rf"(?:\s+(?:utom|förutom)\s+(?:fråga\s*)?(?P<unless>{_LIST}))?)?",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(rf"[\s,;|]*(?:och|men|samt)?\s*(?:{_SAID}\s+)?(?=(?:ja|nej)\b)", re.IGNORECASE)
_STARTED = re.compile(
    r"^[-–•*·▪]?\s*(?:kvinna|man|hen)\s*[0-9]{1,3}(?:\s+[0-9]{1,3})?\s*\)", re.IGNORECASE | re.MULTILINE
)
_COUNTED = re.compile(r"\b(?:[0-9]+|en|ett)\s+\Z", re.IGNORECASE)
_GENDERS = {"kvinna": Gender.WOMEN, "man": Gender.MEN, "hen": Gender.NONBINARY}


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row and where it stands in the text. `yes` is None when the answers could not be read."""

    start: int
    end: int
    gender: Gender
    number: int | None
    yes: frozenset[str] | None
    extra: frozenset[str] = frozenset()


def find_rows(text: str, instrument: Instrument) -> tuple[FoundRow, ...]:
    """The rows in order, also several on a line; a row that starts and cannot be read has `yes` None."""
    matches = [match for match in _ROW.finditer(text) if _is_row(text, match)]
    starts = [match.start("who") for match in matches]
    rows = []
    for position, match in enumerate(matches):
        limit = starts[position + 1] if position + 1 < len(starts) else len(text)
        rows.append(_read_row(text, match, limit, instrument))
    return _with_unread(text, rows)


def _is_row(text: str, match: re.Match[str]) -> bool:
    # "3 kvinnor" and "en kvinna har svarat ja" speak of a number of people; a row starts a line or has its number.
    if match["bullet"] is not None:
        return True
    if match["number"] is None:
        return False
    start = match.start("who")
    is_closed = text[match.end("number") : match.end()].lstrip(" 0123456789").startswith(")")
    return is_closed or not _COUNTED.search(text, max(0, start - 8), start)


def _read_row(text: str, match: re.Match[str], limit: int, instrument: Instrument) -> FoundRow:
    every = frozenset(item.id for item in instrument.items)
    yes: frozenset[str] | None = None
    position = match.end()
    while clause := _CLAUSE.match(text, position, limit):
        said = _answered_yes(clause, every)
        if said is not None:
            yes = said | (yes or frozenset())
        position = clause.end()
        following = _NEXT_CLAUSE.match(text, position, limit)
        if not following:
            break
        position = following.end()
    end, extra = _ticks(text, position, limit, instrument.groups)
    number = match["number"] or match["first"]
    return FoundRow(match.start("who"), end, _gender(match["who"]), int(number) if number else None, yes, extra)


def _answered_yes(clause: re.Match[str], every: frozenset[str]) -> frozenset[str] | None:
    """The items answered yes as far as this clause tells; None when it names no items at all."""
    is_yes = clause["answer"].lower() == "ja"
    if clause["items"]:
        return _items(clause["items"]) if is_yes else frozenset()
    if clause["all"]:
        rest = _items(clause["unless"]) if clause["unless"] else frozenset()
        return every - rest if is_yes else rest
    return None if is_yes else frozenset()


def _items(listed: str) -> frozenset[str]:
    items: set[str] = set()
    for first, last in re.findall(r"([0-9]+)(?:\s*(?:[-–—]|till|t\.?o\.?m\.?)\s*([0-9]+))?", listed):
        items |= {str(number) for number in range(int(first), int(last or first) + 1)}
    return frozenset(items)


def _ticks(text: str, position: int, limit: int, groups: tuple[Group, ...]) -> tuple[int, frozenset[str]]:
    """Where the row ends, and the ticks beside the items that the rest of its line tells."""
    line_end = text.find("\n", position, limit)
    rest_end = limit if line_end < 0 else line_end
    rest = text[position:rest_end].lower()
    ticked = frozenset(group.id for group in groups if not group.items and any(mark in rest for mark in group.marks))
    return (rest_end if ticked else position), ticked


def _gender(who: str) -> Gender:
    lowered = who.lower()
    if lowered.startswith("icke"):
        return Gender.NONBINARY
    return _GENDERS.get(lowered, Gender.UNKNOWN)


def _with_unread(text: str, rows: list[FoundRow]) -> tuple[FoundRow, ...]:
    taken = {row.start for row in rows}
    for match in _STARTED.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip("-–•*·▪ \t\n"))
        if start not in taken:
            who = re.match(r"\w+", text[start:])
            end = text.find("\n", start)
            gender = _gender(who[0]) if who else Gender.UNKNOWN
            rows.append(FoundRow(start, len(text) if end < 0 else end, gender, None, None))
    return tuple(sorted(rows, key=lambda row: row.start))
