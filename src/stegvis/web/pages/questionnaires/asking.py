"""One questionnaire of a participant: the ways to answer it, and what was answered."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.decline_questionnaire import decline_questionnaire
from stegvis.actions.make_answer_link import make_answer_link
from stegvis.actions.show_asking import ShownAsking, show_asking
from stegvis.actions.use_answers import use_answers
from stegvis.vocabulary import InvalidFields
from stegvis.web.language import current_language
from stegvis.web.pages.questionnaires.codes import code_of
from stegvis.web.pages.questionnaires.scores import score_lines
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address

HOW = {"link": gettext_lazy("by link"), "tablet": gettext_lazy("on the tablet"), "paper": gettext_lazy("typed in")}


@require_safe
def asking(request: HttpRequest, number: int) -> HttpResponse:
    """The page."""
    found = show_asking(by=actor(request), number=number)
    language = current_language()
    context = {
        "asking": found,
        "title": found.title.in_language(language),
        "occasion": found.occasion.in_language(language),
        "who": _("Participant %(number)s") % {"number": found.local_number},
        "back": participant_address(found.participant),
        "how": str(HOW.get(found.answered_by, "")),
        "is_open": found.answered_on is None and not found.is_declined,
        "languages": [(one.value, one.label.in_language(language)) for one in found.languages],
        "answers": [
            (one.question.in_language(language), one.answer.in_language(language), one.is_given)
            for one in found.answers
        ],
        "occasions": [one.in_language(language) for one in found.occasions],
        "scores": score_lines(found.scores),
        "has_changes": any(row.change is not None or row.why_no_change for row in found.scores),
        "differences": [
            tuple(part.in_language(language) for part in (one.question, one.typed, one.answered))
            for one in found.differences
        ],
        **_link(request, found),
    }
    return render(request, "questionnaires/asking.html", context)


@require_POST
def make_link(request: HttpRequest, number: int) -> HttpResponse:
    """A new link, shown on the page; or answered here, on this tablet, by somebody who is not logged in."""
    is_tablet = "surfplatta" in request.POST
    try:
        secret = make_answer_link(
            by=actor(request), number=number, language=request.POST.get("sprak", "sv"), is_tablet=is_tablet
        )
    except InvalidFields as why:
        return _refused(request, number, why)
    if not is_tablet:
        return redirect("asking", number=number)
    # Whoever gets the tablet must not come into the register: there is no way back but a new login.
    logout(request)
    response = HttpResponseRedirect(reverse("answer", args=[secret]))
    response.status_code = 303
    return response


@require_POST
def decline(request: HttpRequest, number: int, state: str) -> HttpResponse:
    """The person does not want to answer; or that is taken back."""
    is_declined = state == "ja"
    try:
        decline_questionnaire(by=actor(request), number=number, is_declined=is_declined)
    except InvalidFields as why:
        return _refused(request, number, why)
    if is_declined:
        undo = reverse("decline_questionnaire", args=[number, "nej"])
        messages.success(request, _("Noted: the person does not want to answer."), extra_tags=undo)
    return redirect("asking", number=number)


@require_POST
def use(request: HttpRequest, number: int) -> HttpResponse:
    """The answers take the place of what was typed."""
    use_answers(by=actor(request), number=number)
    messages.success(request, _("The answers stand in the register now."))
    return redirect("asking", number=number)


def _link(request: HttpRequest, found: ShownAsking) -> dict[str, Any]:
    if not found.secret:
        return {}
    address = request.build_absolute_uri(reverse("answer", args=[found.secret]))
    return {"address": address, "code": code_of(address)}


def _refused(request: HttpRequest, number: int, why: InvalidFields) -> HttpResponse:
    for reason in why.fields.values():
        messages.error(request, reason.in_language(current_language()))
    return redirect("asking", number=number)
