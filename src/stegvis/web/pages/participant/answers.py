"""What a participant has answered in one participation, questionnaire by questionnaire."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stegvis.actions.show_answers import show_answers
from stegvis.web.pages.participant.words import said, who_text
from stegvis.web.pages.questionnaires.scores import score_lines
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address


@require_safe
def participant_answers(request: HttpRequest, number: int) -> HttpResponse:
    """The page."""
    found = show_answers(by=actor(request), participation=number)
    courses = []
    for one in found.courses:
        lines = score_lines(one.rows)
        courses.append(
            {
                "id": one.questionnaire,
                "title": said(one.title),
                "times": [(time, said(time.occasion)) for time in one.times],
                "occasions": [said(time.occasion) for time in one.times],
                "scores": lines,
                "has_changes": any(line.change is not None for line in lines),
            }
        )
    context = {
        "who": who_text(found.local_number),
        "intervention": found.intervention,
        "courses": courses,
        "back": participant_address(found.participant),
    }
    return render(request, "participant/answers.html", context)
