"""The desk: all parts of a questionnaire that is being written, what it still lacks, and the buttons that change it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.edit_questionnaire import (
    LANGUAGES,
    OCCASIONS,
    RESPONDENTS,
    Document,
    Fault,
    Part,
    change_questionnaire,
    go_on_from,
    list_begun,
    most_missing,
    move_question,
    questions_of,
    remove_heading,
    remove_language,
    remove_options,
    remove_question,
    remove_scale,
    texts_to_translate,
    undo_change,
    uses_of_options,
)
from stegvis.actions.publish_questionnaire import publish_questionnaire, withdraw_questionnaire
from stegvis.actions.questionnaire_parts import condition_words, kind_words, options_words, said
from stegvis.actions.throw_away_questionnaire import take_back_questionnaire, throw_away_questionnaire
from stegvis.vocabulary import InvalidFields
from stegvis.vocabulary.option import Option
from stegvis.web.language import current_language
from stegvis.web.pages.questionnaires.editor.place import Place, seen, swedish
from stegvis.web.pages.refused import refused
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number

UP, DOWN = "upp", "ner"
REMOVE_QUESTION, REMOVE_HEADING, REMOVE_ANSWERS = "bort-fraga", "bort-rubrik", "bort-svar"
REMOVE_SCALE, REMOVE_LANGUAGE = "bort-delskala", "bort-sprak"
PRESSED = "efter"


@require_safe
def desk(request: HttpRequest, association: int, name: str) -> HttpResponse:
    """All of it."""
    place = Place.of(request, association, name)
    document = place.document
    language = current_language()
    context = {
        "place": place,
        "editor": place.editor,
        "title": said(document["title"]).in_language(language),
        "about": _about(document),
        "sections": _sections(document, request.GET.get(PRESSED, "")),
        "lacks": [(_address(place, one), one.reason.in_language(language)) for one in place.editor.faults],
        "answers": [
            (one, options_words(listed).in_language(language), uses_of_options(document, one))
            for one, listed in document["options"].items()
        ],
        "scales": [(one["id"], swedish(one["title"]), _scale_line(document, one["id"])) for one in document["scales"]],
        "languages": _languages(document),
        "further": [one for one in LANGUAGES.values() if one.code not in ("sv", *document["translations"])],
    }
    return render(request, "questionnaires/editor/desk.html", context)


@require_POST
def change(request: HttpRequest, association: int, name: str) -> HttpResponse:
    """What a button of the desk does. A question that moves keeps its button under the finger."""
    place = Place.of(request, association, name)
    # Where nothing is written one is told so, whatever was pressed.
    title = swedish(place.document["title"])
    try:
        return _changed(request, place)
    except InvalidFields as why:
        return refused(request, title, why, place.desk())


def _changed(request: HttpRequest, place: Place) -> HttpResponse:
    button = partial(change_questionnaire, by=place.by, association=place.association, name=place.name)
    for way, steps in ((UP, -1), (DOWN, 1)):
        if question := request.POST.get(way):
            button(edit=partial(move_question, name=question, steps=steps), version=seen(request))
            # Without a fragment: a browser that goes to one gives no button the focus.
            return redirect(f"{place.desk()}?{PRESSED}={way}.{question}")
    for name, (edit, message) in _removals().items():
        if what := request.POST.get(name):
            version = button(edit=edit(what), version=seen(request))
            messages.success(request, message, extra_tags=place.undo(version))
    return redirect(place.desk())


@require_POST
def undo(request: HttpRequest, association: int, name: str) -> HttpResponse:
    """The last edit is undone."""
    place = Place.of(request, association, name)
    title = swedish(place.document["title"])
    try:
        undo_change(by=place.by, association=association, name=name, version=seen(request))
    except InvalidFields as why:
        return refused(request, title, why, place.desk())
    messages.success(request, _("The last change is undone."))
    return redirect(place.desk())


@require_POST
def discard(request: HttpRequest, association: int, name: str) -> HttpResponse:
    """What was written is thrown away."""
    place = Place.of(request, association, name)
    title = swedish(place.document["title"])
    try:
        throw_away_questionnaire(by=place.by, association=association, name=name, version=seen(request))
    except InvalidFields as why:
        return refused(request, title, why, place.desk())
    undoing = reverse("take_back_questionnaire", args=[association, name])
    messages.success(request, _("What was written is thrown away. Published versions stay."), extra_tags=undoing)
    return redirect("questionnaires", association=association)


@require_POST
def take_back(request: HttpRequest, association: int, name: str) -> HttpResponse:
    """What was thrown away stands there again."""
    try:
        take_back_questionnaire(by=actor(request), association=association, name=name)
    except InvalidFields as why:
        return refused(request, _("Undo"), why, reverse("questionnaires", args=[association]))
    messages.success(request, _("It is back. You can go on writing it."))
    return redirect("questionnaire_desk", association=association, name=name)


@require_POST
def publish(request: HttpRequest, association: int, name: str) -> HttpResponse:
    """It becomes a version that can be handed out."""
    place = Place.of(request, association, name)
    try:
        number = publish_questionnaire(by=place.by, association=association, name=name, version=seen(request))
    except InvalidFields as why:
        is_there = any(one.name == name for one in list_begun(by=place.by, association=association))
        back = place.desk() if is_there else reverse("questionnaires", args=[association])
        return refused(request, _("Publish"), why, back)
    undoing = reverse("withdraw_questionnaire", args=[association, number])
    messages.success(request, _("The questionnaire is published and can be handed out."), extra_tags=undoing)
    return redirect("questionnaires", association=association)


@require_POST
def go_on(request: HttpRequest, association: int) -> HttpResponse:
    """Begins to write on from a version."""
    try:
        name = go_on_from(by=actor(request), association=association, key=request.POST.get("fran", ""))
    except InvalidFields as why:
        return refused(request, _("New version"), why, reverse("questionnaires", args=[association]))
    return redirect("questionnaire_desk", association=association, name=name)


@require_POST
def withdraw(request: HttpRequest, association: int, number: int) -> HttpResponse:
    """A version that nobody has been given is taken away, and written on."""
    back = reverse("questionnaires", args=[association])
    try:
        name = withdraw_questionnaire(by=actor(request), association=association, number=number)
    except InvalidFields as why:
        return refused(request, _("Withdraw a questionnaire"), why, back)
    if name is None:
        return redirect(back)
    messages.success(request, _("The questionnaire is withdrawn. You can go on writing it."))
    return redirect("questionnaire_desk", association=association, name=name)


def _removals() -> dict[str, tuple[Callable[[str], Callable[[Document], Document]], str]]:
    """By button: the edit of what it names, and what is said of it."""
    return {
        REMOVE_QUESTION: (lambda what: partial(remove_question, name=what), _("The question is removed.")),
        REMOVE_HEADING: (
            lambda what: partial(remove_heading, number=row_number(what) or 0),
            _("The heading is removed. Its questions stay."),
        ),
        REMOVE_ANSWERS: (lambda what: partial(remove_options, name=what), _("The answers are removed.")),
        REMOVE_SCALE: (lambda what: partial(remove_scale, name=what), _("The subscale is removed.")),
        REMOVE_LANGUAGE: (
            lambda what: partial(remove_language, language=what),
            _("The language and everything written in it is removed."),
        ),
    }


def _about(document: Document) -> dict[str, Any]:
    return {
        "introduction": swedish(document.get("introduction")),
        "respondent": ", ".join(_labels(RESPONDENTS, [document["respondent"]])),
        "occasions": ", ".join(_labels(OCCASIONS, document["occasions"])),
        "valid_from": document["valid_from"],
        "valid_to": document.get("valid_to", ""),
    }


def _labels(options: tuple[Option, ...], chosen: list[str]) -> list[str]:
    return [one.label.in_language(current_language()) for one in options if one.value in chosen]


def _sections(document: Document, pressed: str) -> list[dict[str, Any]]:
    """The headings with their questions; `pressed` is the button that keeps the focus, "upp.sleep"."""
    way, _dot, moved = pressed.partition(".")
    language = current_language()
    numbers = {one["id"]: number for number, one in enumerate(questions_of(document), 1)}
    last = len(numbers)
    listed = []
    for at, section in enumerate(document["sections"], 1):
        lines = []
        for one in section["questions"]:
            number = numbers[one["id"]]
            # At an end the button that was pressed is gone: the other one gets the focus.
            way_on = DOWN if number == 1 else UP if number == last else way
            condition = one.get("shown_when")
            lines.append(
                {
                    "id": one["id"],
                    "number": number,
                    "text": said(one.get("text", {})).in_language(language) if "text" in one else one["id"],
                    "kind": kind_words(document, one).in_language(language),
                    "condition": condition_words(document, condition).in_language(language) if condition else "",
                    "occasions": ", ".join(_labels(OCCASIONS, one.get("occasions", []))),
                    "is_reversed": one.get("reversed", False),
                    "focus": way_on if one["id"] == moved else "",
                    "is_first": number == 1,
                    "is_last": number == last,
                }
            )
        heading, introduction = swedish(section.get("heading")), swedish(section.get("introduction"))
        listed.append({"number": at, "heading": heading or introduction, "lines": lines})
    return listed


def _scale_line(document: Document, name: str) -> str:
    scale = next(one for one in document["scales"] if one["id"] == name)
    numbers = [str(at) for at, one in enumerate(questions_of(document), 1) if one["id"] in scale["questions"]]
    counted = _("the mean") if scale.get("method") == "mean" else _("the sum")
    return _("%(counted)s of questions %(numbers)s; %(missing)s may be missing") % {
        "counted": counted,
        "numbers": ", ".join(numbers),
        "missing": most_missing(scale),
    }


def _languages(document: Document) -> list[dict[str, Any]]:
    texts = texts_to_translate(document)
    return [
        {"one": LANGUAGES[code], "written": sum(code in words for _name, words in texts), "of": len(texts)}
        for code in document["translations"]
    ]


def _address(place: Place, fault: Fault) -> str:
    """Where the fault is put right."""
    match fault.part:
        case Part.ABOUT:
            return place.address("about_questionnaire")
        case Part.QUESTION:
            return place.address("change_question", fault.name)
        case Part.ANSWERS:
            return place.address("change_answers", fault.name)
        case Part.SCALE:
            return place.address("change_subscale", fault.name)
        case Part.HEADING:
            return place.address("change_heading", fault.name)
        case _:
            return place.address("add_question")
