"""A thing on a participant's timeline as HTML. There may be hundreds, and a template for each takes a page's time."""

from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the line. `tick` and `undo` are addresses that set it done, or not done after all."""

    on: date
    kind: str
    heading: str
    note: str
    intervention: str
    address: str
    tick: str
    undo: str
    is_late: bool


def line_html(line: Line, csrf: str) -> SafeString:
    """The line as an item of its list; `csrf` is the token of the page."""
    what = format_html(_LINK, line.address, line.heading) if line.address else format_html("{}", line.heading)
    late = format_html(_LATE, _("late")) if line.is_late else ""
    note = format_html(_NOTE, line.note) if line.note else ""
    where = format_html(_WHERE, line.intervention) if line.intervention else ""
    do = _button(line, line.tick, "secondary", _("Done"), csrf) + _button(
        line, line.undo, "tertiary", _("Not done"), csrf
    )
    return format_html(_ITEM, line.kind, line.on, line.on, what, late, note, where, do)


def _button(line: Line, address: str, look: str, verb: str, csrf: str) -> SafeString:
    return format_html(_DO, address, csrf, look, verb, line.heading, line.on) if address else SafeString()


_ITEM = (
    '<li class="sp-event sp-event--{}"><time class="sp-event__day" datetime="{}">{}</time>'
    '<div class="sp-event__body"><p class="sp-event__what">{}{}</p>{}{}</div>{}</li>'
)
_LINK = '<a class="anchor" href="{}">{}</a>'
_LATE = ' <strong class="sp-late">{}</strong>'
_NOTE = '<p class="sp-event__note">{}</p>'
_WHERE = '<p class="sp-event__where sv-quiet">{}</p>'
_DO = (
    '<form method="post" action="{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
    '<button class="button button--{} button--small sv-button sp-do" type="submit">{}'
    '<span class="sr-only">: {}, {}</span></button></form>'
)
