"""The page that asks before a correction that was begun is thrown away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from stegvis.actions.show_edition import EditionView, show_edition
from stegvis.actions.throw_away_correction import ThrownAway, corrections_thrown_with, throw_away_correction
from stegvis.vocabulary import Changed
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import PageForm
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.words import period_text


class NothingForm(PageForm):
    """Nothing is asked but whether."""


def can_be_thrown_away(shown: EditionView) -> bool:
    """True for a correction that the reader writes and that was never handed in."""
    return shown.may_write and shown.corrects is not None and shown.content is None


@require_http_methods(["GET", "POST"])
def throw_away_page(request: HttpRequest, number: int) -> HttpResponse:
    """The page; from a report that is no correction being begun it leads back."""
    shown = show_edition(by=actor(request), edition=number, language=current_language())
    here = reverse("edition", args=[number])
    if request.method == "GET" and not can_be_thrown_away(shown):
        messages.info(request, _("You cannot take that step now. What comes next is told here."))
        return redirect(here)

    def act(given: Given) -> Done:
        if given.version is None:
            raise Changed({}, shown.version)
        gone = throw_away_correction(by=actor(request), edition=number, version=given.version)
        return Done(reverse("edition", args=[gone.corrected]), _said(gone))

    later = corrections_thrown_with(by=actor(request), edition=number)
    page = FormPage(
        title=_("Throw away the correction: %(name)s") % {"name": f"{shown.name}, {period_text(shown.period)}"},
        back=here,
        form=NothingForm,
        version=shown.version,
        submit=_("Throw all %(number)s away") % {"number": len(later) + 1} if later else _("Throw it away"),
        lead=_("What is written in the correction is removed. The signed report stands as it is."),
        template="reports/throw_away.html",
        context={"later": [(one.number, period_text(one.period)) for one in later]},
    )
    return form_page(request, act, page)


def _said(gone: ThrownAway) -> str:
    if not gone.later:
        return _("The correction is thrown away.")
    said = ngettext(
        "The correction is thrown away, and with it that of %(number)s later month.",
        "The correction is thrown away, and with it those of %(number)s later months.",
        gone.later,
    )
    return said % {"number": gone.later}
