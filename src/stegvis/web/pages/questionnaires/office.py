"""The office's questionnaires: the list, a version to write and try, texts to load."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stegvis.actions.answer_questionnaire import words_in
from stegvis.actions.define_questionnaire import (
    define_questionnaire,
    preview_questionnaire,
    show_definition,
    show_shelf_print,
)
from stegvis.actions.edit_questionnaire import list_begun, open_written
from stegvis.actions.hand_out_questionnaire import LANGUAGE_OPTIONS
from stegvis.actions.list_questionnaires import ListedVersion, list_questionnaires
from stegvis.actions.load_questionnaire_texts import load_questionnaire_texts
from stegvis.actions.offer_questionnaire import offer_questionnaire
from stegvis.vocabulary import InvalidFields
from stegvis.vocabulary.option import Option
from stegvis.web.form_page import Done, FormPage, Given, form_page, left_fields, look_again
from stegvis.web.forms import Dropdown, PageForm
from stegvis.web.language import current_language
from stegvis.web.pages.questionnaires.fields import question_fields
from stegvis.web.routes import actor

PREVIEW, READ, WRITE_ON, NOT_READ = "prova", "las", "skriv", "olast"
LARGEST_FILE = 500_000
"""Bytes; the largest shipped file has 20,000."""


class DefinitionFields(PageForm):
    """The text of a version."""

    definition = forms.CharField(
        label=gettext_lazy("Definition"),
        help_text=gettext_lazy(
            "In TOML or JSON. Give a new version a name of its own, and the day from which it is valid."
        ),
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 24, "spellcheck": "false", "class": "textarea-field__textarea sq-definition"}
        ),
    )


class TextFields(PageForm):
    """Texts that belong to others."""

    questionnaire = Dropdown(label=gettext_lazy("Questionnaire"))
    language = Dropdown(label=gettext_lazy("Language"), nothing=None)
    text = forms.CharField(
        label=gettext_lazy("Texts"),
        help_text=gettext_lazy(
            "A question a line: its id, a colon, the text. Words for the ends after: | lowest | highest"
        ),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 15, "spellcheck": "false"}),
    )

    def __init__(self, *, options: tuple[Option, ...], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offer({"questionnaire": options, "language": LANGUAGE_OPTIONS})


@require_safe
def questionnaires(request: HttpRequest, association: int) -> HttpResponse:
    """The list."""
    by = actor(request)
    found = list_questionnaires(by=by, association=association)
    context = {
        "found": found,
        "begun": list_begun(by=by, association=association),
        "own": [_line(one) for one in found.versions if one.number is not None],
        "shipped": [_line(one) for one in found.versions if one.number is None],
    }
    return render(request, "questionnaires/office.html", context)


@require_http_methods(["GET", "POST"])
def define(request: HttpRequest, association: int) -> HttpResponse:
    """The form; "Try it" shows the questions as somebody would meet them."""
    by = actor(request)
    text = show_definition(by=by, association=association, key=request.GET.get("fran", ""))

    stands = show_shelf_print(by=by, association=association)

    def act(given: Given) -> Done:
        define_questionnaire(by=by, association=association, text=given.values["definition"], seen=given.version)
        return Done(_list(association), _("The questionnaire is saved."))

    def write_on(given: Given) -> Done:
        name = open_written(by=by, association=association, text=given.values["definition"])
        return Done(reverse("questionnaire_desk", args=[association, name]), _("The file is read in."))

    def page(context: Mapping[str, Any]) -> FormPage:
        return FormPage(
            title=_("Questionnaire from a file"),
            back=_list(association),
            form=DefinitionFields,
            initial={"definition": text},
            version=stands,
            template="questionnaires/define.html",
            context=context,
        )

    if request.method == "POST" and not {READ, PREVIEW}.isdisjoint(request.POST):
        typed = _with_file(request) if READ in request.POST else request.POST
        return look_again(request, page(_looked_through(request, association, typed)), typed)
    left = left_fields(request) if request.method == "GET" else None
    seen = _looked_through(request, association, left) if left else {}
    return form_page(request, write_on if WRITE_ON in request.POST else act, page(seen))


@require_safe
def download(request: HttpRequest, association: int) -> HttpResponse:
    """A version as a file, to keep or to give to another association."""
    key = request.GET.get("fran", "")
    text = show_definition(by=actor(request), association=association, key=key)
    name = re.sub(r"[^a-z0-9_]+", "-", key.casefold()).strip("-") or "exempel"
    headers = {"Content-Disposition": f'attachment; filename="{name}.{"json" if text.startswith("{") else "toml"}"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


@require_http_methods(["GET", "POST"])
def load_texts(request: HttpRequest, association: int) -> HttpResponse:
    """The form for texts that the office has a licence for."""
    by = actor(request)
    found = list_questionnaires(by=by, association=association)
    lacking = tuple(Option(one.key.split(":")[0], one.title) for one in found.versions if one.lacks_texts)
    own = tuple(Option(one.key.split(":")[0], one.title) for one in found.versions if one.number is not None)

    def act(given: Given) -> Done:
        load_questionnaire_texts(by=by, association=association, **given.values)
        return Done(_list(association), _("The texts are loaded."))

    page = FormPage(
        title=_("Load texts"),
        back=_list(association),
        form=partial(TextFields, options=(*lacking, *own)),
        initial={"language": "sv"},
        lead=_("Only for those who hold a licence: the words belong to others."),
    )
    return form_page(request, act, page)


@require_POST
def offer(request: HttpRequest, association: int, number: int, state: str) -> HttpResponse:
    """Offers an own version to interventions, or puts it away."""
    offer_questionnaire(by=actor(request), association=association, number=number, is_offered=state == "ja")
    return redirect("questionnaires", association=association)


def _with_file(request: HttpRequest) -> QueryDict:
    """The fields, with the text of the file that was chosen, or that there is none to read."""
    file = request.FILES.get("fil")
    data = request.POST.copy()
    if file is None or file.size is None or file.size > LARGEST_FILE:
        data[NOT_READ] = "1"
    else:
        data["definition"] = file.read().decode("utf-8-sig", "replace")
    return data


def _looked_through(request: HttpRequest, association: int, typed: QueryDict) -> dict[str, Any]:
    """What the page shows of the fields, if a button asked to see them."""
    if NOT_READ in typed:
        return {"wrong": [_("The file is not read: choose one of at most half a megabyte.")]}
    if {READ, PREVIEW}.isdisjoint(typed):
        return {}
    return _preview(request, association, typed)


def _preview(request: HttpRequest, association: int, typed: QueryDict) -> dict[str, Any]:
    language = current_language()
    try:
        found = preview_questionnaire(
            by=actor(request), association=association, text=typed.get("definition", ""), language=language
        )
    except InvalidFields as why:
        return {"wrong": [reason.in_language(language) for reason in why.fields.values()]}
    words = words_in(language)
    fields = [
        (
            one.occasion.in_language(language),
            [field for page in one.pages for field in question_fields(page, words, {}, {}, language)],
        )
        for one in found
    ]
    return {"previews": fields, "words": words}


def _line(one: ListedVersion) -> dict[str, Any]:
    language = current_language()
    return {
        "one": one,
        "title": one.title.in_language(language),
        "respondent": one.respondent.in_language(language),
        "translations": [each for each in one.languages if each.code != "sv"],
        "waiting": sum(each.needs_review for each in one.languages),
    }


def _list(association: int) -> str:
    return reverse("questionnaires", args=[association])
