"""What the office writes in an account: its beginning, the board's words, a chapter's lead and place."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.edit_account import (
    BOARD_LENGTH,
    AccountEditing,
    Chapter,
    edit_account,
    show_account_texts,
)
from stegvis.actions.list_accounts import AccountKey
from stegvis.vocabulary import Period
from stegvis.web.addresses import account_address
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import PageForm, WholeNumber
from stegvis.web.routes import actor
from stegvis.web.words import period_text

LEAD, PLACE = "lead-", "place-"


class AccountTextsForm(PageForm):
    """Two texts on the whole account; for each chapter its place and what stands before it."""

    board = forms.CharField(label=gettext_lazy("To the board"), required=False, widget=forms.Textarea)
    intro = forms.CharField(label=gettext_lazy("Introduction"), required=False, widget=forms.Textarea)

    def __init__(self, *, chapters: Sequence[Chapter], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["board"].help_text = _("At most %(count)s characters: the board's page is one page.") % {
            "count": BOARD_LENGTH
        }
        self.fields["board"].widget.attrs |= {"rows": 6, "maxlength": BOARD_LENGTH, "class": "textarea-field__textarea"}
        self.fields["intro"].widget.attrs |= {"rows": 8, "class": "textarea-field__textarea"}
        for chapter in chapters:
            place = WholeNumber(label=_("Place for %(name)s") % {"name": chapter.name}, digits=3, required=False)
            lead = forms.CharField(
                label=_("Before the chapter on %(name)s") % {"name": chapter.name},
                required=False,
                widget=forms.Textarea(attrs={"rows": 3, "class": "textarea-field__textarea"}),
            )
            place.widget.attrs["class"] = "text-field__input"
            self.fields |= {f"{PLACE}{chapter.number}": place, f"{LEAD}{chapter.number}": lead}

    @property
    def about_all(self) -> list[forms.BoundField]:
        """The fields on the whole account."""
        return [self["board"], self["intro"]]

    @property
    def about_chapters(self) -> list[forms.BoundField]:
        """The fields on chapters, two for each."""
        return [self[name] for name in self.fields if name.startswith((LEAD, PLACE))]


@require_http_methods(["GET", "POST"])
def edit_account_page(request: HttpRequest, association: int, period: Period | None) -> HttpResponse:
    """The texts, saved as one types; every version is kept."""
    key = AccountKey(association, period)
    shown = show_account_texts(key, by=actor(request))

    def act(given: Given) -> Done:
        values = given.values
        edit_account(
            by=actor(request),
            key=key,
            version=shown.version if given.version is None else given.version,
            intro=values["intro"],
            board=values["board"],
            places={one.number: values[f"{PLACE}{one.number}"] or one.place for one in shown.chapters},
            leads={one.number: values[f"{LEAD}{one.number}"] for one in shown.chapters},
        )
        return Done(account_address(key, "account_office"), _("The texts are saved."))

    return form_page(
        request,
        act,
        FormPage(
            title=_("Write in the account"),
            back=account_address(key, "account_office"),
            form=partial(AccountTextsForm, chapters=shown.chapters),
            initial=_initial(shown),
            version=shown.version,
            lead=f"{shown.association} · {period_text(period)}",
            template="account_texts.html",
        ),
    )


def _initial(shown: AccountEditing) -> dict[str, Any]:
    places = {f"{PLACE}{one.number}": one.place for one in shown.chapters}
    leads = {f"{LEAD}{one.number}": one.lead for one in shown.chapters}
    return {"intro": shown.intro, "board": shown.board, **places, **leads}
