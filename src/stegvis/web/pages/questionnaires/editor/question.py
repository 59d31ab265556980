"""One question: what is asked, how it is answered, when it is shown."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.edit_questionnaire import (
    LANGUAGES,
    OCCASIONS,
    Document,
    Part,
    QuestionDocument,
    Words,
    find_question,
    put_question,
    questions_of,
)
from stegvis.actions.edit_questionnaire import name_from as id_from
from stegvis.actions.questionnaire_parts import (
    KINDS,
    MUST_BE,
    chosen_condition,
    condition_of,
    condition_options,
    options_words,
)
from stegvis.vocabulary import Wording
from stegvis.vocabulary.option import Option
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import Dropdown, PageForm, Radios
from stegvis.web.forms.choices import choices
from stegvis.web.language import current_language
from stegvis.web.pages.questionnaires.editor.place import (
    Place,
    print_of,
    require_unchanged,
    swedish,
    with_swedish,
)

ONE_MORE = "en_till"
LARGEST = 1_000_000
ALWAYS = Option("", Wording("– (visa den alltid)", "– (always show it)"))
CHOOSING = ("choice", "several")


class Whole(forms.IntegerField):
    """A whole number, which may be below zero."""

    default_error_messages = {"invalid": gettext_lazy("Write a whole number.")}  # noqa: RUF012

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6, "maxlength": 8})
        super().__init__(widget=widget, min_value=-LARGEST, max_value=LARGEST, required=False, **kwargs)


class QuestionFields(PageForm):
    """A question. The fields of the other kinds of answer are left alone."""

    text = forms.CharField(label=gettext_lazy("Question"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500)
    help = forms.CharField(
        label=gettext_lazy("Words that explain it"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )
    kind = Radios(label=gettext_lazy("How it is answered"), options=())
    options = Dropdown(label=gettext_lazy("Answers to choose from"), required=False)
    lowest = Whole(label=gettext_lazy("Lowest number"))
    highest = Whole(label=gettext_lazy("Highest number"))
    unit = forms.CharField(
        label=gettext_lazy("Unit"), help_text=gettext_lazy("Such as: hours a week"), max_length=60, required=False
    )
    low_end = forms.CharField(label=gettext_lazy("What the lowest means"), max_length=100, required=False)
    high_end = forms.CharField(label=gettext_lazy("What the highest means"), max_length=100, required=False)
    reversed = forms.BooleanField(
        label=gettext_lazy("Reverse-scored in subscales: the highest answer counts as the lowest"), required=False
    )
    may_not_apply = forms.BooleanField(label=gettext_lazy("Offer the answer “Does not apply to me”"), required=False)
    occasions = forms.MultipleChoiceField(
        label=gettext_lazy("The question is asked"), widget=forms.CheckboxSelectMultiple, required=False
    )
    condition = Dropdown(
        label=gettext_lazy("Show the question only after"),
        help_text=gettext_lazy("Only the questions before this one can be chosen."),
        nothing=None,
        required=False,
    )
    comparison = Dropdown(label=gettext_lazy("The answer must be"), nothing=None, required=False)
    condition_number = Whole(label=gettext_lazy("The number"))

    def __init__(self, *, document: Document, name: str, languages: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # Words that belong to others are loaded in a way of their own.
        self.fields["text"].required = "rights" not in document
        listed = [Option(one, options_words(answers)) for one, answers in document["options"].items()]
        conditions = condition_options(document, name)
        listed_conditions = (ALWAYS, *conditions)
        self.offer({"kind": KINDS, "options": listed, "condition": listed_conditions, "comparison": MUST_BE})
        if not conditions:
            for one in ("condition", "comparison", "condition_number"):
                del self.fields[one]
        elif not any(one.value.endswith("#") for one in conditions):
            del self.fields["condition_number"]
        self._offer_occasions(document["occasions"])
        for one in languages:
            self._add_language(one)

    def _offer_occasions(self, occasions: list[str]) -> None:
        """The occasions of the questionnaire; with only one there is nothing to choose."""
        if len(occasions) < 2:
            del self.fields["occasions"]
            return
        field = self.fields["occasions"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices(one for one in OCCASIONS if one.value in occasions)

    def _add_language(self, code: str) -> None:
        language = LANGUAGES[code]
        attrs = {"rows": 2, "lang": code, "dir": language.direction, "class": "textarea-field__textarea"}
        for name, label in (("text", _("Question")), ("help", _("Words that explain it"))):
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=f"{label}: {language.name}",
                widget=forms.Textarea(attrs=dict(attrs)),
                max_length=1000,
                required=False,
            )

    @property
    def translations(self) -> list[forms.BoundField]:
        """The fields of the other languages."""
        return [self[name] for name in self.fields if name.startswith(("text_", "help_"))]

    def clean(self) -> dict[str, Any]:
        """What the kind of answer needs."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") in CHOOSING and not given.get("options"):
            self.add_error("options", _("Choose the answers."))
        if given.get("kind") == "number":
            self._require_range(given)
        return given

    def _require_range(self, given: dict[str, Any]) -> None:
        lowest, highest = given.get("lowest"), given.get("highest")
        for name, number in (("lowest", lowest), ("highest", highest)):
            if number is None and not self.has_error(name):
                self.add_error(name, _("Write a whole number."))
        if lowest is not None and highest is not None and lowest >= highest:
            self.add_error("highest", _("The highest number must be above the lowest."))
        if bool(given.get("low_end")) != bool(given.get("high_end")):
            self.add_error("high_end" if given.get("low_end") else "low_end", _("Write both ends, or neither."))


@require_http_methods(["GET", "POST"])
def add_question(request: HttpRequest, association: int, name: str) -> HttpResponse:
    """A new question, last."""
    return _page(request, Place.of(request, association, name), None, _("New question"))


@require_http_methods(["GET", "POST"])
def change_question(request: HttpRequest, association: int, name: str, question: str) -> HttpResponse:
    """A question that stands there; without one, the desk."""
    place = Place.of(request, association, name)
    found = find_question(place.document, question)
    title = _("Question %(number)s") % {"number": _number(place.document, question)} if found else _("New question")
    return _page(request, place, found, title)


def _page(request: HttpRequest, place: Place, found: QuestionDocument | None, title: str) -> HttpResponse:
    document = place.document
    name = found["id"] if found else ""
    initial = _initial(document, found)

    def act(given: Given) -> Done:
        now = place.held().document
        stands = find_question(now, name) if found else None
        if found:
            require_unchanged(given, _initial(now, stands))
        question = _question(now, stands or found, given.values, place.languages)
        place.change(partial(put_question, question=question), Part.QUESTION, question["id"], shown_when="condition")
        if ONE_MORE in request.POST:
            return Done(place.address("add_question"), _("The question is saved. Here is the next."))
        return place.done(_("The question is saved."), f"fraga-{question['id']}")

    page = FormPage(
        title=title,
        back=place.desk(f"fraga-{name}" if found else ""),
        form=partial(QuestionFields, document=document, name=name, languages=place.languages),
        initial=initial,
        version=print_of(initial) if found else None,
        focus_first=found is None,
        template="questionnaires/editor/question.html",
        context={
            "place": place,
            "is_new": found is None,
            "lacks_words": [
                one.reason.in_language(current_language())
                for one in place.editor.faults
                if (one.part, one.name) == (Part.QUESTION, name)
            ],
            "one_more": ONE_MORE,
        },
    )
    return form_page(request, act, page)


def _number(document: Document, name: str) -> int:
    return next((number for number, one in enumerate(questions_of(document), 1) if one["id"] == name), 0)


def _initial(document: Document, found: QuestionDocument | None) -> dict[str, Any]:
    if found is None:
        return {"kind": "choice", "occasions": document["occasions"]}
    condition, comparison, number = chosen_condition(document, found)
    ends = found.get("ends")
    stated: dict[str, Any] = {
        "text": swedish(found.get("text")),
        "help": swedish(found.get("help")),
        "kind": found["kind"],
        "options": found.get("options", ""),
        "lowest": found.get("lowest"),
        "highest": found.get("highest"),
        "unit": swedish(found.get("unit")),
        "low_end": swedish(ends["lowest"]) if ends else "",
        "high_end": swedish(ends["highest"]) if ends else "",
        "reversed": found.get("reversed", False),
        "may_not_apply": found.get("may_not_apply", False),
        "occasions": found.get("occasions") or document["occasions"],
        "condition": condition,
        "comparison": comparison,
        "condition_number": number,
    }
    for code in document["translations"]:
        stated[f"text_{code}"] = found.get("text", {}).get(code, "")
        stated[f"help_{code}"] = found.get("help", {}).get(code, "")
    return stated


def _question(
    document: Document, found: QuestionDocument | None, values: dict[str, Any], languages: tuple[str, ...]
) -> QuestionDocument:
    """The question that the fields tell; what the form does not show stays as it was."""
    ids = {one["id"] for one in questions_of(document)} | {one["id"] for one in document["scales"]}
    name = found["id"] if found else id_from(values["text"], ids, otherwise="fraga")
    question: QuestionDocument = {"id": name, "kind": values["kind"]}
    if text := _words(values, "text", languages):
        question["text"] = text
    if help_words := _words(values, "help", languages):
        question["help"] = help_words
    if found and "description" in found:
        question["description"] = found["description"]
    if found and "fact_word" in found:
        question["fact_word"] = found["fact_word"]
    if values["may_not_apply"]:
        question["may_not_apply"] = True
    _answer(question, found, values)
    asked = values.get("occasions") or []
    if asked and set(asked) != set(document["occasions"]):
        question["occasions"] = asked
    condition = condition_of(
        document,
        values.get("condition", ""),
        values.get("comparison") or "equals",
        values.get("condition_number"),
        found.get("shown_when") if found else None,
    )
    if condition:
        question["shown_when"] = condition
    return question


def _answer(question: QuestionDocument, found: QuestionDocument | None, values: dict[str, Any]) -> None:
    """How it is answered: only what its kind has."""
    if values["reversed"] and values["kind"] in ("choice", "number", "yes_no"):
        question["reversed"] = True
    if values["kind"] in CHOOSING:
        question["options"] = values["options"]
    if values["kind"] == "text" and found and "longest" in found:
        question["longest"] = found["longest"]
    if values["kind"] != "number":
        return
    question["lowest"], question["highest"] = values["lowest"], values["highest"]
    if unit := with_swedish(found.get("unit") if found else None, values["unit"]):
        question["unit"] = unit
    if values["low_end"]:
        ends = found.get("ends") if found else None
        question["ends"] = {
            "lowest": with_swedish(ends["lowest"] if ends else None, values["low_end"]),
            "highest": with_swedish(ends["highest"] if ends else None, values["high_end"]),
        }


def _words(values: dict[str, Any], name: str, languages: tuple[str, ...]) -> Words:
    """The text in all languages in which it was written; nothing without Swedish."""
    others = {code: values[f"{name}_{code}"].strip() for code in languages if values[f"{name}_{code}"].strip()}
    return with_swedish(others, values[name])
