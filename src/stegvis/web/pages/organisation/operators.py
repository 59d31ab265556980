"""The association's operators."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.actions.add_operator import OperatorList, add_operator, list_operators
from stegvis.vocabulary import InvalidFields
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.pages.organisation.rows import REMOVE, GivenRow, RowsForm, rows_initial
from stegvis.web.routes import actor


class OperatorsForm(RowsForm):
    """A row for each operator: its name can change, and new ones come below."""

    needed = ("name",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for at in range(self.stored):
            del self.fields[f"{REMOVE}-{at}"]

    def columns(self) -> dict[str, forms.Field]:
        """The name."""
        return {"name": forms.CharField(label=_("Name"), max_length=500)}


@require_http_methods(["GET", "POST"])
def operators(request: HttpRequest, association: int) -> HttpResponse:
    """The table of operators."""
    shown = list_operators(by=actor(request), association=association)

    def act(given: Given) -> Done:
        names = {one.number: one.name for one in shown.operators}
        for row in given.values["rows"]:
            if names.get(row.number) != row.values["name"]:
                _save(request, association, row)
        return Done(reverse("interventions"), _("The operators are saved."))

    return form_page(
        request,
        act,
        FormPage(
            title=_("Operators"),
            lead=_("Municipalities, regions, agencies and companies that run interventions or take part in them."),
            back=reverse("interventions"),
            form=partial(OperatorsForm, stored=len(shown.operators)),
            initial=rows_initial([{"number": one.number, "name": one.name} for one in shown.operators]),
            template="organisation/rows.html",
            context={"association": _name(shown)},
        ),
    )


def _save(request: HttpRequest, association: int, row: GivenRow) -> None:
    try:
        add_operator(by=actor(request), association=association, name=row.values["name"], number=row.number)
    except InvalidFields as invalid:
        raise InvalidFields({f"name-{row.at}": invalid.fields["name"]}) from invalid


def _name(shown: OperatorList) -> str:
    return shown.association
