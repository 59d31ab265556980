"""Subscales, headings and translations: a form each."""

from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.edit_questionnaire import (
    LANGUAGES,
    Document,
    Part,
    ScaleDocument,
    add_language,
    find_question,
    find_scale,
    most_missing,
    name_from,
    put_heading,
    put_scale,
    questions_of,
    start_section,
    texts_to_translate,
    translate,
    with_most_missing,
)
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.option import Option
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import PageForm, Radios, WholeNumber
from stegvis.web.pages.questionnaires.editor.place import (
    Place,
    print_of,
    require_unchanged,
    swedish,
    with_swedish,
)

COUNTED = (
    Option("sum", Wording("Svaren läggs ihop", "The answers are added up")),
    Option("mean", Wording("Svarens medelvärde", "The mean of the answers")),
)


HEADING_GONE = Wording(
    "Rubriken är borttagen av någon annan. Lägg till en ny före frågan den hör till.",
    "The heading was taken away by somebody else. Add a new one before the question that it belongs to.",
)


class ScaleFields(PageForm):
    """A subscale."""

    title = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    questions = forms.MultipleChoiceField(
        label=gettext_lazy("Questions that count"), widget=forms.CheckboxSelectMultiple
    )
    method = Radios(label=gettext_lazy("How it is counted"), options=COUNTED)
    missing = WholeNumber(
        label=gettext_lazy("How many answers may be missing"),
        help_text=gettext_lazy("The person's own mean then stands in for them. With more missing there is no number."),
        digits=3,
    )

    def __init__(self, *, document: Document, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offer({"method": COUNTED})
        questions = self.fields["questions"]
        assert isinstance(questions, forms.MultipleChoiceField)
        questions.choices = [
            (one["id"], f"{number}. {swedish(one.get('text')) or one['id']}")
            for number, one in enumerate(questions_of(document), 1)
            if one["kind"] not in ("text", "several")
        ]

    def clean(self) -> dict[str, Any]:
        """Not all answers may be missing."""
        given: dict[str, Any] = super().clean() or {}
        most, chosen = given.get("missing"), given.get("questions")
        if chosen and most is not None and most >= len(chosen):
            self.add_error("missing", _("At least one question must be answered. Write a lower number."))
        return given


class HeadingFields(PageForm):
    """Words over questions."""

    heading = forms.CharField(label=gettext_lazy("Heading"), max_length=200, required=False)
    introduction = forms.CharField(
        label=gettext_lazy("Words below the heading"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """At least one of them."""
        given: dict[str, Any] = super().clean() or {}
        if not any((given.get(name) or "").strip() for name in ("heading", "introduction")):
            self.add_error("heading", _("Write a heading."))
        return given


class TranslationFields(PageForm):
    """Every text, with the Swedish beside it."""

    def __init__(self, *, document: Document, code: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        attrs = {"rows": 2, "lang": code, "dir": LANGUAGES[code].direction, "class": "textarea-field__textarea"}
        for name, words in texts_to_translate(document):
            self.fields[name] = forms.CharField(
                label=swedish(words), widget=forms.Textarea(attrs=dict(attrs)), max_length=2000, required=False
            )


@require_http_methods(["GET", "POST"])
def subscale(request: HttpRequest, association: int, name: str, scale: str = "") -> HttpResponse:
    """A subscale, new or changed."""
    place = Place.of(request, association, name)
    found = find_scale(place.document, scale)

    def act(given: Given) -> Done:
        now = place.held().document
        stands = find_scale(now, scale)
        require_unchanged(given, _scale_fields(stands))
        made = _scale(now, stands or found, given.values)
        place.change(partial(put_scale, scale=made), Part.SCALE, made["id"])
        return place.done(_("The subscale is saved."), "delskalor")

    initial = _scale_fields(found)
    page = FormPage(
        title=_("Subscale") if found else _("New subscale"),
        back=place.desk("delskalor"),
        form=partial(ScaleFields, document=place.document),
        initial=initial,
        version=print_of(initial),
    )
    return form_page(request, act, page)


@require_http_methods(["GET", "POST"])
def heading_before(request: HttpRequest, association: int, name: str, question: str) -> HttpResponse:
    """A new heading before a question."""
    place = Place.of(request, association, name)
    found = find_question(place.document, question)
    if found is None:
        raise Http404

    def act(given: Given) -> Done:
        words = {part: with_swedish(None, given.values[part]) for part in ("heading", "introduction")}
        place.change(
            partial(start_section, before=question, heading=words["heading"], introduction=words["introduction"])
        )
        return place.done(_("The heading is saved."), f"fraga-{question}")

    lead = _("It stands before “%(question)s”.") % {"question": swedish(found.get("text"))}
    page = FormPage(
        title=_("New heading"), back=place.desk(f"fraga-{question}"), form=HeadingFields, lead=lead, focus_first=True
    )
    return form_page(request, act, page)


@require_http_methods(["GET", "POST"])
def heading(request: HttpRequest, association: int, name: str, number: int) -> HttpResponse:
    """A heading that stands there."""
    place = Place.of(request, association, name)
    if not 1 <= number <= len(place.document["sections"]):
        raise Http404
    initial = _heading_fields(place.document, number)

    def act(given: Given) -> Done:
        now = place.held().document
        require_unchanged(given, _heading_fields(now, number))
        if number > len(now["sections"]):
            raise InvalidFields({"": HEADING_GONE})
        section = now["sections"][number - 1]
        words = with_swedish(section.get("heading"), given.values["heading"])
        introduction = with_swedish(section.get("introduction"), given.values["introduction"])
        place.change(partial(put_heading, number=number, heading=words, introduction=introduction))
        return place.done(_("The heading is saved."), f"rubrik-{number}")

    page = FormPage(
        title=_("Heading"),
        back=place.desk(f"rubrik-{number}"),
        form=HeadingFields,
        initial=initial,
        version=print_of(initial),
    )
    return form_page(request, act, page)


@require_http_methods(["GET", "POST"])
def translation(request: HttpRequest, association: int, name: str, language: str) -> HttpResponse:
    """Every text in one more language."""
    place = Place.of(request, association, name)
    document = place.document
    if language not in LANGUAGES or language == "sv":
        raise Http404

    def act(given: Given) -> Done:
        require_unchanged(given, _texts_in(place.held().document, language))

        def edit(one: Document) -> Document:
            return translate(add_language(one, language=language), language=language, texts=given.values)

        place.change(edit)
        return place.done(_("The translation is saved."), "sprak")

    initial = _texts_in(document, language)
    page = FormPage(
        title=_("Translation: %(language)s") % {"language": LANGUAGES[language].name},
        back=place.desk("sprak"),
        form=partial(TranslationFields, document=document, code=language),
        initial=initial,
        version=print_of(initial),
        lead=_("What is left empty is shown in Swedish."),
    )
    return form_page(request, act, page)


def _scale_fields(found: ScaleDocument | None) -> dict[str, Any]:
    if found is None:
        return {"method": "sum", "missing": 0}
    return {
        "title": swedish(found["title"]),
        "questions": found["questions"],
        "method": found.get("method", "sum"),
        "missing": most_missing(found),
    }


def _heading_fields(document: Document, number: int) -> dict[str, Any]:
    """What the form shows of the heading; {} when it is gone."""
    if number > len(document["sections"]):
        return {}
    section = document["sections"][number - 1]
    return {"heading": swedish(section.get("heading")), "introduction": swedish(section.get("introduction"))}


def _texts_in(document: Document, language: str) -> dict[str, Any]:
    return {one: words.get(language, "") for one, words in texts_to_translate(document)}


def _scale(document: Document, found: ScaleDocument | None, values: dict[str, Any]) -> ScaleDocument:
    """The subscale that the fields tell, its questions in the order in which they are asked."""
    ids = {one["id"] for one in questions_of(document)} | {one["id"] for one in document["scales"]}
    asked = [one["id"] for one in questions_of(document) if one["id"] in values["questions"]]
    made: ScaleDocument = {
        "id": found["id"] if found else name_from(values["title"], ids, otherwise="skala"),
        "title": with_swedish(found["title"] if found else None, values["title"]),
        "questions": asked,
        "method": values["method"],
    }
    if found and len(found["questions"]) == len(asked):
        made["most_missing"] = found.get("most_missing", 0.0)
    return with_most_missing(made, values["missing"])
