"""Days: the browser's own calendar, and the ways in which people here write a day."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_WRITTEN = (
    re.compile(r"(?P<y>\d{4})[-./ ]?(?P<m>\d\d)[-./ ]?(?P<d>\d\d)"),
    re.compile(r"(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)"),
    re.compile(r"(?P<y>\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"),
    re.compile(r"(?P<d>\d{1,2})\s*[/.]\s*(?P<m>\d{1,2})[\s/.,-]+(?P<y>\d{4}|\d\d)"),
)


def read_day(text: str) -> date | None:
    """The day that was written: 2023-01-17, 20230117, 230117, 17/1 2023, 17.1.2023; None when it is no day."""
    return next(_readings(text.strip()), None)


def _readings(text: str) -> Iterator[date]:
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(text):
            year = int(found["y"])
            try:
                # Two digits are of this century: nothing that is registered here is older.
                yield date(year + 2000 if year < 100 else year, int(found["m"]), int(found["d"]))
            except ValueError:
                continue


class DayInput(forms.DateInput):
    """`<input type=date>`; plain text when it holds what a calendar cannot show, so that nothing typed is lost."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        context["widget"]["type"] = "date" if not shown or re.fullmatch(r"\d{4}-\d\d-\d\d", shown) else "text"
        return context

    def format_value(self, value: Any) -> str | None:
        """An ISO date, whatever the language of the page."""
        return value.isoformat() if isinstance(value, date) else (str(value) if value else None)


class DayField(forms.DateField):
    """A day."""

    widget = DayInput
    default_error_messages = {"invalid": _("Write the day as year, month and day: 2023-01-17.")}  # noqa: RUF012

    def to_python(self, value: Any) -> date | None:
        """The day, or None for nothing. Raises ValidationError when it cannot be read."""
        if value in self.empty_values:
            return None
        day = value if isinstance(value, date) else read_day(str(value))
        if day is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day.date() if isinstance(day, datetime) else day
