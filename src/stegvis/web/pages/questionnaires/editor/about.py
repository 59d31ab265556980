"""What a questionnaire is about: the form with which one begins, and which changes it later."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.edit_questionnaire import (
    OCCASIONS,
    RESPONDENTS,
    AboutDocument,
    Document,
    Part,
    begin_questionnaire,
    describe,
    list_begun,
)
from stegvis.vocabulary import Wording
from stegvis.vocabulary.option import Option
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, PageForm, Radios
from stegvis.web.forms.choices import choices
from stegvis.web.pages.questionnaires.editor.place import Place, print_of, require_unchanged, swedish, with_swedish
from stegvis.web.routes import actor

PRIVACY = (
    Option("C", Wording("Hälsa, stöd eller hur livet är", "Health, support or how life is")),
    Option("B", Wording("Resultat, till exempel arbete eller studier", "Results, such as work or studies")),
)


class AboutFields(PageForm):
    """What it is called, who answers and when."""

    title = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    introduction = forms.CharField(
        label=gettext_lazy("Words before the questions"),
        help_text=gettext_lazy("What it is for, and who sees the answers. In plain words."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    thanks = forms.CharField(label=gettext_lazy("Words after the last question"), max_length=500, required=False)
    respondent = Radios(label=gettext_lazy("Who answers"), options=())
    occasions = forms.MultipleChoiceField(
        label=gettext_lazy("When it is answered"), widget=forms.CheckboxSelectMultiple
    )
    privacy = Radios(label=gettext_lazy("What the answers are about"), options=())
    valid_from = DayField(label=gettext_lazy("Used from"))
    valid_to = DayField(
        label=gettext_lazy("Last day of use"),
        help_text=gettext_lazy("Leave it empty as long as no last day is known."),
        required=False,
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offer({"respondent": RESPONDENTS, "privacy": PRIVACY})
        occasions = self.fields["occasions"]
        assert isinstance(occasions, forms.MultipleChoiceField)
        occasions.choices = choices(OCCASIONS)


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, association: int) -> HttpResponse:
    """A new questionnaire begins."""
    by = actor(request)
    list_begun(by=by, association=association)

    def act(given: Given) -> Done:
        name = begin_questionnaire(by=by, association=association, about=_about(given.values, None))
        return Done(reverse("questionnaire_desk", args=[association, name]), _("Now add the questions."))

    return form_page(
        request,
        act,
        FormPage(
            title=_("New questionnaire"),
            back=reverse("questionnaires", args=[association]),
            form=AboutFields,
            initial={"respondent": "participant", "privacy": "C", "thanks": _("Thank you for your answers!")},
            submit=_("Go on to the questions"),
            focus_first=True,
        ),
    )


@require_http_methods(["GET", "POST"])
def about(request: HttpRequest, association: int, name: str) -> HttpResponse:
    """What stands there is changed."""
    place = Place.of(request, association, name)
    document = place.document

    def act(given: Given) -> Done:
        now = place.held().document
        require_unchanged(given, _initial(now))
        place.change(partial(describe, about=_about(given.values, now)), Part.ABOUT)
        return place.done(_("It is saved."))

    initial = _initial(document)
    page = FormPage(
        title=_("About the questionnaire"),
        back=place.desk(),
        form=AboutFields,
        initial=initial,
        version=print_of(initial),
    )
    return form_page(request, act, page)


def _initial(document: Document) -> dict[str, Any]:
    return {
        "title": swedish(document["title"]),
        "introduction": swedish(document.get("introduction")),
        "thanks": swedish(document.get("thanks")),
        "respondent": document["respondent"],
        "occasions": document["occasions"],
        "privacy": document.get("privacy", "C"),
        "valid_from": document["valid_from"],
        "valid_to": document.get("valid_to", ""),
    }


def _about(values: dict[str, Any], document: Document | None) -> AboutDocument:
    """The fields as the document has them, with the translations that stand there."""
    last = values["valid_to"]
    return {
        "title": with_swedish(document["title"] if document else None, values["title"]),
        "introduction": with_swedish(document.get("introduction") if document else None, values["introduction"]),
        "thanks": with_swedish(document.get("thanks") if document else None, values["thanks"]),
        "respondent": values["respondent"],
        "occasions": values["occasions"],
        "privacy": values["privacy"],
        "valid_from": values["valid_from"].isoformat(),
        "valid_to": last.isoformat() if last else None,
    }
