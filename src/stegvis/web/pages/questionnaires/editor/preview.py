"""A questionnaire that is being written, as whoever answers it will meet it. Answers are kept nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from stegvis.actions.answer_questionnaire import words_in
from stegvis.actions.edit_questionnaire import preview_written
from stegvis.vocabulary import InvalidFields
from stegvis.web.language import current_language
from stegvis.web.pages.questionnaires.editor.place import Place, swedish
from stegvis.web.pages.questionnaires.fields import PREFIX, question_fields, shown_text
from stegvis.web.pages.refused import refused


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, association: int, name: str) -> HttpResponse:
    """The questions on a phone; a button shows what the answers open."""
    place = Place.of(request, association, name)
    asked = request.GET.get("tillfalle", ""), request.GET.get("sprak", "sv")
    typed = {key.removeprefix(PREFIX): request.POST.getlist(key) for key in request.POST if key.startswith(PREFIX)}
    try:
        found = preview_written(
            by=place.by, association=association, name=name, occasion=asked[0], language=asked[1], typed=typed
        )
    except InvalidFields as lacking:
        return refused(request, swedish(place.document["title"]), lacking, place.desk())
    context = {"place": place, "title": swedish(place.document["title"]), "found": found}
    if found:
        words = words_in(found.language.code)
        context |= {
            "words": words,
            "occasions": [(one.value, one.label.in_language(current_language())) for one in found.occasions],
            "sections": [
                {
                    "heading": shown_text(one.heading) if one.heading else None,
                    "introduction": shown_text(one.introduction) if one.introduction else None,
                    "fields": question_fields(one, words, {}, typed, found.language.code),
                }
                for one in found.pages
            ],
        }
    return render(request, "questionnaires/editor/preview.html", context)
