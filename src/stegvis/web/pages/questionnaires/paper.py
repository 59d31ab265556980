"""The paper: all questions to print in large text, and the form in which its answers are typed in."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from stegvis.actions.answer_questionnaire import words_in
from stegvis.actions.enter_paper_answers import ANSWERED, PaperForm, enter_paper_answers, show_paper_form
from stegvis.vocabulary import InvalidFields
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, PageForm
from stegvis.web.language import current_language
from stegvis.web.pages.questionnaires.fields import QuestionField, question_fields, shown_text
from stegvis.web.pages.refused import refused
from stegvis.web.routes import actor

DAY = "answered_on"


class PaperFields(PageForm):
    """A field for each question, by its id, and the day of the answers."""

    answered_on = DayField(label=gettext_lazy("Answered on"))

    def __init__(self, *, questions: tuple[QuestionField, ...], **kwargs: Any) -> None:
        # Django copies the base fields of the form itself as it does those of its class.
        vars(self)["base_fields"] = {one.name: _field(one) for one in questions} | {DAY: self.base_fields[DAY]}
        super().__init__(**kwargs)


@require_http_methods(["GET", "POST"])
def enter_paper(request: HttpRequest, number: int) -> HttpResponse:
    """The form; what stands empty was not answered."""
    by = actor(request)
    shown = show_paper_form(by=by, number=number, language=current_language())
    back = reverse("asking", args=[number])
    title = _("Type in answers") if not shown.is_for_case_worker else _("Your view")
    if shown.is_answered:
        return refused(request, title, InvalidFields({"": ANSWERED}), back)
    questions = _questions(shown)

    def act(given: Given) -> Done:
        values = dict(given.values)
        day = values.pop(DAY)
        names = {one.name: one.id for one in questions}
        typed = {names[name]: value if isinstance(value, list) else [value] for name, value in values.items()}
        try:
            enter_paper_answers(by=by, number=number, typed=typed, answered_on=day)
        except InvalidFields as why:
            fields = {one.id: one.name for one in questions}
            raise InvalidFields({fields.get(name, name): reason for name, reason in why.fields.items()}) from None
        return Done(back, _("The answers are saved."))

    who = _("Participant %(number)s") % {"number": shown.local_number}
    language = current_language()
    page = FormPage(
        title=title,
        back=back,
        form=partial(PaperFields, questions=questions),
        initial={DAY: shown.today.isoformat()} | {one.name: _typed(one) for one in questions},
        lead=f"{who} · {shown.title.in_language(language)}, {shown.occasion.in_language(language)}",
        participant=shown.participant,
        focus_first=True,
    )
    return form_page(request, act, page)


@require_safe
def print_paper(request: HttpRequest, number: int) -> HttpResponse:
    """All questions on paper. It names nobody: the number of the questionnaire leads back to it."""
    language = request.GET.get("sprak", "sv")
    shown = show_paper_form(by=actor(request), number=number, language=language)
    words = words_in(language)
    sections = [
        {
            "heading": shown_text(page.heading) if page.heading else None,
            "introduction": shown_text(page.introduction) if page.introduction else None,
            "fields": question_fields(page, words, {}, {one.id: [] for one in page.questions}, language),
        }
        for page in shown.pages
    ]
    context = {
        "shown": shown,
        "language": words["language"].language,
        "words": words,
        "sections": sections,
        "back": reverse("asking", args=[number]),
    }
    return render(request, "questionnaires/paper.html", context)


def _questions(shown: PaperForm) -> tuple[QuestionField, ...]:
    words = words_in(current_language())
    return tuple(field for page in shown.pages for field in question_fields(page, words, {}, {}, current_language()))


def _typed(question: QuestionField) -> str | list[str]:
    chosen = [one.value for one in question.controls if one.is_chosen]
    if question.not_applicable and question.not_applicable.is_chosen:
        chosen = [question.not_applicable.value]
    if question.kind == "several":
        return chosen
    return chosen[0] if chosen else question.typed


def _field(question: QuestionField) -> forms.Field:
    stated: dict[str, Any] = {
        "label": question.text.words,
        "help_text": question.help.words if question.help else "",
        "required": False,
    }
    controls = [*question.controls, *([question.not_applicable] if question.not_applicable else [])]
    listed = [(one.value, one.label.words) for one in controls]
    match question.kind:
        case "one" | "steps":
            nothing = ("", _("No answer"))
            return forms.ChoiceField(choices=[*listed, nothing], widget=forms.RadioSelect, **stated)
        case "several":
            return forms.MultipleChoiceField(choices=listed, widget=forms.CheckboxSelectMultiple, **stated)
        case "text":
            return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=question.longest, **stated)
        case _:
            attrs = {"inputmode": "numeric", "size": 6}
            unit = question.unit.words if question.unit else ""
            stated["label"] = f"{question.text.words} ({unit})" if unit else question.text.words
            return forms.CharField(widget=forms.TextInput(attrs=attrs), **stated)
