"""Report packages at the office: taking one in, and whose are taken."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.actions.receive_package import receive_package
from stegvis.actions.take_in_package import TakenIn
from stegvis.actions.trust_key import TrustedKeys, end_key, show_trusted_keys, trust_key
from stegvis.forms.package.file import MAX_BYTES
from stegvis.forms.package.refusals import TOO_LARGE
from stegvis.vocabulary import BadInput, Wording
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import Dropdown, PageForm
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.sent_back import nothing_to_send_back, reason_of, send_back, sent_back

NO_FILE = Wording("Välj en fil först.", "Choose a file first.")


class KeyForm(PageForm):
    """A key, what it is for, and how it was compared."""

    public_key = forms.CharField(
        label=gettext_lazy("Key"),
        max_length=200,
        help_text=gettext_lazy(
            "64 characters. The sender sees it with the command stegvis key, or on their own page Report packages."
        ),
    )
    scope = Dropdown(
        label=gettext_lazy("For"), help_text=gettext_lazy("All interventions of an operator, or one intervention.")
    )
    note = forms.CharField(
        label=gettext_lazy("How the fingerprint was compared"),
        max_length=500,
        help_text=gettext_lazy("Call somebody you know there, and let them read the eight groups to you."),
    )

    def __init__(self, *, shown: TrustedKeys, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offer({"scope": (*shown.operators, *shown.interventions)})


@require_http_methods(["GET", "POST"])
def packages(request: HttpRequest) -> HttpResponse:
    """The page; a package that is handed in leads to its report."""
    by = actor(request)
    shown = show_trusted_keys(by=by)
    if request.method == "POST":
        file = request.FILES.get("file")
        if file is None or (file.size or 0) > MAX_BYTES:
            return send_back(request, {"file": TOO_LARGE if file else NO_FILE})
        try:
            came = receive_package(file.read(), by=by, name=file.name or "")
        except BadInput as bad:
            return send_back(request, {"file": reason_of(bad)})
        nothing_to_send_back(request)
        return _taken(request, came)
    left = sent_back(request)
    context = {
        "shown": shown,
        "error": left.errors.get("file", ""),
        "in_force": [one for one in shown.keys if one.ended_on is None],
        "ended": [one for one in shown.keys if one.ended_on is not None],
    }
    return render(request, "reports/packages.html", context, status=left.status)


def _taken(request: HttpRequest, came: TakenIn) -> HttpResponse:
    if came.is_known:
        messages.info(request, _("The report package had been received before. Nothing was changed."))
    else:
        messages.success(request, _("The report is received as a package. It waits for its registry number."))
    for warning in came.warnings:
        messages.warning(request, warning.in_language(current_language()))
    return redirect("edition", came.edition)


@require_http_methods(["GET", "POST"])
def new_key(request: HttpRequest) -> HttpResponse:
    """The form for one more key."""
    shown = show_trusted_keys(by=actor(request))

    def act(given: Given) -> Done:
        trust_key(by=actor(request), **given.values)
        return Done(reverse("packages"), _("The key is trusted from today."))

    page = FormPage(
        title=_("Trust a key"),
        lead=_("Packages signed with the key are taken from then on. Compare the fingerprint first."),
        back=reverse("packages"),
        form=partial(KeyForm, shown=shown),
        submit=_("Trust the key"),
    )
    return form_page(request, act, page)


@require_POST
def end_trusted_key(request: HttpRequest, number: int) -> HttpResponse:
    """Ends a key at once."""
    end_key(by=actor(request), number=number)
    messages.success(request, _("The key is ended. No more packages are taken from it."))
    return redirect("packages")
