"""One page for a whole report: every heading of its form in order, with what stands there.

Without scripts one button saves all of it. With them `static/stegvis/writing.js` saves each answer as it is typed.
"""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.renew_form import can_renew_form
from stegvis.actions.show_draft_figures import FiguresView
from stegvis.actions.show_writing import Answer, WritingSection, WritingView, show_writing
from stegvis.actions.tell_today import today
from stegvis.actions.write_section import SavedSection, Typed, write_sections
from stegvis.vocabulary import BadInput, InvalidFields
from stegvis.web.language import current_language
from stegvis.web.pages.refused import refused
from stegvis.web.pages.reports.shown_figures import ShownFigures, shown_figures
from stegvis.web.pages.reports.shown_remarks import ShownRemarks, shown_remarks
from stegvis.web.pages.reports.typed_texts import typed_texts
from stegvis.web.routes import actor
from stegvis.web.words import period_text

REFUSED = 409


@require_http_methods(["GET", "POST"])
def writing(request: HttpRequest, number: int) -> HttpResponse:
    """The page; a POST saves all its sections."""
    if request.method == "POST":
        return _saved(request, number)
    try:
        shown = show_writing(by=actor(request), edition=number, language=current_language())
    except BadInput as bad:
        if can_renew_form(by=actor(request), edition=number):
            return render(request, "reports/renew.html", {"number": number}, status=REFUSED)
        return refused(request, _("Write the report"), InvalidFields({"": bad.reason}), reverse("my_day"))
    return _page(request, shown, {})


def _saved(request: HttpRequest, number: int) -> HttpResponse:
    not_saved = save_all(request, number)
    if not_saved is not None:
        return not_saved
    # "on": the button that leads to where the report is handed in.
    to = hub_address(number) if "on" in request.POST else reverse("write_report", args=[number])
    answer = HttpResponseRedirect(to)
    answer.status_code = 303
    return answer


def save_all(request: HttpRequest, number: int) -> HttpResponse | None:
    """Saves every section that was sent and says so; else the page with what was typed, and why it is not saved."""
    typed = typed_texts(request)
    try:
        _tell(request, write_sections(by=actor(request), edition=number, typed=typed))
    except BadInput as bad:
        return _refused(request, number, typed, [bad.reason.in_language(current_language())])
    except InvalidFields as invalid:
        reasons = [one.in_language(current_language()) for one in invalid.fields.values()]
        return _refused(request, number, typed, reasons)
    return None


def hub_address(number: int) -> str:
    """Where the report's life is: what stands in the way of handing it in, and the button."""
    return reverse("edition", args=[number])


def _tell(request: HttpRequest, saved: tuple[SavedSection, ...]) -> None:
    met = [one for one in saved if one.merged]
    if met:
        # What matters most is told: places to choose, then what somebody else did.
        most = max(met, key=lambda one: (bool(one.clashes), not one.by_oneself))
        messages.add_message(request, messages.WARNING if most.clashes else messages.INFO, meeting_words(most))
    if saved:
        messages.success(request, _("Everything is saved."))


def meeting_words(saved: SavedSection) -> str:
    """What is told of words that were written in two places at once; one's own other tab is nobody else."""
    if saved.clashes and saved.by_oneself:
        return _("You changed the same words in another tab. Both wordings stand in the text: choose below.")
    if saved.clashes:
        return _("Somebody else changed the same words as you. Both wordings stand in the text: choose below.")
    if saved.by_oneself:
        return _("You wrote here in another tab too. What you wrote in both stands in the text.")
    return _("Somebody else wrote here at the same time. What both of you wrote stands in the text.")


def _refused(request: HttpRequest, number: int, typed: Mapping[str, Typed], reasons: list[str]) -> HttpResponse:
    """The page again with what was typed, so that nothing is lost, and why it was not saved."""
    texts = {name: one.text for name, one in typed.items()}
    shown = show_writing(by=actor(request), edition=number, language=current_language(), typed=texts)
    return _page(request, shown, texts, reasons)


def _page(
    request: HttpRequest, shown: WritingView, typed: Mapping[str, str], reasons: Iterable[str] = ()
) -> HttpResponse:
    remarks = shown_remarks(shown.looked_over)
    figures = _figures(shown.figures)
    context = {
        "figures": figures.get(""),
        "shown_remarks": remarks,
        "remarks_on_figures": remarks.of(""),
        "shown": shown,
        "title": _title(shown),
        "period": period_text(shown.period),
        "sections": [_section(one, typed, remarks) | {"figures": figures.get(one.asked.id)} for one in shown.sections],
        "others": [(one.name, _heading(shown, one.section)) for one in shown.others],
        "reasons": list(reasons),
        "last_saved": saved_text(max(filter(None, _instants(shown)), default=None)),
        "hub": hub_address(shown.number),
        "account": actor(request).account,
        "tab": secrets.token_hex(8),
    }
    return render(request, "reports/writing.html", context, status=REFUSED if context["reasons"] else 200)


def _title(shown: WritingView) -> str:
    title = shown.form.title.in_language(current_language())
    if not shown.correction:
        return title
    return _("%(title)s, correction %(number)s") % {"title": title, "number": shown.correction}


def _figures(view: FiguresView | None) -> dict[str, ShownFigures]:
    """The tables of each section that has some, by the section; "": those for the text. What holds for all of them is

    said with the first.
    """
    if view is None:
        return {}
    figures = shown_figures(view)
    found: dict[str, ShownFigures] = {}
    for section in dict.fromkeys(table.section for table in figures.tables):
        found[section] = replace(figures, tables=figures.of(section))
        figures = replace(figures, is_decided=True, has_hidden=False, refusal="", to_type_in="")
    return found


def _section(one: WritingSection, typed: Mapping[str, str], remarks: ShownRemarks) -> dict[str, object]:
    return {
        "remarks": remarks.of(one.asked.id),
        "is_stopping": any(remark.is_stopping for remark in remarks.of(one.asked.id)),
        "section": one,
        "anchor": one.asked.id,
        "heading": one.asked.heading,
        "guidance": one.asked.guidance,
        "text": _answer(one.text, typed) if one.text else None,
        "choices": [_answer(answer, typed) for answer in one.choices],
        "filled": one.filled,
        "earlier": one.earlier,
        "earlier_period": period_text(one.earlier.period) if one.earlier else "",
        "comments": one.comments,
        "has_open_comments": any(not comment.is_settled for comment in one.comments),
    }


def _answer(answer: Answer, typed: Mapping[str, str]) -> dict[str, object]:
    standing = answer.standing
    return {
        "name": standing.section,
        "number": standing.number,
        "base": standing.text,
        "text": typed.get(standing.section, standing.text),
        "words": answer.words,
        "places": answer.places,
        "ask": answer.ask,
        "by": standing.by,
        "saved": saved_text(standing.saved_at),
    }


def _instants(shown: WritingView) -> Iterator[datetime | None]:
    for section in shown.sections:
        for answer in (*((section.text,) if section.text else ()), *section.choices):
            yield answer.standing.saved_at


def _heading(shown: WritingView, name: str) -> str:
    for section in shown.sections:
        if name == section.asked.id or name in section.asked.answered_under:
            return section.asked.heading.in_language(current_language())
    return ""


def saved_text(at: datetime | None) -> str:
    """The time of day, with the day unless it is today's; "" for None."""
    if at is None:
        return ""
    local = localtime(at)
    time = date_format(local, "H:i")
    return time if local.date() == today() else f"{local:%Y-%m-%d} {time}"
