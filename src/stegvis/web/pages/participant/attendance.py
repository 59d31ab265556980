"""Attendance: the list of a day, one tap each. The same form works with and without scripts."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.note_attendance import note_attendance, note_the_rest
from stegvis.actions.show_attendance import AttendanceList, Noted, show_attendance
from stegvis.vocabulary import InvalidFields
from stegvis.vocabulary.days_in_words import day_in_words
from stegvis.web.language import current_language
from stegvis.web.pages.participant.words import who_text
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number
from stegvis.web.way_on import intervention_address, participant_address

DAY, GROUP, WHO, STATE = "dag", "grupp", "deltagande", "lage"
HERE, ABSENT, NOT_NOTED = "har", "borta", "ej"
_STATES = {HERE: True, ABSENT: False, NOT_NOTED: None}


@dataclass(frozen=True, slots=True)
class NotedLine:
    """One on the list; `choices`: state, its name, and whether it is so now."""

    participation: int
    who: str
    name: str
    group: str
    address: str
    state: str
    choices: tuple[tuple[str, str, bool], ...]


@require_safe
def attendance(request: HttpRequest, number: int) -> HttpResponse:
    """The list of `?dag=`, of all or of `?grupp=`."""
    day, group = _asked_for(request.GET.get(DAY, ""), request.GET.get(GROUP, ""))
    found = show_attendance(by=actor(request), intervention=number, day=day, group=group)
    return render(request, "participant/attendance.html", _context(found))


@require_POST
def note(request: HttpRequest, number: int) -> HttpResponse:
    """Notes one, or everybody who is left; the list again for a script, else back to it."""
    day, group = _asked_for(request.POST.get(DAY, ""), request.POST.get(GROUP, ""))
    by, stated, state = actor(request), request.POST.get(WHO, ""), request.POST.get(STATE, "")
    who = row_number(stated)
    try:
        if day is not None and who is not None and state in _STATES:
            note_attendance(by=by, participation=who, day=day, is_present=_STATES[state])
        elif day is not None and not stated:
            note_the_rest(by=by, intervention=number, day=day, group=group)
        else:
            # Nothing that can be noted: the list as it is, if it may be seen at all.
            show_attendance(by=by, intervention=number)
    except InvalidFields as invalid:
        for reason in invalid.fields.values():
            messages.error(request, reason.in_language(current_language()))
    if request.headers.get("HX-Request"):
        found = show_attendance(by=by, intervention=number, day=day, group=group)
        # The button for the rest goes away with them: the count takes the place of who pressed it.
        context = _context(found) | {"takes_focus": not stated}
        return render(request, "participant/attendance_list.html", context)
    return redirect(f"{_address(number, day, group)}{f'#d{who}' if who else ''}")


def _context(found: AttendanceList) -> dict[str, object]:
    one_day, number = timedelta(days=1), found.intervention
    count = {"here": found.here, "all": len(found.rows)}
    return {
        "found": found,
        "back": intervention_address(number),
        "day": day_in_words(found.day, current_language()),
        "count": ngettext("%(here)s of %(all)s here", "%(here)s of %(all)s here", found.here) % count,
        "lines": [_line(one) for one in found.rows],
        "left": sum(one.is_present is None for one in found.rows),
        "before": _address(number, found.day - one_day, found.group),
        "after": _address(number, found.day + one_day, found.group) if found.day < found.today else "",
        "to_today": _address(number, None, found.group) if found.day < found.today else "",
        "groups": _groups(found),
        "names": {"day": DAY, "group": GROUP, "who": WHO, "state": STATE},
    }


def _line(one: Noted) -> NotedLine:
    labels = {HERE: _("Here"), ABSENT: _("Absent"), NOT_NOTED: _("Not noted")}
    now = next(state for state, is_present in _STATES.items() if is_present is one.is_present)
    return NotedLine(
        one.participation,
        who_text(one.local_number),
        one.name,
        _("Group %(number)s") % {"number": one.group} if one.group else "",
        participant_address(one.participant),
        labels[now],
        tuple((state, label, state == now) for state, label in labels.items()),
    )


def _groups(found: AttendanceList) -> list[tuple[str, str, bool]]:
    """Links that narrow the list, when there are groups or one is asked for: name, address, is chosen."""
    if not found.groups and found.group is None:
        return []
    day = found.day if found.day < found.today else None
    everybody = (_("Everybody"), _address(found.intervention, day, None), found.group is None)
    groups = (
        (_("Group %(number)s") % {"number": one}, _address(found.intervention, day, one), one == found.group)
        for one in sorted({*found.groups, *([] if found.group is None else [found.group])})
    )
    return [everybody, *groups]


def _address(number: int, day: date | None, group: int | None) -> str:
    query = {name: str(value) for name, value in ((DAY, day), (GROUP, group)) if value is not None}
    return reverse("attendance", args=[number]) + (f"?{urlencode(query)}" if query else "")


def _asked_for(day: str, group: str) -> tuple[date | None, int | None]:
    """The day and the group of an address; None for what is not stated or cannot be read."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        on = None
    return on, int(group) if group.isascii() and group.isdigit() and len(group) < 5 else None
