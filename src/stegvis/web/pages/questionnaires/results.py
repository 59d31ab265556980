"""All questionnaires of an intervention together, and the links for many."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stegvis.actions.close_shared_link import close_shared_link
from stegvis.actions.hand_out_to_many import hand_out_to_many
from stegvis.actions.show_questionnaire_results import (
    FEWEST,
    MeanCell,
    QuestionnaireResults,
    ResultRow,
    Results,
    SharedLink,
    show_questionnaire_results,
)
from stegvis.vocabulary import Wording
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import Dropdown, PageForm
from stegvis.web.language import current_language
from stegvis.web.pages.questionnaires.codes import Code, code_of
from stegvis.web.pages.questionnaires.scores import ScoreLine, ShownScore
from stegvis.web.routes import actor
from stegvis.web.way_on import intervention_address
from stegvis.web.words import number_text


@dataclass(frozen=True, slots=True)
class ResultSection:
    """One questionnaire on the page."""

    title: str
    counts: tuple[tuple[str, int, int, int], ...]
    occasions: tuple[str, ...]
    scores: tuple[ScoreLine, ...]
    has_changes: bool


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link for many."""

    number: int
    title: str
    expires_on: Any
    address: str
    code: Code


class SharedFields(PageForm):
    """Which questionnaire, and in which language it opens."""

    questionnaire = Dropdown(label=gettext_lazy("Questionnaire and occasion"))
    language = Dropdown(label=gettext_lazy("Language"), nothing=None)

    def __init__(self, *, shown: QuestionnaireResults, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offer({"questionnaire": shown.offered, "language": shown.languages})


@require_safe
def results(request: HttpRequest, number: int) -> HttpResponse:
    """The page."""
    found = show_questionnaire_results(by=actor(request), number=number)
    context = {
        "found": found,
        "back": intervention_address(number),
        "sections": [_section(one) for one in found.results],
        "coverage": [(_said(one.label), one.asked, one.of) for one in found.coverage],
        "fewest": FEWEST,
        "links": [
            ShownLink(
                one.number, f"{_said(one.title)}, {_said(one.occasion)}", one.expires_on, address, code_of(address)
            )
            for one in found.shared
            for address in [request.build_absolute_uri(reverse("answer", args=[one.secret]))]
        ],
    }
    return render(request, "questionnaires/results.html", context)


@require_http_methods(["GET", "POST"])
def hand_out_shared(request: HttpRequest, number: int) -> HttpResponse:
    """The form that opens a link for many."""
    by = actor(request)
    shown = show_questionnaire_results(by=by, number=number)
    back = reverse("questionnaire_results", args=[number])

    def act(given: Given) -> Done:
        hand_out_to_many(by=by, number=number, **given.values)
        return Done(back, _("The link is open."))

    page = FormPage(
        title=_("Ask staff or parties"),
        back=back,
        form=partial(SharedFields, shown=shown),
        initial={"language": "sv"},
        submit=_("Make a link"),
        lead=shown.intervention,
    )
    return form_page(request, act, page)


@require_POST
def close_shared(request: HttpRequest, number: int, link: int) -> HttpResponse:
    """Closes a link for many."""
    close_shared_link(by=actor(request), number=number, link=link)
    messages.success(request, _("The link is closed. What was answered is kept."))
    return redirect("questionnaire_results", number)


def _link(request: HttpRequest, one: SharedLink) -> ShownLink:
    address = request.build_absolute_uri(reverse("answer", args=[one.secret]))
    title = f"{_said(one.title)}, {_said(one.occasion)}"
    return ShownLink(one.number, title, one.expires_on, address, code_of(address))


def _section(found: Results) -> ResultSection:
    return ResultSection(
        _said(found.title),
        tuple((_said(one.label), one.asked, one.answered, one.declined) for one in found.occasions),
        tuple(_said(one.label) for one in found.occasions),
        tuple(_lines(found.rows)),
        any(row.change is not None for row in found.rows),
    )


def _lines(rows: Iterable[ResultRow]) -> Iterable[ScoreLine]:
    for row in rows:
        span = f"{number_text(row.lowest)}–{number_text(row.highest)}"
        change = _cell(row.change, sign=True) if row.change else None
        yield ScoreLine(_said(row.label), span, tuple(_cell(one) for one in row.cells), change)


def _cell(cell: MeanCell, *, sign: bool = False) -> ShownScore:
    if cell.mean is None or cell.answered is None:
        return ShownScore(_("fewer than %(number)s answers") % {"number": FEWEST}, "", is_number=False)
    plus = "+" if sign and cell.mean > 0 else ""
    aside = ngettext("%(count)s answer", "%(count)s answers", cell.answered) % {"count": cell.answered}
    return ShownScore(f"{plus}{number_text(round(cell.mean, 1))}", aside, is_number=True)


def _said(words: Wording) -> str:
    return words.in_language(current_language())
