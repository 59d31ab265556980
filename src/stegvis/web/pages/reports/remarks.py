"""Remarks on a report while it is written: looked for as one types, and what a writer does about each.

The buttons belong to the form of the writing page, so that what is typed comes along and is saved first: no word is
lost, with scripts or without.
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.actions.confirm_texts import confirm_texts
from stegvis.actions.decide_remark import Remarked, decide_remark
from stegvis.actions.look_over_report import look_over_report
from stegvis.actions.refresh_numbers import refresh_numbers
from stegvis.actions.use_proposal import use_proposal
from stegvis.actions.write_section import write_sections
from stegvis.vocabulary import BadInput, InvalidFields
from stegvis.web.language import current_language
from stegvis.web.pages.reports.shown_remarks import ShownRemark, remark_named, shown_remarks
from stegvis.web.pages.reports.typed_texts import typed_texts
from stegvis.web.pages.reports.writing import writing
from stegvis.web.routes import actor
from stegvis.web.sent_back import nothing_to_send_back, send_back, sent_back

EXPLANATION = "explanation."
GONE = 409


@require_POST
def look_over_page(request: HttpRequest, number: int) -> HttpResponse:
    """The remarks on the texts as typed, as pieces of the page by section. Nothing is saved."""
    texts = {name: one.text for name, one in typed_texts(request).items()}
    try:
        looked = look_over_report(by=actor(request), edition=number, texts=texts)
    except BadInput as bad:
        return JsonResponse({"message": bad.in_language(current_language())}, status=GONE)
    shown = shown_remarks(looked)
    pieces = {section: _piece(request, number, shown.of(section)) for section in ("", *texts)}
    return JsonResponse({"summary": shown.summary, "open": shown.open, "moved": shown.moved, "sections": pieces})


@require_http_methods(["GET", "POST"])
def keep_page(request: HttpRequest, number: int) -> HttpResponse:
    """The words stay with an explanation, or ("undo") the remark is open again.

    An explanation that does not hold leads back to a page of its own, where nothing else is asked.
    """
    if request.method != "POST":
        return _to_explain(request, number)
    about = remark_named(request.POST.get("remark", "")) or remark_named(request.POST.get("undo", ""))
    if about is None:
        return _after_saving(request, number)
    explanation = None if "undo" in request.POST else request.POST.get(EXPLANATION + request.POST["remark"], "")

    def decide() -> str:
        decide_remark(by=actor(request), edition=number, about=about, explanation=explanation)
        return _("The remark is open again.") if explanation is None else _("The report will print the explanation.")

    try:
        answer = _after_saving(request, number, decide, about)
    except InvalidFields as invalid:
        return _sent_back_to_explain(request, explanation or "", invalid)
    nothing_to_send_back(request)
    return answer


@require_POST
def use_page(request: HttpRequest, number: int) -> HttpResponse:
    """The proposed words are written in place of those that the remark is about."""
    about = remark_named(request.POST.get("remark", ""))
    if about is None:
        return _after_saving(request, number)

    def use() -> str:
        use_proposal(by=actor(request), edition=number, about=about)
        return _("The proposal stands in the text.")

    return _after_saving(request, number, use, about)


@require_POST
def confirm_page(request: HttpRequest, number: int) -> HttpResponse:
    """What was taken over from the last report is read: in the section that is sent, or everywhere."""
    section = request.POST.get("section") or None

    def confirm() -> str:
        count = confirm_texts(by=actor(request), edition=number, section=section)
        said = ngettext("%(count)s text is read and stays.", "%(count)s texts are read and stay.", count)
        return said % {"count": count}

    return _after_saving(request, number, confirm, place=section or "")


@require_POST
def refresh_page(request: HttpRequest, number: int) -> HttpResponse:
    """Every number that has moved is written anew."""

    def refresh() -> str:
        count = refresh_numbers(by=actor(request), edition=number)
        said = ngettext("%(count)s number was written anew.", "%(count)s numbers were written anew.", count)
        return said % {"count": count}

    return _after_saving(request, number, refresh)


def _after_saving(
    request: HttpRequest,
    number: int,
    act: Callable[[], str] | None = None,
    about: Remarked | None = None,
    place: str = "",
) -> HttpResponse:
    """What is typed is saved, then the act is done, if there is one.

    What cannot be saved stands on the page again, with why.
    """
    try:
        write_sections(by=actor(request), edition=number, typed=typed_texts(request))
    except (BadInput, InvalidFields):
        return writing(request, number)
    try:
        if act is not None:
            messages.success(request, act())
    except BadInput as bad:
        messages.warning(request, bad.reason.in_language(current_language()).capitalize())
    return _back(number, about.section if about else place)


def _sent_back_to_explain(request: HttpRequest, explanation: str, invalid: InvalidFields) -> HttpResponse:
    """The way to the remark on a page of its own. The texts beside it are saved already."""
    typed = QueryDict(mutable=True)
    typed["remark"], typed[EXPLANATION] = request.POST["remark"], explanation
    return send_back(request, invalid.fields, typed=typed)


def _to_explain(request: HttpRequest, number: int) -> HttpResponse:
    """The remark whose explanation was refused, with what was said and what is wrong with it."""
    looked = look_over_report(by=actor(request), edition=number)
    left = sent_back(request)
    name = left.typed.get("remark", "")
    about = remark_named(name)
    section = about.section if about else ""
    shown = next((one for one in shown_remarks(looked).of(section) if one.name == name), None)
    if shown is None:
        return _back(number, section)
    reasons = list(left.errors.values())
    typed = left.typed.get(EXPLANATION, "")
    context = {"number": number, "remark": shown, "typed": typed, "reasons": reasons, "section": section}
    return render(request, "reports/keep_remark.html", context, status=left.status)


def _piece(request: HttpRequest, number: int, remarks: tuple[ShownRemark, ...]) -> str:
    return render_to_string("reports/remarks.html", {"number": number, "remarks": remarks}, request)


def _back(number: int, section: str = "") -> HttpResponse:
    address = reverse("write_report", args=[number])
    answer = HttpResponseRedirect(f"{address}#{section}" if section else address)
    answer.status_code = 303
    return answer
