"""Addresses with who may open them: every page names the action whose permission it needs."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from logging import getLogger
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path

from stegvis.actions.access import Actor, NotPermitted, actor_of, ended_roles, may
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.roles import Role
from stegvis.web.demonstration import is_demonstration
from stegvis.web.language import current_language

LOG = getLogger(__name__)
View = Callable[..., HttpResponseBase]
ANYONE = "anyone"
"""For pages that need no account: the way in, the language, a questionnaire by its link."""
LOGGED_IN = "logged in"
"""For pages that need an account and no role: the first page."""


def page(route: str, view: View, *, name: str, opens: str) -> URLPattern:
    """The address of a page. `opens` is the action whose permission it needs, or ANYONE, or LOGGED_IN."""
    return path(route, view if opens == ANYONE else guarded(view, opens), name=name)


def guarded(view: View, action: str) -> View:
    """The view for those only who may do the action somewhere; where, the action itself checks.

    A stranger is led to the login, an account without the role meets a page that says so, and what lies outside an
    account's assignments is answered as if it did not exist. Whoever sees participants needs a one-time code first.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), "account_login")
        if action != LOGGED_IN and not may(actor(request), action):
            return not_permitted(request)
        if lacks_code(request):
            return redirect("mfa_activate_totp")
        try:
            return view(request, *args, **kwargs)
        except NotPermitted:
            raise Http404 from None
        except BadInput as bad:
            return not_possible(request, bad)

    answer.__dict__["opens"] = action
    return answer


def actor(request: HttpRequest) -> Actor:
    """Who is logged in, with the assignments of today; looked up once a request."""
    known: Actor | None = request.__dict__.get("stegvis_actor")
    if known is None:
        assert request.user.is_authenticated
        known = actor_of(request.user)
        request.__dict__["stegvis_actor"] = known
    return known


def lacks_code(request: HttpRequest) -> bool:
    """True for a registrar who has not switched on one-time codes. An account that has them always logs in by one."""
    if Role.PARTICIPANT_REGISTRAR not in actor(request).roles or is_demonstration():
        return False
    from allauth.mfa.utils import is_mfa_enabled

    return not is_mfa_enabled(request.user)


def not_possible(request: HttpRequest, bad: BadInput) -> HttpResponse:
    """The page for what stops a page as a whole, such as a damaged ledger: the one sentence that says what to do."""
    # The name alone: a reason may repeat what somebody wrote.
    LOG.error("%s cannot be used", bad.name)
    language = current_language()
    context = {"title": _NOT_POSSIBLE.in_language(language), "reason": bad.reason.in_language(language)}
    return render(request, "not_possible.html", context, status=HTTPStatus.SERVICE_UNAVAILABLE)


def not_permitted(request: HttpRequest) -> HttpResponse:
    """The page for somebody whose roles do not open the address."""
    language = current_language()
    roles = ", ".join(role.label.in_language(language) for role in Role if role in actor(request).roles)
    ended = [(role.label.in_language(language), day) for role, day in ended_roles(actor(request).account)]
    return render(request, "403.html", {"roles": roles, "ended": ended}, status=403)


_NOT_POSSIBLE = Wording("Sidan kan inte visas nu", "The page cannot be shown now")
