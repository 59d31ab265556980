"""Days and periods as people write them: "31 augusti 2023", "januari–augusti 2023"."""

from datetime import date

from stegvis.vocabulary.period import Period
from stegvis.vocabulary.wording import Language

_SV = "januari februari mars april maj juni juli augusti september oktober november december"
_EN = "January February March April May June July August September October November December"
MONTHS: dict[Language, list[str]] = {"sv": _SV.split(), "en": _EN.split()}


def day_in_words(day: date, language: Language) -> str:
    """ "31 augusti 2023"."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def period_in_words(period: Period, language: Language) -> str:
    """ "januari–augusti 2023" when it is whole months, else "15–21 augusti 2023"; a month and a year stand once."""
    start, end = period.start, period.end
    if start == end:
        return day_in_words(start, language)
    if _is_whole_months(period):
        first, last = _month(start, language), _month(end, language)
    else:
        first, last = day_in_words(start, language), day_in_words(end, language)
    if first == last:
        return first
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    if start.year == end.year:
        return f"{first.removesuffix(f' {start.year}')}–{last}"
    return f"{first} – {last}"


def _is_whole_months(period: Period) -> bool:
    return period == Period.of_months(period.start, period.end)


def _month(day: date, language: Language) -> str:
    return f"{MONTHS[language][day.month - 1]} {day.year}"
