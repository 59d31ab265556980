"""Withdrawing a consent, with what that does said first."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.withdraw_consent import show_withdrawal, withdraw_consent
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import DayField, PageForm
from stegvis.web.language import current_language
from stegvis.web.routes import actor


class WithdrawalFields(PageForm):
    """When; and, where data go, that this is understood."""

    withdrawn_on = DayField(label=gettext_lazy("Withdrawn on"))
    is_understood = forms.BooleanField(
        label=gettext_lazy("The data will be removed, and I know that it cannot be undone"), required=False
    )

    def __init__(self, *, ends_registration: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not ends_registration:
            del self.fields["is_understood"]


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, number: int, consent: int) -> HttpResponse:
    """A consent ends on a day."""
    by = actor(request)
    shown = show_withdrawal(by=by, participant=number, consent=consent)
    back = reverse("consents", args=[number])

    def act(given: Given) -> Done:
        is_gone = withdraw_consent(by=by, participant=number, consent=consent, **given.values)
        if is_gone:
            return Done(reverse("start"), _("The data are removed. Only the number stays."))
        if shown.ends_registration:
            return Done(back, _("What was stored of that time in the intervention is removed. Only the number stays."))
        return Done(back, _("The consent is withdrawn."), undo=reverse("restore_consent", args=[number, consent]))

    page = FormPage(
        title=_("Withdraw a consent"),
        back=back,
        form=partial(WithdrawalFields, ends_registration=shown.ends_registration),
        initial={"withdrawn_on": shown.today},
        submit=_("Remove the data and only count") if shown.ends_registration else _("Withdraw"),
        lead=_("Participant %(number)s · %(intervention)s · %(kind)s")
        % {
            "number": shown.local_number,
            "intervention": shown.intervention,
            "kind": shown.kind.in_language(current_language()),
        },
        participant=number,
        template="only_count.html",
        context={
            "removes": shown.ends_registration,
            "counted": [(shown.intervention, shown.counted_years)] if shown.counted_years else [],
            "everywhere": False,
        },
    )
    return form_page(request, act, page)
