"""A small page made with the form-page framework, and the addresses of a site that has it besides all others."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path

from stegvis.vocabulary import Changed, InvalidFields, Wording
from stegvis.vocabulary.option import Option
from stegvis.web import urls
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, Dropdown, PageForm, Radios, YesNo
from stegvis.web.routes import actor, page

COLOURS = (Option("red", Wording("Röd", "Red")), Option("green", Wording("Grön", "Green")))
KEPT: dict[str, object] = {"version": 1, "word": "först", "colour": "red", "times": 0}
"""The record that the page changes; tests put it back."""


class WordForm(PageForm):
    word = forms.CharField(label="Ord", help_text="Ett ord, vilket som helst.", max_length=20)
    day = DayField(label="Dag", required=False)
    colour = Radios(label="Färg", options=COLOURS)
    other = Dropdown(label="Andra färgen", options=COLOURS, required=False)
    is_sure = YesNo(label="Säker", required=False)
    note = forms.CharField(label="Anteckning", widget=forms.Textarea, required=False)


def word_page(request: HttpRequest) -> HttpResponse:
    def act(given: Given) -> Done:
        if given.values["word"] == "fel":
            raise InvalidFields(
                {"word": Wording("Det ordet går inte.", "Not that word."), "": Wording("Allt.", "All.")}
            )
        if given.version != KEPT["version"]:
            theirs = {"word": str(KEPT["word"]), "colour": str(KEPT["colour"])}
            raise Changed(theirs, int(str(KEPT["version"])))
        assert actor(request).account
        KEPT.update(given.values, version=int(str(KEPT["version"])) + 1, times=int(str(KEPT["times"])) + 1)
        return Done("/klart/", "Ordet är sparat.", undo="/klart/")

    shown = {"word": KEPT["word"], "colour": KEPT["colour"]}
    form = FormPage("Byt ord", "/", WordForm, initial=shown, version=int(str(KEPT["version"])), lead="Bara på prov.")
    return form_page(request, act, form)


def done_page(request: HttpRequest) -> HttpResponse:
    from django.shortcuts import render

    return render(request, "403.html")


urlpatterns = [
    page("ord/", word_page, name="word", opens="save_draft"),
    path("klart/", done_page),
    *urls.urlpatterns,
]
