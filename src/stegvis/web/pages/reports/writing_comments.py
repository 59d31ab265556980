"""Comments of the office on a report: written where it is read, ticked off where it is written."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stegvis.actions.comment_on_report import comment_on_report
from stegvis.actions.settle_comment import settle_comment
from stegvis.vocabulary import BadInput, InvalidFields
from stegvis.web.language import current_language
from stegvis.web.pages.reports.writing import hub_address, save_all
from stegvis.web.routes import actor


@require_POST
def comment(request: HttpRequest, number: int) -> HttpResponse:
    """Writes the comment and leads back to the report."""
    section, passage, text = (request.POST.get(name, "").replace("\0", "") for name in ("section", "passage", "text"))
    try:
        stands = comment_on_report(by=actor(request), edition=number, section=section, passage=passage, text=text)
    except InvalidFields as invalid:
        for reason in invalid.fields.values():
            messages.error(request, reason.in_language(current_language()))
    except BadInput as bad:
        messages.error(request, bad.in_language(current_language()))
    else:
        messages.success(request, _("The comment is saved. Those who write see it beside the text."))
        if not stands:
            messages.warning(
                request,
                _("The words that you quoted do not stand in the text. Write once more if you meant other words."),
            )
    return redirect(hub_address(number))


@require_POST
def tick_comment(request: HttpRequest, number: int, comment: int, state: str) -> HttpResponse:
    """Ticks a comment off (“klar”) or opens it again, and leads back to its section."""
    section = settle_comment(by=actor(request), edition=number, comment=comment, settled=state == "klar")
    # The button stands among the texts, so they come with it.
    not_saved = save_all(request, number)
    if not_saved is not None:
        return not_saved
    return redirect(f"{reverse('write_report', args=[number])}#{section}")
