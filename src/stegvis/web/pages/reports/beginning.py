"""Beginning to write: the report that is owed becomes a draft, and the page where it is written opens."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from stegvis.actions.begin_report import begin_report
from stegvis.actions.renew_form import renew_form
from stegvis.vocabulary import BadInput
from stegvis.web.language import current_language
from stegvis.web.routes import actor

SEE_OTHER = 303


@require_POST
def begin(request: HttpRequest, due: int) -> HttpResponse:
    """To the page where it is written; back to the list, with the reason, when it cannot be begun."""
    try:
        number = begin_report(by=actor(request), due=due)
    except BadInput as why:
        messages.error(request, why.in_language(current_language()))
        return _to("reports")
    return _to("write_report", number)


@require_POST
def renew(request: HttpRequest, number: int) -> HttpResponse:
    """The draft goes on in the form's version of today."""
    try:
        renew_form(by=actor(request), edition=number)
    except BadInput as why:
        messages.error(request, why.in_language(current_language()))
    return _to("edition", number)


def _to(name: str, *arguments: int) -> HttpResponse:
    answer = redirect(name, *arguments)
    answer.status_code = SEE_OTHER
    return answer
