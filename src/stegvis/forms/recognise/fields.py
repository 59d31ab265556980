"""Short answers turned into the fields of a report."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from stegvis.forms.reading import ReportNumber, Signature
from stegvis.forms.recognise.content import DATE, NAME, Answer
from stegvis.forms.recognise.stream import Stream
from stegvis.vocabulary import Period
from stegvis.vocabulary.swedish import FoundDate, find_dates, parse_date, parse_period

_NUMBER = re.compile(r"\d{1,3}")
_OF = re.compile(r"(\d{1,3})\s*(?:av(?:\s+totalt)?|/|of)\s*(\d{1,3})", re.I)
_CHECKED = re.compile(r"[☒☑✓✔⊠◼●]|\[[xX]\]|\([xX]\)|(?<!\w)[xX](?!\w)")
_UNCHECKED = re.compile(r"[☐□○◻]|\[\s*\]|\(\s*\)")
_YES, _NO = re.compile(r"\b(?:ja|yes)\b", re.I), re.compile(r"\b(?:nej|no)\b", re.I)
_SIGNING = re.compile(r"(?<!\w)(?:datum|date|namnförtydligande|namn|name)(?!\w)\s*:?", re.I)
_A_NAME = re.compile(r"[^\W\d][^\d:]{2,60}")
_NOTHING = re.compile(r"[\s._\-–—…]*")

Answers = Mapping[str, Answer]


def by_field(answers: Iterable[Answer]) -> dict[str, Answer]:
    """The first answer that says something for each field; an empty one when none does."""
    result: dict[str, Answer] = {}
    for answer in answers:
        known = result.get(answer.field)
        if known is None or (not known.text and answer.text):
            result[answer.field] = answer
    return result


def text_of(answers: Answers, field: str) -> str | None:
    """The answer as text, or None when nothing or only a dotted line stands there."""
    answer = answers.get(field)
    if answer is None or _NOTHING.fullmatch(answer.text):
        return None
    return answer.text


def period_of(answers: Answers, field: str, year: int | None = None) -> Period | None:
    """The answer as a period."""
    text = text_of(answers, field)
    return parse_period(text, year) if text else None


def date_of(answers: Answers, field: str, near: Period | None) -> date | None:
    """The answer as a date; an ambiguous one is read as soonest after `near`."""
    text = text_of(answers, field)
    return parse_date(text, near) if text else None


def number_of(stream: Stream, answers: Answers) -> ReportNumber | None:
    """Number X of Y; None when the form's question is not there or both are empty."""
    this, total = text_of(answers, "number"), text_of(answers, "number_of")
    both = _OF.search(this or "")
    if both:
        return ReportNumber(int(both[1]), int(both[2]), stream.place_at(answers["number"].start))
    first, last = _NUMBER.search(this or ""), _NUMBER.search(total or "")
    if not first and not last:
        return None
    at = answers["number"] if first else answers["number_of"]
    return ReportNumber(int(first[0]) if first else None, int(last[0]) if last else None, stream.place_at(at.start))


def signature_of(stream: Stream, answers: Answers, near: Period | None) -> Signature | None:
    """Who signed and when; None when the form's lines are absent or both empty."""
    name, day = _apart(text_of(answers, NAME), text_of(answers, DATE), near)
    if not name and not day:
        return None
    at = next(answers[field] for field in (DATE, NAME) if text_of(answers, field))
    return Signature(name, parse_date(day, near) if day else None, day, stream.place_at(at.start))


def _apart(name: str | None, day: str | None, near: Period | None) -> tuple[str | None, str | None]:
    """Name and date, also when one line or one answer holds both."""
    name, day = (_SIGNING.sub(" ", text).strip(" ,:|") or None if text else None for text in (name, day))
    found = find_dates(name, near) if name else ()
    if name and found and (day is None or not find_dates(day, near)):
        name, day = _left(name, found[0]), found[0].raw
    dates = find_dates(day, near) if day else ()
    if day and dates and name is None:
        name, day = _left(day, dates[0]), dates[0].raw if _left(day, dates[0]) else day
    return name, day


def _left(text: str, found: FoundDate) -> str | None:
    """What stands beside a date, when it can be a name."""
    rest = f"{text[: found.start]} {text[found.end :]}".strip(" ,;:|/–-")
    return " ".join(rest.split()) if _A_NAME.fullmatch(rest) else None


def yes_or_no(text: str | None) -> bool | None:
    """What was answered, also when both words are printed and one is ticked; None when it cannot be told."""
    if not text:
        return None
    yes, no = _YES.search(text), _NO.search(text)
    if yes and no:
        return _ticked(text, yes, no)
    return True if yes else False if no else None


def _ticked(text: str, yes: re.Match[str], no: re.Match[str]) -> bool | None:
    ticks = [match.start() for match in _CHECKED.finditer(text)]
    if len(ticks) != 1:
        return None
    boxes = sorted([*ticks, *(match.start() for match in _UNCHECKED.finditer(text))])
    words = sorted([(yes.start(), True), (no.start(), False)])
    if boxes[0] < words[0][0] and len(boxes) > 1:
        return words[boxes.index(ticks[0])][1] if len(boxes) == 2 else None
    if len(boxes) == 2:
        return words[boxes.index(ticks[0])][1]
    if ticks[0] < words[0][0]:
        return words[0][1]
    return words[0][1] if ticks[0] < words[1][0] else words[1][1]
