"""Answering a questionnaire by its link: one question at a time, or all on one page; on a phone, without an account.

Nothing here needs a login, a cookie of ours or a script, and nothing tells who answers. Faults are answered with 200:
other answers are logged with their address, and the address is the key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_protect, ensure_csrf_cookie
from django.views.decorators.http import require_http_methods

from stegvis.actions.answer_questionnaire import (
    Answering,
    LinkState,
    Over,
    Page,
    begin_answering,
    hand_in_answers,
    keep_typed_answers,
    show_answering,
    words_in,
)
from stegvis.vocabulary import Wording
from stegvis.web.pages.questionnaires.attempts import may_try_again
from stegvis.web.pages.questionnaires.fields import PREFIX, question_fields, shown_text

LANGUAGE, QUESTION, STEP = "sprak", "fraga", "steg"
ALL, END = "alla-fragor", "sista-sidan"
"""No question has such an id: ids have no hyphens."""
BEGIN, NEXT, SKIP, BACK, SEND, SAVE = "borja", "nasta", "hoppa", "bakat", "skicka", "spara"
ASKED = "tomt"
"""The form's field when its reader was asked whether to send without answers."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where in the questionnaire somebody is: a question, all of them, or the end; "" before the start."""

    secret: str
    language: str | None
    at: str

    def address(self, at: str = "", language: str | None = None) -> str:
        """The address of another place in it."""
        query = {LANGUAGE: language or self.language or "", QUESTION: at}
        shown = urlencode({key: value for key, value in query.items() if value})
        return f"{reverse('answer', args=[self.secret])}{'?' if shown else ''}{shown}"


@csrf_protect
@ensure_csrf_cookie
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, secret: str) -> HttpResponse:
    """The page behind the link."""
    where = Where(secret, request.GET.get(LANGUAGE), request.GET.get(QUESTION, ""))
    found = show_answering(secret, language=where.language, one_at_a_time=where.at != ALL)
    if isinstance(found, Over):
        return _over(request, found)
    where = Where(secret, found.language.code, where.at)
    if request.method == "POST":
        return _answered(request, found, where)
    return _shown(request, found, where)


def _shown(
    request: HttpRequest,
    found: Answering,
    where: Where,
    faults: Mapping[str, Wording] | None = None,
    typed: Mapping[str, list[str]] | None = None,
    *,
    is_empty: bool = False,
) -> HttpResponse:
    page = _page_at(found, where.at)
    if found.is_shared or (page is None and where.at not in (ALL, END)):
        return _rendered(request, "start", found, where, first=where.address(found.following or _first(found)))
    words = words_in(found.language.code)
    pages = found.pages if where.at == ALL else (page,) if page else ()
    sections = [
        {
            "heading": shown_text(one.heading) if one.heading else None,
            "introduction": shown_text(one.introduction) if one.introduction else None,
            "fields": question_fields(one, words, faults or {}, typed or {}, found.language.code),
        }
        for one in pages
    ]
    is_last = page is not None and page.number == page.of
    return _rendered(
        request,
        "questions",
        found,
        where,
        sections=sections,
        page=page,
        progress=words["question_of"].words.format(number=page.number, of=page.of) if page else "",
        is_last=is_last,
        is_all=where.at == ALL,
        is_end=where.at == END,
        has_back=page is None or page.number > 1,
        has_faults=bool(faults),
        is_empty=is_empty,
    )


def _answered(request: HttpRequest, found: Answering, where: Where) -> HttpResponse:
    """What a button of the form leads to."""
    step = request.POST.get(STEP, NEXT)
    if found.is_shared or step == BEGIN:
        own = begin_answering(where.secret, language=found.language.code)
        beginning = Where(own or where.secret, where.language, "")
        return _see(beginning.address(request.POST.get(QUESTION) or found.following or _first(found)))
    typed = _typed(request, found, where, step)
    if where.at == ALL and step == SEND and ASKED not in request.POST and not any(map(_is_filled, typed.values())):
        return _shown(request, found, where, is_empty=True)
    kept = keep_typed_answers(where.secret, typed, language=found.language.code)
    if kept is None:
        return _see(where.address())
    if step == SAVE:
        return HttpResponse(status=204)
    if kept.faults and step != BACK:
        # What others depend on may have changed: the page is made of what is kept now.
        again = show_answering(where.secret, language=where.language, one_at_a_time=where.at != ALL)
        assert isinstance(again, Answering)
        return _shown(request, again, where, kept.faults, dict(typed))
    return _on(found, where, step, kept.following)


def _on(found: Answering, where: Where, step: str, following: str | None) -> HttpResponse:
    if step == BACK:
        return _see(where.address(_before(found, where.at)))
    if where.at == ALL and step == SEND:
        now = show_answering(where.secret, language=where.language, one_at_a_time=False)
        # An answer has just shown a question that nobody has seen yet.
        if isinstance(now, Answering) and now.following is not None:
            return _see(f"{where.address(ALL)}#{PREFIX}{now.following}")
    elif following is not None:
        return _see(where.address(following))
    elif step != SEND:
        return _see(where.address(END))
    hand_in_answers(where.secret)
    return _see(where.address())


def _typed(request: HttpRequest, found: Answering, where: Where, step: str) -> dict[str, list[str]]:
    """The fields by question. What is empty is left out of what is only saved on the way, for nobody has skipped it."""
    pages = found.pages if where.at == ALL else (_page_at(found, where.at),)
    asked = [question.id for page in pages if page for question in page.questions]
    if step == SKIP:
        return {one: [] for one in asked}
    typed = {one: request.POST.getlist(f"{PREFIX}{one}") for one in asked}
    if step in (SAVE, BACK):
        return {one: values for one, values in typed.items() if _is_filled(values)}
    return typed


def _is_filled(values: list[str]) -> bool:
    return any(value.strip() for value in values)


def _page_at(found: Answering, at: str) -> Page | None:
    return next((page for page in found.pages if at in [question.id for question in page.questions]), None)


def _first(found: Answering) -> str:
    return found.pages[0].questions[0].id if found.pages else END


def _before(found: Answering, at: str) -> str:
    """The question before; from the end, the last one; from the first, the start."""
    listed = [question.id for page in found.pages for question in page.questions]
    if at not in listed:
        return listed[-1] if listed and at == END else ""
    place = listed.index(at)
    return listed[place - 1] if place else ""


def _over(request: HttpRequest, over: Over) -> HttpResponse:
    words = words_in(over.language.code)
    is_answered = over.state is LinkState.ANSWERED
    closed = 404 if is_answered or may_try_again(request) else 429
    context = {"language": over.language, "words": words, "thanks": over.thanks, "is_answered": is_answered}
    return _private(render(request, "questionnaires/over.html", context, status=200 if is_answered else closed))


def _rendered(request: HttpRequest, template: str, found: Answering, where: Where, **more: Any) -> HttpResponse:
    languages = [(one, where.address(where.at, one.code)) for one in found.languages]
    context = {
        "found": found,
        "language": found.language,
        "words": words_in(found.language.code),
        "languages": languages if len(languages) > 1 else [],
        "here": where.address(where.at),
        "all_address": where.address(ALL),
        "one_address": where.address(found.following or _first(found)),
        **more,
    }
    return _private(render(request, f"questionnaires/{template}.html", context))


def _private(response: HttpResponse) -> HttpResponse:
    """Kept nowhere, listed nowhere."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _see(address: str) -> HttpResponseRedirect:
    """See other: the browser asks for the address with GET."""
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response
