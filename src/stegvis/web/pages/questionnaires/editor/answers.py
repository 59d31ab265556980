"""Answers to choose from: each with the value that it counts as."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.edit_questionnaire import Document, OptionDocument, Part, put_options
from stegvis.web.form_page import Done, FormPage, Given, form_page, look_again
from stegvis.web.forms import PageForm
from stegvis.web.pages.questionnaires.editor.place import (
    Place,
    print_of,
    require_unchanged,
    swedish,
    with_swedish,
)
from stegvis.web.pages.questionnaires.editor.question import Whole
from stegvis.web.row_number import row_number

ROWS, SPARE = 6, 3
UP = "upp"
FEWEST = 2


class AnswerFields(PageForm):
    """Answers, a row each; empty rows are left out."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rows = rows
        for row in range(1, rows + 1):
            self.fields[f"label_{row}"] = forms.CharField(
                label=_("Answer %(row)s") % {"row": row},
                max_length=200,
                required=False,
                widget=forms.TextInput(attrs={"class": "text-field__input"}),
            )
            self.fields[f"value_{row}"] = value = Whole(label=_("Value %(row)s") % {"row": row})
            value.widget.attrs["class"] = "text-field__input"

    @property
    def pairs(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """The fields of each row."""
        return [(row, self[f"label_{row}"], self[f"value_{row}"]) for row in range(1, self.rows + 1)]

    def clean(self) -> dict[str, Any]:
        """Each answer has a value of its own; one without a value gets the number of its row."""
        given: dict[str, Any] = super().clean() or {}
        seen: set[int] = set()
        for row in self._written(given):
            if given.get(f"value_{row}") is None and not self.has_error(f"value_{row}"):
                given[f"value_{row}"] = row
            value = given.get(f"value_{row}")
            if value in seen:
                self.add_error(f"value_{row}", _("Another answer has that value."))
            elif value is not None:
                seen.add(value)
        if len(self._written(given)) < FEWEST:
            self.add_error("label_1" if not given.get("label_1") else "label_2", _("Write at least two answers."))
        return given

    def _written(self, given: dict[str, Any]) -> list[int]:
        return [row for row in range(1, self.rows + 1) if (given.get(f"label_{row}") or "").strip()]

    def options(self, known: list[OptionDocument]) -> list[OptionDocument]:
        """The answers that were written, with the translations of those that have stood there."""
        earlier = {one["value"]: one for one in known}
        listed: list[OptionDocument] = []
        for row in self._written(self.cleaned_data):
            value, label = self.cleaned_data[f"value_{row}"], self.cleaned_data[f"label_{row}"]
            before = earlier.get(value)
            one: OptionDocument = {"value": value, "label": with_swedish(before["label"] if before else None, label)}
            if before and "word" in before:
                one["word"] = before["word"]
            listed.append(one)
        return listed


@require_http_methods(["GET", "POST"])
def add_answers(request: HttpRequest, association: int, name: str) -> HttpResponse:
    """New answers."""
    place = Place.of(request, association, name)
    return _page(request, place, "", _("New answers to choose from"))


@require_http_methods(["GET", "POST"])
def change_answers(request: HttpRequest, association: int, name: str, answers: str) -> HttpResponse:
    """Answers that stand there."""
    return _page(request, Place.of(request, association, name), answers, _("Answers to choose from"))


def _page(request: HttpRequest, place: Place, answers: str, title: str) -> HttpResponse:
    known = place.document["options"].get(answers, [])
    rows = max(ROWS, len(known) + SPARE)

    def act(given: Given) -> Done:
        document = place.held().document
        now = document["options"].get(answers, [])
        require_unchanged(given, _initial(now))
        form = AnswerFields(rows=rows)
        form.cleaned_data = given.values
        under = answers or _free(document)
        place.change(partial(put_options, name=under, options=form.options(now)), Part.ANSWERS, under)
        return place.done(_("The answers are saved."), f"svar-{under}")

    page = FormPage(
        title=title,
        back=place.desk(f"svar-{answers}" if known else "svar"),
        form=partial(AnswerFields, rows=rows),
        initial=_initial(known),
        version=print_of(_initial(known)),
        lead=_("They are shown in this order. The value is what an answer counts as in a subscale."),
        template="questionnaires/editor/answers.html",
        context={"uses": _uses(place.document, answers), "up": UP},
    )
    if request.method == "POST" and (row := row_number(request.POST.get(UP, ""))) is not None:
        return look_again(request, page, _one_up(request.POST, row))
    return form_page(request, act, page)


def _one_up(data: QueryDict, row: int) -> QueryDict:
    """The same fields with that row before the one above it."""
    moved = data.copy()
    for name in ("label", "value"):
        above, below = f"{name}_{row - 1}", f"{name}_{row}"
        moved[above], moved[below] = data.get(below, ""), data.get(above, "")
    return moved


def _free(document: Document) -> str:
    taken = document["options"]
    return next(f"s{number}" for number in range(1, len(taken) + 2) if f"s{number}" not in taken)


def _initial(known: list[OptionDocument]) -> dict[str, Any]:
    labels = {f"label_{row}": swedish(one["label"]) for row, one in enumerate(known, 1)}
    return labels | {f"value_{row}": one["value"] for row, one in enumerate(known, 1)}


def _uses(document: Document, answers: str) -> list[str]:
    """The questions that are answered with them."""
    return [
        f"{number}. {swedish(one.get('text'))}"
        for number, one in enumerate((each for section in document["sections"] for each in section["questions"]), 1)
        if one.get("options") == answers
    ]
