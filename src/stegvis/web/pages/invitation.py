"""Accepting an invitation by its link: choose a password and come in, or add the role to the account one has."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model, login
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stegvis.actions.accept_invitation import OpenInvitation, accept_invitation, show_invitation
from stegvis.vocabulary import InvalidFields
from stegvis.web.forms import PageForm
from stegvis.web.language import current_language

REFUSED = "invitation_refused"
"""In the session: why the last try was refused, until the page has told it."""


class PasswordForm(PageForm):
    """A new password, typed twice."""

    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        help_text=_("At least 12 characters. Three or four words in a row are easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *, invited: OpenInvitation, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.invited = invited

    def clean_password(self) -> str:
        """The password, if it is hard enough to guess."""
        password: str = self.cleaned_data["password"]
        validate_password(password, get_user_model()(email=self.invited.email, name=self.invited.name))
        return password

    def clean(self) -> dict[str, Any]:
        """Both are to be the same."""
        given = self.cleaned_data
        if "password" in given and given.get("again") != given["password"]:
            self.add_error("again", _("The two passwords are not the same."))
        return given


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """The page behind the link."""
    invited = show_invitation(secret)
    if invited is None:
        return render(request, "invitation_over.html", status=404)
    if invited.has_account:
        return _for_an_account(request, invited, secret)
    if request.method == "POST":
        return _accepted(request, PasswordForm(invited=invited, data=request.POST), secret)
    form = PasswordForm(invited=invited)
    _tell_again(request, form)
    return _shown(request, invited, form=form, status=422 if form.errors else 200)


def _accepted(request: HttpRequest, form: PasswordForm, secret: str) -> HttpResponse:
    """The way in with a new account, or back to the page."""
    if form.is_valid():
        try:
            number = accept_invitation(secret, password=form.cleaned_data["password"])
        except InvalidFields as invalid:
            form.add_invalid(invalid)
        else:
            login(request, get_user_model().objects.get(pk=number))
            return redirect("start")
    # Only the reasons are kept: a password is typed anew.
    request.session[REFUSED] = {name: list(errors) for name, errors in form.errors.items()}
    return _same_page(request)


def _tell_again(request: HttpRequest, form: PasswordForm) -> None:
    """What the last try was refused for, beside its fields."""
    form.cleaned_data = {}
    for name, reasons in request.session.pop(REFUSED, {}).items():
        for reason in reasons:
            form.add_error(name if name in form.fields else None, reason)


def _for_an_account(request: HttpRequest, invited: OpenInvitation, secret: str) -> HttpResponse:
    """Whoever has an account is logged in with it and says yes."""
    mine = request.user.is_authenticated and request.user.email == invited.email
    if request.method == "POST" and mine:
        try:
            accept_invitation(secret, account=request.user.pk)
        except InvalidFields as invalid:
            for reason in invalid.fields.values():
                messages.error(request, reason.in_language(current_language()))
            return _same_page(request)
        return redirect("start")
    if request.method == "POST":
        return _same_page(request)
    return _shown(request, invited, is_mine=mine)


def _same_page(request: HttpRequest) -> HttpResponse:
    """See other: the browser's back and reload never ask to send again."""
    answer = HttpResponseRedirect(request.path)
    answer.status_code = 303
    return answer


def _shown(request: HttpRequest, invited: OpenInvitation, *, status: int = 200, **more: Any) -> HttpResponse:
    role = invited.role.label.in_language(current_language())
    return render(request, "invitation.html", {"invited": invited, "role": role, **more}, status=status)
