"""Answering the questions on violence: one form that is sent whole. The address says nothing but the day's link."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_protect, ensure_csrf_cookie
from django.views.decorators.http import require_http_methods

from stegvis.actions.answer_questionnaire import words_in
from stegvis.actions.answer_screening import ScreeningForm, answer_screening, show_screening_form
from stegvis.web.pages.questionnaires.attempts import may_try_again
from stegvis.web.pages.questionnaires.fields import PREFIX, question_fields
from stegvis.web.pages.questionnaires.pace import PACE

LANGUAGE, DONE = "sprak", "klar"


@csrf_protect
@ensure_csrf_cookie
@require_http_methods(["GET", "POST"])
def screening(request: HttpRequest, association: int, secret: str) -> HttpResponse:
    """The form, and the thanks after it."""
    found = show_screening_form(association, secret, language=request.GET.get(LANGUAGE))
    if found is None:
        words = words_in("sv")
        context = {"words": words, "language": words["close"].language, "is_answered": False}
        status = 404 if may_try_again(request) else 429
        return render(request, "questionnaires/over.html", context, status=status)
    here = reverse("screening", args=[association, secret])
    if request.method == "POST":
        asked = [question.id for page in found.pages for question in page.questions]
        typed = {one: request.POST.getlist(f"{PREFIX}{one}") for one in asked}
        if not PACE.has_room(association):
            # In this answer itself: nothing of it may be kept anywhere until it is sent again.
            return _form(request, found, here, typed)
        answer_screening(association, secret, typed)
        response = HttpResponseRedirect(f"{here}?{urlencode({LANGUAGE: found.language.code, DONE: 'ja'})}")
        response.status_code = 303
        return response
    if DONE in request.GET:
        words = words_in(found.language.code)
        context = {"words": words, "language": found.language, "thanks": found.thanks, "is_answered": True}
        return render(request, "questionnaires/over.html", context)
    return _form(request, found, here)


def _form(
    request: HttpRequest, found: ScreeningForm, here: str, typed: Mapping[str, list[str]] | None = None
) -> HttpResponse:
    """The form. `typed`: what was sent when too many sent at once; it is to be sent again."""
    words = words_in(found.language.code)
    spoken = found.language.code
    fields = [field for page in found.pages for field in question_fields(page, words, {}, typed or {}, spoken)]
    context = {
        "found": found,
        "language": found.language,
        "words": words,
        "languages": [(one, f"{here}?{urlencode({LANGUAGE: one.code})}") for one in found.languages],
        "here": f"{here}?{urlencode({LANGUAGE: found.language.code})}",
        "fields": fields,
        "is_too_many": typed is not None,
    }
    response = render(request, "questionnaires/screening.html", context, status=200 if typed is None else 429)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
