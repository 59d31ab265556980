"""Why a figure is what it is ("Varför står det 24?"), and the page with all figures of a draft."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from stegvis.actions.access import NotPermitted
from stegvis.actions.explain_figure import FigureExplained, explain_figure
from stegvis.actions.list_counted import Behind, BehindRow, list_counted
from stegvis.actions.show_draft_figures import show_draft_figures
from stegvis.vocabulary import BadInput, Blank, Gender, NotAnswered, NotAsked, Number, Withheld
from stegvis.vocabulary.released import Between, ReleasedCell
from stegvis.vocabulary.wording import Language
from stegvis.web.language import current_language
from stegvis.web.pages.reports.shown_changes import shown_changes
from stegvis.web.pages.reports.shown_figures import shown_figures
from stegvis.web.routes import actor
from stegvis.web.words import ShownCell, gender_text, number_text, period_text, shown_cell

PATIENCE_S = 3.0
COMES_BACK_S = 3
SHORT = 16
"""So many signs of a digest are enough to compare by eye."""


@dataclass(frozen=True, slots=True)
class BehindLine:
    """A participation behind a figure, with the address of its participant."""

    local_number: int
    address: str
    started_on: str
    exited_on: str


@never_cache
@require_safe
def draft_figures(request: HttpRequest, number: int) -> HttpResponse:
    """All figures of a draft, and what has changed since the last report."""
    try:
        view = show_draft_figures(by=actor(request), edition=number, wait_s=PATIENCE_S)
    except BadInput as why_not:
        return _refused(request, number, why_not)
    context = {
        "number": number,
        "name": view.figures.intervention,
        "period": period_text(view.figures.period),
        "is_typed": view.figures.is_typed,
        "figures": shown_figures(view),
        "changes": shown_changes(view.changes),
        "back": reverse("edition", args=[number]),
    }
    page = render(request, "reports/draft_figures.html", context)
    if not view.is_decided:
        page["Refresh"] = str(COMES_BACK_S)
    return page


@never_cache
@require_safe
def why(request: HttpRequest, number: int, measure: str, gender: str) -> HttpResponse:
    """The page."""
    if gender not in set(Gender):
        raise Http404
    whom = Gender(gender)
    by = actor(request)
    try:
        found = explain_figure(by=by, edition=number, measure=measure, gender=whom, wait_s=PATIENCE_S)
    except BadInput as why_not:
        return _refused(request, number, why_not)
    listed = _listed(request, number, measure, whom) if found.raw else None
    language = current_language()
    other: Language = "en" if language == "sv" else "sv"
    context = {
        "found": found,
        "title": _title(found),
        "label": found.rule.label.in_language(language),
        "form": found.form.in_language(language),
        "period": period_text(found.period),
        "rule": found.rule.explanation.in_language(language),
        "rule_other": found.rule.explanation.in_language(other),
        "other": other,
        "source": found.rule.source.in_language(language) if found.rule.source else "",
        "digest": found.rule.definition[:SHORT],
        "cell": _cell(found.raw.cell if found.raw else found.told),
        "told": _cell(found.told) if found.raw and found.told else None,
        "facts": _facts(found),
        "treated": _treated(found),
        "listed": listed,
        "counted": _lines(listed, is_counted=True) if listed else [],
        "others": _lines(listed, is_counted=False) if listed else [],
        "back": reverse("edition", args=[number]),
        "figures": reverse("draft_figures", args=[number]) if found.raw else "",
    }
    return render(request, "reports/why.html", context)


def _refused(request: HttpRequest, number: int, why_not: BadInput) -> HttpResponse:
    messages.error(request, why_not.in_language(current_language()))
    return redirect("edition", number)


def _listed(request: HttpRequest, number: int, measure: str, gender: Gender) -> Behind | None:
    """The participations, for those who see participants; None for everybody else."""
    try:
        return list_counted(by=actor(request), edition=number, measure=measure, gender=gender)
    except NotPermitted:
        return None


def _title(found: FigureExplained) -> str:
    cell = found.raw.cell if found.raw else found.told
    if isinstance(cell, Number):
        return _("Why does it say %(number)s?") % {"number": number_text(cell.value)}
    if isinstance(cell, Withheld):
        return _("Why is the figure withheld?")
    return _("Why is there no figure?")


def _cell(cell: ReleasedCell | None) -> ShownCell:
    if isinstance(cell, Between):
        return ShownCell(f"{cell.least}–{cell.most}")
    return shown_cell(cell)


def _facts(found: FigureExplained) -> list[tuple[str, str]]:
    """What stands around the number, for those who see it raw."""
    whom = _("All") if found.gender is Gender.ALL else gender_text(found.gender)
    facts = [(_("Period"), period_text(found.period)), (_("For whom"), whom)]
    if found.around:
        facts.append((_("Take part in the period"), number_text(found.around.taking_part)))
        facts.append((_("Have consented to being measured"), number_text(found.around.consented)))
    raw = found.raw
    if raw and raw.answered is not None:
        facts.append((_("Answered"), number_text(raw.answered)))
        facts.append((_("Were asked and have not answered"), number_text(raw.not_answered or 0)))
        facts.append((_("Were not asked"), number_text(raw.not_asked or 0)))
    return facts


def _treated(found: FigureExplained) -> list[str]:
    """How the release treats the figure."""
    if found.rule.smallest is None:
        match found.raw.cell if found.raw else found.told:
            case Blank():
                return [_("Nothing is filled in.")]
            case _:
                return [_("It counts no person, so it is shown as it is.")]
    told = [_group(found.rule.smallest)]
    if found.threshold:
        told.append(_("Outcomes are told from %(exits)s exits on.") % {"exits": number_text(found.threshold)})
    if found.raw is None:
        withheld = _("It is withheld, so that nobody can be pointed out. The same is said of every withheld figure.")
        return [*told, withheld] if found.is_hidden else told
    match found.is_hidden, found.raw.cell:
        case None, _:
            told.append(_("Whether the report shows it is still being worked out."))
        case True, _:
            told.append(
                _("In the report it is withheld (‥). You see it since you work here; do not write it in the text.")
            )
        case _, NotAsked() | NotAnswered():
            told.append(_("There is no number to show."))
        case _:
            told.append(_("In the report it is shown as it is."))
    return told


def _group(smallest: int) -> str:
    return ngettext(
        "No group of fewer than %(number)s person may be worked out from what is published.",
        "No group of fewer than %(number)s persons may be worked out from what is published.",
        smallest,
    ) % {"number": number_text(smallest)}


def _lines(listed: Behind, *, is_counted: bool) -> list[BehindLine]:
    return [_line(one) for one in listed.rows if one.is_counted is is_counted]


def _line(one: BehindRow) -> BehindLine:
    return BehindLine(
        one.local_number,
        reverse("participant", args=[one.participant]),
        one.started_on.isoformat() if one.started_on else "",
        one.exited_on.isoformat() if one.exited_on else "",
    )
