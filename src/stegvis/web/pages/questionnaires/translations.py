"""A translation to read through, and the note of who has done so."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.actions.review_translation import review_translation, show_translation, take_review_back
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, PageForm
from stegvis.web.language import current_language
from stegvis.web.routes import actor


class ReviewFields(PageForm):
    """Who has read it."""

    reviewed_by = forms.CharField(
        label=gettext_lazy("Read by"), help_text=gettext_lazy("Somebody who speaks the language well."), max_length=200
    )
    reviewed_on = DayField(label=gettext_lazy("When"))


@require_http_methods(["GET", "POST"])
def translation_review(request: HttpRequest, association: int, questionnaire: str, language: str) -> HttpResponse:
    """Every text beside the Swedish, and who has read them."""
    by, key = actor(request), _key(request, questionnaire)
    shown = show_translation(by=by, association=association, key=key, language=language)
    back = reverse("questionnaires", args=[association])

    def act(given: Given) -> Done:
        review_translation(by=by, association=association, key=key, language=language, **given.values)
        return Done(back, _("The review is noted. The notice beside the translation is gone."))

    page = FormPage(
        title=_("Review a translation"),
        back=back,
        form=ReviewFields,
        initial={"reviewed_by": shown.reviewed_by, "reviewed_on": shown.reviewed_on or shown.today},
        submit=_("It is reviewed"),
        lead=f"{shown.title.in_language(current_language())}, {shown.language.name}",
        template="questionnaires/translation.html",
        context={"shown": shown, "version": shown.version, "association": association, "questionnaire": questionnaire},
    )
    return form_page(request, act, page)


@require_POST
def review_back(request: HttpRequest, association: int, questionnaire: str, language: str) -> HttpResponse:
    """It is not reviewed after all."""
    take_review_back(by=actor(request), association=association, key=_key(request, questionnaire), language=language)
    messages.success(request, _("The review is taken back. The notice stands beside the translation again."))
    return redirect("questionnaires", association=association)


def _key(request: HttpRequest, questionnaire: str) -> str:
    return f"{questionnaire}:{request.GET.get('version', '')}"
