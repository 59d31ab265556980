"""Hours a week as a chart: bars drawn on the server, with the sentence and the table that say the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stegvis.actions.show_participant import HoursSoFar
from stegvis.web.words import number_text

WIDTH, HEIGHT = 400.0, 180.0
LEFT, BOTTOM, TOP = 30.0, 24.0, 10.0
HALF_A_TEXT = 16.0
"""Half the width of a week's number."""
MOST_WEEKS = 52
WHOLE_SCALES = (5, 10, 20, 40, 60, 80)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number on an axis, and where: up the side, or along the bottom."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class HoursChart:
    """The chart; all coordinates are of a drawing of WIDTH × HEIGHT. `start` is the line of the hours at the start.

    `bars` and `rows` of the table are safe to show, made here: a template's loop over a year of weeks takes long.
    """

    sentence: str
    title: str
    bars: SafeString
    sides: tuple[Mark, ...]
    feet: tuple[Mark, ...]
    start: str
    rows: SafeString
    left: str = f"{LEFT:g}"
    right: str = f"{WIDTH:g}"
    floor: str = f"{HEIGHT - BOTTOM:g}"
    foot: str = f"{HEIGHT - 6:g}"
    size: str = f"0 0 {WIDTH:g} {HEIGHT:g}"


def hours_chart(hours: HoursSoFar) -> HoursChart | None:
    """The chart of the last year of weeks; None when no week was noted."""
    if not hours.weeks:
        return None
    last = hours.weeks[-1][0]
    weeks = [one for one in hours.weeks if (last - one[0]).days // 7 < MOST_WEEKS]
    first = weeks[0][0]
    span = max((last - first).days // 7 + 1, 12)
    scale = _scale(max([*(number for _, number in weeks), hours.before or 0]))
    return HoursChart(
        sentence=hours_sentence(hours),
        title=_("Hours in activity, week by week"),
        bars=format_html_join("", _BAR, _bars(weeks, first, span, scale)),
        sides=tuple(Mark(_at(_height(number, scale)), str(number)) for number in (0, scale // 2, scale)),
        feet=tuple(_feet(first, span)),
        start=_at(_height(hours.before, scale)) if hours.before is not None else "",
        rows=format_html_join("", _ROW, _rows(weeks)),
    )


def hours_sentence(hours: HoursSoFar) -> str:
    """ "I snitt 12 timmar i veckan de senaste fyra veckorna, 6 vid start." """
    if hours.mean is None:
        told = _("No hours are noted for the last four weeks")
    else:
        told = _("On average %(hours)s hours a week over the last four weeks") % {
            "hours": number_text(round(hours.mean, 1))
        }
        if hours.noted < 4:
            told += " " + ngettext("(%(n)s of them noted)", "(%(n)s of them noted)", hours.noted) % {"n": hours.noted}
    if hours.before is not None:
        told += ", " + _("%(hours)s at the start") % {"hours": hours.before}
    return told + "."


def week_text(monday: date) -> str:
    """The week as people say it."""
    return _("w. %(week)s") % {"week": monday.isocalendar().week}


def _scale(most: float) -> int:
    return next((one for one in WHOLE_SCALES if one >= most), WHOLE_SCALES[-1])


def _height(number: float | None, scale: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * min(number or 0, scale) / scale


def _rows(weeks: list[tuple[date, float]]) -> Iterator[tuple[str, date, str]]:
    words = _("w. %(week)s")
    for monday, number in reversed(weeks):
        yield words % {"week": monday.isocalendar().week}, monday, number_text(round(number, 1))


def _bars(weeks: list[tuple[date, float]], first: date, span: int, scale: int) -> Iterator[tuple[str, str, str, str]]:
    """Of each week: x, y, width, height. A week that was not noted has no bar."""
    slot = (WIDTH - LEFT) / span
    for monday, number in weeks:
        top = _height(number, scale)
        # A week of no hours is seen as a thin line, unlike a week that was not noted.
        height = max(HEIGHT - BOTTOM - top, 1.5)
        x = LEFT + slot * ((monday - first).days // 7) + slot * 0.1
        yield _at(x), _at(HEIGHT - BOTTOM - height), _at(slot * 0.8), _at(height)


def _feet(first: date, span: int) -> Iterator[Mark]:
    """Every so many weeks, about five in all, the week's number; none so far out that its text would be cut off."""
    slot = (WIDTH - LEFT) / span
    each = max(1, span // 5)
    for at in range(0, span, each):
        monday = date.fromordinal(first.toordinal() + 7 * at)
        middle = LEFT + slot * (at + 0.5)
        if middle <= WIDTH - HALF_A_TEXT:
            yield Mark(_at(middle), week_text(monday))


def _at(number: float) -> str:
    return f"{number:.1f}"


_BAR = '<rect class="sp-chart__bar" x="{}" y="{}" width="{}" height="{}"/>'
_ROW = '<tr><th scope="row">{}</th><td class="sv-dates">{}</td><td class="sv-cell--number">{}</td></tr>'
