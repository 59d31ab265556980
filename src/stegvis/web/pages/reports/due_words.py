"""When a report is due, in words, and how its day has changed."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stegvis.actions.list_editions import DayChange
from stegvis.vocabulary.days_in_words import day_in_words
from stegvis.web.language import current_language


def when_text(due_on: date, today: date) -> str:
    """How late it is, or until when there is time."""
    days = (due_on - today).days
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
    if days == 0:
        return _("today")
    return _("by %(day)s") % {"day": _day(due_on)}


def change_texts(changes: Iterable[DayChange]) -> list[str]:
    """Each change of the day as a sentence, oldest first."""
    return [_change(one) for one in changes]


def _change(one: DayChange) -> str:
    days = {"old": _day(one.was_due_on), "new": _day(one.due_on), "granted": _day(one.granted_on), "by": one.by}
    if one.is_afterwards:
        text = _("Was due on %(old)s; now %(new)s. Granted afterwards, on %(granted)s, by %(by)s.") % days
    else:
        text = _("Was due on %(old)s; now %(new)s. Granted on %(granted)s by %(by)s.") % days
    return f"{text} {one.reason}".strip()


def _day(day: date) -> str:
    return day_in_words(day, current_language())
